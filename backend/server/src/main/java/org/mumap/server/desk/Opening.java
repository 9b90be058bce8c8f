package org.mumap.server.desk;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.MuMap;
import org.mumap.server.Settings;
import org.mumap.server.access.DemoAccounts;
import org.mumap.server.access.FirstAccount;
import org.mumap.server.ledger.Owner;
import org.mumap.server.published.BaseMaps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the front end must know before anybody signs in: whose system this is and where to look on the map. Read as the owner,
 * since nobody has a scope yet; therefore it tells the county's name and extent and nothing else of its data.
 */
@Component
public class Opening {

    private static final String NAME_SETTING = "system_name";
    private static final String DEFAULT_NAME = "亩图";

    private final JdbcClient jdbc;
    private final Settings settings;
    private final FirstAccount firstAccount;
    private final Clock clock;
    private final BaseMaps baseMaps;
    // anybody may ask: at most one look-up every few seconds
    private final LoadingCache<String, Known> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(key -> read());

    Opening(@Owner JdbcClient jdbc, Settings settings, FirstAccount firstAccount, Clock clock, BaseMaps baseMaps) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.firstAccount = firstAccount;
        this.clock = clock;
        this.baseMaps = baseMaps;
    }

    /**
     * The county.
     *
     * @param bbox west, south, east, north (EPSG:4490)
     */
    public record County(String code, String name, String nameEn, List<Double> bbox) {}

    /** A demo account that the sign-in page offers. */
    public record DemoAccount(String username, String title, String titleEn) {}

    /**
     * A base map; its tiles come from this server, which keeps the key.
     *
     * @param labels tiles of the names over it, null where it has none
     */
    public record BaseMap(
            String id,
            String name,
            String nameEn,
            String tiles,
            @Nullable String labels,
            String attribution,
            int maxZoom) {

        static BaseMap of(BaseMaps.Offered map) {
            return new BaseMap(
                    map.id(),
                    map.name(),
                    map.nameEn().isEmpty() ? map.name() : map.nameEn(),
                    "/api/basemaps/" + map.id() + "/{z}/{x}/{y}",
                    map.labels() ? "/api/basemaps/" + map.id() + "/labels/{z}/{x}/{y}" : null,
                    map.attribution(),
                    map.maxZoom());
        }
    }

    /**
     * The whole.
     *
     * @param systemName name of the system
     * @param county the county, null while its area has not been imported
     * @param demo whether this is the demo
     * @param demoAccounts accounts of the demo, none elsewhere
     * @param firstAccount whether the first account is still to be made
     * @param version version of the program
     * @param baseMaps base maps
     * @param years years with returns
     * @param closedYear newest closed year with returns, else last year
     * @param today the legal day
     */
    public record Config(
            String systemName,
            @Nullable County county,
            boolean demo,
            List<DemoAccount> demoAccounts,
            boolean firstAccount,
            String version,
            List<BaseMap> baseMaps,
            List<Integer> years,
            int closedYear,
            LocalDate today) {}

    private record Known(
            String systemName, Optional<County> county, List<Integer> years, Optional<Integer> closedYear) {}

    /** What there is to know now. */
    public Config get() {
        Known now = known.get("");
        LocalDate today = LocalDate.now(clock);
        return new Config(
                now.systemName(),
                now.county().orElse(null),
                settings.demo(),
                settings.demo() ? demoAccounts() : List.of(),
                firstAccount.isWanted(),
                Objects.requireNonNullElse(MuMap.class.getPackage().getImplementationVersion(), "dev"),
                baseMaps.list().stream().map(BaseMap::of).toList(),
                now.years(),
                now.closedYear().orElse(today.getYear() - 1),
                today);
    }

    private static List<DemoAccount> demoAccounts() {
        return DemoAccounts.list().stream()
                .map(account -> new DemoAccount(account.username(), account.displayName(), account.displayNameEn()))
                .toList();
    }

    private Known read() {
        List<Integer> years = jdbc.sql("""
                        select distinct year from ledger.annual_return
                        where superseded_at = 'infinity' and not ended order by year
                        """).query(Integer.class).list();
        return new Known(
                setting(NAME_SETTING).orElse(DEFAULT_NAME),
                county(),
                years,
                setting("closed_year").map(Integer::valueOf));
    }

    private Optional<String> setting(String name) {
        return jdbc.sql("select value from live.setting where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    // the English name is no column of the kind: it is taken where the file brought one
    private Optional<County> county() {
        return jdbc.sql("""
                        select l.area_code, l.name, coalesce(v.attributes ->> 'name_en', l.name) as name_en,
                               st_xmin(l.geom) as west, st_ymin(l.geom) as south, st_xmax(l.geom) as east, st_ymax(l.geom) as north
                        from live.area l
                        left join ledger.area v on v.row_key = l.area_code and v.superseded_at = 'infinity'
                        where l.level = 'COUNTY'
                        order by l.area_code, v.data_from desc limit 1
                        """)
                .query((row, n) -> new County(
                        row.getString("area_code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        List.of(
                                row.getDouble("west"),
                                row.getDouble("south"),
                                row.getDouble("east"),
                                row.getDouble("north"))))
                .optional();
    }
}
