package org.mumap.server.siting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.ControlEffect;
import org.mumap.rules.siting.ControlHit;
import org.mumap.rules.siting.ControlKind;
import org.mumap.rules.siting.SiteCandidate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Streams the parcels a search asks about, as the caller may see them. Works inside the caller's transaction. */
@Component
class SiteCandidates {

    private static final int FETCH = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    SiteCandidates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Hands all candidates, one by one, to a reader. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public <T> T read(Function<Iterable<SiteCandidate>, T> reader) {
        Map<String, List<ControlHit>> controls = controls();
        try (Stream<SiteCandidate> candidates = jdbc
                .sql(SitingSql.text("candidates.sql"))
                .withFetchSize(FETCH)
                .param("year", closedYear())
                .param("today", LocalDate.now(clock))
                .query((row, n) -> candidate(row, controls))
                .stream()) {
            return reader.apply(candidates::iterator);
        }
    }

    /** How many parcels in scope are left out because their use is neither industry nor storage. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public long countOtherUses() {
        return jdbc.sql("select count(*) from live.parcel where site_use = false")
                .query(Long.class)
                .single();
    }

    /** Kinds of line inside which land must lie, of which the county has lines. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Set<ControlKind> insideKinds() {
        Set<ControlKind> kinds = new TreeSet<>();
        jdbc.sql(
                        "select distinct kind from live.control_line where live.control_effect(kind, effect) = 'REQUIRE_INSIDE'")
                .query(String.class)
                .list()
                .forEach(kind -> kinds.add(ControlKind.valueOf(kind)));
        return kinds;
    }

    private int closedYear() {
        return jdbc.sql("select value::int from live.setting where name = 'closed_year'")
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private Map<String, List<ControlHit>> controls() {
        Map<String, List<ControlHit>> controls = new HashMap<>();
        jdbc.sql(SitingSql.text("candidate_controls.sql")).withFetchSize(FETCH).query(row -> {
            ControlHit hit = new ControlHit(
                    ControlKind.valueOf(row.getString("kind")),
                    row.getString("name"),
                    ControlEffect.valueOf(row.getString("effect")),
                    row.getString("law"),
                    row.getDouble("share"));
            controls.computeIfAbsent(row.getString("parcel_code"), code -> new ArrayList<>(2))
                    .add(hit);
        });
        return controls;
    }

    private static SiteCandidate candidate(ResultSet row, Map<String, List<ControlHit>> controls) throws SQLException {
        String code = row.getString("parcel_code");
        return new SiteCandidate(
                code,
                row.getString("name"),
                row.getDouble("area_mu"),
                SupplyOfParcel.kinds(
                        row.getString("supply_state"),
                        row.getString("idle_finding"),
                        row.getString("legal_state"),
                        row.getBoolean("low_efficiency")),
                row.getString("land_use_scheme"),
                row.getString("land_use_code"),
                row.getString("planned_use"),
                row.getString("park_code"),
                controls.getOrDefault(code, List.of()),
                number(row, "road_m"),
                number(row, "power_m"),
                number(row, "water_m"),
                number(row, "sewage_m"),
                number(row, "gas_m"),
                number(row, "slope_deg"),
                number(row, "shape"),
                null,
                number(row, "tax_wan_per_mu"),
                row.getBoolean("encumbered"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
