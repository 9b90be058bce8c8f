package org.mumap.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mumap.server.testing.Staged.with;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("Evaluation over HTTP: schemes, runs, scope, and the same bytes later")
class EvaluationIT {

    private static final String GRADES = """
            "grades":[{"grade":"A","upTo":0.20},{"grade":"B","upTo":0.60},{"grade":"C","upTo":0.95},{"grade":"D","upTo":1.0}]""";
    private static final String SCHEME = """
            {"name":"青溪县规上","year":2024,"population":"ABOVE_SCALE","method":"BASE_RATIO",
             "indicators":[{"code":"TAX_PER_MU","weight":30,"base":24.097,"cap":1.5,"floor":0},
                           {"code":"RD_INTENSITY","weight":10,"base":0.0302}],
            """ + GRADES + "}";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    @Owner
    JdbcClient owner;

    @BeforeEach
    void county() throws Exception {
        Emptied.facts(database);
        commit(Staged.of("parks")
                .row(with("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05))
                .row(with("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05)));
        Staged parcels = Staged.of("parcels");
        Staged firms = Staged.of("enterprises");
        Staged land = Staged.of("occupancies");
        Staged returns = Staged.of("annual_returns");
        for (int n = 1; n <= 6; n++) {
            parcels.row(
                    with(
                            "parcel_code",
                            parcel(n),
                            "park_code",
                            n < 5 ? "P01" : "P02",
                            "town",
                            "沙河镇",
                            "registered_area_m2",
                            20000),
                    Staged.square(n < 5 ? 120.5 + n * 0.002 : 120.6 + n * 0.002, 29, 0.001));
            firms.row(with("credit_code", firm(n), "name", "企业" + n, "above_scale", n < 6));
            land.row(with("credit_code", firm(n), "parcel_code", parcel(n), "relation", "OWN", "land_m2", 20000));
            returns.row(with(
                    "credit_code",
                    firm(n),
                    "year",
                    2024,
                    "tax_wan",
                    new BigDecimal("722.91").multiply(new BigDecimal(n)),
                    "revenue_wan",
                    n == 2 ? null : 10000,
                    "rd_wan",
                    302));
        }
        commit(parcels);
        commit(firms);
        commit(land);
        commit(returns);
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private static String parcel(int n) {
        return "339922001001GB%05d".formatted(n);
    }

    private static String firm(int n) {
        return "91330922MA0000001" + (char) ('A' + n);
    }

    private Http as(String user) {
        return new Http(port, user);
    }

    private long scheme() {
        return as("economy")
                .postJson("/api/evaluation-schemes", SCHEME)
                .get("id")
                .asLong();
    }

    private long run(String body) {
        return as("economy").postJson("/api/evaluations", body).get("id").asLong();
    }

    private byte[] results(String user, long run) {
        HttpResponse<byte[]> answer = as(user).get("/api/evaluations/" + run + "/results");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    @DisplayName("A1 a scheme is run; every row carries score, place, grade and each term, exactly")
    void runs() {
        long run = run("{\"schemeId\":" + scheme() + ",\"year\":2024}");
        JsonNode rows =
                as("economy").json("/api/evaluations/" + run + "/results").get("rows");
        assertThat(rows.size()).isEqualTo(5);
        List<String> seen = new ArrayList<>();
        rows.forEach(row -> seen.add(row.get("creditCode").asString() + " " + row.get("rank") + " "
                + row.get("grade").asString() + " "
                + row.get("score").decimalValue().stripTrailingZeros().toPlainString()));
        // 2 to 5 times the base are all capped at 1.5; firm 2 has no revenue and gets the others' mean of 10
        assertThat(seen)
                .containsExactly(
                        firm(2) + " 1 A 55",
                        firm(3) + " 1 A 55",
                        firm(4) + " 1 A 55",
                        firm(5) + " 1 A 55",
                        firm(1) + " 5 D 40");
        JsonNode terms = rows.get(0).get("terms");
        assertThat(terms.get(0).get("capped").asBoolean()).isTrue();
        assertThat(terms.get(0).get("value").decimalValue()).isEqualByComparingTo("48.194");
        assertThat(terms.get(0).get("score").decimalValue().scale()).isGreaterThanOrEqualTo(6);
        assertThat(terms.get(1).get("imputed").asBoolean()).isTrue();
        assertThat(terms.get(1).get("value").isNull()).isTrue();
        assertThat(as("economy").json("/api/evaluations/" + run).get("outside").asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("A2 after other data came in, the same run again gives the same bytes; a run of today gives others")
    void sameBytes() throws Exception {
        long scheme = scheme();
        long before = run("{\"schemeId\":" + scheme + ",\"year\":2024}");
        JsonNode first = as("economy").json("/api/evaluations/" + before);
        commit(Staged.of("annual_returns")
                .row(with("credit_code", firm(1), "year", 2024, "tax_wan", 9999, "revenue_wan", 1)));
        commit(Staged.of("occupancies")
                .row(with("credit_code", firm(2), "parcel_code", parcel(2), "relation", "LEASE_OUT", "land_m2", 9000)));
        commit(Staged.of("enterprises").row(with("credit_code", firm(3), "name", "改名", "above_scale", true)));
        long again = run("{\"schemeId\":%d,\"year\":2024,\"asOf\":\"%s\",\"knownAt\":\"%s\"}"
                .formatted(
                        scheme,
                        first.get("asOf").asString(),
                        first.get("knownAt").asString()));
        long today = run("{\"schemeId\":" + scheme + "}");
        assertThat(results("economy", again)).isEqualTo(results("economy", before));
        assertThat(as("economy").json("/api/evaluations/" + again).get("sha256"))
                .isEqualTo(first.get("sha256"));
        assertThat(as("economy").json("/api/evaluations/" + today).get("sha256"))
                .isNotEqualTo(first.get("sha256"));
        assertThat(as("economy")
                        .post(
                                "/api/evaluations",
                                "{\"schemeId\":%d,\"knownAt\":\"%s\"}"
                                        .formatted(scheme, Instant.now().plusSeconds(9_000)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("A3 the database refuses to change a scheme, a run or a result; saving again is the next version")
    void stands() {
        long scheme = scheme();
        run("{\"schemeId\":" + scheme + ",\"year\":2024}");
        for (String statement : List.of(
                "update ledger.evaluation_scheme set body = '{}'",
                "delete from ledger.evaluation_scheme",
                "update ledger.evaluation_run set sha256 = ''",
                "update ledger.evaluation_result set score = 100 where rank = 5",
                "delete from ledger.evaluation_result")) {
            assertThatThrownBy(() -> owner.sql(statement).update())
                    .as(statement)
                    .hasMessageContaining("never changed");
        }
        JsonNode next =
                as("bureau").postJson("/api/evaluation-schemes?previous=" + scheme, SCHEME.replace("24.097", "20"));
        JsonNode saved =
                as("bureau").json("/api/evaluation-schemes/" + next.get("id").asLong());
        assertThat(saved.get("version").asInt()).isEqualTo(2);
        assertThat(saved.get("family").asLong()).isEqualTo(scheme);
        assertThat(as("bureau")
                        .json("/api/evaluation-schemes/" + scheme)
                        .get("scheme")
                        .get("indicators")
                        .get(0)
                        .get("base")
                        .decimalValue())
                .isEqualByComparingTo("24.097");
    }

    @Test
    @DisplayName(
            "A4 a park sees its firms, in their places of the county; who may not see tax gets bands; who may not run, may not")
    void scope() {
        long run = run("{\"schemeId\":" + scheme() + ",\"year\":2024}");
        JsonNode park = as("park1").json("/api/evaluations/" + run + "/results").get("rows");
        assertThat(park.findValuesAsString("creditCode")).containsExactly(firm(2), firm(3), firm(4), firm(1));
        assertThat(park.get(3).get("rank").asInt()).isEqualTo(5);
        JsonNode office = as("office")
                .json("/api/evaluations/" + run + "/results")
                .get("rows")
                .get(0);
        assertThat(office.get("grade").asString()).isEqualTo("A");
        assertThat(office.get("score").isNull()).isTrue();
        assertThat(office.get("terms").get(0).get("value").isNull()).isTrue();
        assertThat(office.get("terms").get(0).get("band").asString()).isEqualTo("≥40");
        assertThat(office.get("terms").get(1).get("score").isNull()).isFalse();
        assertThat(office.get("terms").get(0).get("base").isNull()).isTrue();
        assertThat(office.get("terms").get(0).get("capped").isNull()).isTrue();
        assertThat(as("park1").post("/api/evaluations", "{\"schemeId\":1}").statusCode())
                .isEqualTo(403);
        assertThat(as("park1").post("/api/evaluation-schemes", SCHEME).statusCode())
                .isEqualTo(403);
        assertThat(as("admin").get("/api/evaluations/" + run + "/results").statusCode())
                .isEqualTo(403);
        assertThat(as("").get("/api/evaluations").statusCode()).isEqualTo(401);
        assertThat(as("economy").get("/api/evaluations/999999/results").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName(
            "A6 who may not see tax cannot work it out: no base, range or cut score of it, a coarse spread, in the workbook too")
    void masked() throws Exception {
        long run = run("{\"schemeId\":" + scheme() + ",\"year\":2024}");
        String path = "/api/evaluations/" + run;
        JsonNode open = as("economy").json(path);
        JsonNode hidden = as("office").json(path);
        assertThat(open.get("banded").asBoolean()).isFalse();
        assertThat(open.get("bases").get(0).get("average").isNull()).isFalse();
        assertThat(open.get("groups").get(0).get("cuts").get(0).get("lastScore").decimalValue())
                .isEqualByComparingTo("55");
        assertThat(hidden.get("banded").asBoolean()).isTrue();
        for (String field : List.of("base", "average", "least", "most", "averageScore")) {
            assertThat(hidden.get("bases").get(0).get(field).isNull()).as(field).isTrue();
            assertThat(hidden.get("bases").get(1).get(field))
                    .as(field)
                    .isEqualTo(open.get("bases").get(1).get(field));
        }
        hidden.get("groups")
                .get(0)
                .get("cuts")
                .forEach(cut -> assertThat(cut.get("lastScore").isNull()).isTrue());
        assertThat(as("economy").json(path + "/distribution").get("bins").size())
                .isGreaterThan(10);
        JsonNode bands = as("office").json(path + "/distribution").get("bins");
        bands.forEach(band -> assertThat(band.get("grades")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .as(band.toString())
                .isGreaterThanOrEqualTo(3));
        assertThat(bands.size())
                .as("4 firms at 55 and one at 40 stand in one band")
                .isEqualTo(1);
        JsonNode firm = as("office").json(path + "/results/" + firm(1));
        assertThat(firm.get("run").get("banded").asBoolean()).isTrue();
        assertThat(firm.get("positions").findValuesAsString("code")).containsExactly("RD_INTENSITY");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(
                as("office").get(path + "/results.xlsx").body()))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(3).getCellText(4)).isEqualTo("— 按岗位不显示");
            assertThat(rows.get(3).getCellText(6)).isEqualTo("≥40");
            assertThat(rows.get(3).getCellText(7)).isEqualTo("— 按岗位不显示");
            List<Row> bases = book.getSheet(2).orElseThrow().read();
            assertThat(bases.get(3).getCellText(1)).isEqualTo("— 按岗位不显示");
            assertThat(new BigDecimal(bases.get(4).getCellText(1))).isEqualByComparingTo("0.0302");
        }
        String untaxed = SCHEME.replace("TAX_PER_MU", "REVENUE_PER_MU");
        long free = as("economy")
                .postJson("/api/evaluation-schemes", untaxed)
                .get("id")
                .asLong();
        String other = "/api/evaluations/" + run("{\"schemeId\":" + free + ",\"year\":2024}");
        assertThat(as("office").get(other).body())
                .isEqualTo(as("economy").get(other).body());
    }

    @Test
    @DisplayName(
            "A7 an unknown indicator, choice, number or shape of a scheme is named with its place and what may stand there")
    void unreadable() {
        assertThat(saved(SCHEME.replace("TAX_PER_MU", "TAX_PER_ACRE"), "zh"))
                .contains("\"body-choice\"", "indicators[0].code", "TAX_PER_ACRE", "可用的有", "TAX_PER_MU, OUTPUT_PER_MU");
        assertThat(saved(SCHEME.replace("TAX_PER_MU", "TAX_PER_ACRE"), "en")).contains("it can be: TAX_PER_MU");
        assertThat(saved(SCHEME.replace("\"base\":24.097", "\"baseRule\":\"GUESS\""), "zh"))
                .contains("indicators[0].baseRule", "GUESS", "FIXED, AVERAGE, PREVIOUS_AVERAGE");
        assertThat(saved(SCHEME.replace("24.097", "\"二十四\""), "zh"))
                .contains("\"body-value\"", "indicators[0].base", "二十四", "一个数字");
        assertThat(saved(SCHEME.replace("\"year\":2024", "\"year\":[2024,1]"), "en"))
                .contains("\"body-shape\"", "\\\"year\\\"", "a number such as 40.5");
        assertThat(saved(SCHEME + "]", "en") + saved("{\"name\":", "en")).contains("\"body-syntax\"", "line 1");
        assertThat(saved(SCHEME.replace("\"grades\":[", "\"grades\":[null,"), "zh"))
                .contains("\"scheme-empty-entry\"");
    }

    private String saved(String scheme, String language) {
        HttpResponse<byte[]> answer = as("economy")
                .send(as("economy")
                        .request("/api/evaluation-schemes")
                        .header("Accept-Language", language)
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(scheme)));
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(400);
        return Http.text(answer);
    }

    @Test
    @DisplayName("A5 a scheme that cannot be measured by is refused with what to do, in both languages")
    void faults() {
        String faulty = SCHEME.replace(",\"base\":24.097", "").replace("\"upTo\":1.0", "\"upTo\":0.9");
        HttpResponse<byte[]> answer = as("economy").post("/api/evaluation-schemes", faulty);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.text(answer)).contains("亩均税收", "没有基准值", "最后一级");
        HttpResponse<byte[]> english = as("economy")
                .send(as("economy")
                        .request("/api/evaluation-schemes/check")
                        .header("Accept-Language", "en")
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(faulty)));
        assertThat(Http.text(english)).contains("tax per mu", "has no base", "must reach to 1");
    }

    @Test
    @DisplayName("B1 a firm's page: places, the number that lifts it, three years, sources; on paper and as a workbook")
    void firmPage() throws Exception {
        commit(Staged.of("annual_returns")
                .row(with("credit_code", firm(1), "year", 2023, "tax_wan", 300, "revenue_wan", 5000)));
        long run = run("{\"schemeId\":" + scheme() + ",\"year\":2024}");
        JsonNode page = as("economy").json("/api/evaluations/" + run + "/results/" + firm(1));
        assertThat(page.get("positions").get(0).get("rank").asInt()).isEqualTo(5);
        assertThat(page.get("positions").get(0).get("of").asInt()).isEqualTo(5);
        JsonNode lift = page.get("lift");
        // nobody is C or B: the grade above D that somebody has is A, from 55 points
        assertThat(lift.get("lacking").decimalValue()).isEqualByComparingTo("15");
        assertThat(lift.get("steps").get(0).get("code").asString()).isEqualTo("TAX_PER_MU");
        assertThat(lift.get("steps").get(0).get("to").decimalValue()).isEqualByComparingTo("36.1455");
        assertThat(lift.get("steps").get(0).get("more").decimalValue()).isEqualByComparingTo("361.455");
        JsonNode trend = page.get("trend");
        assertThat(trend.size()).isEqualTo(3);
        assertThat(trend.get(0).get("values").get(0).get("value").isNull()).isTrue();
        assertThat(trend.get(1).get("values").get(0).get("value").decimalValue())
                .isEqualByComparingTo("10");
        assertThat(trend.get(2).get("grade").asString()).isEqualTo("D");
        assertThat(page.get("sources").findValuesAsString("kind")).contains("annual_returns", "occupancies");
        HttpResponse<byte[]> sheet =
                as("economy").get("/api/evaluations/" + run + "/results/" + firm(1) + "/sheet.pdf");
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(new String(sheet.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(
                as("economy").get("/api/evaluations/" + run + "/results.xlsx").body()))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(3).getCellText(1)).isEqualTo("企业2");
            assertThat(new BigDecimal(rows.get(3).getCellText(4))).isEqualByComparingTo("55");
        }
        JsonNode banded = as("office").json("/api/evaluations/" + run + "/results/" + firm(1));
        assertThat(banded.get("lift").isNull()).isTrue();
        assertThat(banded.toString()).doesNotContain("TAX_PER_MU\",\"rank", "722.91", "361.455");
        assertThat(as("office")
                        .get("/api/evaluations/" + run + "/results/" + firm(1) + "/sheet.pdf")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("park1")
                        .get("/api/evaluations/" + run + "/results/" + firm(5))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("B2 objection, recheck by somebody else, corrected run, final list; nothing out of turn")
    void objection() throws Exception {
        long scheme = scheme();
        long first = run("{\"schemeId\":" + scheme + ",\"year\":2024}");
        assertProblem(
                as("economy").post("/api/evaluations/publications", "{\"kind\":\"FINAL\",\"runId\":" + first + "}"),
                409,
                "final-without-preliminary");
        long list = as("economy")
                .postJson(
                        "/api/evaluations/publications",
                        "{\"kind\":\"PRELIMINARY\",\"runId\":" + first + ",\"documentNo\":\"青亩〔2025〕1号\"}")
                .get("id")
                .asLong();
        String path = "/api/evaluations/publications/" + list + "/objections";
        String claim = "{\"creditCode\":\"%s\",\"subject\":\"TAX_PER_MU\",\"claim\":\"退税已补缴\"}";
        assertProblem(as("park1").post(path, claim.formatted(firm(5))), 404, "no-such-result");
        assertProblem(as("inspector").post(path, claim.formatted(firm(1))), 403, "http-403");
        long objection =
                as("park1").postJson(path, claim.formatted(firm(1))).get("id").asLong();
        assertProblem(
                as("economy").post("/api/evaluations/publications", "{\"kind\":\"FINAL\",\"runId\":" + first + "}"),
                409,
                "final-open-objections");
        String ruling = "/api/evaluations/objections/" + objection + "/ruling";
        assertProblem(as("economy").post(ruling, "{\"outcome\":\"UPHELD\",\"reason\":\"属实\"}"), 400, "field-needed");
        assertThat(as("economy")
                        .post(ruling, "{\"outcome\":\"UPHELD\",\"reason\":\"属实\",\"correction\":\"税务更正\"}")
                        .statusCode())
                .isEqualTo(204);
        assertProblem(as("bureau").post(ruling, "{\"outcome\":\"REJECTED\",\"reason\":\"-\"}"), 409, "objection-ruled");
        assertProblem(
                as("economy").post("/api/evaluations/publications", "{\"kind\":\"FINAL\",\"runId\":" + first + "}"),
                409,
                "final-in-period");
        periodEnds();
        assertProblem(
                as("economy").post("/api/evaluations/publications", "{\"kind\":\"FINAL\",\"runId\":" + first + "}"),
                409,
                "final-before-correction");
        commit(Staged.of("annual_returns")
                .row(with(
                        "credit_code",
                        firm(1),
                        "year",
                        2024,
                        "tax_wan",
                        1445.82,
                        "revenue_wan",
                        10000,
                        "rd_wan",
                        302)));
        long second = run("{\"schemeId\":" + scheme + ",\"year\":2024}");
        long published = as("economy")
                .postJson("/api/evaluations/publications", "{\"kind\":\"FINAL\",\"runId\":" + second + "}")
                .get("id")
                .asLong();
        String open = Http.text(as("inspector").get("/api/evaluations/publications/" + published + "/list"));
        assertThat(open).contains("\"name\":\"企业1\"", "\"grade\":\"A\"").doesNotContain("score", firm(1), "1445");
        // 4 firms in P01 and 1 in P02: the single one is left out, and so is the other, or the total would tell it
        assertThat(open)
                .contains("{\"key\":\"P01\",\"firms\":4,\"counted\":4,\"taxWanPerMu\":null,\"suppressed\":true}");
        assertProblem(
                as("economy").post("/api/evaluations/publications", "{\"kind\":\"FINAL\",\"runId\":" + second + "}"),
                409,
                "final-issued");
        assertThat(as("park1")
                        .json("/api/evaluations/objections")
                        .get("rows")
                        .get(0)
                        .get("outcome")
                        .asString())
                .isEqualTo("UPHELD");
        assertThatThrownBy(() -> owner.sql("update ledger.evaluation_ruling set outcome = 'REJECTED'")
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    @DisplayName(
            "B6 a second preliminary list has its own final list; open objections to the first still hold it; each only once")
    void finalLists() {
        long run = run("{\"schemeId\":" + scheme() + ",\"year\":2024}");
        long first = published("PRELIMINARY", run, "");
        long objection = as("park1")
                .postJson(
                        "/api/evaluations/publications/" + first + "/objections",
                        "{\"creditCode\":\"%s\",\"subject\":\"GRADE\",\"claim\":\"等级有误\"}".formatted(firm(1)))
                .get("id")
                .asLong();
        periodEnds();
        long second = published("PRELIMINARY", run, "");
        periodEnds();
        String last = "{\"kind\":\"FINAL\",\"runId\":" + run + "%s}";
        assertProblem(
                as("economy").post("/api/evaluations/publications", last.formatted("")), 409, "final-open-objections");
        as("economy")
                .post(
                        "/api/evaluations/objections/" + objection + "/ruling",
                        "{\"outcome\":\"REJECTED\",\"reason\":\"数据无误\"}");
        long ended = published("FINAL", run, "");
        assertThat(as("economy")
                        .json("/api/evaluations/publications/" + ended)
                        .get("follows")
                        .asLong())
                .isEqualTo(second);
        assertProblem(as("economy").post("/api/evaluations/publications", last.formatted("")), 409, "final-issued");
        long other = published("FINAL", run, ",\"follows\":" + first);
        assertThat(as("economy")
                        .json("/api/evaluations/publications/" + other)
                        .get("follows")
                        .asLong())
                .isEqualTo(first);
        assertProblem(
                as("economy").post("/api/evaluations/publications", last.formatted(",\"follows\":" + ended)),
                409,
                "final-of-another");
        assertThatThrownBy(() -> owner.sql("""
                                insert into ledger.evaluation_publication (kind, year, family, list_id, run_id, follows, from_on, to_on,
                                  body, sha256, published_at, published_by)
                                select kind, year, family, list_id, run_id, follows, from_on, to_on, body, sha256, published_at, published_by
                                from ledger.evaluation_publication where publication_id = :id
                                """).param("id", ended).update())
                .hasMessageContaining("evaluation_publication_one_final");
    }

    private long published(String kind, long run, String more) {
        return as("economy")
                .postJson(
                        "/api/evaluations/publications", "{\"kind\":\"%s\",\"runId\":%d%s}".formatted(kind, run, more))
                .get("id")
                .asLong();
    }

    /** The day after: the only way to let a day pass for rows that nobody may change. */
    private void periodEnds() {
        owner.sql("alter table ledger.evaluation_publication disable trigger evaluation_publication_stands")
                .update();
        owner.sql("update ledger.evaluation_publication set from_on = from_on - 9, to_on = to_on - 1")
                .update();
        owner.sql("alter table ledger.evaluation_publication enable trigger evaluation_publication_stands")
                .update();
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String code) {
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(status);
        assertThat(Http.text(answer)).contains("\"" + code + "\"");
    }

    @Test
    @DisplayName("B3 the land list goes out before scoring; it adds up in every way and each sees his part")
    void landList() throws Exception {
        commit(Staged.of("occupancies")
                .row(with("credit_code", firm(1), "parcel_code", parcel(6), "relation", "LEASE_IN", "land_m2", 5000))
                .row(with("credit_code", firm(6), "parcel_code", parcel(6), "relation", "LEASE_OUT", "land_m2", 5000)));
        long published = as("economy")
                .postJson("/api/evaluations/publications", "{\"kind\":\"LAND\",\"year\":2024}")
                .get("id")
                .asLong();
        long id = as("economy")
                .json("/api/evaluations/publications/" + published)
                .get("landList")
                .asLong();
        JsonNode county = as("economy").json("/api/evaluations/land-lists/" + id);
        assertThat(county.get("conserved").asBoolean()).isTrue();
        assertThat(county.get("total").get("netMu").decimalValue()).isEqualByComparingTo("180");
        assertThat(county.get("total").get("leasedOutMu").decimalValue()).isEqualByComparingTo("7.5");
        assertThat(county.get("byPark").size()).isEqualTo(2);
        JsonNode park = as("park1").json("/api/evaluations/land-lists/" + id);
        assertThat(park.get("total").get("netMu").decimalValue()).isEqualByComparingTo("120");
        assertThat(park.get("conserved").asBoolean()).isTrue();
        assertThat(Http.text(as("park1").get("/api/evaluations/publications/" + published + "/list")))
                .contains("leasedInMu\":7.5");
        JsonNode first = as("economy").json("/api/evaluations/land-lists/" + id + "?limit=3");
        JsonNode rest = as("economy")
                .json("/api/evaluations/land-lists/" + id + "?after="
                        + first.get("next").asString());
        assertThat(first.get("lines").size() + rest.get("lines").size()).isEqualTo(7);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(as("park1")
                .get("/api/evaluations/land-lists/" + id + "/lines.xlsx")
                .body()))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(new BigDecimal(rows.get(rows.size() - 1).getCellText(10)))
                    .isEqualByComparingTo("120");
        }
        assertThat(as("park1")
                        .get("/api/evaluations/publications/" + published + "/list.xlsx")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "B4 marks: a veto with its paper holds the grade; withdrawn it no longer does, and what was known then stays")
    void marks() {
        String vetoed = SCHEME.substring(0, SCHEME.length() - 1)
                + ",\"adjustments\":[{\"code\":\"ACCIDENT\",\"name\":\"安全事故\",\"kind\":\"VETO\",\"best\":\"C\"}]}";
        long scheme = as("economy")
                .postJson("/api/evaluation-schemes", vetoed)
                .get("id")
                .asLong();
        String mark =
                "{\"creditCode\":\"%s\",\"year\":2024,\"code\":\"ACCIDENT\",\"documentNo\":\"应急〔2024〕3号\",\"reason\":\"较大事故\"}";
        assertProblem(
                as("economy").post("/api/evaluations/marks", mark.formatted("91330922XXXXXXXXXX")),
                400,
                "unregistered-firm");
        long id = as("economy")
                .postJson("/api/evaluations/marks", mark.formatted(firm(2)))
                .get("id")
                .asLong();
        long then = run("{\"schemeId\":" + scheme + "}");
        JsonNode held = as("economy")
                .json("/api/evaluations/" + then + "/results")
                .get("rows")
                .get(0);
        assertThat(held.get("gradeByRank").asString() + held.get("grade").asString())
                .isEqualTo("AC");
        assertThat(held.get("changes").get(0).get("documentNo").asString()).isEqualTo("应急〔2024〕3号");
        assertThat(as("economy")
                        .post("/api/evaluations/marks/" + id + "/withdrawal", "{\"reason\":\"认定撤销\"}")
                        .statusCode())
                .isEqualTo(204);
        long now = run("{\"schemeId\":" + scheme + "}");
        assertThat(as("economy")
                        .json("/api/evaluations/" + now + "/results")
                        .get("rows")
                        .get(0)
                        .get("grade")
                        .asString())
                .isEqualTo("A");
        assertThat(as("economy")
                        .postJson("/api/evaluations/" + then + "/verification", "")
                        .get("same")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("B5 every published example can be saved and run as it stands")
    void examples() {
        JsonNode examples =
                as("economy").json("/api/evaluation-schemes/examples").get("rows");
        assertThat(examples.size()).isGreaterThanOrEqualTo(9);
        for (JsonNode example : examples) {
            assertThat(example.get("source").asString()).contains("公开转载");
            long id = as("economy")
                    .postJson("/api/evaluation-schemes", example.toString())
                    .get("id")
                    .asLong();
            long run = run("{\"schemeId\":" + id + ",\"year\":2024}");
            assertThat(as("economy")
                            .json("/api/evaluations/" + run)
                            .get("bases")
                            .size())
                    .isEqualTo(example.get("indicators").size());
        }
    }
}
