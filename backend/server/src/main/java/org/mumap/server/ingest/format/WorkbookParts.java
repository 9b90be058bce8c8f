package org.mumap.server.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;

/**
 * Looks a workbook's parts through before they are given to a parser that would keep them in memory: how many columns a row
 * claims, how long a cell, how large the table of common texts is. Nothing is kept here but the tag being read.
 */
final class WorkbookParts {

    private static final int LONGEST_TAG = 4_000;

    private final boolean named;
    private final InputStream in;
    private final byte[] buffer = new byte[65_536];
    private final StringBuilder tag = new StringBuilder();
    private int filled;
    private int at;

    private long bytes;
    private long row;
    private int rows;
    private int cells;
    private int column;
    private int rangeFormulas;
    private long texts;
    private long characters;
    private long charactersOfCell;

    private WorkbookParts(String part, InputStream in) {
        this.named = part.contains("worksheets/") || part.endsWith("sharedStrings.xml");
        this.in = in;
    }

    /**
     * Checks every part that a parser may read later. What a part is, its tags say: any name may stand for a sheet.
     *
     * @throws ImportFailure naming what is too large and where
     */
    static void check(Path workbook, Settings.Upload limits) throws IOException {
        long packed = Files.size(workbook);
        long sum = 0;
        int sheets = 0;
        try (ZipFile zip = new ZipFile(workbook.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                sheets += entry.getName().contains("worksheets/")
                                && entry.getName().endsWith(".xml")
                        ? 1
                        : 0;
                if (sheets > CellLimits.SHEETS) {
                    throw new ImportFailure("too-many-sheets", CellLimits.SHEETS);
                }
                try (LimitedStream in =
                        new LimitedStream(zip.getInputStream(entry), packed, limits.maxUnpackedBytes() - sum)) {
                    new WorkbookParts(entry.getName(), in).check();
                    sum += in.read0();
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new ImportFailure("broken-zip");
        }
    }

    private void check() throws IOException {
        if (!beginsLikeXml()) {
            return;
        }
        int c;
        while ((c = read()) >= 0) {
            if (c == '<') {
                readTag();
            } else {
                countText();
            }
        }
    }

    // pictures and printer settings are no XML, and no parser would read on
    private boolean beginsLikeXml() throws IOException {
        peek();
        String head = new String(buffer, at, Math.min(filled - at, 4), StandardCharsets.ISO_8859_1);
        return head.contains("<")
                || head.startsWith("\u00EF\u00BB\u00BF")
                || head.contains("\u00FE\u00FF")
                || head.contains("\u00FF\u00FE")
                || (!head.isEmpty() && head.isBlank());
    }

    private void countText() {
        charactersOfCell++;
        if (charactersOfCell > CellLimits.SHEET_CELL_CHARACTERS * 4L) {
            throw new ImportFailure("sheet-cell-too-large", Math.max(row, 1), CellLimits.SHEET_CELL_CHARACTERS);
        }
        if (texts > 0 && ++characters > CellLimits.SHARED_CHARACTERS) {
            throw new ImportFailure("too-many-texts", CellLimits.SHARED_TEXTS, CellLimits.SHARED_CHARACTERS);
        }
    }

    /** Reads up to the sign that ends what began: a tag, a comment, a section of plain characters or an instruction. */
    private void readTag() throws IOException {
        tag.setLength(0);
        int quote = 0;
        int c;
        while ((c = read()) >= 0) {
            if (c == '>' && quote == 0) {
                take();
                return;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            if (tag.length() >= LONGEST_TAG) {
                throw new ImportFailure("broken-xlsx", row + 1);
            }
            tag.append((char) c);
            String end = endOfSection();
            if (end != null) {
                skipTo(end);
                return;
            }
        }
    }

    private @Nullable String endOfSection() {
        return switch (tag.length()) {
            case 1 -> tag.charAt(0) == '?' ? "?>" : null;
            case 3 -> "!--".contentEquals(tag) ? "-->" : null;
            case 8 -> "![CDATA[".contentEquals(tag) ? "]]>" : null;
            default -> null;
        };
    }

    private void skipTo(String end) throws IOException {
        int beforeLast = 0;
        int last = 0;
        int c;
        while ((c = read()) >= 0) {
            countText();
            boolean ends = end.length() == 2 ? last == '?' : last == end.charAt(1) && beforeLast == end.charAt(0);
            if (c == '>' && ends) {
                return;
            }
            beforeLast = last;
            last = c;
        }
    }

    private void take() {
        String text = tag.toString();
        if (text.startsWith("!")) {
            // a document type may define anything, and no spreadsheet program writes one
            throw new ImportFailure("broken-xlsx", row + 1);
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '/') {
            end++;
        }
        String name = text.substring(0, end);
        switch (name.substring(name.indexOf(':') + 1)) {
            case "row" -> takeRow(text);
            case "c" -> takeCell(text);
            case "si" -> {
                charactersOfCell = 0;
                if (++texts > CellLimits.SHARED_TEXTS) {
                    throw new ImportFailure("too-many-texts", CellLimits.SHARED_TEXTS, CellLimits.SHARED_CHARACTERS);
                }
            }
            case "f" -> {
                if (text.contains("ref=") && ++rangeFormulas > CellLimits.RANGE_FORMULAS) {
                    throw new ImportFailure("too-many-range-formulas", CellLimits.RANGE_FORMULAS);
                }
            }
            default -> charactersOfCell = rows > 0 || texts > 0 ? charactersOfCell : 0;
        }
    }

    private void takeRow(String text) {
        cells = 0;
        column = 0;
        charactersOfCell = 0;
        row = number(attribute(text, "r"), row + 1);
        if (++rows > CellLimits.SHEET_ROWS) {
            throw new ImportFailure("too-many-rows", "> " + CellLimits.SHEET_ROWS, CellLimits.SHEET_ROWS);
        }
    }

    private void takeCell(String text) {
        charactersOfCell = 0;
        column = column(attribute(text, "r"), column + 1);
        if (++cells > CellLimits.COLUMNS || column > CellLimits.COLUMNS) {
            throw new ImportFailure("too-many-columns-at", row, CellLimits.COLUMNS);
        }
    }

    private static String attribute(String text, String name) {
        for (int from = text.indexOf(name + "="); from >= 0; from = text.indexOf(name + "=", from + 1)) {
            int quote = from + name.length() + 1;
            if (from > 0 && Character.isWhitespace(text.charAt(from - 1)) && quote < text.length()) {
                int end = text.indexOf(text.charAt(quote), quote + 1);
                return end < 0 ? "" : text.substring(quote + 1, end);
            }
        }
        return "";
    }

    private static long number(String text, long otherwise) {
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
    }

    /** The column of an address such as AB12, from 1; beyond all limits when it has too many letters. */
    private static int column(String address, int otherwise) {
        int number = 0;
        for (int i = 0; i < address.length(); i++) {
            int letter = Character.toUpperCase(address.charAt(i)) - 'A';
            if (address.charAt(i) == '$') {
                continue;
            }
            if (letter < 0 || letter > 25) {
                break;
            }
            number = Math.min(number * 26 + letter + 1, 100_000_000);
        }
        return number == 0 ? otherwise : number;
    }

    private void peek() throws IOException {
        if (at == filled) {
            filled = Math.max(0, in.read(buffer));
            at = 0;
            bytes += filled;
            if (!named && bytes > CellLimits.OTHER_PART_BYTES) {
                throw new ImportFailure("unpacked-too-large", CellLimits.OTHER_PART_BYTES / 1_000_000);
            }
        }
    }

    private int read() throws IOException {
        peek();
        if (filled == 0) {
            return -1;
        }
        int b = buffer[at++];
        if (b == 0) {
            // parts in UTF-16 could not be looked through; no program writes them
            throw new ImportFailure("broken-xlsx", row + 1);
        }
        return b & 0xFF;
    }
}
