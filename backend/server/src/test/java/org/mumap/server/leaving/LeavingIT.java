package org.mumap.server.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Seven built parcels of 30 mu in P01, each with a firm: tax 3, 20, 20, 20, 20, 20 and 0 per mu; the eighth parcel was never started. */
@ServerTest
@DisplayName("Leaving: low efficiency, shell firms, empty buildings, the register; never what is idle")
class LeavingIT {

    private static final String FIRM = "91330922MA000000";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @Autowired
    @Owner
    JdbcClient owner;

    @BeforeEach
    void county() throws Exception {
        Emptied.facts(database);
        owner.sql("delete from live.setting").update();
        LocalDate today = LocalDate.now(clock);
        int year = today.getYear() - 1;
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05)));
        Staged parcels = Staged.of("parcels");
        Staged contracts = Staged.of("contracts");
        Staged sites = Staged.of("site_states");
        Staged firms = Staged.of("enterprises");
        Staged land = Staged.of("occupancies");
        Staged returns = Staged.of("annual_returns");
        int[] tax = {3, 20, 20, 20, 20, 20, 0};
        for (int i = 0; i < 8; i++) {
            String code = parcel(i);
            parcels.row(
                    Map.of(
                            "parcel_code",
                            code,
                            "park_code",
                            "P01",
                            "town",
                            "沙河镇",
                            "registered_area_m2",
                            20000,
                            "supply_state",
                            "SUPPLIED"),
                    Staged.square(120.5 + 0.002 * i, 29, 0.001));
            contracts.row(new HashMap<>(Map.of(
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
                    600,
                    "agreed_start_on",
                    "2018-06-01")));
            if (i == 7) {
                continue;
            }
            sites.row(Map.of(
                    "parcel_code",
                    code,
                    "observed_on",
                    "2021-06-01",
                    "started_on",
                    "2018-07-01",
                    "completed_on",
                    "2020-01-01",
                    "production_on",
                    "2020-06-01",
                    "invested_wan",
                    6000));
            firms.row(Map.of("credit_code", FIRM + "0" + i, "name", "某" + i, "status", i == 6 ? "经营异常" : "存续"));
            land.row(Map.of("credit_code", FIRM + "0" + i, "parcel_code", code, "relation", "OWN", "land_m2", 20000));
            returns.row(Map.of(
                    "credit_code",
                    FIRM + "0" + i,
                    "year",
                    year,
                    "tax_wan",
                    30 * tax[i],
                    "output_wan",
                    900 * tax[i],
                    "employees",
                    i == 6 ? 1 : 50));
        }
        for (Staged each : List.of(parcels, contracts, sites, firms, land, returns)) {
            commit(each);
        }
        Staged months = Staged.of("signals");
        YearMonth last = YearMonth.from(today).minusMonths(1);
        for (int back = 0; back < 12; back++) {
            months.row(Map.of(
                    "subject",
                    FIRM + "06",
                    "kind",
                    "TAX",
                    "month",
                    last.minusMonths(back).toString(),
                    "value",
                    0));
        }
        commit(months);
        commit(Staged.of("buildings")
                .row(Map.of("building_code", "B1", "parcel_code", parcel(6), "floor_area_m2", 9000, "used_m2", 0))
                .row(Map.of("building_code", "B2", "parcel_code", parcel(1), "floor_area_m2", 9000, "used_m2", 8000)));
    }

    private static String parcel(int n) {
        return "339922001001GB%05d".formatted(n + 1);
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private JsonNode json(String path) {
        return new Http(port, "economy").json(path);
    }

    @Test
    @DisplayName(
            "A1 low yield is listed with its terms and its gain at the park's median; the sum is the list's; idle land"
                    + " is not in it")
    void land() {
        JsonNode answer = json("/api/leaving/land");
        List<String> codes = answer.get("rows").findValuesAsString("parcelCode");
        assertThat(codes).containsExactly(parcel(6), parcel(0));
        JsonNode low = answer.get("rows").get(1);
        assertThat(low.get("reasons").valueStream().map(JsonNode::asString)).containsExactly("LOW_YIELD");
        JsonNode merger = low.get("roads").get("roads").get(0);
        assertThat(merger.get("taxGainWan").decimalValue()).as("(20 − 3) × 30").isEqualByComparingTo("510");
        assertThat(answer.get("taxGainWan").decimalValue()).isEqualByComparingTo("1110");
        assertThat(answer.get("byReason").get("LOW_YIELD").asInt()).isEqualTo(2);
        assertThat(json("/api/leaving/land?limit=1").get("next").asString()).isEqualTo(parcel(6));
        assertThat(json("/api/leaving/land?after=" + parcel(6)).get("rows")).hasSize(1);
        assertThat(owner.sql("select parcel_code from live.parcel where low_efficiency order by 1")
                        .query(String.class)
                        .list())
                .as("the map marks the same land")
                .containsExactly(parcel(0), parcel(6));
        assertThat(owner.sql("select count(*) from live.parcel where low_efficiency and idle_finding like 'SUSPECTED%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("A2 a firm with four signs is suspected and goes through the court; firms with none are not listed")
    void firms() {
        JsonNode rows = json("/api/leaving/firms").get("rows");
        assertThat(rows).hasSize(1);
        JsonNode shell = rows.get(0);
        assertThat(shell.get("creditCode").asString()).isEqualTo(FIRM + "06");
        assertThat(shell.get("hits").asInt()).isEqualTo(4);
        assertThat(shell.get("roads").get("suggested").asString()).isEqualTo("LIQUIDATION");
        assertThat(shell.get("roads").get("roads").get(1).get("freedMu").decimalValue())
                .isEqualByComparingTo("30");
    }

    @Test
    @DisplayName("A3 empty buildings are listed like idle land; the workbook has the same rows")
    void buildings() throws Exception {
        JsonNode answer = json("/api/leaving/buildings");
        assertThat(answer.get("rows").findValuesAsString("buildingCode")).containsExactly("B1");
        assertThat(answer.get("emptyM2").decimalValue()).isEqualByComparingTo("9000");
        HttpResponse<byte[]> xlsx = new Http(port, "economy").get("/api/leaving.xlsx");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
            assertThat(workbook.getSheet(0).orElseThrow().read()).hasSize(3);
            assertThat(workbook.getSheet(2).orElseThrow().read()).hasSize(2);
        }
    }

    private HttpResponse<byte[]> enter(String user, String body) {
        return new Http(port, user).post("/api/leaving/register", body);
    }

    @Test
    @DisplayName(
            "B1 people enter and take off, with day and reason, once; idle land is refused; nothing is changed later")
    void register() {
        String body = "{\"parcelCode\":\"%s\",\"road\":\"REPLACEMENT\",\"reason\":\"%s\",\"enteredOn\":\"2025-01-10\"}";
        assertThat(enter("economy", body.formatted(parcel(0), " ")).statusCode())
                .isEqualTo(400);
        assertThat(enter("park1", body.formatted(parcel(0), "亩均低")).statusCode())
                .isEqualTo(403);
        HttpResponse<byte[]> idle = enter("economy", body.formatted(parcel(7), "闲置"));
        assertThat(idle.statusCode()).isEqualTo(409);
        assertThat(Http.text(idle)).contains("闲置土地办理");
        assertThat(enter("economy", body.formatted(parcel(0), "亩均低")).statusCode())
                .isEqualTo(201);
        assertThat(enter("economy", body.formatted(parcel(0), "又一次")).statusCode())
                .isEqualTo(409);
        JsonNode entry = json("/api/leaving/register").get("rows").get(0);
        assertThat(entry.get("suspected").get(0).asString()).isEqualTo("LOW_YIELD");
        assertThat(json("/api/leaving/register?asOf=2025-01-09").get("rows")).isEmpty();
        assertThat(json("/api/leaving/land").get("rows").get(1).get("entryId").asString())
                .isEqualTo(entry.get("id").asString());
        String exit = "/api/leaving/register/" + entry.get("id").asString() + "/exit";
        Http economy = new Http(port, "economy");
        assertThat(economy.post(exit, "{\"leftOn\":\"2025-01-09\",\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(economy.post(exit, "{\"leftOn\":\"2025-06-30\",\"reason\":\"技改后达标\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(economy.post(exit, "{\"reason\":\"再次\"}").statusCode()).isEqualTo(409);
        assertThatThrownBy(() -> owner.sql("delete from ledger.leaving_entry").update())
                .hasMessageContaining("never changes");
        assertThat(new Http(port, "park1").json("/api/leaving/register").get("rows"))
                .hasSize(1);
        assertThat(new Http(port, "admin").get("/api/leaving/register").statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("B2 a firm enters with the signs that spoke; a firm without land is not there")
    void firm() {
        String body = "{\"creditCode\":\"%s\",\"road\":\"LIQUIDATION\",\"reason\":\"法院受理破产\"}";
        assertThat(enter("bureau", body.formatted(FIRM + "06")).statusCode()).isEqualTo(201);
        assertThat(enter("bureau", body.formatted(FIRM + "99")).statusCode()).isEqualTo(404);
        JsonNode entry = json("/api/leaving/register").get("rows").get(0);
        assertThat(entry.get("suspected")).hasSize(4);
        assertThat(entry.get("mu").decimalValue()).isEqualByComparingTo(new BigDecimal("30"));
    }

    @Test
    @DisplayName("C1 the park card: every number is the sum of its list, a rate without input names what is missing,"
            + " targets against results")
    void card() {
        JsonNode card = json("/api/parks/P01/card");
        for (JsonNode quantity : card.get("quantities")) {
            String code = quantity.get("code").asString();
            if (!code.startsWith("COUNTY_")) {
                JsonNode list = json("/api/parks/P01/card/" + code);
                BigDecimal value = quantity.get("value").isNull()
                        ? BigDecimal.ZERO
                        : quantity.get("value").decimalValue();
                assertThat(
                                list.get("sum").isNull()
                                        ? BigDecimal.ZERO
                                        : list.get("sum").decimalValue())
                        .as(code)
                        .isEqualByComparingTo(value);
                assertThat(list.get("rows")
                                .valueStream()
                                .filter(row -> !row.get("value").isNull()))
                        .as(code)
                        .hasSize(quantity.get("items").asInt());
                assertThat(list.get("rows"))
                        .as(code + " with those without data")
                        .hasSize(quantity.get("items").asInt()
                                + quantity.get("without").asInt());
            }
        }
        assertThat(rate(card, "LAND_USE_RATE").get("value").decimalValue())
                .as("7 of 8 parcels")
                .isEqualByComparingTo("0.875");
        assertThat(rate(card, "TAX_SHARE").get("value").decimalValue()).isEqualByComparingTo("1");
        assertThat(rate(card, "OCCUPANCY_RATE").get("value").decimalValue())
                .as("8000 of 18000 m²")
                .isEqualByComparingTo("0.444444");
        assertThat(rate(card, "DEVELOPMENT_RATE").get("missing").get(0).asString())
                .isEqualTo("DEVELOPABLE_M2");
        assertThat(card.get("top").get(0).get("taxWan").decimalValue()).isEqualByComparingTo("600");
        HttpResponse<byte[]> set = new Http(port, "economy")
                .send(new Http(port, "economy")
                        .request("/api/parks/P01/targets/TAX_WAN")
                        .header("Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"value\":6180}")));
        assertThat(set.statusCode()).isEqualTo(204);
        JsonNode target = new Http(port, "park1")
                .json("/api/parks/P01/card")
                .get("targets")
                .get(1);
        assertThat(target.get("share").decimalValue()).as("3090 of 6180").isEqualByComparingTo("0.5");
        assertThat(new Http(port, "park1").get("/api/parks/P02/card").statusCode())
                .isEqualTo(404);
        assertThat(new Http(port, "inspector").get("/api/parks/P01/card").statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName(
            "C2 the card says what each rate leaves out; only industrial firms' tax stands in the tax per mu of industry")
    void leftOut() throws Exception {
        commit(Staged.of("enterprises")
                .row(Map.of("credit_code", FIRM + "00", "name", "某0", "industry_code", "3825"))
                .row(Map.of("credit_code", FIRM + "01", "name", "某1", "industry_code", "5990")));
        JsonNode card = json("/api/parks/P01/card");
        JsonNode tax = quantity(card, "INDUSTRY_TAX_WAN");
        assertThat(tax.get("value").decimalValue()).as("firm 0 alone: 30 × 3").isEqualByComparingTo("90");
        assertThat(tax.get("without").asInt())
                .as("firms 2 to 6: nobody recorded their industry")
                .isEqualTo(5);
        assertThat(quantity(card, "TAX_WAN").get("value").decimalValue()).isEqualByComparingTo("3090");
        JsonNode rate = rate(card, "PLOT_RATIO");
        assertThat(rate.get("leftOut").get(0).get("quantity").asString()).isEqualTo("FLOOR_M2");
        assertThat(rate.get("leftOut").get(0).get("things").asInt())
                .as("five of the seven built parcels have no building recorded")
                .isEqualTo(5);
        JsonNode list = json("/api/parks/P01/card/FLOOR_M2").get("rows");
        assertThat(list.get(0).get("value").decimalValue()).isEqualByComparingTo("9000");
        assertThat(list.get(6).get("value").isNull())
                .as("listed, without a value")
                .isTrue();
    }

    private static JsonNode quantity(JsonNode card, String code) {
        return card.get("quantities")
                .valueStream()
                .filter(each -> each.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode rate(JsonNode card, String code) {
        return card.get("rates")
                .valueStream()
                .filter(each -> each.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("D1 promise against reality: what the contract does not say is not agreed; another day sees less")
    void promise() {
        JsonNode card = json("/api/parcels/" + parcel(0) + "/promise");
        assertThat(card.get("productionOn").asString()).isEqualTo("2020-06-01");
        assertThat(card.get("promises").findValuesAsString("status")).containsOnly("NOT_AGREED");
        assertThat(card.get("years").get(0).get("taxWanPerMu").decimalValue()).isEqualByComparingTo("3");
        assertThat(json("/api/parcels/" + parcel(0) + "/promise?asOf=2019-01-01")
                        .get("productionOn")
                        .isNull())
                .isTrue();
        assertThat(new Http(port, "admin")
                        .get("/api/parcels/" + parcel(0) + "/promise")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("D2 the terms of the newest approved supplement hold, on the card and for low efficiency")
    void supplement() throws Exception {
        commit(Staged.of("contracts")
                .row(Map.of(
                        "contract_no",
                        "C0",
                        "parcel_code",
                        parcel(0),
                        "holder_name",
                        "某0",
                        "kind",
                        "GRANT",
                        "signed_on",
                        "2018-01-01",
                        "agreed_tax_wan_per_mu",
                        10,
                        "agreed_completion_on",
                        "2019-06-01"))
                .row(Map.of(
                        "contract_no",
                        "C0-1",
                        "parcel_code",
                        parcel(0),
                        "holder_name",
                        "某0",
                        "kind",
                        "GRANT",
                        "signed_on",
                        "2019-01-01",
                        "supplements",
                        "C0",
                        "approved_on",
                        "2019-02-01",
                        "agreed_tax_wan_per_mu",
                        2,
                        "agreed_completion_on",
                        "2020-06-01"))
                .row(Map.of(
                        "contract_no",
                        "C0-2",
                        "parcel_code",
                        parcel(0),
                        "holder_name",
                        "某0",
                        "kind",
                        "GRANT",
                        "signed_on",
                        "2019-03-01",
                        "supplements",
                        "C0",
                        "agreed_tax_wan_per_mu",
                        50)));
        JsonNode card = json("/api/parcels/" + parcel(0) + "/promise");
        assertThat(card.get("agreedCompletionOn").asString()).isEqualTo("2020-06-01");
        JsonNode tax = card.get("promises").get(2);
        assertThat(tax.get("promised").decimalValue())
                .as("C0-2 was never approved")
                .isEqualByComparingTo("2");
        assertThat(tax.get("status").asString()).isEqualTo("MET");
        assertThat(card.get("supplements").get(0).asString()).isEqualTo("C0-1");
        JsonNode below = json("/api/leaving/land")
                .get("rows")
                .get(1)
                .get("readings")
                .valueStream()
                .filter(each -> each.get("reason").asString().equals("BELOW_CONTRACT"))
                .findFirst()
                .orElseThrow();
        assertThat(below.get("state").asString()).as("3 of 2 wan per mu").isEqualTo("QUIET");
        assertThat(json("/api/parcels/" + parcel(0) + "/promise?asOf=2019-01-31")
                        .get("promises")
                        .get(2)
                        .get("promised")
                        .decimalValue())
                .as("the day before its approval")
                .isEqualByComparingTo("10");
    }

    @Test
    @DisplayName("E1 a firm without a return is not one without tax: unknown on every screen, low nowhere")
    void withoutReturn() throws Exception {
        commit(Staged.of("parcels")
                .row(
                        Map.of(
                                "parcel_code",
                                parcel(8),
                                "park_code",
                                "P01",
                                "town",
                                "沙河镇",
                                "registered_area_m2",
                                20000,
                                "supply_state",
                                "SUPPLIED"),
                        Staged.square(120.52, 29, 0.001)));
        commit(Staged.of("contracts")
                .row(Map.of(
                        "contract_no",
                        "C8",
                        "parcel_code",
                        parcel(8),
                        "holder_name",
                        "某8",
                        "kind",
                        "GRANT",
                        "signed_on",
                        "2018-01-01",
                        "price_wan",
                        600,
                        "agreed_start_on",
                        "2018-06-01",
                        "agreed_tax_wan_per_mu",
                        10)));
        commit(Staged.of("site_states")
                .row(Map.of(
                        "parcel_code",
                        parcel(8),
                        "observed_on",
                        "2021-06-01",
                        "started_on",
                        "2018-07-01",
                        "completed_on",
                        "2020-01-01",
                        "production_on",
                        "2020-06-01")));
        commit(Staged.of("enterprises").row(Map.of("credit_code", FIRM + "08", "name", "某8")));
        commit(Staged.of("occupancies")
                .row(Map.of(
                        "credit_code", FIRM + "08", "parcel_code", parcel(8), "relation", "OWN", "land_m2", 20000)));
        assertThat(json("/api/leaving/land").get("rows").findValuesAsString("parcelCode"))
                .containsExactly(parcel(6), parcel(0));
        assertThat(owner.sql("select low_efficiency from live.parcel where parcel_code = :code")
                        .param("code", parcel(8))
                        .query(Boolean.class)
                        .single())
                .isFalse();
        JsonNode tax =
                json("/api/parcels/" + parcel(8) + "/promise").get("promises").get(2);
        assertThat(tax.get("status").asString()).isEqualTo("UNKNOWN");
        JsonNode row = json("/api/permu?by=parcel")
                .get("rows")
                .valueStream()
                .filter(each -> each.get("key").asString().equals(parcel(8)))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("taxWanPerMu").isNull()).isTrue();
        assertThat(row.get("taxUnknown").asInt()).isEqualTo(1);
        assertThat(owner.sql("select tax_wan_per_mu from live.parcel_per_mu where parcel_code = :code")
                        .param("code", parcel(8))
                        .query((r, n) -> java.util.Optional.ofNullable(r.getBigDecimal(1)))
                        .single())
                .as("nor on the map")
                .isEmpty();
        JsonNode quantity = quantity(json("/api/parks/P01/card"), "TAX_WAN");
        assertThat(quantity.get("value").decimalValue()).isEqualByComparingTo("3090");
        assertThat(quantity.get("without").asInt()).isEqualTo(1);
        JsonNode low = json("/api/leaving/land").get("rows").get(1);
        assertThat(low.get("median").get("firms").asInt())
                .as("the median of those that are known")
                .isEqualTo(7);
    }

    @Test
    @DisplayName("E2 who may not see what a firm paid sees bands, and no number that tells it")
    void hidden() throws Exception {
        Http office = new Http(port, "office");
        JsonNode land = office.json("/api/leaving/land");
        assertThat(land.get("taxHidden").asBoolean()).isTrue();
        assertThat(land.get("taxGainWan").isNull()).isTrue();
        JsonNode row = land.get("rows").get(1);
        assertThat(row.get("taxWan").isNull()).isTrue();
        assertThat(row.get("taxBand").asString()).isEqualTo("<5");
        assertThat(row.get("roads").get("roads").get(0).get("taxGainWan").isNull())
                .isTrue();
        assertThat(row.get("roads").get("roads").get(0).get("outputGainWan").isNull())
                .isFalse();
        assertThat(row.get("readings")
                        .valueStream()
                        .filter(each -> each.get("reason").asString().equals("LOW_YIELD"))
                        .allMatch(each -> each.get("value").isNull()))
                .isTrue();
        assertThat(office.json("/api/leaving/firms")
                        .get("rows")
                        .get(0)
                        .get("taxWan")
                        .isNull())
                .isTrue();
        JsonNode promise = office.json("/api/parcels/" + parcel(0) + "/promise");
        assertThat(promise.get("years").get(0).get("taxWanPerMu").isNull()).isTrue();
        assertThat(promise.get("years").get(0).get("taxBand").asString()).isEqualTo("<5");
        JsonNode list = office.json("/api/parks/P01/card/TAX_WAN");
        assertThat(list.get("taxHidden").asBoolean()).isTrue();
        assertThat(list.get("rows")
                        .valueStream()
                        .allMatch(each -> each.get("value").isNull()))
                .isTrue();
        JsonNode card = office.json("/api/parks/P01/card");
        assertThat(card.get("top").get(0).get("taxWan").isNull()).isTrue();
        assertThat(quantity(card, "TAX_WAN").get("value").decimalValue())
                .as("the sum of seven tells nobody's")
                .isEqualByComparingTo("3090");
        JsonNode permu = office.json("/api/permu?by=enterprise");
        assertThat(permu.get("rows").get(0).get("taxWan").isNull()).isTrue();
        assertThat(permu.get("rows").get(0).get("taxBand").asString()).isEqualTo("<5");
        assertThat(permu.get("total").get("taxWan").decimalValue()).isEqualByComparingTo("3090");
        HttpResponse<byte[]> xlsx = office.get("/api/leaving.xlsx");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
            assertThat(workbook.getSheet(0).orElseThrow().read().get(2).getCellText(6))
                    .contains("<5", "按角色隐藏");
        }
    }
}
