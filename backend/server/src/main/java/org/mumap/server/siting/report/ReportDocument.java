package org.mumap.server.siting.report;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.mumap.server.print.Figure;
import org.mumap.server.print.WordPaper;
import org.mumap.server.print.WordTemplate;
import org.mumap.server.siting.SiteChecks;
import org.mumap.server.siting.assembly.AssembledSite;

/** The 选址论证 as a Word document in the look of a paper: A4, what is asked, the sites side by side, each with map and checks. */
final class ReportDocument {

    private static final String BODY = "仿宋_GB2312";
    private static final String HEADING = "黑体";
    private static final int SIZE_TITLE = 22;
    private static final int SIZE_HEADING = 16;
    private static final int SIZE_BODY = 14;
    private static final int SIZE_TABLE = 10;

    private final XWPFDocument document = new XWPFDocument();
    private final Map<String, Figure> figures = new HashMap<>();
    private final Locale locale;

    private ReportDocument(Locale locale) {
        this.locale = locale;
    }

    /** The document. */
    static byte[] of(
            List<SiteSheet> sites, List<Figure> maps, String need, String stamp, WordTemplate word, Locale locale) {
        ReportDocument report = new ReportDocument(locale);
        WordPaper.a4(report.document, 37, 35, 28, 26);
        report.paragraph(ReportWords.word(locale, "title"), HEADING, SIZE_TITLE, ParagraphAlignment.CENTER);
        report.paragraph(stamp, BODY, SIZE_TABLE, ParagraphAlignment.CENTER);
        report.heading(ReportWords.word(locale, "part.need"));
        report.body(need);
        report.heading(ReportWords.word(locale, "part.compare"));
        report.table(ReportTable.of(sites, locale));
        for (int i = 0; i < sites.size(); i++) {
            report.site(i, sites.get(i), maps.get(i));
        }
        report.heading(ReportWords.word(locale, "part.note"));
        report.body(ReportWords.word(locale, "note"));
        return report.write(word);
    }

    private void site(int n, SiteSheet site, Figure map) {
        heading(ReportWords.word(locale, "part.site", n + 1, site.name()));
        body(sentence(site));
        figures.put("map" + n, map);
        XWPFRun run = document.createParagraph().createRun();
        run.setText("{{@map" + n + "}}");
        body(ReportWords.word(locale, "part.check"));
        XWPFTable table = document.createTable(site.checks().size() + 1, 4);
        table.setWidth("100%");
        row(
                table.getRow(0),
                List.of(
                        ReportWords.word(locale, "column.kind"),
                        ReportWords.word(locale, "column.verdict"),
                        ReportWords.word(locale, "column.finding"),
                        ReportWords.word(locale, "column.ground")));
        int r = 1;
        for (SiteChecks.Result check : site.checks()) {
            row(
                    table.getRow(r++),
                    List.of(
                            ReportWords.control(locale, check.kind().name()),
                            ReportWords.mark(locale, check),
                            ReportWords.check(locale, check),
                            ReportWords.ground(locale, check)));
        }
    }

    private String sentence(SiteSheet site) {
        AssembledSite assembled = site.assembled();
        String first = ReportWords.word(
                locale,
                "sentence.site",
                site.name(),
                ReportWords.number(site.areaMu()),
                ReportWords.supply(locale, site),
                site.score() == null ? ReportWords.word(locale, "sentence.noScore") : ReportWords.number(site.score()));
        return assembled == null
                ? first
                : first
                        + ReportWords.word(
                                locale,
                                "sentence.assembled",
                                assembled.parts().size(),
                                assembled.owners(),
                                ReportWords.number(assembled.idleMu()),
                                ReportWords.number(assembled.longM()),
                                ReportWords.number(assembled.shortM()));
    }

    private void table(ReportTable lines) {
        XWPFTable table =
                document.createTable(lines.lines().size() + 1, lines.head().size() + 1);
        table.setWidth("100%");
        List<String> head = new ArrayList<>(List.of(ReportWords.word(locale, "column.item")));
        head.addAll(lines.head());
        row(table.getRow(0), head);
        int r = 1;
        for (ReportTable.Line line : lines.lines()) {
            List<String> cells = new ArrayList<>(List.of(line.title()));
            cells.addAll(line.values());
            row(table.getRow(r++), cells);
        }
    }

    private static void row(XWPFTableRow row, List<String> cells) {
        for (int c = 0; c < cells.size(); c++) {
            XWPFParagraph paragraph = row.getCell(c).getParagraphs().get(0);
            WordPaper.write(paragraph, plain(cells.get(c)), BODY, SIZE_TABLE);
        }
    }

    private void heading(String text) {
        paragraph(text, HEADING, SIZE_HEADING, ParagraphAlignment.LEFT);
    }

    private void body(String text) {
        paragraph(text, BODY, SIZE_BODY, ParagraphAlignment.LEFT);
    }

    private void paragraph(String text, String font, int size, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        WordPaper.write(paragraph, plain(text), font, size);
    }

    /** A name in the register may hold what a template takes for a tag. */
    private static String plain(String text) {
        return text.replace("{{", "{ {").replace("}}", "} }");
    }

    private byte[] write(WordTemplate word) {
        return word.fill(new ByteArrayInputStream(WordPaper.bytes(document)), figures);
    }
}
