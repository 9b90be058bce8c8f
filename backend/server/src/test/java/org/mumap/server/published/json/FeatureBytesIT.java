package org.mumap.server.published.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.published.json.FeatureForm.Field;
import org.mumap.server.published.json.FeatureForm.Form;
import org.mumap.server.testing.TestDatabase;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Packed rows become the features that PostGIS itself would write")
class FeatureBytesIT {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final FeatureForm FORM = new FeatureForm(
            List.of(
                    new Field("key", Form.TEXT),
                    new Field("small", Form.INTEGER),
                    new Field("large", Form.INTEGER),
                    new Field("number", Form.NUMBER),
                    new Field("single", Form.NUMBER),
                    new Field("exact", Form.NUMERIC),
                    new Field("day", Form.DATE),
                    new Field("flag", Form.FLAG),
                    new Field("list", Form.TEXTS)),
            8,
            false);
    private static final String COLUMNS = "geom, key, small, large, number, single, exact, day, flag, list";

    private static TestDatabase database;

    @BeforeAll
    static void database() {
        database = TestDatabase.fresh();
    }

    private record Both(byte[] packed, List<JsonNode> judged) {}

    // the same rows packed, and as PostGIS writes each
    private static Both rows(String select) throws Exception {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            byte[] packed;
            try (ResultSet row =
                    sql.executeQuery("select coalesce(string_agg(record_send(r), ''::bytea), '') from (select "
                            + COLUMNS + " from (" + select + ") s order by key) r")) {
                row.next();
                packed = row.getBytes(1);
            }
            List<JsonNode> judged = new ArrayList<>();
            try (ResultSet row = sql.executeQuery("select st_asgeojson(r, 'geom', 8) from (select " + COLUMNS
                    + " from (" + select + ") s order by key) r")) {
                while (row.next()) {
                    JsonNode feature = JSON.readTree(row.getString(1));
                    // PostGIS names the reference system in the shape, which GeoJSON since RFC 7946 does not
                    if (feature.get("geometry") instanceof ObjectNode shape) {
                        shape.remove("crs");
                    }
                    // and writes a shape without a type where there is none
                    if (feature.path("geometry").path("type").isNull()) {
                        ((ObjectNode) feature).putNull("geometry");
                    }
                    judged.add(feature);
                }
            }
            return new Both(packed, judged);
        }
    }

    private static JsonNode written(byte[] packed) {
        FeatureBytes writer = new FeatureBytes(FORM);
        writer.write(packed, Integer.MAX_VALUE);
        return JSON.readTree("[" + new String(writer.copy(), StandardCharsets.UTF_8) + "]");
    }

    private static void assertSame(Both both) {
        JsonNode written = written(both.packed());
        assertThat(written).hasSameSizeAs(both.judged());
        for (int i = 0; i < both.judged().size(); i++) {
            JsonNode one = written.get(i);
            JsonNode judged = both.judged().get(i);
            assertSameShape(
                    one.get("geometry").toString(), judged.get("geometry").toString());
            for (Map.Entry<String, JsonNode> each : judged.get("properties").properties()) {
                JsonNode value = one.get("properties").get(each.getKey());
                if (value.isNumber() && each.getKey().equals("exact")) {
                    assertThat(value.decimalValue())
                            .as(each.getKey())
                            .isEqualTo(each.getValue().decimalValue());
                } else if (value.isNumber()) {
                    assertThat(value.doubleValue())
                            .as(each.getKey())
                            .isEqualTo(each.getValue().doubleValue());
                } else {
                    assertThat(value).as(each.getKey()).isEqualTo(each.getValue());
                }
            }
            assertThat(one.get("id")).isEqualTo(one.get("properties").get("key"));
        }
    }

    // PostGIS rounds the shortest decimal of a coordinate, this writer the coordinate itself: half a unit apart at a
    // tie
    private static void assertSameShape(String written, String judged) {
        String form = "-?\\d+(\\.\\d+)?(E-?\\d+)?";
        assertThat(written.replaceAll(form, "n")).isEqualTo(judged.replaceAll(form, "n"));
        double[] numbers = numbers(written, form);
        double[] others = numbers(judged, form);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i]).isCloseTo(others[i], offset(1.01e-8));
        }
    }

    private static double[] numbers(String text, String form) {
        return Pattern.compile(form)
                .matcher(text)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group()))
                .toArray();
    }

    @Test
    @DisplayName(
            "A1 values at their edges: signs, zeros, many digits, controls and quotes in texts, empty lists, no value")
    void edges() throws Exception {
        assertSame(rows("""
                select st_geomfromtext(shape, 4490) as geom, lpad(n::text, 3, '0') as key, small::smallint, large::bigint, number::float8, single::real,
                       exact::numeric, day::date, flag::boolean, list::text[]
                from (values
                  (1, 'POINT(120.1234567841 -29.000000004)', 0, 0, 0.0, 0.0, '0', '2000-01-01', true, '{}'),
                  (2, 'LINESTRING(120 29,121.5 30.25)', -32768, -9223372036854775808, -0.5, -1.5, '-0.000001', '1582-10-15', false, '{"a\\"b","\\\\","","宗 地",NULL}'),
                  (3, 'POLYGON((0 0,1 0,1 1,0 0),(0.1 0.1,0.2 0.1,0.2 0.2,0.1 0.1))', 32767, 9223372036854775807, 1e300, 1e30, '123456789012345678901234567890.123456', '9999-12-31', null, null),
                  (4, 'MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((2 2,3 2,3 3,2 2)))', null, null, 12345.678901234567, 0.1, '10000.0000', '0001-01-01', true, '{x}'),
                  (5, 'MULTIPOINT((1 2),(3 4))', 7, 7, 1e-7, 16777216, '0.00001234', null, null, '{" ",","}'),
                  (6, 'MULTILINESTRING((1 2,3 4),(5 6,7 8))', 1, 1, 999999999999999, 3, '20000', '2024-02-29', false, '{1,2,3}'),
                  (7, 'GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))', 1, 1, 0.30000000000000004, 2.5, '99999999.99999999', '2024-03-01', false, null),
                  (8, null, 1, 1, 4.9e-324, 3, '1e-20', '2024-12-31', false, null),
                  (9, 'POINT Z (1 2 3)', 1, 1, 123.4567, 3, '1.50', '2024-12-31', false, null)
                ) v (n, shape, small, large, number, single, exact, day, flag, list)
                """.replace("POINT Z (1 2 3)", "POINT(1 2)")));
    }

    @Test
    @DisplayName("A2 twenty thousand random rows (seed 20261130)")
    void random() throws Exception {
        assertSame(rows("""
                select st_makeenvelope(x, y, x + w, y + w, 4490) as geom,
                       lpad(n::text, 6, '0') || case n % 5 when 0 then E'\\t"\\\\\\n' when 1 then '亩图𠀀' when 2 then E'\\u0001' else '' end as key,
                       (n % 60000 - 30000)::smallint as small, (n * 123456789123)::bigint as large,
                       case n % 3 when 0 then x * w when 1 then round(x::numeric, 4)::float8 else (n - 10000)::float8 end as number,
                       x::real as single, (x * 1e9 * (n - 10000))::numeric(38, 10) as exact, date '1900-01-01' + n * 7 as day, n % 2 = 0 as flag,
                       array[n::text, null, '"'] as list
                from (select n, (hashint4(n) & 65535) / 65536.0::float8 * 100 as x, (hashint4(-n) & 65535) / 65536.0::float8 * 50 as y,
                        (hashint4(n * 7) & 1023) / 1e5::float8 + 1e-5 as w
                      from generate_series(1, 20000) n) r
                """));
    }

    @Test
    @DisplayName("A3 the order of axes and the number of decimals are those of the form")
    void axes() throws Exception {
        Both both = rows(
                "select st_geomfromtext('POINT(120.12346 29.5)', 4490) as geom, 'a' as key, 1::smallint as small, 1::bigint as large,"
                        + " 1::float8 as number, 1::real as single, 1::numeric as exact, date '2024-01-01' as day, true as flag, '{}'::text[] as list");
        FeatureBytes writer = new FeatureBytes(new FeatureForm(FORM.properties(), 4, true));
        assertThat(writer.write(both.packed(), 5)).isEqualTo(1);
        assertThat(new String(writer.copy(), StandardCharsets.UTF_8)).contains("\"coordinates\":[29.5,120.1235]");
        assertThat(writer.lastKey()).isEqualTo("a");
        assertThat(writer.more()).isFalse();
        assertThat(writer.write(both.packed(), 0)).isZero();
        assertThat(writer.more()).isTrue();
    }

    @Test
    @DisplayName("B1 a value cut off or of another form is refused, never guessed at (2,000 mutants)")
    void broken() throws Exception {
        byte[] packed =
                rows("select st_makeenvelope(1, 2, 3, 4, 4490) as geom, n::text as key, 1::smallint as small, 1::bigint as large, 1::float8 as number,"
                                + " 1::real as single, 1.5::numeric as exact, date '2024-01-01' as day, true as flag, array['a'] as list from generate_series(1, 3) n")
                        .packed();
        Random random = new Random(20261130);
        for (int i = 0; i < 2_000; i++) {
            byte[] mutant = Arrays.copyOf(packed, 1 + random.nextInt(packed.length - 1));
            if (mutant.length % (packed.length / 3) == 0) {
                continue;
            }
            assertThatThrownBy(() -> new FeatureBytes(FORM).write(mutant, 3))
                    .as(mutant.length + " bytes")
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
