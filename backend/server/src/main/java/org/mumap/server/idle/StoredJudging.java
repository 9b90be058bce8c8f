package org.mumap.server.idle;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For which day, and by which rules, the verdicts of the whole county are stored. Until both are today's, lists are judged on
 * demand.
 *
 * @param day ISO date, empty when the county was never judged
 * @param rules {@code RuleVersion} that judged, empty when unknown
 */
record StoredJudging(String day, String rules) {

    private static final String DAY = "idle_judged_on";
    private static final String RULES = "idle_judged_by";
    private static final String UNDER_WAY = "idle_under_way";

    static StoredJudging read(JdbcClient jdbc) {
        Map<String, String> settings = jdbc
                .sql("select name, value from live.setting where name in ('idle_judged_on', 'idle_judged_by')")
                .query((row, n) -> Map.entry(row.getString("name"), row.getString("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new StoredJudging(settings.getOrDefault(DAY, ""), settings.getOrDefault(RULES, ""));
    }

    /** Whether what is stored holds for a day by these rules. */
    boolean holds(LocalDate today, String rulesNow) {
        return day.equals(today.toString()) && rules.equals(rulesNow);
    }

    static void write(JdbcClient owner, LocalDate day, String rules) {
        set(owner, DAY, day.toString());
        set(owner, RULES, rules);
    }

    /** Whether commits have to note what they touch. */
    static void underWay(JdbcClient owner, boolean now) {
        set(owner, UNDER_WAY, Boolean.toString(now));
    }

    static boolean isUnderWay(JdbcClient owner) {
        return owner.sql("select exists (select from live.setting where name = :name and value = 'true')")
                .param("name", UNDER_WAY)
                .query(Boolean.class)
                .single();
    }

    private static void set(JdbcClient owner, String name, String value) {
        owner.sql("""
                        insert into live.setting (name, value) values (:name, :value)
                        on conflict (name) do update set value = excluded.value
                        """).param("name", name).param("value", value).update();
    }
}
