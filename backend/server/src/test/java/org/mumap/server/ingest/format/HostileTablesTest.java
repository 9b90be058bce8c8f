package org.mumap.server.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.Settings;

@DisplayName("Tables made to fill the memory: named, not read")
class HostileTablesTest {

    private static final Settings.Upload LIMITS =
            new Settings.Upload(200_000_000, 2_000_000_000, 100, 1_000, 10_000, 2_000);

    @TempDir
    Path folder;

    private List<SourceRow> rows(Path file) throws IOException {
        List<SourceRow> rows = new ArrayList<>();
        Path work = Files.createTempDirectory(folder, "job");
        try (RowSource source = new Uploads(
                        work, new Uploads.Wish("holidays", null, null), names -> names.contains("a") ? 2 : 0, LIMITS)
                .open(file, file.getFileName().toString())) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void refused(Path file, String code) {
        long before = used();
        assertThatThrownBy(() -> rows(file))
                .isInstanceOfSatisfying(
                        ImportFailure.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(used() - before).as("memory kept").isLessThan(100_000_000);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** A text that is not written before it is asked for. */
    @FunctionalInterface
    private interface Part {
        void to(OutputStream out) throws IOException;
    }

    private Path csv(Part content) throws IOException {
        Path file = folder.resolve("f.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.to(out);
        }
        return file;
    }

    private static void write(OutputStream out, String text, int times) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            out.write(bytes);
        }
    }

    @Test
    @DisplayName("A1 a quote that is never closed is named with the line where it opens, however much follows")
    void quote() throws IOException {
        refused(csv(out -> write(out, "a,b\n1,x\n2,\"y\n3,z\n", 1)), "unclosed-quote");
        refused(
                csv(out -> {
                    write(out, "a,b\n1,\"y\n", 1);
                    write(out, "3,0123456789012345678901234567890123456789\n", 500_000);
                }),
                "cell-too-large");
        assertThatThrownBy(() -> rows(csv(out -> write(out, "a,b\n1,x\n2,\"y\n3,z\n", 1))))
                .hasMessageContaining("3");
    }

    @Test
    @DisplayName("A2 a huge cell, a row of millions of cells, a line without end")
    void largeCsv() throws IOException {
        refused(csv(out -> write(out, "0123456789", 2_000_000)), "cell-too-large");
        refused(csv(out -> write(out, ",", 5_000_000)), "too-many-columns");
        refused(
                csv(out -> write(out, "a,b\n" + "x".repeat(7_000_000) + "," + "y".repeat(7_000_000) + "\n", 1)),
                "cell-too-large");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("A3 quotes and ends of lines as RFC 4180 has them, and what people make of them")
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b\\n1,\"x\"\"y\"\\n|x\"y",
                "a,b\\r\\n1,\"x\\r\\ny\"\\r\\n|x\\r\\ny",
                "a,b\\r1,x\\r|x",
                "a,b\\n1,5\" pipe\\n|5\" pipe",
                "a,b\\n1,\"x\" \\n|x",
                "a,b\\n1,x|x",
                "a,b\\n1,\"\"\\n2,x|x",
            })
    void quotes(String text, String cell) throws IOException {
        String file = text.replace("\\n", "\n").replace("\\r", "\r");
        List<SourceRow> rows = rows(csv(out -> write(out, file, 1)));
        assertThat(rows.get(rows.size() - 1).cells())
                .containsEntry("b", cell.replace("\\n", "\n").replace("\\r", "\r"));
    }

    @Test
    @DisplayName("A4 something behind a closed quote ends the file, with its line")
    void behindQuote() throws IOException {
        refused(csv(out -> write(out, "a,b\n1,\"x\"y\n", 1)), "broken-csv");
    }

    // ---- workbooks

    private Path workbook(String sheetName, Part sheet, Part shared) throws IOException {
        Path file = folder.resolve("f.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            entry(zip, "[Content_Types].xml", out -> write(out, """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                </Types>""", 1));
            entry(zip, "xl/workbook.xml", out -> write(out, """
                <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>""", 1));
            entry(zip, "xl/_rels/workbook.xml.rels", out -> write(out, """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="%s"/>
                </Relationships>""".formatted(sheetName), 1));
            entry(
                    zip,
                    "xl/styles.xml",
                    out -> write(out, "<styleSheet><cellXfs><xf numFmtId=\"0\"/></cellXfs></styleSheet>", 1));
            entry(zip, "xl/sharedStrings.xml", shared);
            entry(zip, "xl/" + sheetName, sheet);
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        part.to(zip);
        zip.closeEntry();
    }

    private static Part sheet(String rows) {
        return out -> write(out, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>", 1);
    }

    private static final Part NO_TEXTS = out -> write(out, "<sst/>", 1);
    private static final String HEADER =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>";

    @Test
    @DisplayName("B1 an honest workbook of this make is read")
    void honest() throws IOException {
        Path file = workbook(
                "worksheets/sheet1.xml",
                sheet(HEADER + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c></row>"),
                out -> write(out, "<sst><si><t>甲</t></si></sst>", 1));
        assertThat(rows(file)).hasSize(1);
        assertThat(rows(file).get(0).cells()).containsEntry("b", "甲");
    }

    @ParameterizedTest
    @DisplayName("B2 a cell in column ZZZZZZ1 is named, whatever the part is called and however it is hidden")
    @CsvSource({
        "worksheets/sheet1.xml, ''",
        "media/picture.bin, ''",
        "worksheets/sheet1.xml, '<!-- don''t --->'",
        "worksheets/sheet1.xml, '<![CDATA[ <c r= ]]>'",
        "worksheets/sheet1.xml, '<x a=\">\" b=''\"''/>'",
    })
    void column(String part, String before) throws IOException {
        refused(
                workbook(
                        part,
                        sheet(HEADER + "<row r=\"2\">" + before + "<x:c r=\"ZZZZZZ2\"><v>1</v></x:c></row>"),
                        NO_TEXTS),
                "too-many-columns-at");
    }

    @Test
    @DisplayName(
            "B3 millions of cells in a row, rows without end, a cell longer than a spreadsheet holds, millions of texts")
    void large() throws IOException {
        refused(
                workbook(
                        "worksheets/sheet1.xml",
                        out -> {
                            write(out, "<worksheet><sheetData>" + HEADER + "<row>", 1);
                            write(out, "<c><v>1</v></c>", 3_000);
                            write(out, "</row></sheetData></worksheet>", 1);
                        },
                        NO_TEXTS),
                "too-many-columns-at");
        refused(
                workbook(
                        "worksheets/sheet1.xml",
                        sheet("<row><c><is><t>" + "x".repeat(140_000) + "</t></is></c></row>"),
                        NO_TEXTS),
                "sheet-cell-too-large");
        refused(
                workbook("worksheets/sheet1.xml", sheet(HEADER), out -> {
                    write(out, "<sst>", 1);
                    for (int i = 0; i < 2_000_001; i++) {
                        // packed no better than real texts are
                        write(out, "<si><t>" + Long.toHexString(i * 0x9E3779B97F4A7C15L) + "</t></si>", 1);
                    }
                    write(out, "</sst>", 1);
                }),
                "too-many-texts");
        refused(
                workbook("worksheets/sheet1.xml", sheet("<!DOCTYPE x [<!ENTITY y 'z'>]>" + HEADER), NO_TEXTS),
                "broken-xlsx");
    }

    @Test
    @DisplayName("B4 a row number that comes twice ends the file: two rows of the report would bear one number")
    void rowTwice() throws IOException {
        String row = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>";
        refused(workbook("worksheets/sheet1.xml", sheet(HEADER + row + row), NO_TEXTS), "broken-xlsx");
    }

    // ---- GDAL's bars
}
