package org.mumap.server.ingest.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook. Numbers formatted as days become days; formulas count with the value they had when saved. */
final class XlsxTable implements TableReader {

    private static final Pattern NOT_CODES = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

    /** Numbers of the built-in formats that show a day, those of Chinese and Japanese workbooks (27 on) included. */
    private static final Set<Integer> DAY_FORMATS =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

    private final ReadableWorkbook book;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private int number;
    private int lastRow;

    XlsxTable(ReadableWorkbook book, Sheet sheet) throws IOException {
        this.book = book;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    @Override
    public @Nullable Line next() throws IOException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row row = rows.next();
            number = row.getRowNum();
            if (number <= lastRow || row.getCellCount() > CellLimits.COLUMNS) {
                // a row number that comes twice would name two rows in the report
                throw new ImportFailure("broken-xlsx", number);
            }
            lastRow = number;
            List<@Nullable Object> cells = new ArrayList<>(row.getCellCount());
            for (int i = 0; i < row.getCellCount(); i++) {
                cells.add(value(row.getOptionalCell(i).orElse(null)));
            }
            return new Line(number, cells);
        } catch (ImportFailure e) {
            throw e;
        } catch (RuntimeException e) {
            // whatever the reader trips over, the row it stands at is what helps
            throw new ImportFailure("broken-xlsx", number + 1);
        }
    }

    private @Nullable Object value(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        Object value = cell.getType() == CellType.ERROR ? cell.getRawValue() : cell.getValue();
        if (value instanceof BigDecimal serial && isDate(cell)) {
            return day(serial, book.isDate1904());
        }
        if (value instanceof String text) {
            String stripped = text.strip();
            return stripped.isEmpty() ? null : stripped;
        }
        return value;
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && DAY_FORMATS.contains(id)) {
            return true;
        }
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String codes = NOT_CODES.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
        return codes.contains("y") || (codes.contains("d") && codes.contains("m"));
    }

    /** The day a serial number stands for; 1900 has a 29 February in workbooks, so day 61 is 1 March. */
    static Object day(BigDecimal serial, boolean from1904) {
        if ((long) serial.precision() - serial.scale() > 9) {
            return serial;
        }
        BigDecimal days = serial.setScale(0, RoundingMode.FLOOR);
        if (days.signum() < 0 || days.compareTo(new BigDecimal(2_958_465)) > 0) {
            return serial;
        }
        LocalDate origin = from1904
                ? LocalDate.of(1904, 1, 1)
                : days.intValue() < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
        long seconds = serial.subtract(days)
                .multiply(new BigDecimal(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        LocalDateTime midnight = origin.plusDays(days.longValue()).atStartOfDay();
        return midnight.plusSeconds(seconds);
    }

    @Override
    public double share() {
        // a sheet does not say how many rows it has; the share rises and never arrives before the end
        return rows.hasNext() ? 1 - 5_000.0 / (5_000 + lastRow) : 1;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }
}
