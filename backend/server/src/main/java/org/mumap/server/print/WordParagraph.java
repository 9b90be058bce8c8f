package org.mumap.server.print;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrBase;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;

/** Paragraphs of a Word document as XHTML: alignment, indents, spacing and the look of each run, styles of the document included. */
final class WordParagraph {

    private static final double TWIPS_PER_POINT = 20;
    private static final double HUNDREDTHS = 100;
    private static final double SINGLE = 240;
    /** A single line of Chinese letters is this much higher than they are. */
    private static final double SINGLE_LINE = 1.3;

    private static final double DEFAULT_POINTS = 10.5;

    private final XWPFDocument document;
    private final WordRun runs;

    WordParagraph(XWPFDocument document) {
        this.document = document;
        this.runs = new WordRun(document);
    }

    String base() {
        return "body { margin: 0; font-family: latin, chinese, signs; color: #000000; } p { margin: 0; } table { border-collapse: collapse; }"
                + " td { vertical-align: middle; padding: 0 1.9mm; } .pn:before { content: counter(page); }"
                + " .pm:before { content: counter(pages); } .break { page-break-before: always; }";
    }

    void write(XWPFParagraph paragraph, StringBuilder html) {
        List<CTRPr> inherited = looks(paragraph);
        StringBuilder inner = new StringBuilder();
        boolean breaks = paragraph.isPageBreak();
        WordRun.Field field = new WordRun.Field();
        for (XWPFRun run : paragraph.getRuns()) {
            breaks |= runs.write(run, inherited, field, inner);
        }
        double size = size(paragraph, inherited);
        html.append("<p style=\"").append(style(paragraph, size)).append('"');
        if (breaks) {
            html.append(" class=\"break\"");
        }
        html.append('>').append(inner.isEmpty() ? "&#160;" : inner).append("</p>\n");
    }

    private double size(XWPFParagraph paragraph, List<CTRPr> inherited) {
        double largest = 0;
        for (XWPFRun run : paragraph.getRuns()) {
            largest = Math.max(largest, WordRun.points(run.getCTR().getRPr(), inherited, DEFAULT_POINTS));
        }
        return largest > 0 ? largest : WordRun.points(null, inherited, DEFAULT_POINTS);
    }

    private String style(XWPFParagraph paragraph, double size) {
        StringBuilder css = new StringBuilder();
        css.append(String.format(Locale.ROOT, "font-size: %.1fpt;", size));
        css.append("text-align: ").append(alignment(paragraph)).append(';');
        for (CTPPrBase properties : properties(paragraph)) {
            indent(properties.getInd(), css);
            spacing(properties.getSpacing(), css);
        }
        return css.toString();
    }

    private static String alignment(XWPFParagraph paragraph) {
        return switch (paragraph.getAlignment()) {
            case CENTER -> "center";
            case RIGHT, END -> "right";
            case BOTH, DISTRIBUTE -> "justify";
            default -> "left";
        };
    }

    private static void indent(@Nullable CTInd indent, StringBuilder css) {
        if (indent == null) {
            return;
        }
        if (indent.isSetFirstLineChars()) {
            css.append("text-indent: ")
                    .append(indent.getFirstLineChars().doubleValue() / HUNDREDTHS)
                    .append("em;");
        } else if (indent.isSetFirstLine()) {
            css.append("text-indent: ").append(points(indent.getFirstLine())).append("pt;");
        }
        if (indent.isSetLeftChars()) {
            css.append("margin-left: ")
                    .append(indent.getLeftChars().doubleValue() / HUNDREDTHS)
                    .append("em;");
        } else if (indent.isSetLeft()) {
            css.append("margin-left: ").append(points(indent.getLeft())).append("pt;");
        }
        if (indent.isSetRightChars()) {
            css.append("margin-right: ")
                    .append(indent.getRightChars().doubleValue() / HUNDREDTHS)
                    .append("em;");
        } else if (indent.isSetRight()) {
            css.append("margin-right: ").append(points(indent.getRight())).append("pt;");
        }
        if (indent.isSetHanging()) {
            css.append("text-indent: -").append(points(indent.getHanging())).append("pt;");
        }
    }

    private static void spacing(@Nullable CTSpacing spacing, StringBuilder css) {
        if (spacing == null) {
            return;
        }
        if (spacing.isSetBefore()) {
            css.append("margin-top: ").append(points(spacing.getBefore())).append("pt;");
        }
        if (spacing.isSetAfter()) {
            css.append("margin-bottom: ").append(points(spacing.getAfter())).append("pt;");
        }
        if (spacing.isSetLine()) {
            boolean fixed = spacing.isSetLineRule() && spacing.getLineRule() != STLineSpacingRule.AUTO;
            double line = WordXhtml.number(spacing.getLine(), SINGLE);
            css.append("line-height: ")
                    .append(fixed ? line / TWIPS_PER_POINT + "pt" : Double.toString(line / SINGLE * SINGLE_LINE))
                    .append(';');
        }
    }

    private static double points(Object twips) {
        return WordXhtml.number(twips, 0) / TWIPS_PER_POINT;
    }

    /** What holds for the paragraph, the most general first: defaults of the document, its styles, its own. */
    private List<CTPPrBase> properties(XWPFParagraph paragraph) {
        List<CTPPrBase> found = new ArrayList<>();
        var defaults = document.getStyles() == null
                ? null
                : document.getStyles().getCtStyles().getDocDefaults();
        if (defaults != null
                && defaults.getPPrDefault() != null
                && defaults.getPPrDefault().getPPr() != null) {
            CTPPrGeneral general = defaults.getPPrDefault().getPPr();
            found.add(general);
        }
        for (XWPFStyle style : styles(paragraph)) {
            if (style.getCTStyle().getPPr() != null) {
                found.add(style.getCTStyle().getPPr());
            }
        }
        if (paragraph.getCTP().getPPr() != null) {
            found.add(paragraph.getCTP().getPPr());
        }
        return found;
    }

    private List<CTRPr> looks(XWPFParagraph paragraph) {
        List<CTRPr> found = new ArrayList<>();
        var defaults = document.getStyles() == null
                ? null
                : document.getStyles().getCtStyles().getDocDefaults();
        if (defaults != null
                && defaults.getRPrDefault() != null
                && defaults.getRPrDefault().getRPr() != null) {
            found.add(defaults.getRPrDefault().getRPr());
        }
        for (XWPFStyle style : styles(paragraph)) {
            if (style.getCTStyle().getRPr() != null) {
                found.add(style.getCTStyle().getRPr());
            }
        }
        return found;
    }

    /** The paragraph's style and those it builds on, the most general first; the default style where it names none. */
    private List<XWPFStyle> styles(XWPFParagraph paragraph) {
        List<XWPFStyle> chain = new ArrayList<>();
        if (document.getStyles() == null) {
            return chain;
        }
        String id = paragraph.getStyleID();
        XWPFStyle style = id == null ? normal() : document.getStyles().getStyle(id);
        Set<String> seen = new HashSet<>();
        while (style != null && seen.add(String.valueOf(style.getStyleId()))) {
            chain.add(0, style);
            String base = style.getBasisStyleID();
            style = base == null ? null : document.getStyles().getStyle(base);
        }
        return chain;
    }

    private @Nullable XWPFStyle normal() {
        for (String id : List.of("Normal", "a")) {
            XWPFStyle style = document.getStyles().getStyle(id);
            if (style != null) {
                return style;
            }
        }
        return null;
    }
}
