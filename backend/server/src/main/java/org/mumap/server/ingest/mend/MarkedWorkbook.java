package org.mumap.server.ingest.mend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The sender's own workbook with its mistakes marked: the wrong cells red (notes yellow) with a comment, and behind the last
 * column one that says for each row what is wrong and how to mend it. Nothing else of the workbook is touched. Marks of an
 * earlier round are taken off first, so a workbook may go to and fro as often as it takes.
 */
public final class MarkedWorkbook {

    /** Author of the comments, by which they are known again. */
    static final String AUTHOR = "亩图 MuMap";

    /** More comments than this make spreadsheet programs slow; the colour and the last column have no limit. */
    static final int MOST_COMMENTS = 3_000;

    private static final int LONGEST_TEXT = 32_000;
    private static final int WIDTH = 60 * 256;

    /**
     * Where the table stands.
     *
     * @param sheet name of the sheet; null takes the first
     * @param headerRow row of the header, from 1
     * @param reportColumn column in which an earlier round wrote, from 0; null when there is none
     * @param title title of the column that is added
     */
    public record Table(
            @Nullable String sheet, int headerRow, @Nullable Integer reportColumn, String title) {}

    private final XSSFSheet sheet;
    private final Table table;
    private final MarkStyles styles;
    private final int reportColumn;
    private int comments;

    private MarkedWorkbook(XSSFWorkbook book, Table table) {
        this.sheet = table.sheet() == null
                ? book.getSheetAt(0)
                : Objects.requireNonNull(book.getSheet(table.sheet()), "the sheet that was read");
        this.table = table;
        this.styles = new MarkStyles(book);
        this.reportColumn = table.reportColumn() == null ? firstFreeColumn() : table.reportColumn();
    }

    /**
     * Marks a workbook.
     *
     * @param book the workbook, which is changed
     * @param marks the mistakes
     */
    public static void mark(XSSFWorkbook book, Table table, List<Mark> marks) {
        MarkedWorkbook marked = new MarkedWorkbook(book, table);
        marked.takeOff();
        marked.put(marks);
    }

    /** Marks a file and writes the result; the file itself stays as it is. */
    public static void mark(Path file, Table table, List<Mark> marks, OutputStream out) throws IOException {
        try (var in = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            mark(book, table, marks);
            book.write(out);
        }
    }

    private int firstFreeColumn() {
        int last = 0;
        for (Row row : sheet) {
            last = Math.max(last, row.getLastCellNum());
        }
        return last;
    }

    // what an earlier round marked and is mended now must not stay red
    private void takeOff() {
        for (Row row : sheet) {
            for (Cell cell : row) {
                styles.takeOff((XSSFCell) cell);
            }
            Cell report = row.getRowNum() >= table.headerRow() ? row.getCell(reportColumn) : null;
            if (report != null && table.reportColumn() != null) {
                report.setBlank();
            }
        }
        sheet.getCellComments().entrySet().stream()
                .filter(c -> AUTHOR.equals(c.getValue().getAuthor()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(address -> cell(address.getRow(), address.getColumn()).removeCellComment());
    }

    private void put(List<Mark> marks) {
        XSSFCell title = cell(table.headerRow() - 1, reportColumn);
        title.setCellValue(table.title());
        XSSFCell neighbour = reportColumn == 0 ? null : row(title.getRowIndex()).getCell(reportColumn - 1);
        title.setCellStyle(styles.title(neighbour));
        sheet.setColumnWidth(reportColumn, WIDTH);
        Map<Integer, List<Mark>> byRow = new TreeMap<>();
        marks.forEach(
                m -> byRow.computeIfAbsent(m.row(), r -> new ArrayList<>()).add(m));
        byRow.forEach(this::putRow);
    }

    private void putRow(int row, List<Mark> marks) {
        Map<Integer, List<Mark>> byColumn = new TreeMap<>();
        marks.stream()
                .filter(m -> m.column() != null)
                .forEach(m -> byColumn.computeIfAbsent(m.column(), c -> new ArrayList<>())
                        .add(m));
        byColumn.forEach((column, of) -> putCell(cell(row - 1, column), of));
        if (row == table.headerRow()) {
            return;
        }
        XSSFCell report = cell(row - 1, reportColumn);
        report.setCellValue(clip(numbered(marks)));
        report.setCellStyle(styles.report(marks.stream().anyMatch(Mark::error)));
    }

    private void putCell(XSSFCell cell, List<Mark> marks) {
        styles.mark(cell, marks.stream().anyMatch(Mark::error));
        // a person's own comment stays; the sentence stands in the last column anyway
        if (cell.getCellComment() == null && comments++ < MOST_COMMENTS) {
            XSSFDrawing drawing = sheet.createDrawingPatriarch();
            int column = cell.getColumnIndex();
            int row = cell.getRowIndex();
            XSSFComment comment =
                    drawing.createCellComment(new XSSFClientAnchor(0, 0, 0, 0, column + 1, row, column + 5, row + 5));
            comment.setString(clip(marks.stream().map(Mark::sentence).collect(Collectors.joining("\n"))));
            comment.setAuthor(AUTHOR);
            cell.setCellComment(comment);
        }
    }

    private static String numbered(List<Mark> marks) {
        List<String> sentences = marks.stream().map(Mark::sentence).distinct().toList();
        if (sentences.size() == 1) {
            return sentences.get(0);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(sentences.get(i));
        }
        return text.toString();
    }

    private static String clip(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private XSSFRow row(int index) {
        XSSFRow row = sheet.getRow(index);
        return row == null ? sheet.createRow(index) : row;
    }

    private XSSFCell cell(int row, int column) {
        return row(row).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }
}
