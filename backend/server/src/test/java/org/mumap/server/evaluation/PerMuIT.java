package org.mumap.server.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mumap.server.testing.Staged.with;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
@DisplayName("Per mu over HTTP: every grouping adds up, scope, both times")
class PerMuIT {

    private static final List<String> GROUPINGS = List.of("county", "park", "town", "industry", "enterprise", "parcel");
    private static final List<String> WITHOUT_TAX = List.of("outputWan", "valueAddedWan", "areaMu", "registeredMu");
    private static final List<String> COLUMNS =
            List.of("taxWan", "outputWan", "valueAddedWan", "areaMu", "registeredMu");
    private static final String FIRM = "91330922MA0000001";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    Clock clock;

    @BeforeEach
    void empty() throws Exception {
        Emptied.facts(database);
        owner.sql("delete from live.setting").update();
    }

    private long commit(Staged staged) throws Exception {
        long batch = staged.ready(database);
        ledger.commit(batch, false, "test");
        return batch;
    }

    private static String parcel(int n) {
        return "339922001001GB%05d".formatted(n);
    }

    /** Firm A: 10,000 m² on parcel 1 (P01) and 5,000 m² on parcel 2 (P02); firm B without land. */
    private void twoFirms() throws Exception {
        commit(Staged.of("parks")
                .row(with("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05))
                .row(with("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05)));
        commit(Staged.of("parcels")
                .row(
                        with(
                                "parcel_code",
                                parcel(1),
                                "name",
                                "一号地",
                                "park_code",
                                "P01",
                                "town",
                                "沙河镇",
                                "registered_area_m2",
                                12000,
                                "plot_ratio",
                                1.5),
                        Staged.square(120.5, 29, 0.001))
                .row(
                        with("parcel_code", parcel(2), "park_code", "P02", "town", "青溪镇", "registered_area_m2", 6000),
                        Staged.square(120.6, 29, 0.001)));
        commit(Staged.of("enterprises")
                .row(with("credit_code", FIRM + "A", "name", "青溪精工", "industry_code", "C3825"))
                .row(with("credit_code", FIRM + "B", "name", "无地公司")));
        commit(Staged.of("occupancies")
                .row(with("credit_code", FIRM + "A", "parcel_code", parcel(1), "relation", "OWN", "land_m2", 10000))
                .row(with(
                        "credit_code", FIRM + "A", "parcel_code", parcel(2), "relation", "LEASE_IN", "land_m2", 5000)));
        commit(Staged.of("annual_returns")
                .row(with(
                        "credit_code",
                        FIRM + "A",
                        "year",
                        2024,
                        "output_wan",
                        1000,
                        "tax_wan",
                        "100.000001",
                        "value_added_wan",
                        300))
                .row(with("credit_code", FIRM + "B", "year", 2024, "output_wan", 50, "tax_wan", 5)));
    }

    private JsonNode permu(String user, String query) {
        return new Http(port, user).json("/api/permu?" + query);
    }

    private static JsonNode row(JsonNode table, String key) {
        for (JsonNode row : table.get("rows")) {
            if (row.get("key").asString().equals(key)) {
                return row;
            }
        }
        throw new AssertionError("no row " + key + " in " + table);
    }

    private static BigDecimal number(JsonNode row, String name) {
        return row.get(name).decimalValue();
    }

    @Test
    @DisplayName("A1 money follows the land used, the largest remainder takes the fen; land in mu is m² × 0.0015")
    void parks() throws Exception {
        twoFirms();
        JsonNode table = permu("bureau", "year=2024&by=park");
        JsonNode p01 = row(table, "P01");
        assertThat(p01.get("name").asString()).isEqualTo("青溪经济开发区");
        assertThat(number(p01, "areaMu")).isEqualByComparingTo("15");
        assertThat(number(p01, "registeredMu")).isEqualByComparingTo("18");
        assertThat(number(p01, "taxWan")).isEqualByComparingTo("66.666667");
        assertThat(number(p01, "outputWan")).isEqualByComparingTo("666.666667");
        assertThat(number(p01, "taxWanPerMu")).isEqualByComparingTo("4.444444");
        assertThat(number(row(table, "P02"), "taxWan")).isEqualByComparingTo("33.333334");
        JsonNode unplaced = row(table, "UNPLACED");
        assertThat(number(unplaced, "taxWan")).isEqualByComparingTo("5");
        assertThat(unplaced.get("taxWanPerMu").isNull()).isTrue();
        assertThat(unplaced.get("name").asString()).startsWith("未落地");
        assertThat(number(table.get("total"), "taxWan")).isEqualByComparingTo("105.000001");
        assertThat(table.get("total").get("enterprises").asInt()).isEqualTo(2);
        assertThat(table.get("total").get("parcels").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("A2 firms are grouped by the division of their industry, with its name")
    void industry() throws Exception {
        twoFirms();
        JsonNode row = row(permu("economy", "year=2024&by=industry"), "38");
        assertThat(row.get("name").asString()).isEqualTo("电气机械和器材制造业");
        assertThat(number(row, "outputWan")).isEqualByComparingTo("1000");
    }

    @Test
    @DisplayName("A3 without a year the newest closed one answers")
    void closedYear() throws Exception {
        twoFirms();
        assertThat(permu("bureau", "by=county").get("year").asInt()).isEqualTo(2024);
    }

    @Test
    @DisplayName("B1 a park sees its own shares of a firm, neither the rest of it nor what lies nowhere")
    void scope() throws Exception {
        twoFirms();
        for (String by : GROUPINGS) {
            JsonNode table = permu("park1", "year=2024&by=" + by);
            assertThat(number(table.get("total"), "taxWan")).as(by).isEqualByComparingTo("66.666667");
            assertThat(table.get("rows")).as(by).hasSize(1);
        }
        assertThat(permu("inspector", "year=2024&by=town").get("rows")).hasSize(1);
        JsonNode nobodys = permu("admin", "year=2024&by=county");
        assertThat(nobodys.get("rows")).isEmpty();
        assertThat(number(nobodys.get("total"), "outputWan")).isEqualByComparingTo("0");
        assertThat(nobodys.get("total").get("taxWan").isNull())
                .as("this post sees nobody's tax")
                .isTrue();
    }

    @Test
    @DisplayName("B2 other times are seen through the same scope")
    void scopeOfRuns() throws Exception {
        twoFirms();
        for (String by : GROUPINGS) {
            JsonNode table = permu("park1", "year=2024&asOf=2025-06-30&by=" + by);
            assertThat(number(table.get("total"), "taxWan")).as(by).isEqualByComparingTo("66.666667");
            assertThat(table.get("rows")).as(by).hasSize(1);
        }
        assertThat(number(permu("bureau", "year=2024&asOf=2025-06-30&by=park").get("total"), "taxWan"))
                .isEqualByComparingTo("105.000001");
    }

    @Test
    @DisplayName("C1 a corrected return is new now and old as known before; equal knowledge is computed once")
    void knownAt() throws Exception {
        twoFirms();
        Instant before = clock.instant();
        commit(Staged.of("annual_returns").row(with("credit_code", FIRM + "A", "year", 2024, "tax_wan", 1)));
        assertThat(number(permu("bureau", "year=2024").get("total"), "taxWan")).isEqualByComparingTo("6");
        for (int i = 0; i < 2; i++) {
            Instant at = before.plusNanos(i * 1_000L);
            assertThat(number(permu("bureau", "year=2024&knownAt=" + at).get("total"), "taxWan"))
                    .isEqualByComparingTo("105.000001");
        }
        assertThat(owner.sql("select count(*) from live.per_mu_run")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("C2 facts dated after the day asked about are not there")
    void asOf() throws Exception {
        twoFirms();
        commit(Staged.of("occupancies")
                .row(with(
                        "credit_code",
                        FIRM + "B",
                        "parcel_code",
                        parcel(2),
                        "relation",
                        "OWN",
                        "land_m2",
                        1000,
                        "from_on",
                        "2024-09-01")));
        assertThat(number(row(permu("bureau", "year=2024&by=park"), "P02"), "taxWan"))
                .isEqualByComparingTo("38.333334");
        JsonNode early = permu("bureau", "year=2024&by=park&asOf=2024-08-31");
        assertThat(number(row(early, "UNPLACED"), "taxWan")).isEqualByComparingTo("5");
        assertThat(permu("bureau", "year=2024&asOf=2023-12-31").get("rows")).isEmpty();
    }

    @Test
    @DisplayName("C3 a roll-back takes the year's figures back")
    void rollback() throws Exception {
        twoFirms();
        long batch =
                commit(Staged.of("annual_returns").row(with("credit_code", FIRM + "A", "year", 2025, "tax_wan", 1)));
        assertThat(permu("bureau", "by=county").get("year").asInt()).isEqualTo(2025);
        ledger.rollback(batch, "test");
        assertThat(permu("bureau", "by=county").get("year").asInt()).isEqualTo(2024);
        assertThat(permu("bureau", "year=2025").get("rows")).isEmpty();
    }

    @Test
    @DisplayName("D1 pages follow the sorting and miss nothing; rows without a name come last")
    void paging() throws Exception {
        world(new Random(7));
        JsonNode all = permu("bureau", "year=2024&by=parcel&sort=-taxWanPerMu");
        List<String> paged = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = permu("bureau", "year=2024&by=parcel&sort=-taxWanPerMu&limit=3&after=" + after);
            page.get("rows").forEach(row -> paged.add(row.get("key").asString()));
            assertThat(page.get("total")).isEqualTo(all.get("total"));
            after = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!after.isEmpty());
        List<String> keys = new ArrayList<>();
        all.get("rows").forEach(row -> keys.add(row.get("key").asString()));
        assertThat(paged).isEqualTo(keys).doesNotHaveDuplicates().hasSizeGreaterThan(6);
        assertThat(keys.get(keys.size() - 1)).isEqualTo("UNPLACED");
    }

    @Test
    @DisplayName("D2 the workbook carries the rows of the screen and its total")
    void workbook() throws Exception {
        twoFirms();
        byte[] file = new Http(port, "bureau")
                .get("/api/permu.xlsx?year=2024&by=park")
                .body();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("2024 年亩均效益 · 按园区");
            assertThat(rows).hasSize(3 + 3 + 1);
            assertThat(rows.get(3).getCellText(1)).isEqualTo("青溪经济开发区");
            assertThat(rows.get(6).getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("105.000001");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by=galaxy", "year=24", "sort=colour", "limit=0", "asOf=yesterday"})
    @DisplayName("D3 what cannot be asked is refused with its name")
    void refused(String query) {
        var answer = new Http(port, "bureau").get("/api/permu?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.text(answer)).contains(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName(
            "E1 every grouping adds up to the same total to the fen, on worlds of chance, now and at other times, in any scope")
    void conserves(long seed) throws Exception {
        BigDecimal declared = world(new Random(seed));
        for (String times : List.of("", "&asOf=2025-12-31")) {
            for (String user : List.of("bureau", "park1", "inspector")) {
                JsonNode first = permu(user, "year=2024&by=county" + times).get("total");
                if (user.equals("bureau")) {
                    assertThat(number(first, "taxWan")).as("seed " + seed).isEqualByComparingTo(declared);
                }
                for (String by : GROUPINGS) {
                    JsonNode table = permu(user, "year=2024&by=" + by + times);
                    boolean hidden = table.get("taxHidden").asBoolean();
                    assertThat(hidden).as("what single firms paid").isEqualTo(user.equals("inspector"));
                    for (String column : hidden ? WITHOUT_TAX : COLUMNS) {
                        BigDecimal sum = BigDecimal.ZERO;
                        for (JsonNode row : table.get("rows")) {
                            sum = sum.add(number(row, column));
                        }
                        assertThat(sum)
                                .as("seed %d, %s by %s %s %s", seed, user, by, column, times)
                                .isEqualByComparingTo(number(table.get("total"), column))
                                .isEqualByComparingTo(number(first, column));
                    }
                }
            }
        }
    }

    /** Random parcels, firms, occupancies and returns; answers the tax declared for 2024 in wan. */
    private BigDecimal world(Random dice) throws Exception {
        Staged parks = Staged.of("parks");
        for (String park : List.of("P01", "P0101", "P02")) {
            parks.row(
                    with("park_code", park, "name", park, "parent_park_code", park.equals("P0101") ? "P01" : null),
                    Staged.square(120, 29, 0.1));
        }
        commit(parks);
        Staged parcels = Staged.of("parcels");
        for (int n = 1; n <= 20; n++) {
            parcels.row(
                    with(
                            "parcel_code", parcel(n),
                            "park_code", pick(dice, "P01", "P0101", "P02", null),
                            "town", pick(dice, "沙河镇", "青溪镇", null),
                            "registered_area_m2", dice.nextInt(4) == 0 ? null : 1000 + dice.nextInt(90000) / 7.0,
                            "plot_ratio", dice.nextBoolean() ? null : 0.3 + dice.nextInt(30) / 10.0),
                    Staged.square(120 + n * 0.002, 29, 0.001));
        }
        commit(parcels);
        Staged firms = Staged.of("enterprises");
        Staged occupancies = Staged.of("occupancies");
        Staged returns = Staged.of("annual_returns");
        BigDecimal declared = BigDecimal.ZERO;
        for (int f = 0; f < 15; f++) {
            String code = FIRM + (char) ('A' + f);
            if (f % 5 != 4) {
                firms.row(with(
                        "credit_code", code, "name", "F" + f, "industry_code", pick(dice, "C38", "2614", "B", null)));
            }
            for (int n = dice.nextInt(4); n > 0; n--) {
                boolean land = dice.nextBoolean();
                occupancies.row(with(
                        "credit_code",
                        code,
                        "parcel_code",
                        parcel(1 + dice.nextInt(20)),
                        "relation",
                        pick(dice, "OWN", "OWN", "LEASE_IN", "LEASE_OUT", "OCCUPY"),
                        "land_m2",
                        land ? BigDecimal.valueOf(1 + dice.nextInt(9_999_999), 3) : null,
                        "building_m2",
                        land ? null : 1 + dice.nextInt(5000),
                        "from_on",
                        "20%02d-0%d-01".formatted(10 + n * 3, 1 + dice.nextInt(9))));
            }
            if (dice.nextInt(6) > 0) {
                BigDecimal tax = BigDecimal.valueOf(dice.nextInt(2_000_000_000) - 100_000_000, 6);
                declared = declared.add(tax);
                returns.row(with(
                        "credit_code",
                        code,
                        "year",
                        2024,
                        "tax_wan",
                        tax,
                        "output_wan",
                        BigDecimal.valueOf(dice.nextInt(2_000_000_000), 4),
                        "value_added_wan",
                        dice.nextBoolean() ? null : BigDecimal.valueOf(dice.nextInt(), 5)));
            }
        }
        commit(firms);
        commit(occupancies);
        commit(returns);
        return declared;
    }

    private static String pick(Random dice, String... values) {
        return values[dice.nextInt(values.length)];
    }
}
