package org.mumap.server.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
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

/** Six firms of division 38 on 30 mu each: five in P01 with tax 5, 10, 15, 20, 25 per mu, one in P02 with 100. */
@ServerTest
@DisplayName(
        "Entry: thresholds from one's own firms, kept and approved by another; a project against them; the opinion")
class EntryIT {

    private static final String FIRM = "91330922MA000000";
    private static final String ASKED = "/api/thresholds?year=2024&industry=3825&floors=none";

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
        owner.sql("delete from live.setting").update();
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05))
                .row(Map.of("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05)));
        Staged parcels = Staged.of("parcels");
        Staged firms = Staged.of("enterprises");
        Staged land = Staged.of("occupancies");
        Staged returns = Staged.of("annual_returns");
        Staged contracts = Staged.of("contracts");
        Staged sites = Staged.of("site_states");
        int[] tax = {5, 10, 15, 20, 25, 100};
        for (int i = 0; i < tax.length; i++) {
            String code = parcel(i);
            parcels.row(
                    Map.of(
                            "parcel_code",
                            code,
                            "park_code",
                            i < 5 ? "P01" : "P02",
                            "town",
                            "沙河镇",
                            "registered_area_m2",
                            20000),
                    Staged.square(120.5 + 0.002 * i, 29, 0.001));
            firms.row(Map.of("credit_code", FIRM + "0" + i, "name", "某" + i, "industry_code", "3825"));
            land.row(Map.of("credit_code", FIRM + "0" + i, "parcel_code", code, "relation", "OWN", "land_m2", 20000));
            Map<String, Object> year = new HashMap<>(Map.of("credit_code", FIRM + "0" + i, "year", 2024));
            year.putAll(
                    Map.of("tax_wan", 30 * tax[i], "output_wan", 9000, "revenue_wan", 10000, "rd_wan", 100 + 100 * i));
            year.putAll(Map.of("employees", 60, "energy_tce", 1000));
            returns.row(year);
            contracts.row(Map.of(
                    "contract_no",
                    "C" + i,
                    "parcel_code",
                    code,
                    "holder_name",
                    "某" + i,
                    "kind",
                    "GRANT",
                    "signed_on",
                    "2018-01-01",
                    "price_wan",
                    600));
            sites.row(Map.of(
                    "parcel_code",
                    code,
                    "observed_on",
                    "2023-06-01",
                    "completed_on",
                    "2020-01-01",
                    "production_on",
                    i == 4 ? "2024-05-01" : "2021-01-01",
                    "invested_wan",
                    3000 + 300 * i));
        }
        for (Staged each : List.of(parcels, firms, land, returns, contracts, sites)) {
            commit(each);
        }
    }

    private static String parcel(int n) {
        return "339922001001GB%05d".formatted(n + 1);
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private Http as(String user) {
        return new Http(port, user);
    }

    private static JsonNode indicator(JsonNode answer, String code) {
        return answer.get("indicators")
                .valueStream()
                .filter(each -> each.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal number(JsonNode row, String name) {
        return row.get(name).decimalValue();
    }

    @Test
    @DisplayName(
            "A1 the county: five firms in full production; land price counts as investment; who was left out is named")
    void county38() {
        JsonNode answer = as("economy").json(ASKED);
        JsonNode tax = indicator(answer, "TAX_PER_MU");
        assertThat(tax.get("level").asString()).isEqualTo("DIVISION");
        assertThat(tax.get("n").asInt()).isEqualTo(5);
        assertThat(number(tax, "mean")).isEqualByComparingTo("30");
        assertThat(number(tax, "p50")).isEqualByComparingTo("15");
        assertThat(number(tax, "chosen")).isEqualByComparingTo("17");
        assertThat(number(tax, "threshold")).isEqualByComparingTo("17");
        JsonNode investment = indicator(answer, "INVESTMENT_PER_MU");
        assertThat(number(investment, "p25")).as("(3300 + 600) ÷ 30").isEqualByComparingTo("130");
        assertThat(answer.get("dropped").get(0).get("reason").asString()).isEqualTo("NOT_A_FULL_YEAR");
        BigDecimal sum = answer.get("sample")
                .valueStream()
                .map(row -> number(row, "taxWan"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).as("the list sums to the mean × land").isEqualByComparingTo("4500");
    }

    @Test
    @DisplayName(
            "A2 a park with four firms falls back step by step and says so; its office never sees another park's firm")
    void park() {
        JsonNode mine = as("park1").json(ASKED + "&park=P01");
        JsonNode tax = indicator(mine, "TAX_PER_MU");
        assertThat(tax.get("tooFew").asBoolean()).isTrue();
        assertThat(tax.get("n").asInt()).isEqualTo(4);
        assertThat(tax.get("passed")).hasSize(3);
        assertThat(mine.get("sample").findValuesAsString("parkCode")).containsOnly("P01");
        assertThat(indicator(as("economy").json(ASKED + "&park=P01"), "TAX_PER_MU")
                        .get("level")
                        .asString())
                .isEqualTo("ALL");
        assertThat(as("park1").get(ASKED + "&park=P02").statusCode()).isEqualTo(404);
        assertThat(as("inspector").get(ASKED).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("A3 another day: a firm that began to produce later is in; what was recorded later is not known")
    void otherTimes() {
        assertThat(indicator(as("economy").json(ASKED + "&asOf=2023-05-31"), "INVESTMENT_PER_MU")
                        .get("n")
                        .asInt())
                .isZero();
        assertThat(indicator(as("economy").json(ASKED + "&knownAt=2020-01-01T00:00:00Z"), "TAX_PER_MU")
                        .get("n")
                        .asInt())
                .isZero();
    }

    @Test
    @DisplayName(
            "A4 whom the final list of the year sets apart (class T) is left out with that reason, from that day on")
    void classT() {
        Http economy = as("economy");
        String scheme = """
                {"name":"全县","year":2024,"population":"ALL","method":"SINGLE_KEY",
                 "indicators":[{"code":"REVENUE_PER_MU","weight":100}],"grades":[{"grade":"A","upTo":1}],
                 "exclusions":[{"kind":"MARKED","codes":["MOVED"],"reason":"政策性搬迁"}]}""";
        long id = economy.postJson("/api/evaluation-schemes", scheme).get("id").asLong();
        economy.postJson(
                "/api/evaluations/marks",
                "{\"creditCode\":\"%s00\",\"year\":2024,\"code\":\"MOVED\",\"documentNo\":\"青政办〔2024〕9号\",\"reason\":\"搬迁\"}"
                        .formatted(FIRM));
        long run = economy.postJson("/api/evaluations", "{\"schemeId\":" + id + ",\"year\":2024}")
                .get("id")
                .asLong();
        for (String kind : List.of("PRELIMINARY", "FINAL")) {
            assertThat(indicator(economy.json(ASKED), "TAX_PER_MU").get("n").asInt())
                    .as("before " + kind)
                    .isEqualTo(5);
            economy.postJson(
                    "/api/evaluations/publications",
                    "{\"kind\":\"%s\",\"runId\":%d,\"fromOn\":\"2025-05-01\",\"toOn\":\"2025-05-08\"}"
                            .formatted(kind, run));
        }
        JsonNode answer = economy.json(ASKED);
        assertThat(indicator(answer, "TAX_PER_MU").get("n").asInt()).isEqualTo(4);
        assertThat(answer.get("dropped")
                        .valueStream()
                        .filter(row -> row.get("reason").asString().equals("EXEMPT"))
                        .map(row -> row.get("creditCode").asString()))
                .containsExactly(FIRM + "00");
    }

    @Test
    @DisplayName("B1 kept with its sample, approved by another, then never changed; next year's starts from it")
    void kept() {
        String body = "{\"year\":2024,\"industry\":\"38\",\"floors\":\"none\"}";
        String id = as("economy").postJson("/api/thresholds", body).get("id").asString();
        String approval = "/api/thresholds/kept/" + id + "/approval";
        HttpResponse<byte[]> own = as("economy").post(approval, "{\"documentNo\":\"青政办〔2025〕8号\"}");
        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(as("park1").json("/api/thresholds/kept").get("rows"))
                .as("a draft of the county")
                .isEmpty();
        JsonNode approved = as("bureau").postJson(approval, "{\"documentNo\":\"青政办〔2025〕8号\"}");
        assertThat(approved.get("validFrom").asString()).isEqualTo("2025-01-01");
        assertThat(as("bureau").post(approval, "{\"documentNo\":\"x\"}").statusCode())
                .isEqualTo(409);
        assertThat(as("park1").json("/api/thresholds/kept").get("rows")).hasSize(1);
        assertThat(as("park1").json("/api/thresholds/kept/" + id).get("members").findValuesAsString("parkCode"))
                .containsOnly("P01");
        assertThat(as("economy").json("/api/thresholds/kept/" + id).get("members"))
                .hasSize(6);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> owner.sql("update ledger.entry_threshold set tax_wan_per_mu = 1 where threshold_id = :id")
                                .param("id", Long.valueOf(id))
                                .update())
                .hasMessageContaining("never changes");
        JsonNode next =
                indicator(as("economy").json("/api/thresholds?year=2025&industry=38&floors=none"), "TAX_PER_MU");
        assertThat(number(next, "kept")).as("17 less 10 %").isEqualByComparingTo("15.3");
        assertThat(next.get("basis").asString()).isEqualTo("PREVIOUS");
        assertThat(as("bureau").post("/api/thresholds", body).statusCode())
                .as("only those who work thresholds out")
                .isEqualTo(403);
    }

    @Test
    @DisplayName("B2 a threshold is approved for the county: an account of one park cannot, whatever else it may do")
    void countyApproves() throws Exception {
        String id = as("economy")
                .postJson("/api/thresholds", "{\"year\":2024,\"park\":\"P01\",\"floors\":\"none\"}")
                .get("id")
                .asString();
        String approval = "/api/thresholds/kept/" + id + "/approval";
        assertThat(as("park1").post(approval, "{\"documentNo\":\"x\"}").statusCode())
                .isEqualTo(403);
        owner.sql("update access.account set may = array_append(may, 'SCHEME') where username = 'park1'")
                .update();
        try {
            rightsAreReadAnew();
            HttpResponse<byte[]> refused = as("park1").post(approval, "{\"documentNo\":\"x\"}");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(Http.text(refused)).contains("看全县");
        } finally {
            owner.sql("update access.account set may = array_remove(may, 'SCHEME') where username = 'park1'")
                    .update();
            rightsAreReadAnew();
        }
        assertThat(as("bureau")
                        .post(approval, "{\"documentNo\":\"青政办〔2025〕9号\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The server keeps an account in mind for two seconds. */
    private static void rightsAreReadAnew() throws InterruptedException {
        Thread.sleep(2_100);
    }

    @Test
    @DisplayName("A4 a section letter takes the firms of its divisions, names those left out, and says the level")
    void section() throws Exception {
        JsonNode answer = as("economy").json("/api/thresholds?year=2024&industry=C&floors=none");
        JsonNode tax = indicator(answer, "TAX_PER_MU");
        assertThat(tax.get("level").asString()).isEqualTo("SECTION");
        assertThat(tax.get("n").asInt()).isEqualTo(5);
        assertThat(answer.get("dropped").findValuesAsString("creditCode")).containsExactly(FIRM + "04");
        JsonNode other = as("economy").json("/api/thresholds?year=2024&industry=34&floors=none");
        assertThat(indicator(other, "TAX_PER_MU").get("level").asString())
                .as("no firm of 34: its section")
                .isEqualTo("SECTION");
        assertThat(other.get("dropped").findValuesAsString("creditCode"))
                .as("left out of the section that was taken")
                .containsExactly(FIRM + "04");
    }

    @Test
    @DisplayName("A5 a firm without a return is not one without tax: it is named, and stands in no sample")
    void withoutReturn() throws Exception {
        commit(Staged.of("parcels")
                .row(
                        Map.of(
                                "parcel_code",
                                parcel(6),
                                "park_code",
                                "P01",
                                "town",
                                "沙河镇",
                                "registered_area_m2",
                                20000),
                        Staged.square(120.52, 29, 0.001)));
        commit(Staged.of("enterprises").row(Map.of("credit_code", FIRM + "06", "name", "某6", "industry_code", "3825")));
        commit(Staged.of("occupancies")
                .row(Map.of(
                        "credit_code", FIRM + "06", "parcel_code", parcel(6), "relation", "OWN", "land_m2", 20000)));
        JsonNode answer = as("economy").json(ASKED);
        assertThat(indicator(answer, "TAX_PER_MU").get("n").asInt()).isEqualTo(5);
        assertThat(number(indicator(answer, "TAX_PER_MU"), "p50")).isEqualByComparingTo("15");
        JsonNode silent = answer.get("dropped")
                .valueStream()
                .filter(row -> row.get("creditCode").asString().equals(FIRM + "06"))
                .findFirst()
                .orElseThrow();
        assertThat(silent.get("reason").asString()).isEqualTo("NO_DATA");
        assertThat(silent.get("taxWan").isNull()).isTrue();
    }

    @Test
    @DisplayName(
            "D1 who may not see what a firm paid sees bands in the sample, kept or not, and no quartiles of two firms")
    void hidden() {
        JsonNode answer = as("office").json(ASKED);
        assertThat(answer.get("taxHidden").asBoolean()).isTrue();
        assertThat(answer.get("sample")
                        .valueStream()
                        .allMatch(row -> row.get("taxWan").isNull()
                                && row.get("taxWanPerMu").isNull()
                                && row.get("taxBand").isString()))
                .isTrue();
        assertThat(number(indicator(answer, "TAX_PER_MU"), "p50"))
                .as("of five firms")
                .isEqualByComparingTo("15");
        JsonNode alone = indicator(as("office").json("/api/thresholds?year=2024&park=P02&floors=none"), "TAX_PER_MU");
        assertThat(alone.get("n").asInt()).as("the county's, as P02 has one").isEqualTo(5);
        String id = as("economy")
                .postJson("/api/thresholds", "{\"year\":2024,\"industry\":\"38\",\"floors\":\"none\"}")
                .get("id")
                .asString();
        JsonNode kept = as("office").json("/api/thresholds/kept/" + id).get("members");
        assertThat(kept.valueStream().allMatch(row -> row.get("taxWan").isNull()))
                .isTrue();
        assertThat(kept.get(0).get("taxBand").isString()).isTrue();
    }

    private static final String PROJECT = """
        {"name":"某光伏组件","industry":"3825","industryScheme":"GB/T 4754-2017","year":2024,"areaMu":%s,
         "investmentWan":9000,"taxWan":400,"outputWan":15000,"jobs":120,"rdShare":0.05,"plotRatio":0.8,
         "buildingCoefficient":0.39,
         "thresholds":{"INVESTMENT_PER_MU":150,"TAX_PER_MU":8,"OUTPUT_PER_MU":250}}
        """;

    @Test
    @DisplayName("C1 the project of domain 3.4: passes on 50 mu, misses the tax on 51; criteria and control indicators"
            + " beside it")
    void test() {
        JsonNode pass = as("park1").postJson("/api/thresholds/test", PROJECT.formatted("50"));
        assertThat(pass.get("pass").asBoolean()).isTrue();
        assertThat(number(pass, "maxMu")).isEqualByComparingTo("50");
        JsonNode fail = as("park1").postJson("/api/thresholds/test", PROJECT.formatted("51"));
        assertThat(fail.get("outcome").asString()).isEqualTo("FAIL");
        assertThat(number(indicator(fail, "TAX_PER_MU"), "value")).isEqualByComparingTo("7.843137");
        assertThat(number(fail, "cutMu")).isEqualByComparingTo("1");
        assertThat(fail.get("criteria").findValuesAsString("code")).hasSize(7);
        JsonNode ratio = fail.get("controls").get(0);
        assertThat(ratio.get("readAs").asString()).as("38 reads as 39 of 2002").isEqualTo("39");
        assertThat(ratio.get("pass").isNull())
                .as("the table of 2008 has been replaced: a hint, whatever the project states")
                .isTrue();
        assertThat(ratio.get("limit").get("value").isNull())
                .as("of 2023: not at hand")
                .isTrue();
        assertThat(ratio.get("hint").get("value").decimalValue()).isEqualByComparingTo("0.7");
        assertThat(fail.get("controls").get(1).get("pass").asBoolean())
                .as("0.39 < 0.40")
                .isFalse();
        assertThat(fail.get("controls").get(4).get("limit").get("value").isNull())
                .as("not at hand")
                .isTrue();
    }

    @Test
    @DisplayName("C2 the opinion is a page of Word with the same numbers; the sample a workbook with the same firms")
    void papers() throws Exception {
        HttpResponse<byte[]> docx = as("park1").post("/api/thresholds/opinion.docx", PROJECT.formatted("51"));
        assertThat(docx.statusCode()).isEqualTo(200);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx.body()));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            assertThat(words.getText())
                    .contains("国土资发〔2008〕24号", "不作判定")
                    .contains("某光伏组件", "申请用地:51.00 亩", "7.84", "-0.16", "未达到", "最多可安排 50.00 亩", "核减 1.00 亩")
                    .doesNotContain("{{");
        }
        HttpResponse<byte[]> xlsx = as("economy").get(ASKED.replace("?", ".xlsx?"));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
            assertThat(workbook.getSheet(1).orElseThrow().read()).hasSize(2 + 6);
        }
    }
}
