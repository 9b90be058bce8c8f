package org.mumap.server.desk;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a county sets about its desk, under {@code mumap.*}.
 *
 * @param officeName name of the unit at the head of exported sheets; empty = the office of the account
 * @param staleAfterDays by kind of import, after how many days its newest data count as stale; what is not named keeps our default,
 *     0 = never
 */
@ConfigurationProperties("mumap")
public record DeskSettings(
        @DefaultValue("") String officeName, @DefaultValue Map<String, Integer> staleAfterDays) {

    /** What is reported monthly, half-yearly, yearly; what the law changes rarely never gets stale. */
    private static final Map<String, Integer> USUAL = Map.ofEntries(
            Map.entry("progress_reports", 45),
            Map.entry("project_nodes", 92),
            Map.entry("projects", 92),
            Map.entry("site_states", 183),
            Map.entry("parcels", 183),
            Map.entry("contracts", 183),
            Map.entry("occupancies", 366),
            Map.entry("enterprises", 366),
            Map.entry("utilities", 731),
            Map.entry("buildings", 731),
            Map.entry("annual_returns", 551));

    /** Days after which data of the kind are stale; 0 = never. */
    public int staleAfterDays(String kind) {
        return staleAfterDays.getOrDefault(kind, USUAL.getOrDefault(kind, 0));
    }
}
