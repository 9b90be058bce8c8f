package org.mumap.server.ingest.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.MeasureUnit;

/**
 * Where the header of a table stands that people fill in: what it takes to find a cell of the report again in their file.
 *
 * @param file the table itself, unpacked where it came in a zip; it lives as long as the job that opened it
 * @param sheet sheet of a workbook; null for a text
 * @param line row of the header as people count it; the last one where a header has several
 * @param names the columns from left to right
 * @param stated units named above the header for the whole table
 */
public record TableHead(Path file, @Nullable String sheet, int line, List<String> names, List<MeasureUnit> stated) {

    /** Titles of the column that a marked workbook carries; when it comes back the column is no data. */
    public static final Set<String> REPORT_COLUMNS = Set.of("错误说明", "what is wrong");

    /** Whether a column of this name was written by us. */
    public static boolean isReport(String name) {
        return REPORT_COLUMNS.contains(name.strip().toLowerCase(Locale.ROOT));
    }
}
