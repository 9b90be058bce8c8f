package org.mumap.server.idle.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private CaseDriver found(String parcel, LocalDate opened, String cause) {
        CaseDriver file = CaseDriver.open(bureau, parcel, opened)
                .act("ISSUE_INVESTIGATION_NOTICE", opened)
                .serve(opened.plusDays(1));
        if (!cause.equals("E")) {
            file.act("CLAIM_CAUSE", opened.plusDays(5), "cause", cause, "documentNo", "说明1");
            file.act("VERIFY_CAUSE", opened.plusDays(20), "cause", cause, "result", "VERIFIED", "documentNo", "核1");
        }
        LocalDate on = opened.plusDays(40);
        JsonNode days = bureau.json("/api/parcels/" + parcel + "/idle?asOf=" + on);
        return file.act(
                        "FIND_IDLE",
                        on,
                        "cause",
                        cause,
                        "idleDays",
                        days.get("netIdleDays").asString())
                .serve(on.plusDays(1))
                .act("PUBLISH", on.plusDays(2))
                .act("RECORD_IN_SYSTEM", on.plusDays(2), "recordNo", "监管1");
    }

    /** Every paper of the case, by kind: the bytes of both forms. */
    private Map<String, byte[][]> papers(CaseDriver file) {
        Map<String, byte[][]> papers = new LinkedHashMap<>();
        for (JsonNode paper : file.look().get("papers")) {
            String id = paper.get("paperId").asString();
            papers.put(paper.get("kind").asString(), new byte[][] {
                bureau.get("/api/idle/papers/" + id + ".docx").body(),
                bureau.get("/api/idle/papers/" + id + ".pdf").body()
            });
        }
        return papers;
    }

    private static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static void reads(Map<String, byte[][]> papers, String kind, String... words) {
        byte[][] paper = papers.get(kind);
        assertThat(paper).as(kind).isNotNull();
        assertThat(IssuedPaper.docxText(paper[0])).as(kind).contains(words).doesNotContain("{{");
        Printed printed = Printed.of(paper[1]).keep(kind);
        // the PDF breaks lines where it must; letters are the same
        assertThat(printed.text().replaceAll("\\s", ""))
                .as(kind)
                .contains(
                        Stream.of(words).map(word -> word.replaceAll("\\s", "")).toArray(String[]::new));
        assertThat(printed.lettersWithoutGlyph()).as(kind).isEmpty();
    }

    @Test
    @DisplayName("A1 the fee: five papers with names, numbers, days and the sum in figures and in capitals")
    void fee() throws Exception {
        LocalDate opened = today.minusDays(85);
        CaseDriver file = found(CaseLand.ONE_YEAR, opened, "E");
        LocalDate on = opened.plusDays(43);
        file.act("NOTIFY_HEARING_RIGHT", on, "for", "FEE").serve(on);
        file.act("WAIVE_HEARING", on.plusDays(3));
        file.act("APPROVE_DECISION", on.plusDays(5), "documentNo", "政复〔2026〕1号", "authority", "青溪县人民政府");
        file.act("DECIDE_FEE", on.plusDays(6), "amountWan", "240.00").serve(on.plusDays(7));
        Map<String, byte[][]> papers = papers(file);
        int year = opened.getYear();
        String agreed = day(today.minusMonths(15));
        reads(
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
                day(opened));
        reads(papers, "FINDING", "闲置土地认定书", "闲认〔", "闲调〔%d〕1号".formatted(year), "国有建设用地使用权人自身原因", "未动工开发满一年的");
        reads(papers, "ANNOUNCEMENT", "闲置土地公告", "闲置原因", "位置", "青溪精工有限公司");
        reads(papers, "HEARING_NOTICE", "听证告知书", "第十四条第（一）项", "240.00万元", "5个工作日");
        assertThat(IssuedPaper.docxText(papers.get("HEARING_NOTICE")[0])).doesNotContain("无偿收回");
        reads(
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
        CaseDriver file = found(CaseLand.TWO_YEARS, opened, "E");
        LocalDate on = opened.plusDays(43);
        file.act("NOTIFY_HEARING_RIGHT", on, "for", "RECLAIM").serve(on);
        file.act("WAIVE_HEARING", on.plusDays(1));
        file.act("APPROVE_DECISION", on.plusDays(2), "documentNo", "政复〔2026〕2号", "authority", "青溪县人民政府");
        file.act("DECIDE_RECLAIM", on.plusDays(3)).serve(on.plusDays(4));
        file.act("NOTIFY_MORTGAGEE", on.plusDays(5), "mortgagee", "青溪农商银行").serve(on.plusDays(6));
        Map<String, byte[][]> papers = papers(file);
        reads(papers, "HEARING_NOTICE", "第十四条第（二）项", "无偿收回");
        assertThat(IssuedPaper.docxText(papers.get("HEARING_NOTICE")[0])).doesNotContain("拟征缴金额");
        reads(papers, "RECLAIM_DECISION", "收回国有建设用地使用权决定书", "无偿收回", "政复〔2026〕2号", "青溪农商银行", "满两年");
        reads(papers, "MORTGAGEE_NOTICE", "青溪农商银行", "第十四条第（二）项", "500.00万元", "闲收〔");
        assertThat(IssuedPaper.docxText(papers.get("MORTGAGEE_NOTICE")[0])).doesNotContain("第十三条");
    }

    @Test
    @DisplayName("A3 art. 12: plan and supplement say the means, the approval and the new start")
    void articleTwelve() throws Exception {
        LocalDate opened = today.minusDays(85);
        CaseDriver file = found(CaseLand.DELAYED, opened, "G1");
        LocalDate on = opened.plusDays(42);
        LocalDate start = today.plusMonths(6);
        file.act("NOTIFY_CAUSING_BODY", on, "body", "某镇政府");
        file.act("DRAFT_PLAN", on, "means", "D1", "extendFromOn", on.toString(), "startOn", start.toString());
        file.act("APPROVE_PLAN", on.plusDays(10), "documentNo", "政复〔2026〕3号");
        file.act("SIGN_SUPPLEMENT", on.plusDays(12), "contractNo", "C-4-补1", "startOn", start.toString());
        Map<String, byte[][]> papers = papers(file);
        reads(papers, "FINDING", "第八条第（一）项", "未按照约定或者规定的期限、条件将土地交付");
        reads(papers, "DISPOSAL_PLAN", "青溪县人民政府", "延长动工开发期限", "未设抵押", "1200.00万元");
        reads(papers, "SUPPLEMENT", "补充协议", "C-4-补1", day(start), "闲处〔", "甲方", "乙方");
        officeOpens(papers);
    }

    @Test
    @DisplayName("A4 the location map is true to scale within 1 %: the parcel's side of 155.2 m on paper")
    void scale() {
        CaseDriver file = CaseDriver.open(bureau, CaseLand.ONE_YEAR, today).act("ISSUE_INVESTIGATION_NOTICE", today);
        Printed pdf = Printed.of(papers(file).get("INVESTIGATION_NOTICE")[1]);
        int page = pdf.pages();
        // the number ends where three figures no longer follow a gap; what is behind it belongs to the bar
        Matcher ratio = Pattern.compile(
                        "1:([0-9]{1,3}(?:[\\s\\u2009\\u00a0\\u202f]000|[\\s\\u2009\\u00a0\\u202f]500)?)")
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
        CaseDriver file = found(parcel, today.minusMonths(12), "E");
        LocalDate on = today.minusMonths(10);
        file.act("NOTIFY_HEARING_RIGHT", on, "for", "RECLAIM").serve(on);
        file.act("WAIVE_HEARING", on.plusDays(1));
        file.act("APPROVE_DECISION", on.plusDays(2), "documentNo", "政复〔2026〕9号", "authority", "青溪县人民政府");
        file.act("DECIDE_RECLAIM", on.plusDays(3)).serve(on.plusDays(4));
        file.act("ANNOUNCE_CANCELLATION", today.minusDays(3));
        assertThat(file.stage()).isEqualTo("ANNOUNCED_CANCEL");
        reads(papers(file), "CANCELLATION_ANNOUNCEMENT", "第十八条第（一）项", "闲收〔", day(on.plusDays(4)), parcel);
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
