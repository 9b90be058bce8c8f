package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.problem.Problem;

@DisplayName("A filter in text becomes fixed SQL and parameters, or a problem")
class FilterTranslatorTest {

    private static final PublishedView VIEW = new PublishedView(
            "parcels",
            new Words("宗地", "Parcels"),
            new Words("宗地", "Parcels"),
            "parcel_code",
            List.of(
                    Property.of("parcel_code", "text", "宗地代码 · Parcel code"),
                    Property.of("name", "text", "名称 · Name"),
                    Property.of("area_mu", "double precision", "面积 · Area (mu)"),
                    Property.of("fee_wan", "numeric(18,6)", "费 · Fee (wan)"),
                    Property.of("days", "integer", "天 · Days (d)"),
                    Property.of("due_on", "date", "到期 · Due on"),
                    Property.of("low", "boolean", "低效 · Low"),
                    Property.of("readiness", "text[]", "九通一平 · Readiness")),
            "MultiPolygon",
            new PublishedView.TileRule(12, 0, List.of()),
            "");

    /** All SQL that a filter can become: columns of the view, fixed words, parameters. */
    private static final Pattern FIXED = Pattern.compile(
            "(\"(parcel_code|name|area_mu|fee_wan|days|due_on|low)\"|geom|:p\\d+|st_makeenvelope|st_intersects|st_geomfromtext|4490"
                    + "|&&|and|or|not|between|like|ilike|is null|[=<>(), ]|<=|>=|<>)*");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            area_mu > 40                                  | area_mu > :p0                        | [40.0]
            40 < area_mu                                  | area_mu > :p0                        | [40.0]
            fee_wan = 0.1                                 | fee_wan = :p0                        | [0.1]
            name = 'O''Brien'                             | name = :p0                           | [O'Brien]
            due_on >= '2026-01-31'                        | due_on >= :p0                        | [2026-01-31]
            low = true                                    | low = :p0                            | [true]
            """)
    @DisplayName("A1 comparison, either way round, typed by the column")
    void comparison(String filter, String sql, String parameters) {
        FeatureQuery query = query(filter);
        assertThat(query.where()).isEqualTo(sql.replaceFirst("(\\w+)", "\"$1\""));
        assertThat(query.parameters().values()).hasToString(parameters);
    }

    @Test
    @DisplayName("A2 logic, in, like, between, null and shapes")
    void logic() {
        assertThat(query("name in ('a', 'b') and not (days between 1 and 2)").where())
                .isEqualTo("((\"name\" = :p0 or \"name\" = :p1) and not (\"days\" between :p2 and :p3))");
        assertThat(query("name like '宗%' or due_on is null").where())
                .isEqualTo("(\"name\" like :p0 or \"due_on\" is null)");
        assertThat(query("BBOX(geom, 120, 29, 121, 30)").where())
                .startsWith("(geom && st_makeenvelope(:p0, :p1, :p2, :p3, 4490) and st_intersects(geom, ");
        assertThat(query("INTERSECTS(geom, POINT(120.5 29))").parameters()).containsValue("POINT (120.5 29)");
    }

    @Test
    @DisplayName("B1 no text of a user stands in the SQL, whatever he writes (50,000 mutants, seed 20261123)")
    void fuzz() {
        Random random = new Random(20261123);
        List<String> words = List.of(
                "area_mu",
                "name",
                "days",
                "geom",
                "readiness",
                "secret",
                "=",
                "<>",
                "<",
                ">=",
                "40",
                "-1",
                "1e9",
                "'x'",
                "''",
                "'",
                "\"",
                "(",
                ")",
                ",",
                "and",
                "or",
                "not",
                "in",
                "like",
                "ilike",
                "between",
                "is null",
                "is",
                "null",
                "true",
                "BBOX(geom,1,2,3,4)",
                "INTERSECTS(geom,POINT(1 2))",
                "DWITHIN",
                "POLYGON((0 0,1 1,1 0,0 0))",
                "strLength(name)",
                "jsonArrayContains",
                "/",
                "*",
                "+",
                "%",
                "\\",
                ";",
                "--",
                ":p0",
                "${x}",
                "2026-01-01T00:00:00Z",
                "INCLUDE",
                "EXCLUDE",
                "RELATE",
                "ENV('a')",
                "宗地");
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder filter = new StringBuilder(random.nextBoolean() ? "area_mu > 1 " : "");
            for (int n = random.nextInt(8); n >= 0; n--) {
                filter.append(words.get(random.nextInt(words.size()))).append(random.nextInt(5) == 0 ? "" : " ");
            }
            try {
                assertThat(query(filter.toString()).where()).matches(FIXED);
                accepted++;
            } catch (Problem e) {
                assertThat(e.status().value()).as(filter.toString()).isEqualTo(400);
            }
        }
        assertThat(accepted).isGreaterThan(100);
    }

    @Test
    @DisplayName("C1 an unknown property is named")
    void unknown() {
        assertThatThrownBy(() -> query("secret = 1"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.args()).contains("secret"));
    }

    private static FeatureQuery query(String filter) {
        return new FeatureQuery.Builder(VIEW).whereFilter(filter).build(null);
    }
}
