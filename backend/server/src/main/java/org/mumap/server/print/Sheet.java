package org.mumap.server.print;

import java.util.ArrayList;
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
        List<String> cells = new ArrayList<>();
        cells.add(cell("maker", foot.maker()));
        cells.add(cell("crs", foot.crs()));
        cells.add(cell("dataDates", foot.dataDates()));
        cells.add(cell("rules", foot.rules()));
        cells.add(cell("reviewNo", foot.reviewNo().isEmpty() ? "______________" : foot.reviewNo()));
        cells.add(cell("printed", foot.printed()));
        return "<div class=\"foot\"><table><tr>" + String.join("", cells.subList(0, 3)) + "<td class=\"no\" rowspan=\"2\">"
                + pageOf() + "</td></tr><tr>" + String.join("", cells.subList(3, 6)) + "</tr></table></div>";
    }

    // the numbers are known only once all pages are laid out: the style sheet fills them in
    private String pageOf() {
        String[] parts = word("page").split("#", -1);
        return Xhtml.escape(parts[0]) + "<span class=\"n\"></span>" + Xhtml.escape(parts[1])
                + "<span class=\"m\"></span>" + Xhtml.escape(parts[2]);
    }

    private String cell(String name, String value) {
        return "<td><b>" + Xhtml.escape(word(name)) + "</b>" + Xhtml.escape(value) + "</td>";
    }

    private String word(String key) {
        return Messages.text("print", locale, "foot." + key, List.of());
    }

    private static String whole(double mm) {
        return Long.toString(Math.round(mm));
    }
}
