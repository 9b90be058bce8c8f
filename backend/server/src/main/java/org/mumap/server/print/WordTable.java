package org.mumap.server.print;

import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Tables of a Word document as XHTML: widths of columns, joined cells, lines, shading. */
final class WordTable {

    private static final double TWIPS_PER_MM = 1440 / 25.4;
    private static final int HEX_COLOUR = 6;

    private final WordParagraph paragraphs;

    WordTable(WordParagraph paragraphs) {
        this.paragraphs = paragraphs;
    }

    void write(XWPFTable table, StringBuilder html) {
        String line = lined(table) ? "border: 0.3mm solid #000000;" : "";
        html.append("<table style=\"")
                .append(width(table))
                .append(position(table))
                .append("\">");
        columns(table, html);
        for (int row = 0; row < table.getNumberOfRows(); row++) {
            html.append("<tr>");
            int column = 0;
            for (XWPFTableCell cell : table.getRow(row).getTableCells()) {
                if (!continues(cell)) {
                    cell(table, row, column, cell, line, html);
                }
                column += span(cell);
            }
            html.append("</tr>");
        }
        html.append("</table>\n");
    }

    private void cell(XWPFTable table, int row, int column, XWPFTableCell cell, String line, StringBuilder html) {
        html.append("<td colspan=\"")
                .append(span(cell))
                .append("\" rowspan=\"")
                .append(rows(table, row, column))
                .append("\" style=\"")
                .append(line)
                .append(ground(cell))
                .append("\">");
        for (IBodyElement element : cell.getBodyElements()) {
            if (element instanceof XWPFParagraph paragraph) {
                paragraphs.write(paragraph, html);
            } else if (element instanceof XWPFTable inner) {
                write(inner, html);
            }
        }
        html.append("</td>");
    }

    private static void columns(XWPFTable table, StringBuilder html) {
        if (table.getCTTbl().getTblGrid() == null) {
            return;
        }
        List<Double> widths = table.getCTTbl().getTblGrid().getGridColList().stream()
                .map(column -> WordXhtml.number(column.getW(), 0))
                .toList();
        double sum = widths.stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 0) {
            widths.forEach(width ->
                    html.append(String.format(Locale.ROOT, "<col style=\"width: %.2f%%\"/>", 100 * width / sum)));
        }
    }

    private static String width(XWPFTable table) {
        if (table.getCTTbl().getTblGrid() == null) {
            return "width: 100%;";
        }
        double sum = table.getCTTbl().getTblGrid().getGridColList().stream()
                .mapToDouble(column -> WordXhtml.number(column.getW(), 0))
                .sum();
        return sum > 0 ? String.format(Locale.ROOT, "width: %.2fmm;", sum / TWIPS_PER_MM) : "width: 100%;";
    }

    private static String position(XWPFTable table) {
        return table.getTableAlignment() == org.apache.poi.xwpf.usermodel.TableRowAlign.CENTER
                ? "margin-left: auto; margin-right: auto;"
                : "";
    }

    /** A table has lines when it says so itself or by its style; only lines that it takes away are none. */
    private static boolean lined(XWPFTable table) {
        var properties = table.getCTTbl().getTblPr();
        if (properties != null && properties.getTblBorders() != null) {
            var top = properties.getTblBorders().getTop();
            String kind = top == null ? "none" : String.valueOf(top.getVal());
            return !kind.equals("none") && !kind.equals("nil");
        }
        return table.getStyleID() != null;
    }

    private static String ground(XWPFTableCell cell) {
        String colour = cell.getColor();
        return colour != null && colour.length() == HEX_COLOUR && colour.matches("[0-9A-Fa-f]+")
                ? "background: #" + colour + ";"
                : "";
    }

    private static int span(XWPFTableCell cell) {
        CTTcPr properties = cell.getCTTc().getTcPr();
        return properties != null && properties.getGridSpan() != null
                ? Math.max(properties.getGridSpan().getVal().intValue(), 1)
                : 1;
    }

    private static boolean continues(XWPFTableCell cell) {
        CTTcPr properties = cell.getCTTc().getTcPr();
        return properties != null
                && properties.getVMerge() != null
                && (!properties.getVMerge().isSetVal() || properties.getVMerge().getVal() == STMerge.CONTINUE);
    }

    private static int rows(XWPFTable table, int row, int column) {
        int rows = 1;
        while (row + rows < table.getNumberOfRows() && continues(table.getRow(row + rows), column)) {
            rows++;
        }
        return rows;
    }

    private static boolean continues(XWPFTableRow row, int column) {
        int at = 0;
        for (XWPFTableCell cell : row.getTableCells()) {
            if (at == column) {
                return continues(cell);
            }
            at += span(cell);
        }
        return false;
    }
}
