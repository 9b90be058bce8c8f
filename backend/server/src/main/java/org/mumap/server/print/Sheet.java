package org.mumap.server.print;

import java.util.List;
import java.util.Locale;
import org.mumap.server.problem.Messages;

/**
 * The frame of printed pages: paper, title line, foot block. Bodies are XHTML and brought by the caller; the foot stands on every
 * page, whoever prints what.
 *
 * @param paper size of the paper
 * @param landscape whether it lies
 * @param foot what the foot block says
 * @param locale language of the foot's own words
 */
public record Sheet(Paper paper, boolean landscape, Foot foot, Locale locale) {

    /** Room between the edge of the paper and everything printed. */
    public static final double MARGIN_MM = 10;
    /** Room of the foot block. */
    public static final double FOOT_MM = 15;
    /** Room of the title line. */
    public static final double HEAD_MM = 13;

    private static final String COLUMNS = "<colgroup><col style=\"width: 23%\"/><col style=\"width: 32%\"/>"
            + "<col style=\"width: 31%\"/><col style=\"width: 14%\"/></colgroup>";

    /** Paper by its short and long side. */
    public enum Paper {
        A4(210, 297),
        A3(297, 420);

        private final int shortMm;
        private final int longMm;

        Paper(int shortMm, int longMm) {
            this.shortMm = shortMm;
            this.longMm = longMm;
        }
    }

    /**
     * The foot block of every page.
     *
     * @param maker who made it (制图单位)
     * @param crs coordinate system, with its zone
     * @param dataDates up to when the data speak
     * @param rules rules and their version
     * @param reviewNo map review number (审图号); empty leaves a line to write it on
     * @param printed when and by whom
     */
    public record Foot(String maker, String crs, String dataDates, String rules, String reviewNo, String printed) {}

    /** Width of the paper as it lies. */
    public double paperWidthMm() {
        return landscape ? paper.longMm : paper.shortMm;
    }

    /** Height of the paper as it lies. */
    public double paperHeightMm() {
        return landscape ? paper.shortMm : paper.longMm;
    }

    /** Width between the margins. */
    public double widthMm() {
        return paperWidthMm() - 2 * MARGIN_MM;
    }

    /** Height between title line and foot block. */
    public double heightMm() {
        return paperHeightMm() - 2 * MARGIN_MM - FOOT_MM - HEAD_MM;
    }

    /**
     * One page, or as many as its body runs to.
     *
     * @param title title of the page
     * @param aside small words at the right of the title
     * @param body XHTML
     */
    public record Page(String title, String aside, String body) {}

    /**
     * Two columns side by side.
     *
     * @param firstMm width of the first, the gap to the second included
     * @param gapMm the gap
     * @param secondMm width of the second
     */
    public static String columns(double firstMm, String first, double gapMm, double secondMm, String second) {
        return "<table class=\"columns\" style=\"width: %smm\"><colgroup><col style=\"width: %smm\"/><col style=\"width: %smm\"/></colgroup>"
                        .formatted(firstMm + secondMm, firstMm, secondMm)
                + "<tr><td class=\"column\" style=\"padding-right: " + gapMm + "mm\">" + first
                + "</td><td class=\"column\">"
                + second + "</td></tr></table>";
    }

    /** The pages as one document. */
    public String xhtml(List<Page> pages) {
        StringBuilder html = new StringBuilder(1 << 15);
        html.append("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>")
                .append(Xhtml.escape(pages.isEmpty() ? "" : pages.get(0).title()))
                .append("</title><style>")
                .append(css())
                .append("</style></head><body>")
                .append(footBlock());
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            html.append(i == 0 ? "<div>" : "<div class=\"next\">")
                    .append("<table class=\"head\"><tr><td class=\"title\">")
                    .append(Xhtml.escape(page.title()))
                    .append("</td><td class=\"aside\">")
                    .append(Xhtml.escape(page.aside()))
                    .append("</td></tr></table>")
                    .append(page.body())
                    .append("</div>");
        }
        return html.append("</body></html>").toString();
    }

    private String css() {
        String size = "@page { size: %smm %smm; margin: %smm %smm %smm %smm; @bottom-left { content: element(foot); } }"
                .formatted(
                        whole(paperWidthMm()),
                        whole(paperHeightMm()),
                        whole(MARGIN_MM),
                        whole(MARGIN_MM),
                        whole(MARGIN_MM + FOOT_MM),
                        whole(MARGIN_MM));
        return size + SheetCss.TEXT + ".foot { width: " + whole(widthMm()) + "mm; }";
    }

    private String footBlock() {
        String number = foot.reviewNo().isEmpty() ? "______________" : foot.reviewNo();
        return "<div class=\"foot\"><table>" + COLUMNS + "<tr>"
                + cell("maker", foot.maker(), 1)
                + cell("crs", foot.crs(), 1)
                + cell("printed", foot.printed(), 1)
                + "<td class=\"no\">" + pageOf() + "</td></tr><tr>"
                + cell("rules", foot.rules(), 1)
                + cell("reviewNo", number, 1)
                + cell("dataDates", foot.dataDates(), 2)
                + "</tr></table></div>";
    }

    // the numbers are known only once all pages are laid out: the style sheet fills them in
    private String pageOf() {
        String[] parts = word("page").split("#", -1);
        return Xhtml.escape(parts[0]) + "<span class=\"n\"></span>" + Xhtml.escape(parts[1])
                + "<span class=\"m\"></span>" + Xhtml.escape(parts[2]);
    }

    private String cell(String name, String value, int columns) {
        return "<td colspan=\"" + columns + "\"><b>" + Xhtml.escape(word(name)) + "</b>" + Xhtml.escape(value)
                + "</td>";
    }

    private String word(String key) {
        return Messages.text("print", locale, "foot." + key, List.of());
    }

    private static String whole(double mm) {
        return Long.toString(Math.round(mm));
    }
}
