package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Owner;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("A table goes back with its mistakes marked, and comes in again mended")
class MendIT {

    private static final String RED = "FFFF8F8E";
    private static final String YELLOW = "FFFFE18D";

    @Autowired
    TestDatabase database;

    @Autowired
    @Owner
    JdbcClient owner;

    @LocalServerPort
    int port;

    @BeforeEach
    void empty() throws SQLException {
        Emptied.facts(database);
    }

    private Http bureau() {
        return new Http(port, "bureau");
    }

    private JsonNode send(String kind, String name, byte[] content) {
        return Uploading.of(bureau(), kind).report(name, content);
    }

    private HttpResponse<byte[]> answer(JsonNode report, String language) {
        return bureau().send(bureau().request("/api/imports/" + report.get("id").asString() + "/marked.xlsx")
                .header("Accept-Language", language)
                .GET());
    }

    private byte[] marked(JsonNode report) {
        HttpResponse<byte[]> answer = answer(report, "zh-CN");
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        return answer.body();
    }

    private static String colour(Cell cell) {
        XSSFCell of = (XSSFCell) cell;
        return of.getCellStyle().getFillPattern() != FillPatternType.SOLID_FOREGROUND
                        || of.getCellStyle().getFillForegroundColorColor() == null
                ? ""
                : of.getCellStyle().getFillForegroundColorColor().getARGBHex();
    }

    @Test
    @DisplayName(
            "M1 wrong cells are red with a comment, the last column says what and how; the rest of the workbook stays")
    void marks() throws IOException {
        byte[] sent = OfficeBook.parcels();
        JsonNode report = send("parcels", "台账.xlsx", sent);
        assertThat(Uploading.complaints(report))
                .contains("4 supply_state ERROR unknown-code", "4 term_end_on ERROR not-a-date")
                .contains("5 parcel_code ERROR missing-value");
        HttpResponse<byte[]> answer = answer(report, "zh-CN");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("filename*=UTF-8''%E5%8F%B0%E8%B4%A6-%E6%A0%87%E7%BA%A2.xlsx");
        try (XSSFWorkbook before = OfficeBook.open(sent);
                XSSFWorkbook after = OfficeBook.open(answer.body())) {
            XSSFSheet sheet = after.getSheet(OfficeBook.PARCELS);
            assertThat(colour(sheet.getRow(3).getCell(2))).isEqualTo(RED);
            assertThat(colour(sheet.getRow(3).getCell(3))).isEqualTo(RED);
            assertThat(colour(sheet.getRow(4).getCell(0))).isEqualTo(RED);
            assertThat(sheet.getRow(3).getCell(2).getCellComment().getString().getString())
                    .contains("卖了")
                    .contains("RESERVE(储备)");
            assertThat(sheet.getRow(1).getCell(6).getStringCellValue()).isEqualTo("错误说明");
            assertThat(sheet.getRow(3).getCell(6).getStringCellValue())
                    .startsWith("1. 【供应状态】“卖了”")
                    .contains("\n2. 【终止日期】“2070年13月”");
            assertThat(sheet.getRow(2).getCell(6)).isNull();
            assertThat(sheet.getRow(2).getCell(4).getCellType()).isEqualTo(CellType.STRING);
            assertUntouched(before, after);
        }
    }

    private static void assertUntouched(XSSFWorkbook before, XSSFWorkbook after) {
        assertThat(after.getNumberOfSheets()).isEqualTo(before.getNumberOfSheets());
        for (int i = 0; i < before.getNumberOfSheets(); i++) {
            XSSFSheet was = before.getSheetAt(i);
            XSSFSheet is = after.getSheetAt(i);
            assertThat(is.getSheetName()).isEqualTo(was.getSheetName());
            assertThat(is.getMergedRegions()).isEqualTo(was.getMergedRegions());
            for (int c = 0; c < 6; c++) {
                assertThat(is.getColumnWidth(c)).isEqualTo(was.getColumnWidth(c));
            }
            for (Row row : was) {
                for (Cell cell : row) {
                    XSSFCell now = is.getRow(row.getRowNum()).getCell(cell.getColumnIndex());
                    assertThat(now.getCellType()).isEqualTo(cell.getCellType());
                    assertThat(now.toString()).isEqualTo(cell.toString());
                    if (!colour(now).equals(RED)) {
                        assertThat(now.getCellStyle().getCoreXf().xmlText())
                                .isEqualTo(((XSSFCell) cell)
                                        .getCellStyle()
                                        .getCoreXf()
                                        .xmlText());
                    }
                }
            }
        }
        XSSFSheet sums = after.getSheet("汇总");
        assertThat(sums.getRow(0).getCell(1).getCellFormula()).isEqualTo("A1*3");
        assertThat(sums.getRow(0).getCell(1).getNumericCellValue()).isEqualTo(6);
    }

    @Test
    @DisplayName(
            "M2 mended and sent again it goes through; the added column is no data, and the former round is put away")
    void mended() throws IOException {
        JsonNode first = send("parcels", "台账.xlsx", OfficeBook.parcels());
        JsonNode second = sendMended(first, OfficeBook.mended(marked(first)));
        assertThat(second.get("state").asString()).as(second.toString()).isEqualTo("READY");
        assertThat(second.get("accepted").asInt()).isEqualTo(3);
        assertThat(second.get("rejected").asInt()).isZero();
        String attributes = owner.sql(
                        "select string_agg(attributes::text, '') from ledger.staged_row where batch_id = :id")
                .param("id", Long.parseLong(second.get("id").asString()))
                .query(String.class)
                .single();
        assertThat(attributes).contains("经办备注").doesNotContain("错误说明");
        assertThat(bureau().json("/api/imports/" + first.get("id").asString())
                        .get("state")
                        .asString())
                .isEqualTo("DISCARDED");
    }

    private JsonNode sendMended(JsonNode before, byte[] content) {
        HttpResponse<byte[]> answer = Uploading.of(bureau(), "ignored")
                .to("/api/imports/" + before.get("id").asString() + "/mended")
                .send("台账-标红.xlsx", content);
        assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return Uploading.await(bureau(), location.substring(location.lastIndexOf('/') + 1), false);
    }

    @Test
    @DisplayName(
            "M3 sent again half mended it is marked anew: what is right now is red no longer, one column, no old sentence")
    void twice() throws IOException {
        JsonNode first = send("parcels", "台账.xlsx", OfficeBook.parcels());
        byte[] half;
        try (XSSFWorkbook book = OfficeBook.open(marked(first));
                var out = new java.io.ByteArrayOutputStream()) {
            book.getSheet(OfficeBook.PARCELS).getRow(3).getCell(2).setCellValue("已供");
            book.write(out);
            half = out.toByteArray();
        }
        JsonNode second = sendMended(first, half);
        try (XSSFWorkbook book = OfficeBook.open(marked(second))) {
            XSSFSheet sheet = book.getSheet(OfficeBook.PARCELS);
            assertThat(colour(sheet.getRow(3).getCell(2))).isNotEqualTo(RED);
            assertThat(sheet.getRow(3).getCell(2).getCellComment()).isNull();
            assertThat(colour(sheet.getRow(3).getCell(3))).isEqualTo(RED);
            assertThat(sheet.getRow(3).getCell(6).getStringCellValue()).startsWith("【终止日期】");
            assertThat(sheet.getRow(1).getLastCellNum()).isEqualTo((short) 7);
        }
    }

    @Test
    @DisplayName("M4 a GBK text comes back as a workbook; long codes keep their digits, nothing becomes a formula")
    void text() throws IOException {
        String csv = "统一社会信用代码,企业名称,规上,备注\n91350100M000100Y43,沙河厂,也许,=1+1\n91350100M000100Y44,@SUM(A1),是,-2\n";
        JsonNode report = send("enterprises", "企业.csv", csv.getBytes(Charset.forName("GBK")));
        try (XSSFWorkbook book = OfficeBook.open(marked(report))) {
            XSSFSheet sheet = book.getSheetAt(0);
            List<String> formulas = new ArrayList<>();
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        formulas.add(cell.toString());
                    }
                }
            }
            assertThat(formulas).isEmpty();
            assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).isEqualTo("=1+1");
            assertThat(sheet.getRow(1).getCell(3).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("91350100M000100Y43");
            assertThat(colour(sheet.getRow(1).getCell(2))).isEqualTo(RED);
            assertThat(colour(sheet.getRow(2).getCell(0))).isEqualTo(RED);
            assertThat(sheet.getRow(2).getCell(4).getStringCellValue()).contains("校验");
        }
    }

    @Test
    @DisplayName("M5 a file that is no table is answered by the list of its mistakes, in the reader's language")
    void list() throws IOException {
        JsonNode report = send(
                "parcels",
                "宗地.geojson",
                new Features()
                        .add("\"parcel_code\":\"\"", Features.square(120.5, 29, 0.001, 0.001))
                        .add("\"parcel_code\":\"=HYPERLINK(1)\",\"supply_state\":\"=2\"", "null")
                        .text()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = answer(report, "en");
        try (XSSFWorkbook book = OfficeBook.open(answer.body())) {
            XSSFSheet sheet = book.getSheet("Mistakes");
            assertThat(sheet.getRow(0).getCell(4).getStringCellValue()).isEqualTo("What is wrong");
            List<String> lines = new ArrayList<>();
            for (Row row : sheet) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                }
                lines.add(row.getCell(0) + " " + row.getCell(1) + " " + row.getCell(2));
            }
            assertThat(lines).contains("1.0 Parcel code null", "2.0 Supply state =2");
        }
    }

    @Test
    @DisplayName("M6 notes are yellow and their rows taken; whoever may not see the batch gets nothing")
    void notes() throws IOException {
        Uploading.of(bureau(), "parks")
                .with("commit", "auto")
                .report(
                        "parks.geojson",
                        new Features()
                                .add("\"park_code\":\"P01\",\"name\":\"园区\"", Features.square(120.5, 29, 0.1, 0.1))
                                .text());
        JsonNode report = send(
                "parcels",
                "本地.csv",
                "宗地代码,WKT\n本地-1,\"POLYGON((120.5 29,120.501 29,120.501 29.001,120.5 29.001,120.5 29))\"\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(report.get("accepted").asInt()).isEqualTo(1);
        try (XSSFWorkbook book = OfficeBook.open(marked(report))) {
            assertThat(colour(book.getSheetAt(0).getRow(1).getCell(0))).isEqualTo(YELLOW);
            assertThat(book.getSheetAt(0).getRow(1).getCell(2).getStringCellValue())
                    .startsWith("提醒：");
        }
        String path = "/api/imports/" + report.get("id").asString() + "/marked.xlsx";
        assertThat(new Http(port, "park1").get(path).statusCode()).isEqualTo(404);
        assertThat(new Http(port, "").get(path).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("M7 more mistakes than are marked in a workbook are answered by a list that holds them all")
    void many() throws IOException {
        StringBuilder csv = new StringBuilder("统一社会信用代码,企业名称,规上\n");
        int rows = MarkedWorkbooks.MOST_MARKS + 1;
        for (int i = 0; i < rows; i++) {
            csv.append("X,厂").append(i).append(",是\n");
        }
        JsonNode report =
                send("enterprises", "多.csv", csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(report.get("rejected").asInt()).isEqualTo(rows);
        try (org.dhatim.fastexcel.reader.ReadableWorkbook book =
                new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(marked(report)))) {
            assertThat(book.getFirstSheet().getName()).isEqualTo("问题清单");
            assertThat(book.getFirstSheet().openStream().count()).isEqualTo(rows + 1);
        }
    }

    @Test
    @DisplayName(
            "M8 a workbook that asks for an address when it is computed is marked without any going out; its formula stays")
    void canary() throws IOException {
        try (java.net.ServerSocket canary =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            canary.setSoTimeout(300);
            String formula = "WEBSERVICE(\"http://127.0.0.1:" + canary.getLocalPort() + "/x\")";
            byte[] sent;
            try (XSSFWorkbook book = OfficeBook.open(OfficeBook.parcels());
                    var out = new java.io.ByteArrayOutputStream()) {
                Cell cell = book.getSheet("汇总").getRow(0).createCell(2);
                cell.setCellFormula(formula);
                var link = book.getCreationHelper().createHyperlink(org.apache.poi.common.usermodel.HyperlinkType.URL);
                link.setAddress("http://127.0.0.1:" + canary.getLocalPort() + "/y");
                cell.setHyperlink(link);
                book.write(out);
                sent = out.toByteArray();
            }
            byte[] marked = marked(send("parcels", "台账.xlsx", sent));
            try (XSSFWorkbook book = OfficeBook.open(marked)) {
                assertThat(book.getSheet("汇总").getRow(0).getCell(2).getCellFormula())
                        .isEqualTo(formula);
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(canary::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }
}
