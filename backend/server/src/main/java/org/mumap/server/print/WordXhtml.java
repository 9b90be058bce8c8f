package org.mumap.server.print;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** Reads a Word document into XHTML: page and margins, header and footer, then the body in its order. */
final class WordXhtml {

    private static final double TWIPS_PER_MM = 1440 / 25.4;
    private static final double A4_WIDTH = 11906;
    private static final double A4_HEIGHT = 16838;
    private static final double MARGIN = 1440;
    private static final double EDGE = 851;

    private final XWPFDocument document;
    private final WordParagraph paragraphs;
    private final WordTable tables;

    WordXhtml(XWPFDocument document) {
        this.document = document;
        this.paragraphs = new WordParagraph(document);
        this.tables = new WordTable(paragraphs);
    }

    String write() {
        StringBuilder html = new StringBuilder(1 << 14);
        html.append("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title></title><style>")
                .append(page())
                .append(paragraphs.base())
                .append("</style></head><body>");
        for (XWPFHeader header : document.getHeaderList()) {
            running("head", header.getBodyElements(), html);
        }
        for (XWPFFooter footer : document.getFooterList()) {
            running("foot", footer.getBodyElements(), html);
        }
        write(document.getBodyElements(), html);
        return html.append("</body></html>").toString();
    }

    private void running(String name, List<IBodyElement> elements, StringBuilder html) {
        StringBuilder inner = new StringBuilder();
        write(elements, inner);
        html.append("<div class=\"").append(name).append("\">").append(inner).append("</div>");
    }

    private void write(List<IBodyElement> elements, StringBuilder html) {
        for (IBodyElement element : elements) {
            if (element instanceof XWPFParagraph paragraph) {
                paragraphs.write(paragraph, html);
            } else if (element instanceof XWPFTable table) {
                tables.write(table, html);
            }
        }
    }

    private String page() {
        CTSectPr section = document.getDocument().getBody().getSectPr();
        CTPageSz size = section == null ? null : section.getPgSz();
        CTPageMar margin = section == null ? null : section.getPgMar();
        return String.format(
                        Locale.ROOT,
                        "@page { size: %.2fmm %.2fmm; margin: %.2fmm %.2fmm %.2fmm %.2fmm;"
                                + " @top-left { content: element(head); padding-top: %.2fmm; vertical-align: top; }"
                                + " @bottom-left { content: element(foot); padding-bottom: %.2fmm; vertical-align: bottom; } }",
                        mm(size == null ? null : size.getW(), A4_WIDTH),
                        mm(size == null ? null : size.getH(), A4_HEIGHT),
                        mm(margin == null ? null : margin.getTop(), MARGIN),
                        mm(margin == null ? null : margin.getRight(), MARGIN),
                        mm(margin == null ? null : margin.getBottom(), MARGIN),
                        mm(margin == null ? null : margin.getLeft(), MARGIN),
                        mm(margin == null ? null : margin.getHeader(), EDGE),
                        mm(margin == null ? null : margin.getFooter(), EDGE))
                + ".head { position: running(head); width: 100%; } .foot { position: running(foot); width: 100%; }";
    }

    static double mm(@Nullable Object twips, double otherwise) {
        return number(twips, otherwise) / TWIPS_PER_MM;
    }

    /** A measure of the file, which may be written as a number or as a text. */
    static double number(@Nullable Object value, double otherwise) {
        if (value instanceof BigInteger number) {
            return number.doubleValue();
        }
        try {
            return value == null ? otherwise : Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
