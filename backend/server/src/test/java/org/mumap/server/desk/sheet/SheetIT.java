package org.mumap.server.desk.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.print.Printed;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.Form;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Photo;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DemoServerTest
@DisplayName("Sheets of the desk: view, atlas, dossier, distribution map")
class SheetIT {

    private static final Pattern RATIO = Pattern.compile("(?<!\\d)1:([\\d ]+\\d)");

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    private Http bureau;
    private JsonNode worst;

    @BeforeEach
    void wake() {
        Demo.await(port);
        bureau = new Http(port, "bureau");
        worst = bureau.json("/api/idle/candidates?limit=12").get("rows");
    }

    private String code(int row) {
        return worst.get(row).get("parcelCode").asString();
    }

    private static byte[] pdf(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        return answer.body();
    }

    private String view(String theme, String paper, double half, String more) {
        double lon = worst.get(0).get("point").get(0).asDouble();
        double lat = worst.get(0).get("point").get(1).asDouble();
        return String.format(
                Locale.ROOT,
                "{\"bbox\":[%f,%f,%f,%f],\"paper\":\"%s\",\"landscape\":true,\"theme\":\"%s\",\"title\":\"开发区 现状\"%s}",
                lon - half * 1.4,
                lat - half,
                lon + half * 1.4,
                lat + half,
                paper,
                theme,
                more);
    }

    private static void fitForTheMayor(Printed printed) {
        assertThat(printed.lettersWithoutGlyph()).isEmpty();
        assertThat(printed.fontsOutside()).isEmpty();
        for (int page = 1; page <= printed.pages(); page++) {
            assertThat(printed.text(page))
                    .contains("制图单位", "坐标系", "CGCS2000 / 3° 带", "资料截至", "规则", "审图号", "打印")
                    .containsPattern("第\\s*" + page + "\\s*页\\s*/\\s*共\\s*" + printed.pages() + "\\s*页");
        }
    }

    /** The ratio that is written, against the crosses: their distance is a round number of metres. */
    private static void trueToScale(Printed printed, int page) {
        Matcher ratio = RATIO.matcher(printed.text(page));
        assertThat(ratio.find()).as("a ratio on page " + page).isTrue();
        double metresPerMm = Integer.parseInt(ratio.group(1).replace(" ", "")) / 1000.0;
        List<double[]> level = new ArrayList<>();
        List<double[]> upright = new ArrayList<>();
        for (double[] line : printed.lines(page)) {
            double width = Math.abs(line[2] - line[0]);
            double height = Math.abs(line[3] - line[1]);
            double[] middle = {(line[0] + line[2]) / 2, (line[1] + line[3]) / 2};
            if (Math.abs(width - 3.6) < 0.01 && height < 0.001) {
                level.add(middle);
            } else if (Math.abs(height - 3.6) < 0.01 && width < 0.001) {
                upright.add(middle);
            }
        }
        List<Double> crosses = level.stream()
                .filter(one ->
                        upright.stream().anyMatch(other -> Math.hypot(one[0] - other[0], one[1] - other[1]) < 0.01))
                .map(one -> one[0])
                .toList();
        List<Double> columns = crosses.stream()
                .map(x -> Math.round(x * 100) / 100.0)
                .distinct()
                .sorted()
                .toList();
        assertThat(columns).as("columns of crosses").hasSizeGreaterThan(1);
        double metres = (columns.get(1) - columns.get(0)) * metresPerMm;
        double round = Math.pow(10, Math.floor(Math.log10(metres) + 0.01));
        double times = metres / round;
        assertThat(List.of(1.0, 2.0, 5.0, 10.0))
                .anySatisfy(step -> assertThat(times).isCloseTo(step, within(step / 100)));
    }

    /** The bar is as long as its number says, within 1 %: upper and lower edges of its four parts. */
    private static void trueBar(Printed printed, int page) {
        String text = printed.text(page);
        Matcher ratio = RATIO.matcher(text);
        assertThat(ratio.find()).as("a ratio on page " + page).isTrue();
        double scale = Integer.parseInt(ratio.group(1).replace(" ", ""));
        List<Double> parts = new ArrayList<>();
        Matcher length = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(k?m)\\b").matcher(text);
        while (length.find()) {
            double metres =
                    Double.parseDouble(length.group(1)) * (length.group(2).equals("km") ? 1000 : 1);
            parts.add(metres * 1000 / scale / 4);
        }
        assertThat(parts).as("lengths that the page names").isNotEmpty();
        assertThat(parts)
                .anySatisfy(part -> assertThat(printed.lines(page).stream()
                                .filter(line -> Math.abs(line[1] - line[3]) < 0.01
                                        && Math.abs(Math.abs(line[2] - line[0]) - part) < part / 100)
                                .count())
                        .isGreaterThanOrEqualTo(8));
    }

    @Test
    @DisplayName("A1 the view is printed true to scale, with its states in the legend")
    void view() {
        Printed printed = Printed.of(pdf(bureau.post("/api/print/view", view("idle", "A3", 0.004, ""))))
                .keep("view-idle");
        assertThat(printed.pages()).isEqualTo(1);
        assertThat(printed.paper(1)).containsExactly(new double[] {420, 297}, within(0.1));
        assertThat(printed.text()).contains("开发区 现状", "一般宗地", "道路").doesNotContain("legend.");
        fitForTheMayor(printed);
        trueToScale(printed, 1);
    }

    @Test
    @DisplayName("A2 a theme of tax has its classes and the reader's name across it; use and asked scale are kept")
    void themes() {
        Printed tax = Printed.of(pdf(bureau.post("/api/print/view", view("tax", "A4", 0.004, ""))))
                .keep("view-tax");
        assertThat(tax.text()).contains("≥ 40", "无数据").doesNotContain("疑似闲置");
        assertThat(tax.slanted()).contains("自", "然", "资", "源", "局");
        fitForTheMayor(tax);
        Printed use = Printed.of(pdf(bureau.post(
                        "/api/print/view",
                        view(
                                "use",
                                "A4",
                                0.004,
                                ",\"scale\":5000,\"layers\":[\"parcels\",\"utilities\",\"control-farmland\"]"))))
                .keep("view-use");
        assertThat(use.text()).contains("1:5 000", "工业");
        trueToScale(use, 1);
    }

    @Test
    @DisplayName("A3 what cannot be printed is said: a box of nothing, an unknown theme, tax of another day")
    void refused() {
        assertThat(bureau.post("/api/print/view", "{}").statusCode()).isEqualTo(400);
        assertThat(bureau.post("/api/print/view", view("rainbow", "A4", 0.004, ""))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<byte[]> other =
                bureau.post("/api/print/view", view("tax", "A4", 0.004, ",\"asOf\":\"2024-06-30\""));
        assertThat(Http.text(other)).contains("print-theme-of-today");
        assertThat(new Http(port, "")
                        .post("/api/print/view", view("idle", "A4", 0.004, ""))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("B1 an atlas has one page per parcel in the order asked for, each true to scale")
    void atlas() {
        String parcels = "[\"%s\",\"%s\",\"%s\"]".formatted(code(2), code(0), code(1));
        Printed printed = Printed.of(
                        pdf(bureau.post("/api/print/atlas", "{\"parcels\":" + parcels + ",\"paper\":\"A4\"}")))
                .keep("atlas-a4");
        assertThat(printed.pages()).isEqualTo(3);
        assertThat(printed.text(1)).contains(code(2));
        assertThat(printed.text(2)).contains(code(0)).contains("本宗界线");
        assertThat(printed.text(3)).contains(code(1));
        fitForTheMayor(printed);
        for (int page = 1; page <= 3; page++) {
            trueToScale(printed, page);
        }
        Printed a3 = Printed.of(pdf(bureau.post(
                        "/api/print/atlas", "{\"parcels\":" + parcels + ",\"paper\":\"A3\",\"scale\":2000}")))
                .keep("atlas-a3");
        assertThat(a3.pages()).isEqualTo(3);
        assertThat(a3.text(1)).contains("1:2 000");
    }

    @Test
    @DisplayName(
            "B2 too many pages are refused with the limit, unknown parcels by name, foreign ones as if they were not there")
    void atlasRefused() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= AtlasPrint.MOST_PAGES; i++) {
            many.add("\"X" + i + "\"");
        }
        HttpResponse<byte[]> tooMany = bureau.post("/api/print/atlas", "{\"parcels\":" + many + "}");
        assertThat(tooMany.statusCode()).isEqualTo(422);
        assertThat(Http.text(tooMany)).contains("print-pages", "200");
        assertThat(bureau.post("/api/print/atlas", "{\"parcels\":[\"nowhere\"]}")
                        .statusCode())
                .isEqualTo(404);
        String foreign = foreignParcel();
        Http park = new Http(port, "park1");
        assertThat(park.post("/api/print/atlas", "{\"parcels\":[\"" + foreign + "\"]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(park.get("/api/parcels/" + foreign + ".pdf").statusCode()).isEqualTo(404);
    }

    private String foreignParcel() throws Exception {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery(
                        "select parcel_code from live.parcel where park_code not like 'P01%' order by parcel_code limit 1")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    @DisplayName("C1 the dossier tells every fact with its source, as of any day")
    void dossier() {
        Printed printed =
                Printed.of(pdf(bureau.get("/api/parcels/" + code(0) + ".pdf"))).keep("dossier");
        JsonNode screen = bureau.json("/api/parcels/" + code(0));
        String text = printed.text();
        assertThat(text).contains("一宗一档", code(0), "合同", "沿革", "来源", "[1]");
        for (JsonNode fact : screen.get("facts")) {
            assertThat(text).contains(fact.get("source").get("fileName").asString());
        }
        assertThat(printed.pages()).isBetween(1, 8);
        fitForTheMayor(printed);
        trueToScale(printed, 1);
        Printed earlier = Printed.of(pdf(bureau.get("/api/parcels/" + code(0) + ".pdf?asOf=2024-06-30")))
                .keep("dossier-2024");
        assertThat(earlier.text()).contains("截至 2024-06-30");
    }

    @Test
    @DisplayName(
            "C3 cases and photos stand in the dossier, each act with source and date; who reads no cases is told of none")
    void cases() {
        JsonNode row = bureau.json("/api/idle/cases?limit=1").get("rows").get(0);
        String parcel = row.get("parcelCode").asString();
        byte[] photo = Photo.placed("2026:03:04 05:06:07", 120.6007, 29.0007, 135);
        JsonNode brought = read(new Form()
                .file("file", "现场.jpg", photo)
                .with("takenOn", "2026-03-05")
                .with("note", "东北角,无施工迹象")
                .post(bureau, "/api/idle/parcels/" + parcel + "/evidence"));
        Printed printed =
                Printed.of(pdf(bureau.get("/api/parcels/" + parcel + ".pdf"))).keep("dossier-case");
        String text = printed.text().replaceAll("\\s", "");
        JsonNode file = bureau.json("/api/idle/cases/" + row.get("caseId").asString());
        assertThat(text)
                .contains(row.get("caseNo").asString(), row.get("stageTitle").asString());
        for (JsonNode act : file.get("acts")) {
            assertThat(text)
                    .contains(
                            act.get("on").asString(),
                            act.get("title").asString().replaceAll("\\s", ""))
                    .contains("批次" + act.get("batchId").asString());
        }
        for (JsonNode paper : file.get("papers")) {
            assertThat(text).contains(paper.get("documentNo").asString());
        }
        for (JsonNode deadline : file.get("deadlines")) {
            assertThat(text).contains(deadline.get("dueOn").asString());
        }
        assertThat(text)
                .contains("东北角,无施工迹象", "2026-03-05", "2026-03-0405:06", "120.600700,29.000700")
                .contains(brought.get("sha256").asString());
        assertThat(printed.pictures()).isEqualTo(1);
        fitForTheMayor(printed);
        Printed economy = Printed.of(pdf(new Http(port, "economy").get("/api/parcels/" + parcel + ".pdf")));
        assertThat(economy.text()).doesNotContain(row.get("caseNo").asString());
        assertThat(economy.pictures()).isZero();
    }

    private static JsonNode read(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    @DisplayName("C4 the evidence pack holds originals, papers, dossier and book, and the hash of each")
    void pack() throws Exception {
        JsonNode row = bureau.json("/api/idle/cases?limit=2").get("rows").get(1);
        String parcel = row.get("parcelCode").asString();
        byte[] photo = Photo.plain(11);
        read(new Form().file("file", "门口.jpg", photo).post(bureau, "/api/idle/parcels/" + parcel + "/evidence"));
        HttpResponse<byte[]> answer = bureau.get("/api/parcels/" + parcel + "/evidence.zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        String sums = new String(entries.remove("SHA256SUMS.txt"), StandardCharsets.UTF_8);
        for (var entry : entries.entrySet()) {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(entry.getValue()));
            assertThat(sums).contains(hash + "  " + entry.getKey() + "\n");
        }
        assertThat(entries.keySet()).contains("证据册.pdf", "一宗一档.pdf");
        assertThat(entries.entrySet()).anySatisfy(entry -> {
            assertThat(entry.getKey()).startsWith("原件/").endsWith("_门口.jpg");
            assertThat(entry.getValue()).isEqualTo(photo);
        });
        int papers = bureau.json("/api/idle/cases/" + row.get("caseId").asString())
                .get("papers")
                .size();
        assertThat(entries.keySet().stream().filter(name -> name.startsWith("文书/")))
                .hasSize(2 * papers);
        Printed book = Printed.of(entries.get("证据册.pdf")).keep("evidence-book");
        assertThat(book.pictures()).isPositive();
        fitForTheMayor(book);
        assertThat(new Http(port, "economy")
                        .get("/api/parcels/" + parcel + "/evidence.zip")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("D2 the month's ledger: the unit's header, a row per case as on the list, sums equal to the list")
    void ledger() throws Exception {
        JsonNode list = bureau.json("/api/idle/cases?limit=1000");
        HttpResponse<byte[]> answer = bureau.get("/api/idle/ledger.xlsx");
        assertThat(answer.statusCode()).isEqualTo(200);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            List<Row> rows = book.getFirstSheet().read();
            String today = bureau.json("/api/config").get("today").asString();
            assertThat(rows.get(0).getCellText(0))
                    .isEqualTo(today.substring(0, 4) + "年" + Integer.parseInt(today.substring(5, 7)) + "月闲置土地台账");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("填报单位:自然资源局");
            List<String> header = new ArrayList<>();
            rows.get(2).forEach(cell -> header.add(cell == null ? "" : cell.getText()));
            assertThat(header).hasSize(24).startsWith("序号", "案号", "宗地代码");
            List<Row> cases = rows.subList(3, rows.size() - 1);
            Row sum = rows.get(rows.size() - 1);
            BigDecimal area = BigDecimal.ZERO;
            for (Row row : cases) {
                JsonNode known = list.get("rows")
                        .valueStream()
                        .filter(each -> each.get("caseNo").asString().equals(row.getCellText(1)))
                        .findFirst()
                        .orElseThrow();
                assertThat(row.getCellText(2)).isEqualTo(known.get("parcelCode").asString());
                assertThat(row.getCellText(18))
                        .isEqualTo(known.get("stageTitle").asString());
                assertThat(number(row, 7))
                        .isEqualByComparingTo(known.get("areaMu").decimalValue());
                area = area.add(number(row, 7));
            }
            assertThat(cases).hasSizeGreaterThan(5);
            assertThat(number(sum, 7)).isEqualByComparingTo(area);
            assertThat(number(sum, 16))
                    .isEqualByComparingTo(
                            cases.stream().map(row -> number(row, 16)).reduce(BigDecimal.ZERO, BigDecimal::add));
            long open = list.get("rows")
                    .valueStream()
                    .filter(each -> !each.hasNonNull("closedOn"))
                    .count();
            assertThat(cases.size()).isBetween((int) open, list.get("rows").size());
        }
    }

    private static BigDecimal number(Row row, int column) {
        return row.getCellAsNumber(column).orElse(BigDecimal.ZERO);
    }

    @Test
    @DisplayName("C2 in English it is English")
    void english() {
        byte[] pdf = pdf(bureau.send(bureau.request("/api/parcels/" + code(0) + ".pdf")
                .header("Accept-Language", "en")
                .GET()));
        assertThat(Printed.of(pdf).keep("dossier-en").text())
                .contains("Dossier", "Sources", "Page")
                .doesNotContain("一宗一档");
    }

    @Test
    @DisplayName("D1 the distribution map is an A3 sheet whose table sums to the list")
    void distribution() {
        Printed printed =
                Printed.of(pdf(bureau.get("/api/idle/distribution.pdf"))).keep("distribution");
        assertThat(printed.paper(1)).containsExactly(new double[] {420, 297}, within(0.1));
        int parcels = bureau.json("/api/idle/candidates?limit=1")
                .get("total")
                .get("parcels")
                .asInt();
        assertThat(printed.text()).contains("闲置土地分布图", "合计").containsPattern("合计[\\d ]* " + parcels + " ");
        fitForTheMayor(printed);
        trueToScale(printed, 1);
        trueBar(printed, 1);
        assertThat(bureau.get("/api/idle/distribution.pdf?month=nonsense").statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("E1 who printed what is recorded")
    void audited() throws Exception {
        pdf(bureau.get("/api/parcels/" + code(3) + ".pdf"));
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery(
                        "select count(*) from access.audit where action = 'print.dossier' and username = 'bureau' and subject = '"
                                + code(3) + "'")) {
            row.next();
            assertThat(row.getInt(1)).isPositive();
        }
    }
}
