package org.mumap.server.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
@DisplayName("Idle candidates: order, pages, sums, scope, both times")
class IdleCandidatesIT {

    private static final int PARCELS = 12;

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    IdleJudging judging;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    Clock clock;

    private LocalDate today;
    private Http bureau;

    /**
     * Parcels 1–12, area n × 1,000 m². Even ones lie in P0101 and 沙河镇, odd ones in P02. The start of n was agreed 100 × n days ago;
     * 9 is being built, 10 has no agreed start, 11 no contract, 12 starts tomorrow. Parcel 3's name looks like a formula.
     */
    @BeforeEach
    void county() throws Exception {
        today = LocalDate.now(clock);
        bureau = new Http(port, "bureau");
        Emptied.facts(database);
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "青溪经济开发区"), Staged.square(120.49, 28.99, 0.05))
                .row(
                        Map.of("park_code", "P0101", "name", "城东片区", "parent_park_code", "P01"),
                        Staged.square(120.49, 28.99, 0.02))
                .row(Map.of("park_code", "P02", "name", "沙河产业园"), Staged.square(120.59, 28.99, 0.05)));
        Staged parcels = Staged.of("parcels");
        Staged contracts = Staged.of("contracts");
        for (int n = 1; n <= PARCELS; n++) {
            parcels.row(parcel(n), Staged.square(120.5 + n * 0.005, 29, 0.001));
            if (n != 11) {
                contracts.row(contract(n));
            }
        }
        commit(parcels);
        commit(contracts);
        commit(Staged.of("site_states")
                .row(Map.of(
                        "parcel_code",
                        code(9),
                        "observed_on",
                        today.minusDays(40).toString(),
                        "started_on",
                        today.minusDays(60).toString())));
    }

    private static Map<String, Object> parcel(int n) {
        return Map.of(
                "parcel_code", code(n),
                "name", n == 3 ? "=HYPERLINK(\"http://x\")" : "地块" + n,
                "park_code", n % 2 == 0 ? "P0101" : "P02",
                "town", n % 2 == 0 ? "沙河镇" : "石桥镇",
                "registered_area_m2", n * 1000);
    }

    private Map<String, Object> contract(int n) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "contract_no",
                "C-" + n,
                "parcel_code",
                code(n),
                "phase",
                1,
                "holder_name",
                "企业" + n,
                "kind",
                "GRANT",
                "price_wan",
                1000,
                "signed_on",
                today.minusDays(2_000).toString()));
        if (n != 10) {
            row.put("agreed_start_on", (n == 12 ? today.plusDays(1) : today.minusDays(100L * n)).toString());
        }
        return row;
    }

    private static String code(int n) {
        return "339922001001GB%05d".formatted(n);
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private List<String> codes(JsonNode answer) {
        List<String> codes = new ArrayList<>();
        answer.get("rows").forEach(row -> codes.add(row.get("parcelCode").asString()));
        return codes;
    }

    private List<JsonNode> all(Http http, String query) {
        List<JsonNode> rows = new ArrayList<>();
        String next = null;
        do {
            String after = next == null ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            JsonNode page = http.json("/api/idle/candidates?limit=3" + query + after);
            page.get("rows").forEach(rows::add);
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);
        return rows;
    }

    @Test
    @DisplayName("A1 the candidates, fewest days left first, and nothing else")
    void order() {
        JsonNode answer = bureau.json("/api/idle/candidates");
        // 8 passed its second year some 70 days ago; 7 and 3 have a month or two left, and so on
        assertThat(codes(answer))
                .containsExactly(code(8), code(7), code(3), code(6), code(2), code(5), code(1), code(4));
        long before = Long.MIN_VALUE;
        for (JsonNode row : answer.get("rows")) {
            long daysLeft = row.get("daysLeft").asLong();
            assertThat(daysLeft).isGreaterThanOrEqualTo(before);
            before = daysLeft;
            if (!row.get("nextFullOn").isNull()) {
                assertThat(LocalDate.parse(row.get("nextFullOn").asString())).isEqualTo(today.plusDays(daysLeft));
            }
        }
        assertThat(answer.get("asOf").asString()).isEqualTo(today.toString());
    }

    @Test
    @DisplayName("A2 a row says why, how urgent, and where; the score is the weighted mean of its terms")
    void row() {
        JsonNode row = bureau.json("/api/idle/candidates?limit=1").get("rows").get(0);
        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder(
                        "parcelCode",
                        "name",
                        "parkCode",
                        "town",
                        "holderName",
                        "finding",
                        "legalState",
                        "route",
                        "areaMu",
                        "netIdleDays",
                        "nextFullOn",
                        "daysLeft",
                        "feeWan",
                        "score",
                        "terms",
                        "explanation",
                        "clauses",
                        "point",
                        "openCase");
        double sum = 0;
        double weights = 0;
        for (JsonNode term : row.get("terms")) {
            sum += term.get("weight").asDouble() * term.get("score").asDouble();
            weights += term.get("weight").asDouble();
        }
        assertThat(row.get("score").asDouble()).isCloseTo(sum / weights, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(row.get("holderName").asString()).isEqualTo("企业8");
        assertThat(row.get("areaMu").decimalValue()).isEqualByComparingTo("12");
        assertThat(row.get("point").get(0).asDouble()).isBetween(120.54, 120.541);
        assertThat(row.get("explanation").asString()).isNotBlank();
    }

    @Test
    @DisplayName("A3 pages join to the whole list, each row once; sums are those of the rows")
    void pages() {
        JsonNode whole = bureau.json("/api/idle/candidates");
        List<JsonNode> paged = all(bureau, "");
        assertThat(paged).containsExactlyElementsOf(whole.get("rows"));
        BigDecimal area =
                paged.stream().map(row -> row.get("areaMu").decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(whole.get("total").get("parcels").asInt()).isEqualTo(paged.size());
        assertThat(whole.get("total").get("areaMu").decimalValue()).isEqualByComparingTo(area);
        int byFinding = 0;
        for (JsonNode count : whole.get("byFinding")) {
            byFinding += count.asInt();
        }
        assertThat(byFinding).isEqualTo(paged.size());
        assertThat(bureau.get("/api/idle/candidates?after=nonsense").statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("A4 filters: park with its sub-parks, town, smallest area, finding")
    void filters() {
        assertThat(codes(bureau.json("/api/idle/candidates?park=P01")))
                .containsExactly(code(8), code(6), code(2), code(4));
        assertThat(codes(bureau.json("/api/idle/candidates?town=" + URLEncoder.encode("石桥镇", StandardCharsets.UTF_8))))
                .containsExactly(code(7), code(3), code(5), code(1));
        // 7 × 1000 m² = 10.5 mu exactly
        assertThat(codes(bureau.json("/api/idle/candidates?minMu=10.5"))).containsExactly(code(8), code(7));
        assertThat(codes(bureau.json("/api/idle/candidates?finding=OVERDUE")))
                .containsExactly(code(3), code(2), code(1));
        assertThat(codes(bureau.json("/api/idle/candidates?finding=UNKNOWN"))).containsExactly(code(10));
        assertThat(codes(bureau.json("/api/idle/candidates?finding=NOT_DUE"))).containsExactly(code(12));
        assertThat(codes(bureau.json("/api/idle/candidates?finding=IN_DEVELOPMENT")))
                .containsExactly(code(9));
        assertThat(bureau.get("/api/idle/candidates?finding=NONSENSE").statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName(
            "B1 every counter equals the list filtered by it, today and on another day; the first four add up to the list")
    void counters() {
        for (String times : List.of("", "asOf=" + today.minusDays(200))) {
            int sum = 0;
            for (JsonNode counter : bureau.json("/api/desk/today?" + times).get("counters")) {
                String code = counter.get("code").asString();
                JsonNode list = bureau.json("/api/idle/candidates?counter=" + code + "&" + times);
                assertThat(list.get("rows").size())
                        .as(code)
                        .isEqualTo(counter.get("parcels").asInt());
                assertThat(list.get("total").get("areaMu")).as(code).isEqualTo(counter.get("areaMu"));
                sum += code.equals("OVERDUE") ? 0 : counter.get("parcels").asInt();
            }
            assertThat(bureau.json("/api/idle/candidates?" + times).get("rows").size())
                    .isEqualTo(sum)
                    .isPositive();
        }
    }

    @Test
    @DisplayName(
            "B2 as of another day the list is what was true then, judged anew; today by demand equals today as stored")
    void otherTimes() {
        JsonNode then = bureau.json("/api/idle/candidates?asOf=" + today.minusDays(400));
        // 400 days ago 8 and 9 were a year or nearly a year late, 7, 6 and 5 less, the others not due
        assertThat(codes(then)).containsExactlyInAnyOrder(code(8), code(7), code(6), code(5), code(9));
        JsonNode stored = bureau.json("/api/idle/candidates");
        JsonNode demanded = bureau.json("/api/idle/candidates?knownAt=" + clock.instant());
        assertThat(demanded.get("rows")).isEqualTo(stored.get("rows"));
        assertThat(demanded.get("total")).isEqualTo(stored.get("total"));
    }

    @Test
    @DisplayName("B3 known at an instant before a correction, the correction does not count")
    void knownAt() throws Exception {
        Instant before = clock.instant();
        commit(Staged.of("site_states")
                .row(Map.of(
                        "parcel_code",
                        code(8),
                        "observed_on",
                        today.minusDays(10).toString(),
                        "started_on",
                        today.minusDays(700).toString())));
        assertThat(codes(bureau.json("/api/idle/candidates"))).doesNotContain(code(8));
        assertThat(codes(bureau.json("/api/idle/candidates?knownAt=" + before))).contains(code(8));
    }

    @Test
    @DisplayName(
            "C1 a park sees its own and its sub-parks' parcels, an inspector his towns', the keeper of accounts none")
    void scope() {
        Http park = new Http(port, "park1");
        List<String> own = List.of(code(8), code(6), code(2), code(4));
        assertThat(codes(park.json("/api/idle/candidates"))).containsExactlyElementsOf(own);
        assertThat(codes(park.json("/api/idle/candidates?knownAt=" + clock.instant())))
                .containsExactlyElementsOf(own);
        assertThat(codes(park.json("/api/idle/candidates?park=P02"))).isEmpty();
        assertThat(codes(new Http(port, "inspector").json("/api/idle/candidates")))
                .hasSize(8);
        assertThat(codes(new Http(port, "admin").json("/api/idle/candidates"))).isEmpty();
    }

    @Test
    @DisplayName("C2 a new day judges the whole county, and a shape recorded ahead begins")
    void newDay() throws Exception {
        List<JsonNode> before = all(bureau, "");
        owner.sql("update live.setting set value = :day where name = 'idle_judged_on'")
                .param("day", today.minusDays(1).toString())
                .update();
        owner.sql("delete from live.idle_verdict").update();
        // as if it had been imported yesterday for today
        owner.sql("update live.parcel set name = 'yesterday' where parcel_code = :code")
                .param("code", code(1))
                .update();
        owner.sql("update ledger.parcel set data_from = :today where row_key = :code")
                .param("today", today)
                .param("code", code(1))
                .update();
        assertThat(codes(bureau.json("/api/idle/candidates")))
                .as("until then on demand")
                .hasSize(8);
        judging.judgeCounty();
        assertThat(all(bureau, "")).isEqualTo(before);
        assertThat(owner.sql("select count(*) from live.idle_verdict")
                        .query(Long.class)
                        .single())
                .isEqualTo(11);
        assertThat(owner.sql("select idle_finding from live.parcel where parcel_code = :code")
                        .param("code", code(11))
                        .query(String.class)
                        .single())
                .isEqualTo("NO_CONTRACT");
        assertThat(owner.sql("select name from live.parcel where parcel_code = :code")
                        .param("code", code(1))
                        .query(String.class)
                        .single())
                .isEqualTo("地块1");
    }

    @Test
    @DisplayName(
            "D1 the workbook: title, unit and day, header, the rows of the list, their sum; a name is never a formula")
    void workbook() throws Exception {
        var answer = bureau.get("/api/idle/candidates.xlsx?minMu=4");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        List<String> listed = codes(bureau.json("/api/idle/candidates?minMu=4"));
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("疑似闲置土地清单");
            assertThat(rows.get(1).getCellText(0)).contains(today.toString(), "亩", "万元");
            assertThat(rows.get(2).getCellText(1)).isEqualTo("宗地代码");
            assertThat(rows.subList(3, 3 + listed.size()).stream()
                            .map(row -> row.getCellText(1))
                            .toList())
                    .isEqualTo(listed);
            assertThat(rows.get(3 + listed.size()).getCellText(1)).isEqualTo("合计 " + listed.size() + " 宗");
            assertThat(rows.stream().map(row -> row.getCellText(2)).toList()).contains("'=HYPERLINK(\"http://x\")");
        }
    }
}
