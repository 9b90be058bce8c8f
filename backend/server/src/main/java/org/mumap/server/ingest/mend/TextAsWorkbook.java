package org.mumap.server.ingest.mend;

import java.util.List;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A text table as a workbook, row for row. Every cell is text and stays text when it is typed anew: a long code keeps its digits,
 * and nothing that begins like a formula becomes one.
 */
public final class TextAsWorkbook {

    private final XSSFSheet sheet;
    private final XSSFCellStyle text;

    /** An empty sheet of the workbook. */
    public TextAsWorkbook(XSSFWorkbook book, String sheetName) {
        this.sheet = book.createSheet(sheetName);
        this.text = book.createCellStyle();
        text.setDataFormat(book.createDataFormat().getFormat("@"));
        text.setQuotePrefixed(true);
        text.setFillPattern(FillPatternType.NO_FILL);
    }

    /** Writes one line; number from 1. */
    public void line(int number, List<@Nullable Object> cells) {
        XSSFRow row = sheet.createRow(number - 1);
        for (int i = 0; i < cells.size(); i++) {
            Object value = cells.get(i);
            if (value != null) {
                XSSFCell cell = row.createCell(i);
                cell.setCellStyle(text);
                cell.setCellValue(value.toString());
            }
        }
    }
}
