package org.mumap.server.ingest.format;

/**
 * How large a table's parts may be. A quote that is never closed makes the rest of a file one cell, a cell in column ZZZZZZ1 makes
 * a row of three hundred million: without these limits memory grows with the file.
 */
final class CellLimits {

    /** Most columns of a table; a spreadsheet has 16,384. */
    static final int COLUMNS = 2_000;
    /** Most characters of a cell: a shape of 200,000 vertices written as WKT fits. */
    static final int CELL_CHARACTERS = 10_000_000;
    /** Most characters of a row. */
    static final int ROW_CHARACTERS = 12_000_000;
    /** Most characters of a workbook's cell, as spreadsheet programs have it. */
    static final int SHEET_CELL_CHARACTERS = 32_767;
    /** Most rows of a sheet, as spreadsheet programs have it. */
    static final int SHEET_ROWS = 1_048_576;
    /** Most sheets of a workbook. */
    static final int SHEETS = 200;
    /** Most texts in a workbook's common table, which is kept in memory. */
    static final int SHARED_TEXTS = 2_000_000;
    /** Most characters of that table. */
    static final long SHARED_CHARACTERS = 40_000_000;
    /** Most bytes of a workbook's other parts (formats, relations), which are kept in memory. */
    static final long OTHER_PART_BYTES = 20_000_000;
    /** Most longer formulas that stand for a range: each is compared with every cell. */
    static final int RANGE_FORMULAS = 1_000;

    private CellLimits() {}
}
