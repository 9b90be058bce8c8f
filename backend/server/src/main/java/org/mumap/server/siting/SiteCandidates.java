package org.mumap.server.siting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.ControlEffect;
import org.mumap.rules.siting.ControlHit;
import org.mumap.rules.siting.ControlKind;
import org.mumap.rules.siting.Measure;
import org.mumap.rules.siting.Measures;
import org.mumap.rules.siting.Readiness;
import org.mumap.rules.siting.SiteCandidate;
import org.mumap.rules.siting.SiteFacts;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The parcels a search asks about, as the caller may see them. Works inside the caller's transaction. */
@Component
class SiteCandidates {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    SiteCandidates(JdbcClient jdbc, DataSource dataSource, Clock clock) {
        this.jdbc = jdbc;
        this.template = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /** Hands all parcels to a reader, as lean rows with the measures asked for. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public <T> T read(Set<Measure> asked, Function<Iterable<? extends SiteFacts>, T> reader) {
        List<Measure> measures = List.copyOf(asked);
        // before the stream, which takes the connection; the caller's transaction sees one snapshot
        Map<Long, Trait> traits = traits();
        Set<String> encumbered = encumbered();
        ConnectionCallback<T> stream = connection -> {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(LeanRows.statement(measures));
            try {
                return reader.apply(new LeanRows(copy, measures, traits, encumbered));
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        };
        T result = template.execute(stream);
        if (result == null) {
            throw new IllegalStateException("A reader of candidates answers something");
        }
        return result;
    }

    /** These parcels in full, by code; those out of scope or no longer there are missing. */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Map<String, SiteCandidate> full(Collection<String> codes) {
        String[] asked = codes.toArray(String[]::new);
        Map<String, List<ControlHit>> controls = controls(asked);
        Map<String, SiteCandidate> candidates = new LinkedHashMap<>();
        jdbc.sql(SitingSql.text("candidates.sql"))
                .param("codes", asked)
                .param("year", closedYear())
                .param("today", LocalDate.now(clock))
                .query(row -> {
                    SiteCandidate candidate = candidate(row, controls);
                    candidates.put(candidate.parcelCode(), candidate);
                });
        return candidates;
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

    private Set<String> encumbered() {
        return new HashSet<>(jdbc.sql(SitingSql.text("encumbered.sql"))
                .param("today", LocalDate.now(clock))
                .query(String.class)
                .list());
    }

    private Map<Long, Trait> traits() {
        Map<Long, Trait> traits = new HashMap<>();
        jdbc.sql(SitingSql.text("traits.sql")).query(row -> {
            traits.put(row.getLong("id"), Trait.of(row, row.getBoolean("idle_floor")));
        });
        return traits;
    }

    private Map<String, List<ControlHit>> controls(String[] codes) {
        Map<String, List<ControlHit>> controls = new HashMap<>();
        jdbc.sql(SitingSql.text("candidate_controls.sql")).param("codes", codes).query(row -> {
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
        Double idleFloor = number(row, "idle_floor_m2");
        Trait trait = Trait.of(row, idleFloor != null && idleFloor > 0);
        return new SiteCandidate(
                code,
                row.getString("name"),
                row.getDouble("area_mu"),
                trait.supply(),
                trait.landUseScheme(),
                trait.landUseCode(),
                trait.plannedUse(),
                row.getString("park_code"),
                controls.getOrDefault(code, List.of()),
                measures(row),
                works(row.getInt("ready")),
                null,
                number(row, "tax_wan_per_mu"),
                row.getBoolean("encumbered"));
    }

    private static Measures measures(ResultSet row) throws SQLException {
        Map<Measure, Double> values = new HashMap<>();
        for (Measure measure : Measure.values()) {
            Double value = number(row, measure.column());
            if (value != null) {
                values.put(measure, value);
            }
        }
        return Measures.of(values);
    }

    private static Set<Readiness> works(int bits) {
        Set<Readiness> works = EnumSet.noneOf(Readiness.class);
        for (Readiness work : Readiness.values()) {
            if ((bits >> work.ordinal() & 1) == 1) {
                works.add(work);
            }
        }
        return works;
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
