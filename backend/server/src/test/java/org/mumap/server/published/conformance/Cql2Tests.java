package org.mumap.server.published.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mumap.server.published.filter.Cql2Grammar;
import tools.jackson.databind.JsonNode;

/** CQL2 (21-065r2), Annex A. The sweeps over all queryables are the standard's; results are those of SQL written by hand. */
interface Cql2Tests {

    /** For the sweeps: a layer with every type of queryable. */
    String LAYER = "parcels";

    Map<String, String> LITERALS = Map.of(
            "string", "'foo'", "boolean", "true", "number", "3.14", "integer", "1", "date", "DATE('2022-04-14')");

    Probe probe();

    private Map<String, String> queryables() {
        Map<String, String> types = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : probe().json("/collections/" + LAYER + "/queryables")
                .get("properties")
                .properties()) {
            String format = each.getValue().path("format").asString("");
            types.put(
                    each.getKey(),
                    format.equals("date") || format.startsWith("geometry")
                            ? format
                            : each.getValue().get("type").asString());
        }
        return types;
    }

    private long count(String filter) {
        JsonNode page = probe().json("/collections/" + LAYER + "/items?limit=1&filter=" + Probe.encoded(filter));
        return page.get("numberMatched").asLong();
    }

    private void same(String filter, String sql) {
        same("parcels", "parcel_code", filter, sql);
    }

    private void same(String collection, String key, String filter, String sql) {
        assertThat(probe().filtered(collection, filter))
                .as(filter)
                .isEqualTo(probe().truth("select " + key + " from published." + collection + " where " + sql));
    }

    private void sameAndSome(String filter, String sql) {
        same(filter, sql);
        assertThat(probe().truth("select parcel_code from published.parcels where " + sql))
                .as(sql)
                .isNotEmpty();
    }

    // four predicates, put together as the standard puts them
    private void logical(List<String> predicates) {
        Random random = new Random(7);
        for (int i = 0; i < 10; i++) {
            List<String> p = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                p.add(predicates.get(random.nextInt(predicates.size())));
            }
            count("((NOT %1$s AND %2$s) OR (%3$s and NOT %4$s) or not (%1$s AND %4$s))"
                    .formatted(p.get(0), p.get(1), p.get(2), p.get(3)));
        }
    }

    @AbstractTest(value = "cql2/basic-cql2/basic-test", sees = "a type for every queryable")
    default void types() {
        assertThat(queryables().values())
                .contains("string", "number", "integer", "boolean", "date", "array", "geometry-multipolygon");
    }

    @AbstractTest(
            value = "cql2/basic-cql2/comparison",
            sees = "six operators for each queryable with a value of its type; what cannot both hold does not")
    default void comparison() {
        queryables().forEach((name, type) -> {
            String value = LITERALS.get(type);
            if (value != null) {
                for (String[] pair : new String[][] {{"=", "<>"}, {">", "<="}, {"<", ">="}}) {
                    assertThat(count("%1$s %2$s %4$s AND %1$s %3$s %4$s".formatted(name, pair[0], pair[1], value)))
                            .as(name)
                            .isZero();
                    assertThat(count("%1$s %2$s %4$s OR %1$s %3$s %4$s OR %1$s IS NULL"
                                    .formatted(name, pair[0], pair[1], value)))
                            .as(name)
                            .isEqualTo(count("TRUE"));
                }
            }
        });
    }

    @AbstractTest(
            value = "cql2/basic-cql2/is-null",
            sees = "IS NULL and IS NOT NULL of each queryable share nothing and are all")
    default void isNull() {
        long all = count("TRUE");
        queryables()
                .keySet()
                .forEach(name -> assertThat(count(name + " IS NULL") + count(name + " is not null"))
                        .as(name)
                        .isEqualTo(all));
    }

    @AbstractTest(value = "cql2/basic-cql2/boolean", sees = "true is all, false is none")
    default void constants() {
        assertThat(count("false")).isZero();
        assertThat(count("true"))
                .isEqualTo(probe().truth("select parcel_code from published.parcels")
                        .size());
    }

    @AbstractTest(value = "cql2/basic-cql2/test-data", sees = "texts, numbers, days, truth values against SQL *")
    default void basicData() {
        sameAndSome("supply_state='SUPPLIED'", "supply_state = 'SUPPLIED'");
        sameAndSome("park_code>='P02'", "park_code >= 'P02'");
        sameAndSome("registered_area_m2<20000.5", "registered_area_m2 < 20000.5");
        sameAndSome("term_end_on>DATE('2060-01-01')", "term_end_on > '2060-01-01'");
        sameAndSome("term_end_on<=TIMESTAMP('2060-01-01T15:59:59Z')", "term_end_on <= '2060-01-01'");
        same("low_efficiency=true", "low_efficiency");
    }

    @AbstractTest(
            value = "cql2/basic-cql2/logical",
            sees = "AND, OR, NOT and brackets against SQL, the unknown staying unknown under NOT *")
    default void basicLogical() {
        sameAndSome(
                "NOT (town = '沙河镇' OR area_mu > 30) AND supply_state <> 'RESERVE'",
                "not (town = '沙河镇' or area_mu > 30) and supply_state <> 'RESERVE'");
        same("NOT (holder_name = 'x')", "not (holder_name = 'x')");
        same(
                "not not area_mu > 30 and area_mu < 60 or area_mu > 100",
                "area_mu > 30 and area_mu < 60 or area_mu > 100");
        logical(List.of("area_mu > 30", "name IS NULL", "park_code = 'P01'", "term_end_on > DATE('2050-01-01')"));
    }

    @AbstractTest(
            value = "cql2/advanced-comparison-operators/like",
            sees = "% and _ and their escapes; the empty pattern")
    default void like() {
        queryables().forEach((name, type) -> {
            if (type.equals("string")) {
                assertThat(count(name + " like '_%' AND " + name + " like ''")).isZero();
                assertThat(count(name + " LIKE '%'")).isEqualTo(count(name + " like '%%'"));
                count(name + " like '\\%\\_'");
            }
        });
        sameAndSome("parcel_code LIKE '%GB0000_'", "parcel_code like '%GB0000_'");
        sameAndSome("parcel_code NOT LIKE '%1'", "parcel_code not like '%1'");
        assertThat(count("'a_b' LIKE 'a\\_b'")).isEqualTo(count("TRUE"));
        assertThat(count("'axb' LIKE 'a\\_b'")).isZero();
    }

    @AbstractTest(
            value = "cql2/advanced-comparison-operators/between",
            sees = "both ends included; none when they stand the wrong way round")
    default void between() {
        queryables().forEach((name, type) -> {
            if (type.equals("number") || type.equals("integer")) {
                count(name + " BETWEEN 0 AND 100");
                assertThat(count(name + " between 100.0 and 1.0")).isZero();
            }
        });
        sameAndSome("area_mu BETWEEN 20 AND 50", "area_mu between 20 and 50");
        sameAndSome("area_mu NOT BETWEEN 20 AND 50", "area_mu not between 20 and 50");
    }

    @AbstractTest(value = "cql2/advanced-comparison-operators/in", sees = "lists of numbers, texts, truth values, days")
    default void in() {
        Map<String, String> lists = Map.of(
                "number",
                "(1, 2, 3)",
                "integer",
                "(1, 2, 3)",
                "string",
                "('foo', 'bar')",
                "boolean",
                "(true)",
                "date",
                "('2022-04-14', '2022-04-15')");
        queryables().forEach((name, type) -> {
            if (lists.containsKey(type)) {
                count(name + " IN " + lists.get(type));
            }
        });
    }

    @AbstractTest(value = "cql2/advanced-comparison-operators/test-data", sees = "against SQL *")
    default void advancedData() {
        sameAndSome(
                "supply_state IN ('RESERVE','APPROVED_UNSUPPLIED')",
                "supply_state in ('RESERVE', 'APPROVED_UNSUPPLIED')");
        sameAndSome("supply_state not in ('RESERVE')", "supply_state not in ('RESERVE')");
        sameAndSome("low_efficiency in (false)", "low_efficiency = false");
    }

    @AbstractTest(value = "cql2/advanced-comparison-operators/logical", sees = "ten random combinations")
    default void advancedLogical() {
        logical(List.of("area_mu BETWEEN 20 AND 50", "name LIKE '%1%'", "supply_state IN ('RESERVE')", "area_mu > 30"));
    }

    @AbstractTest(
            value = "cql2/case-insensitive-comparison/casei",
            sees = "upper and lower case are one: É and é, ß and SS, both sigmas *")
    default void casei() {
        queryables().forEach((name, type) -> {
            if (type.equals("string")) {
                assertThat(count("CASEI(%1$s) = casei('foo') AND CASEI(%1$s) <> casei('FOO')".formatted(name)))
                        .isZero();
            }
        });
        long all = count("TRUE");
        assertThat(count("CASEI('Straße') = CASEI('STRASSE')")).isEqualTo(all);
        assertThat(count("CASEI('KØBENHAVN') = CASEI('københavn')")).isEqualTo(all);
        assertThat(count("CASEI('ΟΔΟΣ') = CASEI('οδος')")).isEqualTo(all);
        assertThat(count("CASEI('a') = CASEI('b')")).isZero();
    }

    @AbstractTest(
            value = "cql2/case-insensitive-comparison/casei-like",
            sees = "in LIKE, with the pattern folded as well")
    default void caseiLike() {
        assertThat(count("CASEI(supply_state) LIKE casei('supp%')"))
                .isEqualTo(count("CASEI(supply_state) LIKE casei('SUPP%')"))
                .isEqualTo(count("supply_state = 'SUPPLIED'"))
                .isPositive();
        assertThat(count("CASEI(supply_state) IN (casei('reserve'), casei('x'))"))
                .isEqualTo(count("supply_state = 'RESERVE'"));
    }

    @AbstractTest(value = "cql2/case-insensitive-comparison/logical", sees = "ten random combinations")
    default void caseiLogical() {
        logical(List.of("CASEI(name) = casei('X')", "CASEI(town) LIKE casei('%镇')", "area_mu > 30"));
    }

    @AbstractTest(
            value = "cql2/accent-insensitive-comparison/accenti",
            sees = "accents do not count, letters do; alone and with CASEI *")
    default void accenti() {
        queryables().forEach((name, type) -> {
            if (type.equals("string")) {
                assertThat(count("ACCENTI(%1$s) = accenti('äöü') AND ACCENTI(%1$s) <> accenti('aou')".formatted(name)))
                        .isZero();
            }
        });
        long all = count("TRUE");
        assertThat(count("ACCENTI('débárquér') = ACCENTI('debarquer')")).isEqualTo(all);
        assertThat(count("ACCENTI('Débárquér') = ACCENTI('debarquer')")).isZero();
        assertThat(count("ACCENTI(CASEI('Débárquér')) = ACCENTI(CASEI('DEBARQUER'))"))
                .isEqualTo(all);
    }

    @AbstractTest(
            value = "cql2/accent-insensitive-comparison/accenti-like",
            sees = "in LIKE, with the pattern folded as well")
    default void accentiLike() {
        assertThat(count("ACCENTI('Chişinău') LIKE ACCENTI('Chiş%')")).isEqualTo(count("TRUE"));
        assertThat(count("ACCENTI(CASEI('Chişinău')) LIKE ACCENTI(CASEI('CHIS%'))"))
                .isEqualTo(count("TRUE"));
    }

    @AbstractTest(
            value = "cql2/basic-spatial-functions/s_intersects",
            sees = "points and boxes, one across the antimeridian, against PostGIS *")
    default void intersectsBasic() {
        sameAndSome(
                "S_INTERSECTS(geom,BBOX(120.45,28.95,120.55,29.05))",
                "st_intersects(geom, st_makeenvelope(120.45, 28.95, 120.55, 29.05, 4490))");
        sameAndSome(
                "S_INTERSECTS(geom,BBOX(120.45,28.95,-5,120.55,29.05,900))",
                "st_intersects(geom, st_makeenvelope(120.45, 28.95, 120.55, 29.05, 4490))");
        sameAndSome("S_INTERSECTS(geom,BBOX(150,-90,120.5,90))", "st_xmin(geom) <= 120.5");
        String point = probe().truth(
                        "select st_x(p) || ' ' || st_y(p) from (select st_pointonsurface(geom) as p from published.parcels order by parcel_code limit 1) x")
                .iterator()
                .next();
        sameAndSome(
                "S_INTERSECTS(geom,POINT(" + point + "))",
                "st_intersects(geom, st_geomfromtext('POINT(" + point + ")', 4490))");
    }

    String POLYGON = "POLYGON((120.45 28.95,120.55 28.95,120.5 29.05,120.45 28.95))";

    @AbstractTest(
            value = "cql2/basic-spatial-functions-plus/s_intersects",
            sees = "every kind of shape; coordinates out of range are 400")
    default void intersectsPlus() {
        assertThat(probe().statusOfFilter(LAYER, "S_INTERSECTS(geom,MULTIPOINT(7.02 49.92, 90 180))"))
                .isEqualTo(400);
        for (String shape : List.of(
                "LINESTRING(120.4 28.9,120.6 29.1)",
                "MULTILINESTRING((120.4 28.9,120.6 29.1),(0 45,180 45))",
                POLYGON,
                "MULTIPOLYGON(((120.45 28.95,120.55 28.95,120.5 29.05,120.45 28.95)),((0 0,10 0,10 10,0 10,0 0)))",
                "GEOMETRYCOLLECTION(POINT(7.02 49.92),POLYGON((120.45 28.95,120.55 28.95,120.5 29.05,120.45 28.95)))")) {
            sameAndSome(
                    "S_INTERSECTS(geom," + shape + ")", "st_intersects(geom, st_geomfromtext('" + shape + "', 4490))");
        }
    }

    @AbstractTest(
            value = "cql2/spatial-functions/spatial-predicates",
            sees = "the other seven relations, areas, lines and points, against PostGIS *")
    default void relations() {
        for (String name : List.of("equals", "disjoint", "touches", "within", "overlaps", "crosses", "contains")) {
            String box = "st_makeenvelope(120.45, 28.95, 120.55, 29.05, 4490)";
            same(
                    "S_" + name.toUpperCase(java.util.Locale.ROOT) + "(geom,BBOX(120.45,28.95,120.55,29.05))",
                    "st_%s(geom, %s)".formatted(name, box));
            same(
                    "utilities",
                    "utility_code",
                    "S_" + name + "(geom," + POLYGON + ")",
                    "st_%s(geom, st_geomfromtext('%s', 4490))".formatted(name, POLYGON));
            same(
                    "utilities",
                    "utility_code",
                    "S_" + name + "(LINESTRING(120.4 28.9,120.6 29.1),geom)",
                    "st_%s(st_geomfromtext('LINESTRING(120.4 28.9,120.6 29.1)', 4490), geom)".formatted(name));
        }
        assertThat(count("S_WITHIN(geom,BBOX(120.45,28.95,120.55,29.05))")).isPositive();
        assertThat(count("S_DISJOINT(geom,BBOX(120.45,28.95,120.55,29.05))")).isPositive();
    }

    @AbstractTest(value = "cql2/spatial-functions/logical", sees = "ten random combinations")
    default void spatialLogical() {
        logical(List.of(
                "S_WITHIN(geom,BBOX(120.45,28.95,120.55,29.05))",
                "S_TOUCHES(geom," + POLYGON + ")",
                "area_mu > 30",
                "S_INTERSECTS(geom," + POLYGON + ")"));
    }

    @AbstractTest(
            value = "cql2/temporal-functions/temporal-functions-1",
            sees = "after, before, disjoint, equals, intersects: a day beside a day and an interval, against SQL *")
    default void instants() {
        String[][] cases = {
            {"T_AFTER(term_end_on,DATE('2060-01-01'))", "term_end_on > '2060-01-01'"},
            {"T_BEFORE(term_end_on,DATE('2060-01-01'))", "term_end_on < '2060-01-01'"},
            {"T_DISJOINT(term_end_on,DATE('2060-01-01'))", "term_end_on <> '2060-01-01'"},
            {"T_EQUALS(term_end_on,DATE('2060-01-01'))", "term_end_on = '2060-01-01'"},
            {
                "T_INTERSECTS(term_end_on,INTERVAL('2055-01-01','2065-12-31'))",
                "term_end_on between '2055-01-01' and '2065-12-31'"
            },
            {"T_AFTER(term_end_on,INTERVAL('2055-01-01','2065-12-31'))", "term_end_on > '2065-12-31'"},
            {"T_BEFORE(term_end_on,INTERVAL('2065-01-01','..'))", "term_end_on < '2065-01-01'"},
            {
                "T_DISJOINT(term_end_on,INTERVAL('2055-01-01','2065-12-31'))",
                "term_end_on not between '2055-01-01' and '2065-12-31'"
            },
            {"T_EQUALS(term_end_on,INTERVAL('2060-01-01','2060-01-01'))", "term_end_on = '2060-01-01'"}
        };
        for (String[] each : cases) {
            same(each[0], each[1]);
        }
        assertThat(count("T_AFTER(term_end_on,DATE('2040-01-01'))")).isPositive();
    }

    @AbstractTest(
            value = "cql2/temporal-functions/temporal-functions-2",
            sees = "all fifteen, two intervals of properties and days, against Allen's relations in SQL *")
    default void intervals() {
        Map<String, String> allen = new LinkedHashMap<>();
        allen.put("after", "a > d");
        allen.put("before", "b < c");
        allen.put("disjoint", "not (a <= d and b >= c)");
        allen.put("equals", "a = c and b = d");
        allen.put("intersects", "a <= d and b >= c");
        allen.put("contains", "a < c and b > d");
        allen.put("during", "a > c and b < d");
        allen.put("finishedby", "a < c and b = d");
        allen.put("finishes", "a > c and b = d");
        allen.put("meets", "b = c");
        allen.put("metby", "a = d");
        allen.put("overlappedby", "a > c and a < d and b > d");
        allen.put("overlaps", "a < c and b > c and b < d");
        allen.put("startedby", "a = c and b > d");
        allen.put("starts", "a = c and b < d");
        allen.forEach((name, sql) -> {
            String judged = sql.replaceAll("\\ba\\b", "planned_start_on")
                    .replaceAll("\\bb\\b", "planned_completion_on")
                    .replaceAll("\\bc\\b", "date '2025-01-01'")
                    .replaceAll("\\bd\\b", "date '2025-12-31'");
            same(
                    "project_sites",
                    "project_code",
                    "T_%s(INTERVAL(planned_start_on,planned_completion_on),INTERVAL('2025-01-01','2025-12-31'))"
                            .formatted(name),
                    judged);
        });
        assertThat(
                        probe().filtered(
                                        "project_sites",
                                        "T_INTERSECTS(INTERVAL(planned_start_on,planned_completion_on),INTERVAL('..','2026-12-31'))"))
                .isNotEmpty();
    }

    @AbstractTest(value = "cql2/temporal-functions/logical", sees = "ten random combinations")
    default void temporalLogical() {
        logical(List.of(
                "T_AFTER(term_end_on,DATE('2060-01-01'))", "T_BEFORE(judged_on,DATE('2020-01-01'))", "area_mu > 30"));
    }

    @AbstractTest(
            value = "cql2/array-functions/array-predicates",
            sees = "lists of a property as sets, order and repetition not counting, against SQL *")
    default void arrays() {
        same("A_CONTAINS(readiness,('ROAD','WATER'))", "readiness @> array['ROAD','WATER']");
        same("A_CONTAINEDBY(readiness,('ROAD','WATER','POWER'))", "readiness <@ array['ROAD','WATER','POWER']");
        same(
                "A_EQUALS(readiness,('WATER','ROAD','ROAD'))",
                "readiness @> array['ROAD','WATER'] and readiness <@ array['ROAD','WATER']");
        same("A_OVERLAPS(readiness,('GAS','HEAT'))", "readiness && array['GAS','HEAT']");
        same("A_CONTAINS(readiness,(\"foo\",\"bar\"))", "readiness @> array['foo','bar']");
        assertThat(count("A_CONTAINS(readiness,('ROAD'))")).isPositive();
    }

    @AbstractTest(value = "cql2/array-functions/logical", sees = "ten random combinations")
    default void arrayLogical() {
        logical(List.of("A_CONTAINS(readiness,('ROAD'))", "A_OVERLAPS(readiness,('GAS'))", "area_mu > 30"));
    }

    @AbstractTest(value = "cql2/property-property/comparison-value-property", sees = "the value on the left")
    default void valueProperty() {
        queryables().forEach((name, type) -> {
            String value = LITERALS.get(type);
            if (value != null) {
                assertThat(count(value + " > " + name)).as(name).isEqualTo(count(name + " < " + value));
                assertThat(count(value + " = " + name + " AND " + value + " <> " + name))
                        .isZero();
            }
        });
    }

    @AbstractTest(
            value = "cql2/property-property/comparison-property-property",
            sees = "a property beside itself and beside another of its type, against SQL *")
    default void propertyProperty() {
        queryables().forEach((name, type) -> {
            if (LITERALS.containsKey(type)) {
                assertThat(count("%1$s <> %1$s OR %1$s < %1$s OR %1$s > %1$s".formatted(name)))
                        .as(name)
                        .isZero();
                assertThat(count(name + " = " + name))
                        .isEqualTo(count(name + " >= " + name))
                        .isEqualTo(count(name + " IS NOT NULL"));
            }
        });
        sameAndSome("area_m2 >= area_ellipsoid_m2", "area_m2 >= area_ellipsoid_m2");
        sameAndSome("area_mu BETWEEN 10 AND registered_area_m2", "area_mu between 10 and registered_area_m2");
    }

    @AbstractTest(
            value = "cql2/property-property/comparison-value-value",
            sees = "values of each type beside themselves")
    default void valueValue() {
        long all = count("TRUE");
        for (String value :
                List.of("'foo'", "true", "3.14", "1", "TIMESTAMP('2022-04-14T14:48:46Z')", "DATE('2022-04-14')")) {
            for (String operator : List.of("=", ">=", "<=")) {
                assertThat(count(value + operator + value)).as(value).isEqualTo(all);
            }
            for (String operator : List.of("<>", "<", ">")) {
                assertThat(count(value + operator + value)).as(value).isZero();
            }
        }
        assertThat(count("TIMESTAMP('2022-04-14T14:48:46Z') < TIMESTAMP('2022-04-14T14:48:47Z')"))
                .isEqualTo(all);
    }

    @AbstractTest(value = "cql2/property-property/logical", sees = "ten random combinations")
    default void propertyLogical() {
        logical(List.of("area_m2 >= area_ellipsoid_m2", "40 < area_mu", "1 = 2", "name = parcel_code"));
    }

    @AbstractTest(
            value = "cql2/functions/functions",
            sees =
                    "every function that /ogc/functions lists, in comparisons, lists and ranges, against SQL; no other *")
    default void functions() {
        Set<String> listed = new java.util.TreeSet<>();
        probe().json("/functions")
                .get("functions")
                .forEach(each -> listed.add(each.get("name").asString()));
        assertThat(listed).containsExactly("distance_m", "length", "month", "year");
        sameAndSome("year(term_end_on) >= 2060", "extract(year from term_end_on) >= 2060");
        sameAndSome("month(term_end_on) IN (1,2,3)", "extract(month from term_end_on) in (1, 2, 3)");
        sameAndSome("length(parcel_code) BETWEEN 19 AND 20", "length(parcel_code) between 19 and 20");
        sameAndSome(
                "distance_m(geom,POINT(120.5 29.0)) < 3000",
                "st_distance(geom::geography, st_setsrid(st_makepoint(120.5, 29.0), 4490)::geography) < 3000");
        for (String other : List.of(
                "pg_sleep(1) = 1",
                "strLength(name) > 1",
                "jsonArrayContains(name,'a','b') = true",
                "lower(name) = 'x'")) {
            assertThat(probe().statusOfFilter(LAYER, other)).as(other).isEqualTo(400);
        }
    }

    @AbstractTest(
            value = "cql2/cql2-text/validate",
            sees = "the tests above are in text; a thousand random filters by the grammar answer 200 or 400 *")
    default void textValidates() {
        random(20261201, false, 1_000);
    }

    @AbstractTest(
            value = "cql2/cql2-text/escaping",
            sees = "'' and \\' are a quote, \\t \\n and the like the signs they stand for")
    default void escaping() {
        long all = count("TRUE");
        assertThat(count("'it''s' = 'it\\'s'")).isEqualTo(all);
        for (String[] pair : new String[][] {
            {"\\t", "1"}, {"\\n", "1"}, {"\\b", "1"}, {"\\r", "1"}, {"\\f", "1"}, {"\\v", "1"}, {"\\a", "1"}
        }) {
            assertThat(count("length('" + pair[0] + "') = " + pair[1]))
                    .as(pair[0])
                    .isEqualTo(all);
        }
    }

    @AbstractTest(
            value = "cql2/cql2-json/validate",
            sees = "every operator in JSON finds what it finds in text; a thousand random filters answer 200 or 400 *")
    default void jsonValidates() {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put(
                "{\"op\":\"=\",\"args\":[{\"property\":\"supply_state\"},\"SUPPLIED\"]}", "supply_state = 'SUPPLIED'");
        pairs.put(
                "{\"op\":\"and\",\"args\":[{\"op\":\">\",\"args\":[{\"property\":\"area_mu\"},30]},{\"op\":\"not\",\"args\":[{\"op\":\"isNull\",\"args\":[{\"property\":\"name\"}]}]}]}",
                "area_mu > 30 AND name IS NOT NULL");
        pairs.put("{\"op\":\"between\",\"args\":[{\"property\":\"area_mu\"},20,50]}", "area_mu BETWEEN 20 AND 50");
        pairs.put(
                "{\"op\":\"in\",\"args\":[{\"property\":\"supply_state\"},[\"RESERVE\"]]}",
                "supply_state IN ('RESERVE')");
        pairs.put(
                "{\"op\":\"like\",\"args\":[{\"op\":\"casei\",\"args\":[{\"property\":\"supply_state\"}]},{\"op\":\"casei\",\"args\":[\"supp%\"]}]}",
                "CASEI(supply_state) LIKE CASEI('supp%')");
        pairs.put(
                "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geom\"},{\"bbox\":[120.45,28.95,120.55,29.05]}]}",
                "S_INTERSECTS(geom,BBOX(120.45,28.95,120.55,29.05))");
        pairs.put(
                "{\"op\":\"s_within\",\"args\":[{\"property\":\"geom\"},{\"type\":\"Polygon\",\"coordinates\":[[[120.45,28.95],[120.55,28.95],[120.5,29.05],[120.45,28.95]]]}]}",
                "S_WITHIN(geom," + POLYGON + ")");
        pairs.put(
                "{\"op\":\"t_after\",\"args\":[{\"property\":\"term_end_on\"},{\"date\":\"2060-01-01\"}]}",
                "T_AFTER(term_end_on,DATE('2060-01-01'))");
        pairs.put(
                "{\"op\":\"t_intersects\",\"args\":[{\"property\":\"term_end_on\"},{\"interval\":[\"2055-01-01\",\"..\"]}]}",
                "T_INTERSECTS(term_end_on,INTERVAL('2055-01-01','..'))");
        pairs.put(
                "{\"op\":\"a_contains\",\"args\":[{\"property\":\"readiness\"},[\"ROAD\"]]}",
                "A_CONTAINS(readiness,('ROAD'))");
        pairs.put(
                "{\"op\":\">=\",\"args\":[{\"op\":\"year\",\"args\":[{\"property\":\"term_end_on\"}]},2060]}",
                "year(term_end_on) >= 2060");
        pairs.forEach(
                (json, text) -> assertThat(probe().ids(LAYER, "filter-lang=cql2-json&filter=" + Probe.encoded(json)))
                        .as(text)
                        .isNotEmpty()
                        .isEqualTo(probe().filtered(LAYER, text)));
        random(20261202, true, 1_000);
    }

    private void random(long seed, boolean json, int count) {
        Cql2Grammar grammar = new Cql2Grammar(
                seed,
                List.of("area_mu", "net_idle_days", "registered_area_m2"),
                List.of("name", "parcel_code", "park_code"),
                List.of("term_end_on", "judged_on"),
                List.of("readiness", "predecessors"));
        for (int i = 0; i < count; i++) {
            String filter = json ? grammar.json() : grammar.text();
            int status = probe().get("/collections/" + LAYER + "/items?limit=1&filter-lang=cql2-"
                            + (json ? "json" : "text") + "&filter=" + Probe.encoded(filter))
                    .statusCode();
            assertThat(status).as(filter).isIn(200, 400);
        }
    }
}
