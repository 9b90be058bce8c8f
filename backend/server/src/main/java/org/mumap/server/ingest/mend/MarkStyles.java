package org.mumap.server.ingest.mend;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The colours of marks. A marked cell keeps its own format in all but the fill; each format of the workbook is copied once, however
 * many cells have it. The two colours are odd enough to be known again.
 */
final class MarkStyles {

    private static final String ERROR = "FFFF8F8E";
    private static final String NOTE = "FFFFE18D";
    private static final String RED_INK = "FFB42318";

    private final XSSFWorkbook book;
    private final Map<String, XSSFCellStyle> made = new HashMap<>();

    MarkStyles(XSSFWorkbook book) {
        this.book = book;
    }

    /** Fills a cell: red for an error, yellow for a note. */
    void mark(XSSFCell cell, boolean error) {
        XSSFCellStyle before = cell.getCellStyle();
        String colour = error ? ERROR : NOTE;
        cell.setCellStyle(made.computeIfAbsent(colour + before.getIndex(), k -> filled(before, colour)));
    }

    private XSSFCellStyle filled(XSSFCellStyle before, String colour) {
        XSSFCellStyle style = copy(before);
        style.setFillForegroundColor(colour(colour));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    /** Takes the fill off a cell that an earlier round marked. */
    void takeOff(XSSFCell cell) {
        XSSFCellStyle style = cell.getCellStyle();
        if (style == null || style.getFillPattern() != FillPatternType.SOLID_FOREGROUND) {
            return;
        }
        XSSFColor fill = style.getFillForegroundColorColor();
        String colour = fill == null ? null : fill.getARGBHex();
        if (ERROR.equals(colour) || NOTE.equals(colour)) {
            cell.setCellStyle(made.computeIfAbsent("plain" + style.getIndex(), k -> {
                XSSFCellStyle plain = copy(style);
                plain.setFillPattern(FillPatternType.NO_FILL);
                return plain;
            }));
        }
    }

    /** The title of the added column: like its neighbour, in red. */
    XSSFCellStyle title(@Nullable XSSFCell neighbour) {
        XSSFCellStyle style = neighbour == null ? book.createCellStyle() : copy(neighbour.getCellStyle());
        style.setFont(ink(true));
        return style;
    }

    /** The sentences of a row. */
    XSSFCellStyle report(boolean error) {
        return Objects.requireNonNull(made.computeIfAbsent("report" + error, k -> {
            XSSFCellStyle style = book.createCellStyle();
            style.setWrapText(true);
            style.setVerticalAlignment(VerticalAlignment.TOP);
            if (error) {
                style.setFont(ink(false));
            }
            return style;
        }));
    }

    private XSSFFont ink(boolean bold) {
        XSSFFont font = book.createFont();
        font.setColor(colour(RED_INK));
        font.setBold(bold);
        return font;
    }

    private XSSFCellStyle copy(XSSFCellStyle style) {
        XSSFCellStyle copy = book.createCellStyle();
        copy.cloneStyleFrom(style);
        return copy;
    }

    private static XSSFColor colour(String argb) {
        XSSFColor colour = new XSSFColor();
        colour.setARGBHex(argb);
        return colour;
    }
}
