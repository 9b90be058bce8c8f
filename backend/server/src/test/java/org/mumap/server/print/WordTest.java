package org.mumap.server.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPictureData;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.problem.Problem;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

@DisplayName("Papers: one template governs the Word file and the PDF")
class WordTest {

    private static final PrintFonts FONTS = new PrintFonts(new PrintSettings("", "", "", "", "", 2));
    private static final WordTemplate WORD = new WordTemplate(FONTS);
    private static final WordPdf PDF = new WordPdf(new PdfDocument(FONTS));
    private static final MapFigure.Drawn MAP = Maps.battleGround(150, 100, Locale.SIMPLIFIED_CHINESE);
    private static final Map<String, Object> MODEL = Map.of(
            "title", "闲置土地调查通知书",
            "no", "〔2026〕12号",
            "holder", "青溪某泽食品有限公司",
            "area", "90.00",
            "rows", List.of(Map.of("name", "约定动工", "value", "2024-03-01"), Map.of("name", "净闲置天数", "value", "507")),
            "map", MAP.figure());

    /** A template as an office would make it in Word. */
    private static byte[] template() throws IOException {
        try (XWPFDocument word = new XWPFDocument()) {
            CTSectPr section = word.getDocument().getBody().addNewSectPr();
            section.addNewPgSz().setW(BigInteger.valueOf(11906));
            section.getPgSz().setH(BigInteger.valueOf(16838));
            CTPageMar margin = section.addNewPgMar();
            margin.setTop(BigInteger.valueOf(2098));
            margin.setBottom(BigInteger.valueOf(1984));
            margin.setLeft(BigInteger.valueOf(1588));
            margin.setRight(BigInteger.valueOf(1474));
            paragraph(word, ParagraphAlignment.CENTER, 22, true, "{{title}}");
            paragraph(word, ParagraphAlignment.CENTER, 16, false, "{{no}}");
            paragraph(word, ParagraphAlignment.LEFT, 16, false, "{{holder}}：");
            XWPFParagraph text = paragraph(
                    word,
                    ParagraphAlignment.BOTH,
                    16,
                    false,
                    "经查，你单位宗地面积{{area}}亩，依照《闲置土地处置办法》第五条、第六条的规定，现对该宗地开展调查核实，请在收到本通知之日起三十日内提供有关材料。");
            text.setIndentationFirstLine(640);
            XWPFTable table = word.createTable(2, 2);
            table.setWidth("100%");
            table.getRow(0).getCell(0).setText("事项");
            table.getRow(0).getCell(1).setText("内容");
            table.getRow(1).getCell(0).setText("{{?rows}}{{name}}：{{value}}；{{/rows}}");
            table.getRow(1).getCell(1).setText("合并的格子");
            table.getRow(0).getCell(1).getCTTc().addNewTcPr().addNewVMerge().setVal(STMerge.RESTART);
            table.getRow(1).getCell(1).getCTTc().addNewTcPr().addNewVMerge();
            paragraph(word, ParagraphAlignment.CENTER, 12, false, "{{@map}}");
            XWPFParagraph second = word.createParagraph();
            second.createRun().addBreak(BreakType.PAGE);
            XWPFRun run = second.createRun();
            run.setFontSize(16);
            run.setText("第二页的内容");
            footer(word);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            word.write(out);
            return out.toByteArray();
        }
    }

    private static void footer(XWPFDocument word) {
        XWPFParagraph foot = word.createHeaderFooterPolicy()
                .createFooter(XWPFHeaderFooterPolicy.DEFAULT)
                .createParagraph();
        foot.setAlignment(ParagraphAlignment.CENTER);
        foot.createRun().setText("— ");
        foot.createRun().getCTR().addNewInstrText().setStringValue(" PAGE ");
        foot.createRun().setText(" —");
    }

    private static XWPFParagraph paragraph(
            XWPFDocument word, ParagraphAlignment alignment, int points, boolean bold, String text) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBetween(28, org.apache.poi.xwpf.usermodel.LineSpacingRule.EXACT);
        XWPFRun run = paragraph.createRun();
        run.setFontFamily("仿宋_GB2312");
        run.setFontSize(points);
        run.setBold(bold);
        run.setText(text);
        if (text.contains("@map")) {
            paragraph.setSpacingBetween(1);
        }
        return paragraph;
    }

    private static byte[] filled() throws IOException {
        return WORD.fill(new ByteArrayInputStream(template()), MODEL);
    }

    @Test
    @DisplayName("A1 tags are filled, blocks repeat, the map is there as a drawing and as pixels")
    void fill() throws IOException {
        byte[] docx = filled();
        String folder = System.getenv().getOrDefault("MUMAP_PRINT_KEEP", "");
        if (!folder.isEmpty()) {
            Files.write(Files.createDirectories(Path.of(folder)).resolve("paper.docx"), docx);
        }
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(docx))) {
            String text = word.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .toList()
                    .toString();
            assertThat(text)
                    .contains("闲置土地调查通知书", "〔2026〕12号", "青溪某泽食品有限公司：", "面积90.00亩")
                    .doesNotContain("{{");
            assertThat(word.getTables().get(0).getText()).contains("约定动工：2024-03-01；净闲置天数：507；");
            assertThat(word.getAllPictures())
                    .extracting(picture -> picture.getPackagePart().getContentType())
                    .containsExactlyInAnyOrder("image/png", "image/svg+xml");
            XWPFPictureData svg = word.getAllPictures().stream()
                    .filter(picture -> picture.getPackagePart().getContentType().contains("svg"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(svg.getData(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("width=\"150mm\"");
            assertThat(word.getParagraphs().toString()).isNotNull();
            assertThat(word.getDocument().xmlText()).contains("svgBlip", "cx=\"5400000\"");
        }
    }

    @Test
    @DisplayName("A2 the PDF has the paper's words, pages, margins and the map in true scale as lines")
    void pdf() throws IOException {
        Printed printed = Printed.of(PDF.of(filled(), null)).keep("paper");
        assertThat(printed.pages()).isEqualTo(2);
        assertThat(printed.paper(1)).containsExactly(new double[] {210, 297}, within(0.1));
        assertThat(printed.text(1))
                .contains("闲置土地调查通知书", "〔2026〕12号", "净闲置天数：507")
                .containsPattern("—\\s*1\\s*—");
        assertThat(printed.text(2)).contains("第二页的内容").containsPattern("—\\s*2\\s*—");
        double side = 300.0 * 1000 / MAP.scale();
        assertThat(printed.lines(1).stream().mapToDouble(l -> Math.hypot(l[2] - l[0], l[3] - l[1])))
                .anySatisfy(mm -> assertThat(mm).isCloseTo(side, within(side / 100)));
        assertThat(printed.lettersWithoutGlyph()).isEmpty();
        assertThat(printed.fontsOutside()).isEmpty();
    }

    @Test
    @DisplayName("A3 a draft says so across every page")
    void watermark() throws IOException {
        Printed printed = Printed.of(PDF.of(filled(), "草稿 不作文书使用")).keep("paper-draft");
        assertThat(printed.slanted()).contains("草", "稿");
        assertThat(printed.pages()).isEqualTo(2);
    }

    @Test
    @DisplayName("B1 a tag that nobody fills is refused and named")
    void unknownTag() throws IOException {
        byte[] template = template();
        Map<String, Object> without = new java.util.HashMap<>(MODEL);
        without.remove("holder");
        assertThatThrownBy(() -> WORD.fill(new ByteArrayInputStream(template), without))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo("word-template");
                    assertThat(problem.args().toString()).contains("holder");
                });
    }

    @Test
    @DisplayName("B2 a picture tag takes a figure and never an address")
    void noAddress() throws IOException {
        byte[] template = template();
        Map<String, Object> address = new java.util.HashMap<>(MODEL);
        address.put("map", "http://127.0.0.1:9/x.png");
        assertThatThrownBy(() -> WORD.fill(new ByteArrayInputStream(template), address))
                .isInstanceOf(Problem.class);
    }
}
