package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts at random, with every sign that some format cannot hold, go out and come in again. What differs must follow from a loss that
 * the format names; nothing else may differ.
 */
@ServerTest
@DisplayName("Out and in again: every fact the same, or less by a loss that the export itself names")
class RoundTripIT {

    private static final Charset GBK = Charset.forName("GBK");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long[] SEEDS = {1, 20_261_130};
    private static final int PARCELS = 60;
    private static final List<String> NAMES = List.of(
            "沙河机械厂",
            "=1+1",
            "+86 号地块",
            "-甲",
            "@某",
            "'引号'",
            "＝全角",
            "a,b;c",
            "\"双引号\"",
            "两行\n之间",
            "𠮷野家",
            "１２３全角",
            "长".repeat(200),
            "<b>&amp;</b>",
            "back\\slash",
            "null",
            "100%_x000D_",
            "é ü ß",
            "1e5");
    private static final List<String> TEXTS =
            List.of("name", "land_use_code", "planned_use", "supply_state", "right_nature", "real_estate_unit_no");
    private static final List<String> NUMBERS = List.of("registered_area_m2", "plot_ratio");
    private static final List<String> LISTS = List.of("predecessors", "readiness");

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @LocalServerPort
    int port;

    private Http bureau;

    @BeforeEach
    void empty() throws SQLException {
        Emptied.facts(database);
        bureau = new Http(port, "bureau");
    }

    private void load(Random random) {
        Features features = new Features();
        for (int i = 0; i < PARCELS; i++) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("parcel_code", Features.code(i + 1));
            put(facts, random, "name", NAMES.get(i < NAMES.size() ? i : random.nextInt(NAMES.size())));
            put(facts, random, "land_use_code", "0601");
            put(facts, random, "planned_use", random.nextBoolean() ? "工业" : "工业,仓储@物流");
            put(facts, random, "supply_state", random.nextBoolean() ? "RESERVE" : "SUPPLIED");
            put(facts, random, "right_nature", "出让");
            put(facts, random, "real_estate_unit_no", Features.code(i + 1) + "F00000001");
            put(facts, random, "term_end_on", "20" + (30 + random.nextInt(60)) + "-02-28");
            put(
                    facts,
                    random,
                    "registered_area_m2",
                    BigDecimal.valueOf(random.nextLong(1, 999_999_999)).movePointLeft(2 + random.nextInt(3)));
            put(
                    facts,
                    random,
                    "plot_ratio",
                    BigDecimal.valueOf(random.nextInt(500)).movePointLeft(2));
            put(facts, random, "predecessors", List.of("339922001001GB90001", "339922001001GB90002"));
            put(facts, random, "readiness", List.of("ROAD", "GAS"));
            String json = JSON.writeValueAsString(facts);
            features.add(
                    json.substring(1, json.length() - 1),
                    Features.square(120.5 + i % 10 * 0.002, 29 + i / 10 * 0.002, 0.001, 0.001));
        }
        JsonNode report = Uploading.of(bureau, "parcels").with("commit", "auto").report("p.geojson", features.text());
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMMITTED");
    }

    private static void put(Map<String, Object> facts, Random random, String key, Object value) {
        if (random.nextInt(8) > 0) {
            facts.put(key, value);
        }
    }

    @ParameterizedTest
    @DisplayName("A1 every format")
    @ValueSource(
            strings = {
                "csv",
                "wkt.csv",
                "xlsx",
                "geojson",
                "gpkg",
                "shp.zip",
                "utf8.shp.zip",
                "gdb.zip",
                "kml",
                "kmz",
                "txt",
                "dxf"
            })
    void facts(String extension) throws SQLException {
        for (long seed : SEEDS) {
            Emptied.facts(database);
            load(new Random(seed));
            HttpResponse<byte[]> answer = bureau.get("/api/exports/parcels." + extension);
            assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
            Set<String> losses = Set.of(
                    answer.headers().firstValue("X-Export-Losses").orElseThrow().split(", "));
            Uploading again = Uploading.of(bureau, "parcels");
            if (extension.equals("dxf")) {
                again.with("sourceCrs", "EPSG:4549");
            }
            JsonNode report = again.report(
                    "再导入."
                            + extension
                                    .replaceAll("(utf8\\.)?(shp|gdb)\\.zip", "zip")
                                    .replace("wkt.csv", "csv"),
                    answer.body());
            assertThat(report.get("rows").asInt()).as(report.toString()).isEqualTo(PARCELS);
            if (losses.contains("shapes")) {
                // a table without shapes brings all facts, and each parcel is refused for its shape alone
                assertThat(report.get("counts").has("geometry-missing")).isTrue();
            } else {
                assertThat(report.get("rejected").asInt()).as(report.toString()).isZero();
            }
            compare(extension + ", seed " + seed, report.get("id").asLong(), losses);
        }
    }

    private void compare(String what, long batch, Set<String> losses) {
        List<JsonNode[]> pairs = owner.sql("""
                select to_jsonb(l) as before, s.facts as after
                from ledger.parcel l left join ledger.staged_row s on s.batch_id = :batch and s.row_key = l.row_key
                where l.superseded_at = 'infinity' order by l.row_key
                """)
                .param("batch", batch)
                .query((row, n) -> new JsonNode[] {
                    JSON.readTree(row.getString("before")),
                    row.getString("after") == null ? null : JSON.readTree(row.getString("after"))
                })
                .list();
        assertThat(pairs).hasSize(PARCELS);
        for (JsonNode[] pair : pairs) {
            String where = what + ", " + pair[0].get("row_key").asString();
            assertThat(pair[1]).as(where).isNotNull();
            for (String field : TEXTS) {
                String left = lossy(losses, field, text(pair[0].get(field)));
                assertThat(plain(losses, text(pair[1].get(field))))
                        .as("%s, %s", where, field)
                        .isEqualTo(plain(losses, left));
            }
            assertThat(text(pair[1].get("term_end_on")))
                    .as("%s, term", where)
                    .isEqualTo(kept(losses, "term_end_on") ? text(pair[0].get("term_end_on")) : null);
            for (String field : NUMBERS) {
                compareNumber(losses, where + ", " + field, field, pair[0].get(field), pair[1].get(field));
            }
            for (String field : LISTS) {
                assertThat(pair[1].hasNonNull(field) ? pair[1].get(field).toString() : "")
                        .as("%s, %s", where, field)
                        .isEqualTo(
                                kept(losses, field) && pair[0].hasNonNull(field)
                                        ? pair[0].get(field).toString()
                                        : "");
            }
        }
    }

    private static void compareNumber(
            Set<String> losses, String where, String field, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (!kept(losses, field)) {
            assertThat(text(after)).as(where).isNull();
        } else if (before == null || before.isNull()) {
            // where no area is registered, the text writes the drawn one
            assertThat(text(after) == null || losses.contains("hectares"))
                    .as(where)
                    .isTrue();
        } else if (losses.contains("hectares")) {
            assertThat(after.asDouble()).as(where).isCloseTo(before.asDouble(), within(0.5 + 1e-9));
        } else if (losses.contains("binary-numbers")) {
            assertThat(after.asDouble()).as(where).isCloseTo(before.asDouble(), within(1e-9 * before.asDouble()));
        } else {
            assertThat(new BigDecimal(after.asString()))
                    .as(where)
                    .isEqualByComparingTo(new BigDecimal(before.asString()));
        }
    }

    private static boolean kept(Set<String> losses, String field) {
        if (losses.contains("no-attributes")) {
            return false;
        }
        return !losses.contains("boundary-attributes")
                || Set.of("name", "registered_area_m2").contains(field);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node.asString();
    }

    private static @Nullable String lossy(Set<String> losses, String field, @Nullable String value) {
        if (value == null || !kept(losses, field)) {
            return null;
        }
        String left = value;
        if (losses.contains("254-bytes")) {
            left = cut(new String(value.getBytes(GBK), GBK), GBK);
        } else if (losses.contains("254-bytes-utf8")) {
            left = cut(value, StandardCharsets.UTF_8);
        }
        if (losses.contains("one-line-texts")) {
            left = left.replaceAll("[,，]", "、")
                    .replaceAll("[@＠]", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
        }
        return left;
    }

    /** How many question marks stand for a character is left to the writer. */
    private static @Nullable String plain(Set<String> losses, @Nullable String value) {
        return value == null || !losses.contains("254-bytes") ? value : value.replaceAll("[?？]+", "?");
    }

    private static String cut(String value, Charset charset) {
        int length = value.length();
        while (value.substring(0, length).getBytes(charset).length > 254) {
            length--;
        }
        return value.substring(0, length);
    }
}
