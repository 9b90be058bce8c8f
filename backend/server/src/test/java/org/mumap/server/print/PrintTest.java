package org.mumap.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.problem.Problem;

@DisplayName("Print: true to scale, every letter there, nothing fetched")
class PrintTest {

    private static final PrintSettings SETTINGS = new PrintSettings("", "", "", "", "", 2);
    private static final PrintFonts FONTS = new PrintFonts(SETTINGS);
    private static final PdfDocument PDF = new PdfDocument(FONTS);
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private static Sheet sheet(Sheet.Paper paper, boolean landscape) {
        return new Sheet(
                paper,
                landscape,
                new Sheet.Foot(
                        "青溪县自然资源局",
                        "CGCS2000 / 3° 带 40",
                        "宗地 2026-11-18 · 合同 2026-11-20",
                        "53号令(2012)",
                        "",
                        "2026-11-20 09:30 · 张某"),
                ZH);
    }

    private static byte[] mapSheet(Sheet sheet, MapFigure.Drawn drawn) {
        return PDF.render(sheet.xhtml(List.of(
                new Sheet.Page("某泽食品产业园 位置图", "2026-11-20", drawn.figure().svg()))));
    }

    @Test
    @DisplayName("A1 a side of 300 m measures 300 m on an A3 sheet, within 0.1 %")
    void trueScale() {
        Sheet sheet = sheet(Sheet.Paper.A3, true);
        MapFigure.Drawn drawn = Maps.battleGround(sheet.widthMm(), sheet.heightMm(), ZH);
        Printed printed = Printed.of(mapSheet(sheet, drawn)).keep("map-a3");
        double expected = 300.0 * 1000 / drawn.scale();
        assertThat(printed.lines(1).stream().mapToDouble(PrintTest::length))
                .anySatisfy(mm -> assertThat(mm).isCloseTo(expected, within(expected / 1000)));
        assertThat(printed.paper(1)).containsExactly(new double[] {420, 297}, within(0.1));
        assertThat(printed.pages()).isEqualTo(1);
    }

    @Test
    @DisplayName("A2 the scale bar is as long as it says, and the ratio is the one drawn")
    void scaleBar() {
        Sheet sheet = sheet(Sheet.Paper.A4, false);
        MapFigure.Drawn drawn = Maps.battleGround(sheet.widthMm(), 150, ZH);
        Printed printed = Printed.of(mapSheet(sheet, drawn)).keep("map-a4");
        assertThat(printed.text())
                .contains("1:" + Furniture.grouped(drawn.scale()))
                .contains("100 m");
        double part = 100.0 * 1000 / drawn.scale() / 4;
        long parts = printed.lines(1).stream()
                .filter(line -> Math.abs(length(line) - part) < part / 100 && Math.abs(line[1] - line[3]) < 0.01)
                .count();
        assertThat(parts).as("upper and lower edges of the bar's four parts").isGreaterThanOrEqualTo(8);
    }

    @Test
    @DisplayName("A3 a scale that is asked for is kept")
    void askedScale() {
        MapFigure.Drawn drawn = MapFigure.of(
                        180, 120, Maps.rectangle(0, 0, 100, 100).getEnvelopeInternal())
                .scale(1234)
                .draw();
        assertThat(drawn.scale()).isEqualTo(1234);
        assertThat(drawn.zone()).isEqualTo(Maps.ZONE);
    }

    @Test
    @DisplayName("A4 scales are the usual ones, never one at which the ground does not fit")
    void usualScales() {
        assertThat(MapFrame.fitting(300, 200, 180, 120)).isEqualTo(1_750);
        assertThat(MapFrame.fitting(180, 10, 180, 120)).isEqualTo(1_000);
        assertThat(MapFrame.fitting(180.1, 10, 180, 120)).isEqualTo(1_250);
        assertThat(MapFrame.fitting(1, 1, 180, 120)).isEqualTo(200);
        assertThat(MapFrame.fitting(40_000, 30_000, 400, 250)).isEqualTo(125_000);
    }

    @Test
    @DisplayName("B1 the legend says what is on the page and nothing else")
    void legend() {
        Sheet sheet = sheet(Sheet.Paper.A3, true);
        String text = Printed.of(mapSheet(sheet, Maps.battleGround(sheet.widthMm(), sheet.heightMm(), ZH)))
                .text();
        assertThat(text).contains("疑似闲置", "已认定待处置", "一般宗地", "永久基本农田", "道路", "北").doesNotContain("远处没有");
    }

    @Test
    @DisplayName("B2 labels lie inside the frame and on no other label")
    void labels() {
        MapFigure.Drawn drawn = Maps.battleGround(400, 230, ZH);
        assertThat(drawn.figure().marks())
                .filteredOn(mark -> mark instanceof Mark.Words words && words.halo())
                .extracting(mark -> ((Mark.Words) mark).text())
                .contains("某泽食品产业园", "90.00 亩", "开发区 D2-04")
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("B3 the foot block stands on every page, with page n of m")
    void foot() {
        Sheet sheet = sheet(Sheet.Paper.A4, false);
        Sheet.Page page = new Sheet.Page("一宗一档", "2026-11-20", "<p>第一页</p>");
        Printed printed =
                Printed.of(PDF.render(sheet.xhtml(List.of(page, page, page)))).keep("foot");
        assertThat(printed.pages()).isEqualTo(3);
        for (int i = 1; i <= 3; i++) {
            assertThat(printed.text(i))
                    .contains("制图单位", "青溪县自然资源局", "坐标系", "CGCS2000 / 3° 带 40", "资料截至", "宗地 2026-11-18")
                    .contains("规则", "53号令", "审图号", "打印", "2026-11-20 09:30 · 张某")
                    .containsPattern("第\\s*" + i + "\\s*页\\s*/\\s*共\\s*3\\s*页");
        }
    }

    @Test
    @DisplayName("C1 every letter has a glyph and every font is in the file")
    void glyphs() {
        Sheet sheet = sheet(Sheet.Paper.A4, false);
        String body =
                "<p>亩、公顷、m²、㎡、°、〔2026〕12号、≥ ≤ − – — · … “引号” ‘单’ 《53号令》 ①②③ ◇ ◆ ■ ▲ ● ○ ×÷ ‰</p><p><b>粗 bold</b></p>";
        Printed printed = Printed.of(PDF.render(
                        sheet.xhtml(List.of(new Sheet.Page(
                                "字",
                                "",
                                body + Maps.battleGround(190, 120, ZH).figure().svg()))),
                        "张某 2026-11-20 09:30"))
                .keep("glyphs");
        assertThat(printed.lettersWithoutGlyph()).isEmpty();
        assertThat(printed.fontsOutside()).isEmpty();
        assertThat(printed.fonts()).isNotEmpty();
    }

    @Test
    @DisplayName("C2 a letter that no font has is shown as missing, not left out")
    void rareLetter() {
        assertThat(FONTS.has(0x20BB7)).isFalse();
        assertThat(FONTS.printable("𠮷某")).isEqualTo("〓某");
        Printed printed = Printed.of(
                PDF.render(
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body style=\"font-family: latin, chinese\">𠮷某</body></html>"));
        assertThat(printed.text()).contains("〓").contains("某");
    }

    @Test
    @DisplayName("C3 without fonts the room says what to install")
    void noFonts() {
        PrintFonts none = new PrintFonts(new PrintSettings("/nowhere/none.ttf", "", "", "", "", 2));
        assertThatThrownBy(() -> new PdfDocument(none).render("<html/>"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status().value()).isEqualTo(503);
                    assertThat(problem.args()).contains(PrintFonts.CURE);
                });
        assertThat(none.health().getDetails()).containsEntry("cure", PrintFonts.CURE);
    }

    @Test
    @DisplayName("D1 no address in a document is followed, whatever its protocol")
    void nothingFetched(@TempDir Path folder) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        Path secret = Files.writeString(folder.resolve("secret.css"), "p:before { content: 'SECRET' }");
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort();
            byte[] pdf = PDF.render("""
                    <html xmlns="http://www.w3.org/1999/xhtml"><head>
                    <link rel="stylesheet" href="%1$s/a.css"/><link rel="stylesheet" href="%2$s"/>
                    <style>@import url(%1$s/b.css); @font-face { font-family: x; src: url(%1$s/f.ttf) }
                    p { background: url(%1$s/c.png); font-family: x, latin, chinese }</style></head>
                    <body><p>正文</p><img src="%1$s/d.png"/><object data="%1$s/e" type="text/html"/><iframe src="%1$s/g"/></body></html>
                    """.formatted(at, secret.toUri()));
            assertThat(Printed.of(pdf).text()).contains("正文").doesNotContain("SECRET");
            assertThat(asked.get()).isZero();
        } finally {
            server.stop(0);
        }
        assertThatThrownBy(() ->
                        PDF.render("<!DOCTYPE html [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><html>&x;</html>"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("E1 a figure written as SVG is read back as it was")
    void svg() {
        Figure figure = Maps.battleGround(190, 120, ZH).figure();
        String svg = figure.svg();
        Figure again = FigureSvg.read(Xhtml.parse(svg).getDocumentElement());
        assertThat(again.svg()).isEqualTo(svg);
        assertThat(again.marks()).hasSameSizeAs(figure.marks());
    }

    @Test
    @DisplayName("E2 what a user wrote does not become markup")
    void escaped() {
        assertThat(Xhtml.escape("<b>&\"\u0000\u0007")).isEqualTo("&lt;b&gt;&amp;&quot;");
        assertThat(new Figure(
                                10,
                                10,
                                List.of(new Mark.Words(
                                        "</text><x", 1, 1, 3, Mark.Anchor.START, false, "#000000", false, false)))
                        .svg())
                .contains("&lt;/text&gt;&lt;x");
    }

    @Test
    @DisplayName("F1 only so many documents are made at once")
    void gate() {
        PrintGate gate = new PrintGate(new PrintSettings("", "", "", "", "", 1));
        assertThat(gate.<String>make(() -> {
                    assertThatThrownBy(() -> gate.make(() -> "second"))
                            .isInstanceOfSatisfying(
                                    Problem.class,
                                    problem -> assertThat(problem.code()).isEqualTo("print-busy"));
                    return "first";
                }))
                .isEqualTo("first");
        assertThat(gate.<String>make(() -> "again")).isEqualTo("again");
    }

    private static double length(double[] line) {
        return Math.hypot(line[2] - line[0], line[3] - line[1]);
    }
}
