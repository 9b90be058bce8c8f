package org.mumap.server.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code live.*} in step with the ledger for the keys in {@code touched}: what holds on the day, one row per thing. The
 * statements stand in {@code ledger/live/<table>.sql}. What rooms compute (verdicts, distances, totals) they write themselves
 * when told by {@link FactsChanged}.
 */
@Component
public class LiveTables {

    private static final Map<String, List<String>> LAYERS = Map.ofEntries(
            Map.entry("areas", List.of("areas")),
            Map.entry("parks", List.of("parks")),
            Map.entry("parcels", List.of("parcels", "parks", "areas", "idle_candidates", "per_mu")),
            Map.entry("control_lines", List.of("control_lines")),
            Map.entry("utilities", List.of("utilities", "parcels")),
            Map.entry("contracts", List.of("parcels", "parks", "areas", "idle_candidates")),
            Map.entry("site_states", List.of("parcels", "parks", "areas", "idle_candidates")),
            Map.entry("excluded_periods", List.of("parcels", "parks", "areas", "idle_candidates")),
            Map.entry("idle_acts", List.of("parcels", "parks", "areas", "idle_candidates")),
            Map.entry("enterprises", List.of("per_mu")),
            Map.entry("occupancies", List.of("parcels", "parks", "per_mu")),
            Map.entry("annual_returns", List.of("parcels", "parks", "per_mu")),
            Map.entry("projects", List.of("project_sites")),
            Map.entry("project_plans", List.of("project_sites")),
            Map.entry("progress_reports", List.of("project_sites")),
            Map.entry("project_nodes", List.of("project_sites")));

    private static final String OWN_PARK = "scope_park = v.park_code";
    private static final String OWN_LAND = "scope_park = v.park_code, scope_town = v.town";
    private static final String OWN_LAND_DIFFERS =
            "(v.scope_park, v.scope_town) is distinct from (v.park_code, v.town)";

    private final JdbcClient jdbc;

    LiveTables(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether rows of the kind say themselves to which park and town they belong. */
    static boolean statesOwnLand(Kind kind) {
        return kind.name().equals("parcels") || kind.name().equals("projects");
    }

    /** Renews the live rows of the touched keys and the scope of the rows just written. */
    void refresh(Kind kind, long actId, LocalDate today) {
        createTouchedSubjects(kind);
        if (LIVE.contains(kind.table())) {
            run("live/" + kind.table() + ".sql", today);
        }
        if (kind.name().equals("occupancies") || kind.name().equals("parcels")) {
            // a firm whose parcel changed hands between parks is seen by others from now on
            jdbc.sql("""
                            insert into touched_enterprise
                            select distinct credit_code from ledger.occupancy join touched_parcel using (parcel_code)
                            on conflict do nothing
                            """).update();
            run("live/enterprise_park.sql", today);
        }
        assignScope(kind, actId);
    }

    /** Empties every live table but the counters that only grow; tile tables follow theirs by trigger. */
    void clear() {
        List<String> tables = jdbc.sql("""
                        select format('live.%I', tablename) from pg_tables
                        where schemaname = 'live' and tablename not in ('version', 'setting', 'job') and tablename not like 'tile\\_%'
                        """).query(String.class).list();
        jdbc.sql("truncate " + String.join(", ", tables)).update();
    }

    /** Forgets what was touched, before the next kind of the same transaction. */
    void dropTouched() {
        jdbc.sql("drop table if exists touched, touched_parcel, touched_project, touched_enterprise")
                .update();
    }

    private static final List<String> LIVE = List.of("area", "park", "parcel", "control_line", "utility", "project");

    /** Raises the version of every layer that shows facts of the kind. */
    void raiseVersions(Kind kind) {
        raise(LAYERS.getOrDefault(kind.name(), List.of()));
    }

    /** Raises the version of every layer, as after judging the whole county anew. */
    public void raiseAllVersions() {
        jdbc.sql("update live.version set n = n + 1").update();
    }

    private void raise(List<String> layers) {
        if (!layers.isEmpty()) {
            jdbc.sql("update live.version set n = n + 1 where layer = any(:layers)")
                    .param("layers", layers.toArray(String[]::new))
                    .update();
        }
    }

    private void createTouchedSubjects(Kind kind) {
        createSubject("touched_parcel", "parcel_code", kind);
        createSubject("touched_project", "project_code", kind);
        createSubject("touched_enterprise", "credit_code", kind);
        jdbc.sql("analyze touched, touched_parcel, touched_project, touched_enterprise")
                .update();
    }

    private void createSubject(String table, String column, Kind kind) {
        jdbc.sql("create temporary table %s (%s text primary key) on commit drop".formatted(table, column))
                .update();
        if (!kind.has(column)) {
            return;
        }
        String keys = kind.keyColumns().equals(List.of(column))
                ? "select row_key from touched"
                : "select distinct v.%1$s from ledger.%2$s v join touched t using (row_key) where v.%1$s is not null"
                        .formatted(column, kind.table());
        jdbc.sql("insert into " + table + " " + keys).update();
    }

    private void assignScope(Kind kind, long actId) {
        switch (kind.scope()) {
            case PARK -> set(kind, actId, OWN_PARK, "v.scope_park is distinct from v.park_code");
            case PARCEL -> {
                if (kind.name().equals("parcels")) {
                    set(kind, actId, OWN_LAND, OWN_LAND_DIFFERS);
                    moveDependents();
                    moveSignals();
                } else {
                    setFrom(kind, actId, "live.parcel s where s.parcel_code = v.parcel_code", "s.park_code", "s.town");
                }
            }
            case PROJECT -> {
                if (kind.name().equals("projects")) {
                    set(kind, actId, OWN_LAND, OWN_LAND_DIFFERS);
                    moveProjectDependents();
                } else {
                    setFrom(
                            kind,
                            actId,
                            "live.project_site s where s.project_code = v.project_code",
                            "s.park_code",
                            "s.town");
                }
            }
            case PROJECT_LAND ->
                setFrom(
                        kind,
                        actId,
                        "live.project_site s where s.project_code = v.project_code",
                        "s.park_code",
                        "s.town");
            case TICKET ->
                setFrom(kind, actId, "ledger.ticket s where s.ticket_id = v.ticket_id", "s.scope_park", "s.scope_town");
            case SUBJECT ->
                setFrom(kind, actId, "live.parcel s where s.parcel_code = v.subject", "s.park_code", "s.town");
            case ENTERPRISE, COUNTY_WIDE -> {
                // no scope of their own: seen through enterprise_park, or by everybody signed in
            }
        }
        if (List.of("annual_returns", "occupancies", "parcels").contains(kind.name())) {
            scopeReturns();
        }
    }

    private void set(Kind kind, long actId, String assignment, String differs) {
        // a row that was inserted has it already; one that was copied may have moved
        jdbc.sql("update ledger.%1$s v set %2$s where v.act_id = :act and %3$s"
                        .formatted(kind.table(), assignment, differs))
                .param("act", actId)
                .update();
    }

    private void setFrom(Kind kind, long actId, String from, String park, String town) {
        jdbc.sql("update ledger.%s v set scope_park = %s, scope_town = %s from %s and v.act_id = :act"
                        .formatted(kind.table(), park, town, from))
                .param("act", actId)
                .update();
    }

    // a parcel that moved to another park takes its facts along
    private void moveDependents() {
        for (Kind other : Kinds.list()) {
            if (other.scope() == Kind.Scope.PARCEL && !other.name().equals("parcels")) {
                jdbc.sql("""
                                update ledger.%s v set scope_park = p.park_code, scope_town = p.town
                                from touched_parcel t join live.parcel p using (parcel_code)
                                where v.parcel_code = t.parcel_code
                                  and (v.scope_park, v.scope_town) is distinct from (p.park_code, p.town)
                                """.formatted(other.table())).update();
            }
        }
    }

    private void moveSignals() {
        jdbc.sql("""
                        update ledger.signal v set scope_park = p.park_code, scope_town = p.town
                        from touched_parcel t join live.parcel p using (parcel_code)
                        where v.subject = t.parcel_code and (v.scope_park, v.scope_town) is distinct from (p.park_code, p.town)
                        """).update();
    }

    // a project that moved takes its plans, reports, nodes, permits and land along
    private void moveProjectDependents() {
        for (Kind other : Kinds.list()) {
            boolean follows = other.scope() == Kind.Scope.PROJECT || other.scope() == Kind.Scope.PROJECT_LAND;
            if (follows && !other.name().equals("projects")) {
                jdbc.sql("""
                                update ledger.%s v set scope_park = p.park_code, scope_town = p.town
                                from touched_project t join live.project_site p using (project_code)
                                where v.project_code = t.project_code
                                  and (v.scope_park, v.scope_town) is distinct from (p.park_code, p.town)
                                """.formatted(other.table())).update();
            }
        }
        moveTickets();
    }

    private void moveTickets() {
        for (String table : List.of("ticket", "ticket_act")) {
            jdbc.sql("""
                            update ledger.%s v set scope_park = p.park_code, scope_town = p.town
                            from touched_project t join live.project_site p using (project_code)
                            where v.project_code = t.project_code
                              and (v.scope_park, v.scope_town) is distinct from (p.park_code, p.town)
                            """.formatted(table)).update();
        }
    }

    // a firm's whole return is shown to a park only when all its land lies there; else the park sees its share only
    private void scopeReturns() {
        jdbc.sql("""
                        with home as (
                          select t.credit_code,
                                 case when count(distinct coalesce(ep.park_code, '')) = 1 then min(ep.park_code) end as park_code,
                                 case when count(distinct coalesce(ep.town, '')) = 1 then min(ep.town) end as town
                          from touched_enterprise t left join live.enterprise_park ep using (credit_code)
                          group by t.credit_code)
                        update ledger.annual_return v set scope_park = h.park_code, scope_town = h.town
                        from home h
                        where v.credit_code = h.credit_code
                          and (v.scope_park, v.scope_town) is distinct from (h.park_code, h.town)
                        """).update();
    }

    private void run(String resource, LocalDate today) {
        for (String statement : text(resource).split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                jdbc.sql(statement).param("today", today).update();
            }
        }
    }

    private static String text(String resource) {
        try (var in = Objects.requireNonNull(LiveTables.class.getResourceAsStream("/ledger/" + resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
