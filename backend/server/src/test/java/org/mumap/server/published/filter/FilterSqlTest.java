package org.mumap.server.published.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.crs.Placing;
import org.mumap.server.published.crs.ServedCrs;
import org.mumap.server.published.filter.Queryables.Queryable;
import org.mumap.server.published.filter.Queryables.ValueType;

@DisplayName("A filter becomes fixed SQL and parameters, or a problem")
class FilterSqlTest {

    private static final Map<String, ValueType> COLUMNS = Map.of(
            "parcel_code", ValueType.TEXT,
            "name", ValueType.TEXT,
            "area_mu", ValueType.NUMBER,
            "days", ValueType.NUMBER,
            "due_on", ValueType.DATE,
            "done_on", ValueType.DATE,
            "low", ValueType.FLAG,
            "readiness", ValueType.TEXTS);
    private static final Pattern FIXED = FixedSql.over(List.copyOf(COLUMNS.keySet()));

    private static final Queryables NAMES = new Queryables() {
        @Override
        public String collection() {
            return "parcels";
        }

        @Override
        public Optional<Queryable> find(String name) {
            if (name.equals("geom")) {
                return Optional.of(new Queryable(name, name, ValueType.SHAPE));
            }
            return Optional.ofNullable(COLUMNS.get(name)).map(type -> new Queryable(name, '"' + name + '"', type));
        }
    };

    private record Written(String sql, List<Object> parameters) {}

    private static Written write(String language, String filter) {
        List<Object> parameters = new ArrayList<>();
        String sql = new FilterSql(
                        NAMES,
                        new Placing(ServedCrs.CRS84),
                        value -> {
                            parameters.add(value);
                            return ":p" + (parameters.size() - 1);
                        },
                        instant -> LocalDate.ofInstant(instant, ZoneId.of("Asia/Shanghai")))
                .write(Cql2.read(language, filter));
        assertThat(sql).matches(FIXED);
        return new Written(sql, parameters);
    }

    private static Written text(String filter) {
        return write(Cql2.TEXT, filter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            area_mu > 40                          | $area_mu$ > :p0                                           | [40]
            40.5 < area_mu                        | :p0 < $area_mu$                                           | [40.5]
            name = 'O''Brien'                     | $name$ = :p0                                              | [O'Brien]
            name = 'it\\'s'                       | $name$ = :p0                                              | [it's]
            due_on >= DATE('2026-01-31')          | $due_on$ >= :p0                                           | [2026-01-31]
            due_on >= '2026-01-31'                | $due_on$ >= :p0                                           | [2026-01-31]
            due_on = TIMESTAMP('2026-01-31T20:00:00Z') | $due_on$ = :p0                                       | [2026-02-01]
            low = true                            | $low$ = :p0                                               | [true]
            name = parcel_code                    | $name$ = $parcel_code$                                    | []
            3.14 = 3.14                           | cast(:p0 as numeric) = cast(:p1 as numeric)               | [3.14, 3.14]
            name not like 'a%'                    | not ($name$ like :p0)                                     | [a%]
            CASEI(name) = casei('X')              | lower(upper($name$ collate $und-x-icu$)) = lower(upper(cast(:p0 as text) collate $und-x-icu$)) | [X]
            days between 1 and 2                  | $days$ between :p0 and :p1                                | [1, 2]
            name in ('a','b')                     | $name$ in (:p0, :p1)                                      | [a, b]
            not low = false or due_on is not null | (not ($low$ = :p0) or not ($due_on$ is null))             | [false]
            A_CONTAINS(readiness,('ROAD','GAS'))  | $readiness$ @> array[:p0, :p1]::text[]                    | [ROAD, GAS]
            A_EQUALS(readiness, [])               | ($readiness$ @> '{}'::text[] and $readiness$ <@ '{}'::text[]) | []
            T_BEFORE(due_on, DATE('2026-01-31'))  | $due_on$ < cast(:p0 as date)                              | [2026-01-31]
            T_DURING(INTERVAL(due_on,done_on),INTERVAL('2024-01-01','..')) | ($due_on$ > cast(:p0 as date) and $done_on$ < cast('infinity' as date)) | [2024-01-01]
            S_INTERSECTS(geom,POINT(120.5 29))    | (geom && st_geomfromtext(:p0, 4490) and st_intersects(geom, st_geomfromtext(:p0, 4490))) | [POINT (120.5 29)]
            S_DISJOINT(POINT(120.5 29),geom)      | not (st_geomfromtext(:p0, 4490) && geom and st_intersects(st_geomfromtext(:p0, 4490), geom)) | [POINT (120.5 29)]
            year(due_on) = 2026                   | extract(year from $due_on$) = :p0                         | [2026]
            TRUE                                  | true                                                      | []
            """)
    @DisplayName("A1 each operator as SQL, typed by the column, either way round")
    void operators(String filter, String sql, String parameters) {
        Written written = text(filter);
        assertThat(written.sql()).isEqualTo(sql.replace('$', '"'));
        assertThat(written.parameters()).hasToString(parameters);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            area_mu > 40 | {"op":">","args":[{"property":"area_mu"},40]}
            name LIKE 'a%' AND NOT (low = true) | {"op":"and","args":[{"op":"like","args":[{"property":"name"},"a%"]},{"op":"not","args":[{"op":"=","args":[{"property":"low"},true]}]}]}
            CASEI(name) LIKE CASEI('a%') | {"op":"like","args":[{"op":"casei","args":[{"property":"name"}]},{"op":"casei","args":["a%"]}]}
            days BETWEEN 1 AND 2 | {"op":"between","args":[{"property":"days"},1,2]}
            name IN ('a','b') | {"op":"in","args":[{"property":"name"},["a","b"]]}
            due_on IS NULL | {"op":"isNull","args":[{"property":"due_on"}]}
            due_on = DATE('2026-01-31') | {"op":"=","args":[{"property":"due_on"},{"date":"2026-01-31"}]}
            T_INTERSECTS(due_on,INTERVAL('2026-01-01','..')) | {"op":"t_intersects","args":[{"property":"due_on"},{"interval":["2026-01-01",".."]}]}
            S_WITHIN(geom,POLYGON((120 29,121 29,121 30,120 29))) | {"op":"s_within","args":[{"property":"geom"},{"type":"Polygon","coordinates":[[[120,29],[121,29],[121,30],[120,29]]]}]}
            S_INTERSECTS(geom,BBOX(120,29,121,30)) | {"op":"s_intersects","args":[{"property":"geom"},{"bbox":[120,29,121,30]}]}
            A_OVERLAPS(readiness,('ROAD')) | {"op":"a_overlaps","args":[{"property":"readiness"},["ROAD"]]}
            length(name) > 3 | {"op":">","args":[{"op":"length","args":[{"property":"name"}]},3]}
            """)
    @DisplayName("A2 both spellings say the same")
    void spellings(String text, String json) {
        assertThat(write(Cql2.JSON, json)).isEqualTo(text(text));
    }

    @Test
    @DisplayName("A3 a box across the antimeridian is two; an older spelling means the standard's")
    void boxes() {
        assertThat(text("S_INTERSECTS(geom,BBOX(150,-90,-150,90))")
                        .parameters()
                        .get(0)
                        .toString())
                .startsWith("MULTIPOLYGON");
        assertThat(text("BBOX(geom, 120, 29, 121, 30)")).isEqualTo(text("S_INTERSECTS(geom,BBOX(120,29,121,30))"));
        assertThat(text("INTERSECTS(geom, POINT(120 29))")).isEqualTo(text("S_INTERSECTS(geom,POINT(120 29))"));
        assertThat(text("name ilike 'a%'")).isEqualTo(text("CASEI(name) LIKE CASEI('a%')"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret = 1",
                "area_mu",
                "area_mu >",
                "1",
                "geom = 1",
                "readiness = 'ROAD'",
                "area_mu + 1 > 2",
                "area_mu = name",
                "name = 5",
                "area_mu = 'x'",
                "low = 1",
                "due_on = DATE('2023-02-29')",
                "due_on = TIMESTAMP('2023-02-28T25:00:00Z')",
                "strLength(name) > 1",
                "jsonArrayContains(name,'a','b') = true",
                "env('x') = 'y'",
                "year(name) = 1",
                "year() = 1",
                "name LIKE 5",
                "area_mu LIKE '1%'",
                "name LIKE '%_%_%_'",
                "name LIKE 'a\\",
                "CASEI(name) LIKE ACCENTI('a')",
                "name = 'x' or (select 1) = 1",
                "name = 'x'; drop table x",
                "name = 'x",
                "\"na\"me\" = 'x'",
                "//a/@b = 1",
                "S_INTERSECTS(name, POINT(1 2))",
                "S_INTERSECTS(geom, POINT(999 0))",
                "S_INTERSECTS(geom, POINT(1e999 0))",
                "S_INTERSECTS(geom, POLYGON((0 0,2 2,2 0,0 2,0 0)))",
                "S_INTERSECTS(geom, POLYGON((0 0,1 1,1 0)))",
                "S_INTERSECTS(geom, LINESTRING(0 0))",
                "S_WITHIN(geom, GEOMETRYCOLLECTION(POINT(1 2)))",
                "S_INTERSECTS(geom, BBOX(1,2,3))",
                "S_INTERSECTS(geom, CIRCULARSTRING(0 0,1 1,2 0))",
                "T_AFTER(name, DATE('2020-01-01'))",
                "T_AFTER(due_on, INTERVAL('x','..'))",
                "A_CONTAINS(name, ('a'))",
                "name in ()",
                "not",
                "()",
                "INCLUDE",
                "area_mu > 1e999999999",
                "area_mu = NaN",
                "name is 'x'",
                "name = null",
                "a.b.c = 1",
                "name = 'x' = 'y'"
            })
    @DisplayName("B1 what cannot be compared, read or is not on the list is refused with 400")
    void refused(String filter) {
        assertThatThrownBy(() -> text(filter))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(400));
    }

    @Test
    @DisplayName("B2 depth, number of predicates, length of lists and texts are bounded before anything is asked")
    void bounds() {
        List<String> bombs = List.of(
                "(".repeat(4000) + "low = true" + ")".repeat(4000),
                "not ".repeat(2400) + "low = true",
                "area_mu > 1" + " or area_mu > 1".repeat(110),
                "days in (" + "1,".repeat(1200) + "1)",
                "casei(".repeat(1500) + "name" + ")".repeat(1500) + " = 'x'",
                "name = '" + "''".repeat(5000) + "'",
                "S_INTERSECTS(geom, " + "GEOMETRYCOLLECTION(".repeat(480) + "POINT(0 0)" + ")".repeat(480) + ")");
        for (String bomb : bombs) {
            assertThatThrownBy(() -> text(bomb))
                    .as(bomb.substring(0, 30))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("filter-too-large"));
        }
        String deep = "{\"op\":\"not\",\"args\":[".repeat(200) + "true" + "]}".repeat(200);
        assertThatThrownBy(() -> write(Cql2.JSON, deep)).isInstanceOf(Problem.class);
    }

    @Test
    @DisplayName("B3 hostile polygons end within 300 ms: a star that crosses itself and a comb with a thousand teeth")
    void hostile() {
        StringBuilder star = new StringBuilder("S_INTERSECTS(geom, POLYGON((");
        int points = 401;
        for (int i = 0; i <= points; i++) {
            double angle = 2 * Math.PI * (i % points) * 200 / points;
            star.append(i == 0 ? "" : ",")
                    .append(String.format(Locale.ROOT, "%.3f %.3f", 120 + Math.cos(angle), 29 + Math.sin(angle)));
        }
        star.append(")))");
        assertThat(star.length()).isLessThan(Cql2.LONGEST);
        long start = System.nanoTime();
        assertThatThrownBy(() -> text(star.toString()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("bad-filter-shape"));
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(300);
    }

    @Test
    @DisplayName(
            "C1 no text of a user stands in the SQL, whatever he writes (60,000 filters in both spellings, seed 20261130)")
    void fuzz() {
        Cql2Grammar grammar = new Cql2Grammar(
                20261130,
                List.of("area_mu", "days"),
                List.of("name", "parcel_code", "secret"),
                List.of("due_on", "done_on"),
                List.of("readiness"));
        int accepted = 0;
        for (int i = 0; i < 60_000; i++) {
            String language = i % 3 == 0 ? Cql2.JSON : Cql2.TEXT;
            String filter = i % 3 == 0 ? grammar.json() : grammar.text();
            try {
                write(language, filter);
                accepted++;
            } catch (Problem e) {
                assertThat(e.status().value()).as(filter).isEqualTo(400);
            }
        }
        assertThat(accepted).isBetween(15_000, 55_000);
    }

    @Test
    @DisplayName("C2 an unknown property is named")
    void unknown() {
        assertThatThrownBy(() -> text("secret = 1"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.args()).contains("secret"));
    }
}
