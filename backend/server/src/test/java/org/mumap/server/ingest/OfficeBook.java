package org.mumap.server.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as a clerk makes it: a merged title, coloured header, own widths, a second sheet with a formula, a person's comment. */
public final class OfficeBook {

    /** Sheet with the parcels. */
    public static final String PARCELS = "宗地台账";

    private OfficeBook() {}

    /** Three parcels, of which the second has a wrong supply state and day, the third no code. */
    public static byte[] parcels() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet(PARCELS);
            sheet.createRow(0).createCell(0).setCellValue("2026 年工业用地台账");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 5));
            XSSFCellStyle head = book.createCellStyle();
            head.setFillForegroundColor(IndexedColors.LIGHT_BLUE.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            XSSFFont font = book.createFont();
            font.setBold(true);
            head.setFont(font);
            row(sheet, 1, "宗地代码", "宗地名称", "供应状态", "终止日期", "经办备注", "WKT");
            sheet.getRow(1).forEach(cell -> cell.setCellStyle(head));
            row(sheet, 2, Features.code(1), "一号地", "已供", "2070-01-01", "=好的", square(0));
            row(sheet, 3, Features.code(2), "二号地", "卖了", "2070年13月", "待核", square(0.002));
            row(sheet, 4, "", "三号地", "储备", "", "", square(0.004));
            XSSFCellStyle green = book.createCellStyle();
            green.setFillForegroundColor(IndexedColors.BRIGHT_GREEN.getIndex());
            green.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            sheet.getRow(2).getCell(1).setCellStyle(green);
            sheet.setColumnWidth(1, 9_999);
            XSSFSheet other = book.createSheet("汇总");
            other.createRow(0).createCell(0).setCellValue(2);
            other.getRow(0).createCell(1).setCellFormula("A1*3");
            other.getRow(0).getCell(1).setCellValue(6);
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void row(XSSFSheet sheet, int index, String... cells) {
        var row = sheet.createRow(index);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.createCell(i).setCellValue(cells[i]);
            }
        }
    }

    private static String square(double step) {
        double x = 120.5 + step;
        return "POLYGON((" + x + " 29," + (x + 0.001) + " 29," + (x + 0.001) + " 29.001," + x + " 29.001," + x
                + " 29))";
    }

    /** Opens a workbook. */
    public static XSSFWorkbook open(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    /** Mends what is wrong: the second parcel's state and day, the third one's code. */
    public static byte[] mended(byte[] marked) throws IOException {
        try (XSSFWorkbook book = open(marked);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.getSheet(PARCELS);
            sheet.getRow(3).getCell(2).setCellValue("已供");
            sheet.getRow(3).getCell(3).setCellValue("2070-12-31");
            sheet.getRow(4).getCell(0).setCellValue(Features.code(3));
            book.write(out);
            return out.toByteArray();
        }
    }
}
