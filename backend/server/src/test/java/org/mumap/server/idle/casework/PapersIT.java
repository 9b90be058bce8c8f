package org.mumap.server.idle.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.print.Printed;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("The papers of a case: opened and read back, in Word and as PDF, by a real office program too")
class PapersIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    private Http bureau;
    private LocalDate today;

    @BeforeEach
    void land() throws Exception {
        today = LocalDate.now(clock);
        CaseLand.prepare(database, ledger, today);
        bureau = new Http(port, "bureau");
    }

    @Test
    @DisplayName("A1 the fee: five papers with names, numbers, days and the sum in figures and in capitals")
    void fee() throws Exception {
        LocalDate opened = today.minusDays(85);
        CaseDriver file = CaseDriver.found(bureau, CaseLand.ONE_YEAR, opened, "E");
        LocalDate on = opened.plusDays(43);
        file.act("NOTIFY_HEARING_RIGHT", on, "for", "FEE").serve(on);
        file.act("WAIVE_HEARING", on.plusDays(3));
        file.act("APPROVE_DECISION", on.plusDays(5), "documentNo", "政复〔2026〕1号", "authority", "青溪县人民政府");
        file.act("DECIDE_FEE", on.plusDays(6), "amountWan", "240.00").serve(on.plusDays(7));
        Map<String, byte[][]> papers = IssuedPaper.all(bureau, file);
        int year = opened.getYear();
        String agreed = IssuedPaper.day(today.minusMonths(15));
        IssuedPaper.reads(
                papers,
                "INVESTIGATION_NOTICE",
                "闲置土地调查通知书",
                "闲调〔%d〕1号".formatted(year),
                "青溪精工有限公司",
                CaseLand.ONE_YEAR,
                "20000.00平方米（合30.00亩）",
                "C-1",
                agreed,
                "30日内",
                "青溪县自然资源局",
                IssuedPaper.day(opened));
        IssuedPaper.reads(
                papers, "FINDING", "闲置土地认定书", "闲认〔", "闲调〔%d〕1号".formatted(year), "国有建设用地使用权人自身原因", "未动工开发满一年的");
        IssuedPaper.reads(papers, "ANNOUNCEMENT", "闲置土地公告", "闲置原因", "位置", "青溪精工有限公司");
        IssuedPaper.reads(papers, "HEARING_NOTICE", "听证告知书", "第十四条第（一）项", "240.00万元", "5个工作日");
        assertThat(IssuedPaper.docxText(papers.get("HEARING_NOTICE")[0])).doesNotContain("无偿收回");
        IssuedPaper.reads(
                papers,
                "FEE_DECISION",
                "征缴土地闲置费决定书",
                "240.00万元",
                "贰佰肆拾万元整",
                "1200",
                "政复〔2026〕1号",
                "青溪县人民政府",
                "60日内",
                "6个月内");
        officeOpens(papers);
    }

    @Test
    @DisplayName("A2 the reclaim: the hearing notice names art. 14(2), the decision goes to the mortgagee too")
    void reclaim() throws Exception {
        LocalDate opened = today.minusDays(100);
        CaseDriver file = CaseDriver.found(bureau, CaseLand.TWO_YEARS, opened, "E");
        LocalDate on = opened.plusDays(43);
        file.act("NOTIFY_HEARING_RIGHT", on, "for", "RECLAIM").serve(on);
        file.act("WAIVE_HEARING", on.plusDays(1));
        file.act("APPROVE_DECISION", on.plusDays(2), "documentNo", "政复〔2026〕2号", "authority", "青溪县人民政府");
        file.act("DECIDE_RECLAIM", on.plusDays(3)).serve(on.plusDays(4));
        file.act("NOTIFY_MORTGAGEE", on.plusDays(5), "mortgagee", "青溪农商银行").serve(on.plusDays(6));
        Map<String, byte[][]> papers = IssuedPaper.all(bureau, file);
        IssuedPaper.reads(papers, "HEARING_NOTICE", "第十四条第（二）项", "无偿收回");
        assertThat(IssuedPaper.docxText(papers.get("HEARING_NOTICE")[0])).doesNotContain("拟征缴金额");
        IssuedPaper.reads(papers, "RECLAIM_DECISION", "收回国有建设用地使用权决定书", "无偿收回", "政复〔2026〕2号", "青溪农商银行", "满两年");
        IssuedPaper.reads(papers, "MORTGAGEE_NOTICE", "青溪农商银行", "第十四条第（二）项", "500.00万元", "闲收〔");
        assertThat(IssuedPaper.docxText(papers.get("MORTGAGEE_NOTICE")[0])).doesNotContain("第十三条");
        papers.keySet().retainAll(List.of("MORTGAGEE_NOTICE", "RECLAIM_DECISION"));
        officeOpens(papers);
    }

    @Test
    @DisplayName("A3 art. 12: plan and supplement say the means, the approval and the new start")
    void articleTwelve() throws Exception {
        LocalDate opened = today.minusDays(85);
        CaseDriver file = CaseDriver.found(bureau, CaseLand.DELAYED, opened, "G1");
        LocalDate on = opened.plusDays(42);
        LocalDate start = today.plusMonths(6);
        file.act("NOTIFY_CAUSING_BODY", on, "body", "某镇政府");
        file.act("DRAFT_PLAN", on, "means", "D1", "extendFromOn", on.toString(), "startOn", start.toString());
        file.act("APPROVE_PLAN", on.plusDays(10), "documentNo", "政复〔2026〕3号");
        file.act("SIGN_SUPPLEMENT", on.plusDays(12), "contractNo", "C-4-补1", "startOn", start.toString());
        Map<String, byte[][]> papers = IssuedPaper.all(bureau, file);
        IssuedPaper.reads(papers, "FINDING", "第八条第（一）项", "未按照约定或者规定的期限、条件将土地交付");
        IssuedPaper.reads(papers, "DISPOSAL_PLAN", "青溪县人民政府", "延长动工开发期限", "未设抵押", "1200.00万元");
        IssuedPaper.reads(papers, "SUPPLEMENT", "补充协议", "C-4-补1", IssuedPaper.day(start), "闲处〔", "甲方", "乙方");
        officeOpens(papers);
    }

    @Test
    @DisplayName("A4 the location map is true to scale within 1 %: the parcel's side of 155.2 m on paper")
    void scale() {
        CaseDriver file = CaseDriver.open(bureau, CaseLand.ONE_YEAR, today).act("ISSUE_INVESTIGATION_NOTICE", today);
        Printed pdf = Printed.of(IssuedPaper.all(bureau, file).get("INVESTIGATION_NOTICE")[1]);
        int page = pdf.pages();
        // the number ends where three figures no longer follow a gap; what is behind it belongs to the bar
        Matcher ratio = Pattern.compile(
                        "(?<!\\d)1:([0-9]{1,3}(?:[\\s\\u2009\\u00a0\\u202f]000|[\\s\\u2009\\u00a0\\u202f]500)?)")
                .matcher(pdf.text(page));
        assertThat(ratio.find()).as(pdf.text(page)).isTrue();
        double n = Double.parseDouble(ratio.group(1).replaceAll("[^0-9]", ""));
        // 0.0014° of the meridian at 29° N on the CGCS2000 ellipsoid
        double side = 155.19 * 1000 / n;
        assertThat(pdf.lines(page).stream().mapToDouble(line -> Math.hypot(line[2] - line[0], line[3] - line[1])))
                .anySatisfy(mm -> assertThat(mm).isCloseTo(side, within(side * 0.01)));
    }

    @Test
    @DisplayName("A5 a reclaim that nobody performs or contests: the announcement that cancels the registration")
    void cancellation() throws Exception {
        String parcel = "339922001001GB00009";
        LocalDate start = today.minusMonths(60);
        ledger.commit(
                Staged.of("parcels")
                        .row(
                                Map.of(
                                        "parcel_code",
                                        parcel,
                                        "name",
                                        "沙河9号",
                                        "park_code",
                                        "P02",
                                        "town",
                                        "沙河镇",
                                        "registered_area_m2",
                                        20000),
                                Staged.square(120.61, 29, 0.0014))
                        .ready(database),
                false,
                "test");
        ledger.commit(
                Staged.of("contracts")
                        .row(Map.of(
                                "contract_no",
                                "C-9",
                                "parcel_code",
                                parcel,
                                "phase",
                                1,
                                "holder_name",
                                "青溪精工有限公司",
                                "kind",
                                "GRANT",
                                "signed_on",
                                start.minusYears(1).toString(),
                                "price_wan",
                                1200,
                                "agreed_start_on",
                                start.toString()))
                        .ready(database),
                false,
                "test");
        CaseDriver file = CaseDriver.found(bureau, parcel, today.minusMonths(12), "E");
        LocalDate on = today.minusMonths(10);
        file.act("NOTIFY_HEARING_RIGHT", on, "for", "RECLAIM").serve(on);
        file.act("WAIVE_HEARING", on.plusDays(1));
        file.act("APPROVE_DECISION", on.plusDays(2), "documentNo", "政复〔2026〕9号", "authority", "青溪县人民政府");
        file.act("DECIDE_RECLAIM", on.plusDays(3)).serve(on.plusDays(4));
        file.act("ANNOUNCE_CANCELLATION", today.minusDays(3));
        assertThat(file.stage()).isEqualTo("ANNOUNCED_CANCEL");
        Map<String, byte[][]> papers = IssuedPaper.all(bureau, file);
        papers.keySet().retainAll(List.of("CANCELLATION_ANNOUNCEMENT"));
        officeOpens(papers);
        IssuedPaper.reads(
                papers, "CANCELLATION_ANNOUNCEMENT", "第十八条第（一）项", "闲收〔", IssuedPaper.day(on.plusDays(4)), parcel);
    }

    @Test
    @DisplayName(
            "A6 stopped land: finding by its shares, notice to the mortgagee by art. 13, plan, supplement with the new completion")
    void stopped() throws Exception {
        ledger.commit(
                Staged.of("encumbrances")
                        .row(Map.of(
                                "parcel_code",
                                CaseLand.STOPPED,
                                "kind",
                                "MORTGAGE",
                                "holder_name",
                                "青溪农商银行",
                                "from_on",
                                today.minusMonths(30).toString(),
                                "amount_wan",
                                800,
                                "document_no",
                                "抵3"))
                        .ready(database),
                false,
                "test");
        CaseDriver file = CaseDriver.found(bureau, CaseLand.STOPPED, today.minusDays(85), "E");
        assertThat(file.seen().get("type").asString()).isEqualTo("STOPPED");
        LocalDate on = today.minusDays(42);
        LocalDate start = today.plusMonths(3);
        LocalDate completion = today.plusMonths(20);
        file.act(
                "DRAFT_PLAN",
                on,
                "means",
                "D1",
                "extendFromOn",
                on.toString(),
                "startOn",
                start.toString(),
                "completionOn",
                completion.toString());
        file.act("NOTIFY_MORTGAGEE", on.plusDays(1), "mortgagee", "青溪农商银行").serve(on.plusDays(2));
        file.act("APPROVE_PLAN", on.plusDays(10), "documentNo", "政复〔2026〕6号");
        file.act(
                "SIGN_SUPPLEMENT",
                on.plusDays(12),
                "contractNo",
                "C-3-补1",
                "startOn",
                start.toString(),
                "completionOn",
                completion.toString());
        assertThat(file.stage()).isEqualTo("EXECUTING");
        Map<String, byte[][]> papers = IssuedPaper.all(bureau, file);
        IssuedPaper.reads(papers, "INVESTIGATION_NOTICE", "云溪3号", "C-3", "中止");
        IssuedPaper.reads(papers, "FINDING", "中止开发满一年的", "闲调〔");
        IssuedPaper.reads(papers, "ANNOUNCEMENT", "云溪3号", "青溪精工有限公司");
        IssuedPaper.reads(papers, "MORTGAGEE_NOTICE", "青溪农商银行", "第十三条", "800.00万元", "闲认〔");
        assertThat(IssuedPaper.docxText(papers.get("MORTGAGEE_NOTICE")[0])).doesNotContain("第十四条");
        IssuedPaper.reads(papers, "DISPOSAL_PLAN", "中止", "延长动工开发期限", "青溪农商银行", "闲认〔");
        IssuedPaper.reads(
                papers, "SUPPLEMENT", "C-3-补1", IssuedPaper.day(start), IssuedPaper.day(completion), "闲处〔", "闲认〔");
    }

    @Test
    @DisplayName(
            "A7 a fee that nobody pays or contests: demand, court, payment; the decision names both routes and both periods")
    void court() {
        LocalDate opened = today.minusMonths(12);
        CaseDriver file = CaseDriver.found(bureau, CaseLand.TWO_YEARS, opened, "E");
        LocalDate on = opened.plusDays(43);
        file.act("NOTIFY_HEARING_RIGHT", on, "for", "FEE").serve(on);
        file.act("WAIVE_HEARING", on.plusDays(1));
        file.act("APPROVE_DECISION", on.plusDays(2), "documentNo", "政复〔2026〕7号");
        LocalDate served = on.plusDays(4);
        file.act("DECIDE_FEE", on.plusDays(3), "amountWan", "240.00").serve(served);
        LocalDate demanded = served.plusMonths(6).plusDays(6);
        file.act("DEMAND_PERFORMANCE", demanded, "servedOn", demanded.toString());
        file.act("APPLY_ENFORCEMENT", demanded.plusDays(20), "court", "青溪县人民法院", "documentNo", "强申1");
        assertThat(file.stage()).isEqualTo("ENFORCEMENT");
        file.act("PAY_FEE", demanded.plusDays(50), "amountWan", "240.00", "receiptNo", "收9");
        assertThat(file.stage()).isEqualTo("FEE_PAID");
        IssuedPaper.reads(
                IssuedPaper.all(bureau, file),
                "FEE_DECISION",
                "240.00万元",
                "1200",
                "政复〔2026〕7号",
                "闲听〔",
                IssuedPaper.day(on.plusDays(3)),
                "60日内",
                "6个月内",
                "强制执行");
    }

    @Test
    @DisplayName("A8 every means of art. 12 is said in the plan with its clause and what was agreed")
    void means() {
        CaseDriver file = CaseDriver.found(bureau, CaseLand.DELAYED, today.minusDays(85), "G2");
        Map<String, List<String>> plans = Map.of(
                "{\"means\":\"D2\",\"planFits\":\"true\",\"priceSettled\":\"true\"}",
                List.of("调整土地用途、规划条件", "第（二）项", "第八条第（二）项"),
                "{\"means\":\"D3\",\"useFromOn\":\"2026-01-05\",\"useToOn\":\"2027-06-30\"}",
                List.of("2026年1月5日至2027年6月30日", "第（三）项"),
                "{\"means\":\"D4\",\"compensationWan\":\"1234.56\"}",
                List.of("补偿金额1234.56万元", "第（四）项"),
                "{\"means\":\"D5\",\"swapParcel\":\"339922001001GB00077\"}",
                List.of("339922001001GB00077", "第（五）项"),
                "{\"means\":\"D6\",\"otherMeans\":\"分期建设\"}",
                List.of("其他方式：分期建设", "第（六）项"));
        plans.forEach((fields, words) -> {
            byte[] draft = bureau.post(
                            "/api/idle/papers/preview",
                            "{\"kind\":\"DISPOSAL_PLAN\",\"caseId\":%s,\"fields\":%s}".formatted(file.caseId(), fields))
                    .body();
            assertThat(Printed.of(draft).text().replaceAll("\\s", ""))
                    .as(fields)
                    .contains(words);
        });
    }

    @Test
    @DisplayName("A9 a series of the office's own begins at 1, rules from the next paper on, and can be given back")
    void series() {
        put("{\"series\":\"青自然资闲调\"}", 204);
        JsonNode own = bureau.json("/api/idle/series").get("rows").get(0);
        assertThat(own.get("kind").asString()).isEqualTo("INVESTIGATION_NOTICE");
        assertThat(own.get("own").asBoolean()).isTrue();
        CaseDriver file = CaseDriver.open(bureau, CaseLand.ONE_YEAR, today).act("ISSUE_INVESTIGATION_NOTICE", today);
        IssuedPaper.reads(
                IssuedPaper.all(bureau, file), "INVESTIGATION_NOTICE", "青自然资闲调〔%d〕1号".formatted(today.getYear()));
        for (String wrong : List.of("闲", "闲调〔", "闲调2026", "闲调号", "a b")) {
            put("{\"series\":\"%s\"}".formatted(wrong), 422);
        }
        put("{}", 204);
        CaseDriver next = CaseDriver.open(bureau, CaseLand.DELAYED, today).act("ISSUE_INVESTIGATION_NOTICE", today);
        assertThat(next.look().get("papers").get(0).get("documentNo").asString())
                .isEqualTo("闲调〔%d〕1号".formatted(today.getYear()));
        assertThat(new Http(port, "inspector").get("/api/idle/series").statusCode())
                .isEqualTo(403);
    }

    private void put(String body, int expected) {
        assertThat(bureau.send(bureau.request("/api/idle/series/INVESTIGATION_NOTICE")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)))
                        .statusCode())
                .as(body)
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("B1 a draft is marked, has no number, and a receipt can be had for a paper to serve")
    void drafts() {
        byte[] draft = bureau.post(
                        "/api/idle/papers/preview",
                        "{\"kind\":\"INVESTIGATION_NOTICE\",\"parcelCode\":\"%s\",\"fields\":{}}"
                                .formatted(CaseLand.ONE_YEAR))
                .body();
        assertThat(Printed.of(draft).text()).contains("草稿", "未编号");
        CaseDriver file = CaseDriver.open(bureau, CaseLand.ONE_YEAR, today).act("ISSUE_INVESTIGATION_NOTICE", today);
        byte[] receipt = bureau.post(
                        "/api/idle/papers/preview",
                        "{\"kind\":\"SERVICE_RECEIPT\",\"caseId\":%s,\"fields\":{}}".formatted(file.caseId()))
                .body();
        assertThat(Printed.of(receipt).keep("SERVICE_RECEIPT").text())
                .contains("送达回证", "闲置土地调查通知书", "闲调〔", "青溪精工有限公司")
                .doesNotContain("DRAFT");
    }

    @Test
    @DisplayName("B2 what is lacking refuses the paper and says what and where; nothing is issued, no number is used")
    void holes() {
        String plan = "{\"kind\":\"FEE_DECISION\",\"parcelCode\":\"%s\",\"fields\":{}}".formatted(CaseLand.ONE_YEAR);
        var answer = bureau.post("/api/idle/papers/preview", plan);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Http.text(answer)).contains("paper-lacks", "认定书文号", "听证告知书文号", "批准文号");
    }

    // the machine that has no office program says so; CI installs it
    private void officeOpens(Map<String, byte[][]> papers) throws IOException, InterruptedException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Stream.of("/usr/bin/soffice", "/usr/local/bin/soffice")
                        .map(Path::of)
                        .anyMatch(Files::isExecutable),
                "LibreOffice is not installed: scripts/install --tests");
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.resolve("pdf").toString()));
        for (var paper : papers.entrySet()) {
            Path docx = Files.write(folder.resolve(paper.getKey() + ".docx"), paper.getValue()[0]);
            command.add(docx.toString());
        }
        Process office = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();
        assertThat(office.waitFor(120, TimeUnit.SECONDS)).as("LibreOffice ends").isTrue();
        for (String kind : papers.keySet()) {
            Path pdf = folder.resolve("pdf").resolve(kind + ".pdf");
            assertThat(pdf).as(Files.readString(folder.resolve("office.log"))).exists();
            Printed printed = Printed.of(Files.readAllBytes(pdf)).keep("office-" + kind);
            assertThat(printed.lettersWithoutGlyph()).as(kind).isEmpty();
            assertThat(printed.text().replaceAll("\\s", "")).as(kind).contains("青溪精工有限公司");
        }
    }
}
