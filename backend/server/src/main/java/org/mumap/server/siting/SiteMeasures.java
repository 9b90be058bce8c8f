package org.mumap.server.siting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.RoadRank;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures, inside the commit, what a search will ask: for parcels that changed, and for all parcels when roads, pipes or
 * control lines changed. Set-based SQL on the owner's connection.
 */
@Component
public class SiteMeasures {

    private static final String[] UTILITIES = {"ROAD", "POWER", "WATER", "SEWAGE", "GAS"};

    private final JdbcClient jdbc;
    private final ControlShares controlShares;
    private final RoadDistances roads;
    private final RectangleMeasures rectangles;
    private final JsonMapper json;

    SiteMeasures(
            @Owner JdbcClient jdbc,
            ControlShares controlShares,
            RoadDistances roads,
            RectangleMeasures rectangles,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.controlShares = controlShares;
        this.roads = roads;
        this.rectangles = rectangles;
        this.json = json;
    }

    @EventListener
    @Order(10)
    void on(FactsChanged change) {
        if (change.any("parcels")) {
            classifyUses();
            rectangles.measureTouched();
            measureDistances(UTILITIES, false);
            roads.measure(false);
            controlShares.measure(false);
            measureIdleFloors(change.today());
        } else if (change.any("buildings")) {
            measureIdleFloors(change.today());
        } else if (change.any("utilities")) {
            cutUtilities();
            jdbc.sql("analyze live.utility_piece").update();
            measureDistances(touchedUtilityKinds(), true);
            roads.renew();
        } else if (change.any("control_lines")) {
            run("control_line_pieces.sql");
            jdbc.sql("analyze live.control_line_piece").update();
            controlShares.measure(true);
        }
    }

    /** Measures all parcels anew, but for control lines and heights, which have their own times. Within a transaction. */
    void all(LocalDate today) {
        jdbc.sql("create temporary table touched on commit drop as select utility_code as row_key from live.utility")
                .update();
        jdbc.sql("create temporary table touched_parcel on commit drop as select parcel_code from live.parcel")
                .update();
        jdbc.sql("analyze touched, touched_parcel").update();
        cutUtilities();
        jdbc.sql("analyze live.utility_piece").update();
        rectangles.measure();
        measureDistances(UTILITIES, true);
        roads.renew();
        measureIdleFloors(today);
        jdbc.sql("update live.version set n = n + 1 where layer = 'parcels'").update();
    }

    private void measureIdleFloors(LocalDate today) {
        jdbc.sql(SitingSql.text("idle_floors.sql")).param("today", today).update();
    }

    /** The words of a class are read once each: a county has few. */
    private void cutUtilities() {
        Map<String, Integer> ranks = new TreeMap<>();
        jdbc.sql("select distinct class from live.utility where kind = 'ROAD' and class is not null")
                .query(String.class)
                .list()
                .forEach(words -> ranks.put(words, RoadRank.of(words).ordinal()));
        String json = this.json.writeValueAsString(ranks);
        for (String statement : SitingSql.statements("utility_pieces.sql")) {
            jdbc.sql(statement).param("ranks", json).update();
        }
    }

    // kinds the line was and is: a pipe that became a road concerns both
    private String[] touchedUtilityKinds() {
        return jdbc.sql("select distinct v.kind from ledger.utility v join touched t using (row_key)")
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }

    private void measureDistances(String[] kinds, boolean all) {
        jdbc.sql(SitingSql.text("distances.sql"))
                .param("kinds", kinds)
                .param("all", all)
                .update();
    }

    private void run(String file) {
        for (String statement : SitingSql.statements(file)) {
            jdbc.sql(statement).update();
        }
    }

    /** A combination of uses, of which a county has few, and what it means. */
    record Use(
            @Nullable String planned,
            @Nullable String scheme,
            @Nullable String code,
            @Nullable String supply,
            @Nullable Boolean takes) {}

    private void classifyUses() {
        List<Use> uses = jdbc.sql("""
                        select distinct p.planned_use, p.land_use_scheme, p.land_use_code, p.supply_state
                        from live.parcel p join touched_parcel t using (parcel_code)
                        """)
                .query((row, n) -> use(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
        jdbc.sql("""
                        update live.parcel p set site_use = u.takes
                        from touched_parcel t,
                             jsonb_to_recordset(:uses::jsonb) as u (planned text, scheme text, code text, supply text, takes boolean)
                        where p.parcel_code = t.parcel_code
                          and (p.planned_use, p.land_use_scheme, p.land_use_code, p.supply_state)
                              is not distinct from (u.planned, u.scheme, u.code, u.supply)
                        """).param("uses", json.writeValueAsString(uses)).update();
    }

    private static Use use(
            @Nullable String planned, @Nullable String scheme, @Nullable String code, @Nullable String supply) {
        return new Use(planned, scheme, code, supply, SiteUse.of(planned, scheme, code, supply));
    }
}
