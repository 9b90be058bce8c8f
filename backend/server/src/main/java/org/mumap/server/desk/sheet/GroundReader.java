package org.mumap.server.desk.sheet;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.idle.IdleVerdicts;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.Property;
import org.mumap.server.published.PublishedView;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is to be drawn, within the caller's scope: today's features from the published views, other days' from the ledger. */
@Component
@Transactional(readOnly = true)
class GroundReader {

    /** More shapes than this on one sheet are no map any more. */
    static final int MOST_SHAPES = 15_000;
    /** Parcels of other days are judged one by one for the sheet. */
    private static final int MOST_JUDGED = 2_000;

    private static final int CHUNK = 200;
    private static final Envelope EVERYWHERE = new Envelope(-180, 180, -90, 90);
    private static final String BOX = "st_makeenvelope(:west, :south, :east, :north, 4490)";
    private static final String PARCELS_AT = SqlFile.text("desk/sheet_parcels_at.sql");

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final IdleVerdicts verdicts;

    GroundReader(JdbcClient jdbc, Catalogue catalogue, IdleVerdicts verdicts) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.verdicts = verdicts;
    }

    /**
     * Features of a collection that meet a box.
     *
     * @param box degrees
     * @param year year of the per-mu figures, null for the newest closed one
     * @throws Problem (422) when there are too many for a sheet
     */
    List<Ground> list(String collection, Envelope box, @Nullable Integer year) {
        PublishedView view = catalogue.get(collection);
        if (year != null) {
            jdbc.sql("select set_config('mumap.year', :year, true)")
                    .param("year", year.toString())
                    .query(String.class)
                    .single();
        }
        return few(
                bind(
                                jdbc.sql(
                                        "select %s, geom from published.\"%s\" where geom && %s order by 1 limit :limit"
                                                .formatted(columns(view), view.id(), BOX)),
                                box)
                        .param("limit", MOST_SHAPES + 1)
                        .query((row, n) -> ground(row, view))
                        .list(),
                MOST_SHAPES);
    }

    /** Features of a collection by key, in the order of the keys; those out of scope are not there. */
    Map<String, Ground> byKey(String collection, Collection<String> keys) {
        PublishedView view = catalogue.get(collection);
        return jdbc
                .sql("select %s, geom from published.\"%s\" where \"%s\" = any(:keys)"
                        .formatted(columns(view), view.id(), view.key()))
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> ground(row, view))
                .list()
                .stream()
                .collect(Collectors.toMap(ground -> ground.text(view.key()), ground -> ground));
    }

    /**
     * Parcels of other times that meet a box, judged for then; without per-mu figures.
     *
     * @throws Problem (422) when there are too many to be judged for a sheet
     */
    List<Ground> parcelsAt(Envelope box, Times times) {
        List<Ground> plain = few(at(times, box, null, MOST_JUDGED + 1), MOST_JUDGED);
        List<String> codes =
                plain.stream().map(ground -> ground.text("parcel_code")).toList();
        Map<String, IdleVerdict> judged = new HashMap<>();
        for (int i = 0; i < codes.size(); i += CHUNK) {
            judged.putAll(verdicts.judge(codes.subList(i, Math.min(i + CHUNK, codes.size())), times));
        }
        return plain.stream().map(ground -> judged(ground, judged)).toList();
    }

    /** Shapes of parcels by code as they were at those times. */
    Map<String, Ground> parcelsAt(Collection<String> codes, Times times) {
        return at(times, EVERYWHERE, codes.toArray(String[]::new), MOST_SHAPES + 1).stream()
                .collect(Collectors.toMap(ground -> ground.text("parcel_code"), ground -> ground));
    }

    private List<Ground> at(Times times, Envelope box, String @Nullable [] codes, int limit) {
        return bind(jdbc.sql(PARCELS_AT), box)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .param("codes", codes)
                .param("limit", limit)
                .query((row, n) -> parcel(row))
                .list();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Envelope box) {
        return statement
                .param("west", box.getMinX())
                .param("south", box.getMinY())
                .param("east", box.getMaxX())
                .param("north", box.getMaxY());
    }

    private static <T> List<T> few(List<T> found, int most) {
        if (found.size() > most) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "print-too-much", most);
        }
        return found;
    }

    private static String columns(PublishedView view) {
        return properties(view).stream()
                .map(property -> '"' + property.name() + '"')
                .collect(Collectors.joining(", "));
    }

    /** What tiles carry is what styles and labels need; the key stands first. */
    private static List<Property> properties(PublishedView view) {
        return view.tiles().properties();
    }

    private static Ground ground(ResultSet row, PublishedView view) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        for (Property property : properties(view)) {
            put(values, property.name(), row.getObject(property.name()));
        }
        return new Ground(PostgisShapes.ofHex(row.getString("geom")), values, List.of(), false);
    }

    private static Ground parcel(ResultSet row) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        for (String name :
                List.of("parcel_code", "name", "park_code", "town", "land_use_code", "supply_state", "area_mu")) {
            put(values, name, row.getObject(name));
        }
        return new Ground(PostgisShapes.ofHex(row.getString("geom")), values, List.of(), false);
    }

    private static Ground judged(Ground ground, Map<String, IdleVerdict> judged) {
        IdleVerdict verdict = judged.get(ground.text("parcel_code"));
        if (verdict == null) {
            return ground;
        }
        Map<String, Object> values = new HashMap<>(ground.properties());
        values.put("idle_finding", verdict.finding().name());
        values.put("legal_state", verdict.legal().state().name());
        return new Ground(ground.shape(), values, List.of(), false);
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value instanceof BigDecimal || value instanceof Number) {
            values.put(name, ((Number) value).doubleValue());
        } else if (value != null) {
            values.put(name, value.toString());
        }
    }
}
