package org.mumap.server.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a report on a register of Cambridge must say, worked out from the raw file by plain loops and by PostGIS: numbers missing,
 * numbers repeated, shapes invalid, parcels lying on each other. Knows nothing of the import.
 */
final class RawParcels {

    private final List<JsonNode> features;

    private RawParcels(List<JsonNode> features) {
        this.features = features;
    }

    /**
     * @param counts complaints per code
     * @param accepted feature by number of the rows that can be taken
     */
    record Expected(Map<String, Integer> counts, Map<String, JsonNode> accepted) {}

    static RawParcels read(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            List<JsonNode> features = new ArrayList<>();
            JsonMapper.builder().build().readTree(in).get("features").forEach(features::add);
            return new RawParcels(features);
        }
    }

    List<JsonNode> features() {
        return features;
    }

    /** The number of a feature, or empty: null and three dashes are none. */
    private static String number(JsonNode feature) {
        JsonNode ml = feature.get("properties").get("ML");
        String text = ml == null || ml.isNull() ? "" : ml.asString().strip();
        return text.equals("---") ? "" : text;
    }

    long withoutNumber() {
        return features.stream().filter(f -> number(f).isEmpty()).count();
    }

    private Map<String, Long> occurrences() {
        return features.stream()
                .map(RawParcels::number)
                .filter(n -> !n.isEmpty())
                .collect(Collectors.groupingBy(n -> n, Collectors.counting()));
    }

    Set<String> numbers() {
        return occurrences().keySet();
    }

    Set<String> repeated() {
        return occurrences().entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    BigDecimal attribute(JsonNode feature, String name) {
        JsonNode value = feature.get("properties").get(name);
        return value == null || value.isNull() ? BigDecimal.ONE.negate() : value.decimalValue();
    }

    /** Of what an earlier year left: the parcels this file names, which do not end. */
    Map<String, JsonNode> remaining(Map<String, JsonNode> earlier) {
        Map<String, JsonNode> remaining = new HashMap<>(earlier);
        remaining.keySet().retainAll(numbers());
        return remaining;
    }

    /**
     * What the report must say.
     *
     * @param judge a connection to a PostGIS
     * @param present parcels that are there and do not end; those this file replaces do not count
     */
    Expected expected(Connection judge, Map<String, JsonNode> present) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> repeated = repeated();
        Map<String, JsonNode> good = new LinkedHashMap<>();
        for (JsonNode feature : features) {
            String number = number(feature);
            boolean valid = isValid(judge, feature);
            add(counts, "missing-value", number.isEmpty());
            add(counts, "duplicate-key", repeated.contains(number));
            add(counts, "invalid-geometry", !valid);
            // no number of Cambridge is a Chinese parcel code
            add(counts, "local-number", !number.isEmpty());
            if (!number.isEmpty() && !repeated.contains(number) && valid) {
                good.put(number, feature);
            }
        }
        Map<String, JsonNode> others = new HashMap<>(present);
        others.keySet().removeAll(good.keySet());
        good.keySet().removeAll(overlapping(judge, good, others, counts));
        return new Expected(counts, good);
    }

    /** A shape without a single point is none; about the others PostGIS decides. */
    private static boolean isValid(Connection judge, JsonNode feature) throws SQLException {
        JsonNode geometry = feature.get("geometry");
        if (geometry.get("coordinates").isEmpty()) {
            return false;
        }
        try (PreparedStatement sql = judge.prepareStatement("select st_isvalid(st_geomfromgeojson(?))")) {
            sql.setString(1, geometry.toString());
            ResultSet row = sql.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    /** How many shapes are invalid. */
    long invalid(Connection judge) throws SQLException {
        long invalid = 0;
        for (JsonNode feature : features) {
            invalid += isValid(judge, feature) ? 0 : 1;
        }
        return invalid;
    }

    private static void add(Map<String, Integer> counts, String code, boolean holds) {
        if (holds) {
            counts.merge(code, 1, Integer::sum);
        }
    }

    /** Counts overlaps by PostGIS and returns the numbers that lie by more than half on another. */
    private static Set<String> overlapping(
            Connection judge, Map<String, JsonNode> rows, Map<String, JsonNode> others, Map<String, Integer> counts)
            throws SQLException {
        try (Statement sql = judge.createStatement()) {
            sql.execute("drop table if exists raw_row");
            sql.execute("create temporary table raw_row (number text, own boolean, geom geometry(Geometry, 4490))");
            fill(judge, rows, true);
            fill(judge, others, false);
            sql.execute("create index on raw_row using gist (geom)");
            sql.execute("analyze raw_row");
            Set<String> rejected = new HashSet<>();
            ResultSet pair = sql.executeQuery("""
                select a.number, b.number, b.own, o.m2, o.m2 / least(st_area(a.geom::geography), st_area(b.geom::geography)) as share,
                       2 * o.m2 / nullif(o.outline, 0) as width
                from raw_row a join raw_row b on a.geom && b.geom and a.own and (a.number < b.number or not b.own)
                cross join lateral (
                  select st_area(g::geography) as m2, st_length(st_boundary(g)) * 111320 as outline,
                         st_distance(st_point(st_xmin(g), st_ymin(g)), st_point(st_xmax(g), st_ymax(g))) * 111320 as extent
                  from (select st_collectionextract(st_intersection(a.geom, b.geom), 3) as g) i) o
                where st_relate(a.geom, b.geom, 'T********') and o.m2 > 0.01
                  and 2 * o.m2 / nullif(o.outline, 0) >= 0.001 + 2.5e-8 * o.extent * o.extent
                """);
            while (pair.next()) {
                boolean half = pair.getDouble("share") > 0.5;
                String code = half ? "overlap" : pair.getDouble("width") < 0.10 ? "sliver" : "small-overlap";
                counts.merge(code, pair.getBoolean("own") ? 2 : 1, Integer::sum);
                if (half) {
                    rejected.add(pair.getString(1));
                    if (pair.getBoolean("own")) {
                        rejected.add(pair.getString(2));
                    }
                }
            }
            return rejected;
        }
    }

    private static void fill(Connection judge, Map<String, JsonNode> rows, boolean own) throws SQLException {
        try (PreparedStatement sql =
                judge.prepareStatement("insert into raw_row values (?, ?, st_setsrid(st_geomfromgeojson(?), 4490))")) {
            for (Map.Entry<String, JsonNode> row : rows.entrySet()) {
                sql.setString(1, row.getKey());
                sql.setBoolean(2, own);
                sql.setString(3, row.getValue().get("geometry").toString());
                sql.addBatch();
            }
            sql.executeBatch();
        }
    }
}
