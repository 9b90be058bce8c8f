package org.mumap.server.idle.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@DisplayName("Cases over HTTP: the whole road from the suspicion to the closing, and what must not happen on it")
class CasesIT {

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

    @Autowired
    PaperDesk desk;

    private Http bureau;
    private LocalDate today;

    @BeforeEach
    void land() throws Exception {
        today = LocalDate.now(clock);
        CaseLand.prepare(database, ledger, today);
        bureau = new Http(port, "bureau");
    }

    private JsonNode problem(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private CaseDriver found(String parcel, LocalDate opened, String cause) {
        CaseDriver file = CaseDriver.open(bureau, parcel, opened)
                .act("ISSUE_INVESTIGATION_NOTICE", opened)
                .serve(opened.plusDays(1));
        if (!cause.equals("E")) {
            file.act("CLAIM_CAUSE", opened.plusDays(5), "cause", cause, "documentNo", "说明1");
            file.act("VERIFY_CAUSE", opened.plusDays(20), "cause", cause, "result", "VERIFIED", "documentNo", "核1");
        }
        file.act("RECEIVE_MATERIALS", opened.plusDays(21), "contents", "原因说明");
        LocalDate on = opened.plusDays(40);
        JsonNode days = bureau.json("/api/parcels/" + parcel + "/idle?asOf=" + on);
        file.act(
                "FIND_IDLE",
                on,
                "cause",
                cause,
                "idleDays",
                days.get("netIdleDays").asString());
        return file.serve(on.plusDays(1))
                .act("PUBLISH", on.plusDays(2))
                .act("RECORD_IN_SYSTEM", on.plusDays(2), "recordNo", "监管1");
    }

    @Test
    @DisplayName("A1 the fee: notice, finding, publication, hearing notice, approval, decision, payment, closing")
    void fee() {
        LocalDate opened = today.minusDays(85);
        CaseDriver file = found(CaseLand.ONE_YEAR, opened, "E");
        LocalDate on = opened.plusDays(43);
        file.act("NOTIFY_HEARING_RIGHT", on, "for", "FEE").serve(on);
        file.act("WAIVE_HEARING", on.plusDays(3));
        file.act("APPROVE_DECISION", on.plusDays(5), "documentNo", "政复〔2026〕1号", "authority", "青溪县人民政府");
        file.act("DECIDE_FEE", on.plusDays(6), "amountWan", "240.00").serve(on.plusDays(7));
        assertThat(file.stage()).isEqualTo("FEE_DECIDED");
        assertThat(file.seen().get("feeOwedWan").decimalValue()).isEqualByComparingTo("240");
        file.act("PAY_FEE", on.plusDays(20), "amountWan", "240.00", "receiptNo", "收1");
        assertThat(file.stage()).isEqualTo("FEE_PAID");
        JsonNode decision = null;
        for (JsonNode paper : file.seen().get("papers")) {
            if (paper.get("kind").asString().equals("FEE_DECISION")) {
                decision = paper;
            }
        }
        assertThat(decision.get("documentNo").asString())
                .isEqualTo("闲费〔%d〕1号".formatted(on.plusDays(6).getYear()));
        assertThat(decision.get("state").asString()).isEqualTo("SERVED");
        assertThat(document(decision.get("paperId").asString()))
                .contains("征缴土地闲置费决定书", "闲费〔", "240.00", CaseLand.ONE_YEAR, "青溪精工有限公司", "30.00");
    }

    @Test
    @DisplayName(
            "A2 the reclaim after two years: creditor told, registration cancelled, land in the reserve, closed and shown so")
    void reclaim() {
        LocalDate opened = today.minusDays(100);
        CaseDriver file = found(CaseLand.TWO_YEARS, opened, "E");
        LocalDate on = opened.plusDays(43);
        file.act("NOTIFY_HEARING_RIGHT", on, "for", "RECLAIM").serve(on);
        file.act("WAIVE_HEARING", on.plusDays(1));
        file.act("APPROVE_DECISION", on.plusDays(2), "documentNo", "政复〔2026〕2号", "authority", "青溪县人民政府");
        file.act("DECIDE_RECLAIM", on.plusDays(3)).serve(on.plusDays(4));
        file.act("NOTIFY_MORTGAGEE", on.plusDays(5), "mortgagee", "青溪农商银行").serve(on.plusDays(6));
        file.act("DEREGISTER", on.plusDays(20), "documentNo", "注1");
        file.act(
                "TAKE_INTO_RESERVE",
                on.plusDays(21),
                "use",
                file.offer("TAKE_INTO_RESERVE")
                        .get("fields")
                        .get(0)
                        .get("values")
                        .get(0)
                        .get("code")
                        .asString());
        file.act("WITHDRAW_PUBLICATION", on.plusDays(22)).act("CLOSE", on.plusDays(22));
        assertThat(file.stage()).isEqualTo("CLOSED");
        JsonNode dossier = bureau.json("/api/parcels/" + CaseLand.TWO_YEARS + "/idle");
        assertThat(dossier.get("legal").get("state").asString()).isEqualTo("DISPOSED");
        assertThat(owner.sql("select supply_state || ' ' || legal_state from live.parcel where parcel_code = :code")
                        .param("code", CaseLand.TWO_YEARS)
                        .query(String.class)
                        .single())
                .isEqualTo("RESERVE DISPOSED");
        HttpResponse<byte[]> after = file.tryAct("SERVE", today);
        assertThat(after.statusCode()).isEqualTo(422);
        assertThat(problem(after).get("code").asString()).isEqualTo("act-refused");
    }

    @Test
    @DisplayName("A3 art. 12: the land was delivered late; plan, approval, supplement that starts the clock anew")
    void articleTwelve() {
        LocalDate opened = today.minusDays(85);
        CaseDriver file = CaseDriver.open(bureau, CaseLand.DELAYED, opened)
                .act("ISSUE_INVESTIGATION_NOTICE", opened)
                .serve(opened.plusDays(1));
        file.act("CLAIM_CAUSE", opened.plusDays(5), "cause", "G1", "documentNo", "说明1");
        file.act("VERIFY_CAUSE", opened.plusDays(20), "cause", "G1", "result", "VERIFIED", "documentNo", "核1");
        LocalDate on = opened.plusDays(40);
        String days = bureau.json("/api/parcels/" + CaseLand.DELAYED + "/idle?asOf=" + on)
                .get("netIdleDays")
                .asString();
        file.act("FIND_IDLE", on, "cause", "G1", "idleDays", days).serve(on);
        file.act("PUBLISH", on.plusDays(1)).act("RECORD_IN_SYSTEM", on.plusDays(1), "recordNo", "监管1");
        file.act("NOTIFY_CAUSING_BODY", on.plusDays(1), "body", "某镇政府");
        HttpResponse<byte[]> fee = file.tryAct("NOTIFY_HEARING_RIGHT", on.plusDays(2), "for", "FEE");
        assertThat(fee.statusCode()).as("art. 14 is closed").isEqualTo(422);
        LocalDate start = today.plusMonths(6);
        file.act(
                "DRAFT_PLAN",
                on.plusDays(2),
                "means",
                "D1",
                "extendFromOn",
                on.plusDays(2).toString(),
                "startOn",
                start.toString());
        file.act("APPROVE_PLAN", on.plusDays(10), "documentNo", "政复〔2026〕3号");
        file.act("SIGN_SUPPLEMENT", on.plusDays(12), "contractNo", "C-4-补1", "startOn", start.toString());
        assertThat(file.stage()).isEqualTo("EXECUTING");
        JsonNode verdict = bureau.json("/api/parcels/" + CaseLand.DELAYED + "/idle");
        assertThat(verdict.get("finding").asString()).isEqualTo("NOT_DUE");
        assertThat(verdict.get("baseStartFrom").asString()).isEqualTo("SUPPLEMENT");
        assertThat(verdict.get("baseStartOn").asString()).isEqualTo(start.toString());
    }

    @Test
    @DisplayName("A4 stopped land: the road of art. 12 alone, no fee")
    void stopped() {
        CaseDriver file = found(CaseLand.STOPPED, today.minusDays(80), "E");
        assertThat(file.seen().get("type").asString()).isEqualTo("STOPPED");
        assertThat(file.offer("DRAFT_PLAN").get("allowed").asBoolean()).isTrue();
        assertThat(file.tryAct("NOTIFY_HEARING_RIGHT", today, "for", "FEE").statusCode())
                .isEqualTo(422);
    }

    @Test
    @DisplayName(
            "B1 what is not offered is refused with clause and cure: skipping, back-dating, the future, a field that is missing")
    void refused() {
        CaseDriver file = CaseDriver.open(bureau, CaseLand.ONE_YEAR, today.minusDays(10));
        assertThat(problem(file.tryAct("FIND_IDLE", today)).get("detail").asString())
                .contains("53号令");
        assertThat(file.tryAct("ISSUE_INVESTIGATION_NOTICE", today.minusDays(11))
                        .statusCode())
                .isEqualTo(422);
        assertThat(file.tryAct("ISSUE_INVESTIGATION_NOTICE", today.plusDays(1)).statusCode())
                .isEqualTo(422);
        file.act("ISSUE_INVESTIGATION_NOTICE", today.minusDays(9));
        assertThat(file.tryAct("SERVE", today, "way", "DIRECT").statusCode()).isEqualTo(422);
        assertThat(file.tryAct("NO_SUCH_ACT", today).statusCode()).isEqualTo(400);
        assertThat(bureau.post("/api/idle/cases", "{\"parcelCode\":\"%s\"}".formatted(CaseLand.ONE_YEAR))
                        .statusCode())
                .as("a second case")
                .isEqualTo(409);
        assertThat(owner.sql("select count(*) from ledger.idle_act")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("B2 two officers at once: one wins, the other is told who, what and when")
    void atOnce() {
        CaseDriver file = CaseDriver.open(bureau, CaseLand.ONE_YEAR, today.minusDays(10));
        int version = file.seen().get("version").asInt();
        List<HttpResponse<byte[]>> answers = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> file.send(
                        new Http(port, "bureau"), "ISSUE_INVESTIGATION_NOTICE", today.minusDays(5), version, null)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers.stream().map(HttpResponse::statusCode)).containsExactlyInAnyOrder(200, 409);
        HttpResponse<byte[]> told =
                answers.stream().filter(a -> a.statusCode() == 409).findFirst().orElseThrow();
        assertThat(problem(told).get("code").asString()).isEqualTo("case-changed");
        assertThat(problem(told).get("detail").asString()).contains("利用科").contains("闲〔");
        assertThat(owner.sql("select count(*) from ledger.idle_paper")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(owner.sql("select last from casework.serial where series = '闲调'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "B3 fifty issues at once, every other refused: numbers without a gap and without a double, and no paper is written while others wait for their turn")
    void fifty() throws Exception {
        int before = desk.writtenInTurn();
        Staged parcels = Staged.of("parcels");
        Staged contracts = Staged.of("contracts");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String code = "3399220010%02dGB00777".formatted(10 + i);
            codes.add(code);
            parcels.row(
                    Map.of("parcel_code", code, "park_code", "P02", "town", "沙河镇", "registered_area_m2", 10000),
                    Staged.square(120.61 + (i % 10) * 0.002, 29.01 + (i / 10) * 0.002, 0.001));
            if (i % 2 == 0) {
                contracts.row(Map.of(
                        "contract_no",
                        "N-" + i,
                        "parcel_code",
                        code,
                        "phase",
                        1,
                        "holder_name",
                        "企业" + i,
                        "kind",
                        "GRANT",
                        "signed_on",
                        today.minusMonths(30).toString(),
                        "price_wan",
                        100,
                        "agreed_start_on",
                        today.minusMonths(14).toString()));
            }
        }
        ledger.commit(parcels.ready(database), false, "test");
        ledger.commit(contracts.ready(database), false, "test");
        ExecutorService officers = Executors.newFixedThreadPool(50);
        List<CompletableFuture<JsonNode>> issues = codes.stream()
                .map(code -> CompletableFuture.supplyAsync(
                        () -> new Http(port, "bureau")
                                .postJson(
                                        "/api/idle/papers",
                                        "{\"kind\":\"INVESTIGATION_NOTICE\",\"parcels\":[\"%s\"],\"on\":\"%s\"}"
                                                .formatted(code, today)),
                        officers))
                .toList();
        long issued = issues.stream()
                .map(CompletableFuture::join)
                .filter(a -> a.get("issued").size() == 1)
                .count();
        officers.shutdown();
        assertThat(issued).isEqualTo(25);
        assertThat(desk.writtenInTurn()).as("papers written inside the turn").isEqualTo(before);
        assertThat(owner.sql("select number from ledger.idle_paper order by number")
                        .query(Integer.class)
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, 25).boxed().toList());
        assertThat(owner.sql("select case_no from ledger.idle_case order by case_id")
                        .query(String.class)
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, 25)
                        .mapToObj(n -> "闲〔%d〕%d".formatted(today.getYear(), n))
                        .toList());
    }

    @Test
    @DisplayName(
            "C1 scope: the inspector sees cases of its towns, others 404; who has no business is refused; only the bureau acts")
    void scope() {
        String shahe = CaseDriver.open(bureau, CaseLand.ONE_YEAR, today).caseId();
        String yunxi = CaseDriver.open(bureau, CaseLand.STOPPED, today).caseId();
        Http inspector = new Http(port, "inspector");
        assertThat(inspector.get("/api/idle/cases/" + shahe).statusCode()).isEqualTo(200);
        assertThat(inspector.get("/api/idle/cases/" + yunxi).statusCode()).isEqualTo(404);
        assertThat(inspector.json("/api/idle/cases").get("rows")).hasSize(1);
        assertThat(inspector.json("/api/idle/board").get("byTown")).hasSize(1);
        assertThat(new Http(port, "leader").get("/api/idle/cases/" + yunxi).statusCode())
                .isEqualTo(200);
        assertThat(new Http(port, "office")
                        .json("/api/idle/cases")
                        .get("total")
                        .get("cases")
                        .asInt())
                .isEqualTo(2);
        for (String other : List.of("park1", "economy", "admin")) {
            assertThat(new Http(port, other).get("/api/idle/cases").statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        String act = "{\"act\":\"ISSUE_INVESTIGATION_NOTICE\",\"on\":\"%s\",\"version\":1}".formatted(today);
        assertThat(inspector.post("/api/idle/cases/" + shahe + "/acts", act).statusCode())
                .isEqualTo(403);
        assertThat(new Http(port, "leader")
                        .post("/api/idle/cases/" + shahe + "/acts", act)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("C3 all land of the same holder in one answer, as far as the scope goes")
    void holder() {
        JsonNode held = bureau.json("/api/parcels/" + CaseLand.ONE_YEAR + "/holder");
        assertThat(held.get("holderName").asString()).isEqualTo("青溪精工有限公司");
        assertThat(held.get("rows")).hasSize(4);
        assertThat(held.get("areaMu").decimalValue()).isEqualByComparingTo("120");
        Http inspector = new Http(port, "inspector");
        assertThat(inspector
                        .json("/api/parcels/" + CaseLand.ONE_YEAR + "/holder")
                        .get("rows"))
                .hasSize(2);
        assertThat(inspector.get("/api/parcels/" + CaseLand.STOPPED + "/holder").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("C2 every number of the board is the length of the list it opens")
    void board() {
        CaseDriver.open(bureau, CaseLand.ONE_YEAR, today.minusDays(40));
        CaseDriver.open(bureau, CaseLand.STOPPED, today)
                .act("ISSUE_INVESTIGATION_NOTICE", today)
                .serve(today);
        JsonNode board = bureau.json("/api/idle/board");
        for (JsonNode stage : board.get("stages")) {
            JsonNode total = bureau.json(
                            "/api/idle/cases?stage=" + stage.get("stage").asString())
                    .get("total");
            assertThat(total.get("cases").asInt()).isEqualTo(stage.get("cases").asInt());
            assertThat(total.get("areaMu").decimalValue())
                    .isEqualByComparingTo(stage.get("areaMu").decimalValue());
        }
        assertThat(board.get("due").get("late").asInt())
                .as("the notice should have been issued")
                .isEqualTo(1);
        assertThat(bureau.json("/api/idle/cases?due=LATE")
                        .get("total")
                        .get("cases")
                        .asInt())
                .isEqualTo(1);
        assertThat(bureau.json("/api/idle/cases?due=30")
                        .get("total")
                        .get("cases")
                        .asInt())
                .isEqualTo(board.get("due").get("d30").asInt());
        for (JsonNode town : board.get("byTown")) {
            String name = java.net.URLEncoder.encode(town.get("town").asString(), StandardCharsets.UTF_8);
            assertThat(bureau.json("/api/idle/cases?town=" + name)
                            .get("total")
                            .get("cases")
                            .asInt())
                    .isEqualTo(town.get("cases").asInt());
        }
    }

    @Test
    @DisplayName(
            "D1 an act is undone by a corrective act with a reason; before it was known, the record said otherwise")
    void corrected() {
        CaseDriver file = CaseDriver.open(bureau, CaseLand.ONE_YEAR, today.minusDays(30))
                .act("ISSUE_INVESTIGATION_NOTICE", today.minusDays(30))
                .serve(today.minusDays(29));
        assertThat(legal("")).isEqualTo("INVESTIGATING");
        assertThat(legal("?asOf=" + today.minusDays(30))).as("not served yet").isEqualTo("NONE");
        Instant before = clock.instant();
        int version = file.seen().get("version").asInt();
        assertThat(file.send(bureau, "CORRECT", today, version, null, "actNo", "3")
                        .statusCode())
                .as("without a reason")
                .isEqualTo(422);
        HttpResponse<byte[]> corrected = file.send(bureau, "CORRECT", today, version, "送达回证签错了人", "actNo", "3");
        assertThat(corrected.statusCode()).as(Http.text(corrected)).isEqualTo(200);
        assertThat(legal("")).isEqualTo("NONE");
        assertThat(legal("?knownAt=" + before)).isEqualTo("INVESTIGATING");
        JsonNode seen = file.look();
        assertThat(seen.get("stage").asString()).isEqualTo("SUSPECTED");
        assertThat(seen.get("acts")).hasSize(4);
        assertThat(seen.get("acts").get(2).get("correctedBy").asInt()).isEqualTo(4);
        assertThat(bureau.json("/api/idle/cases/" + file.caseId() + "?knownAt=" + before)
                        .get("stage")
                        .asString())
                .isEqualTo("INVESTIGATING");
        assertThat(bureau.json("/api/idle/cases/" + file.caseId() + "?asOf=" + today.minusDays(30))
                        .get("acts"))
                .hasSize(2);
    }

    @Test
    @DisplayName(
            "D2 importing the facts again erases no finding; rebuilding from nothing gives the same rows, legal state included")
    void reimport() throws Exception {
        found(CaseLand.ONE_YEAR, today.minusDays(85), "E");
        assertThat(legal("")).isEqualTo("FOUND_IDLE");
        ledger.commit(
                Staged.of("parcels")
                        .row(
                                Map.of(
                                        "parcel_code",
                                        CaseLand.ONE_YEAR,
                                        "name",
                                        "改名",
                                        "park_code",
                                        "P01",
                                        "town",
                                        "石桥镇",
                                        "registered_area_m2",
                                        20000),
                                Staged.square(120.6, 29, 0.0014))
                        .ready(database),
                false,
                "test");
        assertThat(legal("")).isEqualTo("FOUND_IDLE");
        assertThat(owner.sql("select town || ' ' || name from live.idle_case")
                        .query(String.class)
                        .single())
                .isEqualTo("石桥镇 改名");
        assertThat(owner.sql("select distinct scope_town from ledger.idle_act")
                        .query(String.class)
                        .single())
                .isEqualTo("石桥镇");
        List<String> rows = rows();
        ledger.rebuild();
        assertThat(rows()).isEqualTo(rows);
        assertThat(rows).anyMatch(row -> row.contains("FOUND_IDLE"));
    }

    @Test
    @DisplayName("D3 a draft takes no number; papers come back byte for byte, also together in one archive")
    void papers() throws Exception {
        String draft =
                "{\"kind\":\"INVESTIGATION_NOTICE\",\"parcelCode\":\"%s\",\"fields\":{}}".formatted(CaseLand.ONE_YEAR);
        HttpResponse<byte[]> preview = bureau.post("/api/idle/papers/preview", draft);
        assertThat(preview.statusCode()).as(Http.text(preview)).isEqualTo(200);
        assertThat(owner.sql("select count(*) from casework.serial")
                        .query(Integer.class)
                        .single())
                .isZero();
        JsonNode batch = bureau.postJson(
                "/api/idle/papers",
                "{\"kind\":\"INVESTIGATION_NOTICE\",\"parcels\":[\"%s\",\"%s\",\"no-such\"],\"on\":\"%s\"}"
                        .formatted(CaseLand.ONE_YEAR, CaseLand.STOPPED, today));
        assertThat(batch.get("issued")).hasSize(2);
        assertThat(batch.get("refused").get(0).get("problem").get("status").asInt())
                .isEqualTo(404);
        String first = batch.get("issued").get(0).get("paperId").asString();
        String second = batch.get("issued").get(1).get("paperId").asString();
        int entries = 0;
        byte[] zip =
                bureau.get("/api/idle/papers.zip?ids=" + first + "," + second).body();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            while (in.getNextEntry() != null) {
                entries++;
            }
        }
        assertThat(entries).isEqualTo(4);
        assertThat(new Http(port, "inspector")
                        .get("/api/idle/papers/" + second + ".pdf")
                        .statusCode())
                .isEqualTo(404);
        owner.sql("update ledger.idle_paper set pdf = pdf || '\\x20'::bytea where paper_id = :id")
                .param("id", Long.valueOf(first))
                .update();
        assertThat(bureau.get("/api/idle/papers/" + first + ".pdf").statusCode())
                .as("damaged")
                .isEqualTo(500);
    }

    private String legal(String query) {
        return bureau.json("/api/parcels/" + CaseLand.ONE_YEAR + "/idle" + query)
                .get("legal")
                .get("state")
                .asString();
    }

    private String document(String paperId) {
        return IssuedPaper.docxText(
                bureau.get("/api/idle/papers/" + paperId + ".docx").body());
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (String table : List.of("parcel", "idle_verdict", "idle_case", "idle_deadline")) {
            rows.addAll(owner.sql("select '" + table + " ' || to_jsonb(t)::text from live." + table + " t order by 1")
                    .query(String.class)
                    .list());
        }
        return rows;
    }
}
