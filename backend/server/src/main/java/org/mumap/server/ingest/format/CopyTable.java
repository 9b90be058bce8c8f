package org.mumap.server.ingest.format;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.GeometryCollection;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.GdalJail;
import org.mumap.server.geo.GdalOutput;

/**
 * A layer as GDAL writes it for {@code COPY … FROM STDIN}: one line of names, then cells with tabs between them, shapes as
 * hexadecimal WKB. Read as it is written; memory is bounded by {@link CellLimits}.
 */
final class CopyTable implements TableReader {

    private static final String COPY = "COPY ";
    private static final int END = -1;

    private final GdalOutput output;
    private final Reader reader;
    private final long rows;
    private final boolean multi;
    private final int maxVertices;
    private final char[] buffer = new char[65_536];
    private final StringBuilder cell = new StringBuilder();
    private int filled;
    private int at;
    private int record;
    private int shapeColumn = -1;
    private long charactersOfRow;
    private boolean ended;

    CopyTable(GdalOutput output, long rows, boolean multi, int maxVertices) {
        this.output = output;
        this.rows = rows;
        this.multi = multi;
        this.maxVertices = maxVertices;
        this.reader = new InputStreamReader(output, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Line next() throws IOException {
        if (ended) {
            return null;
        }
        if (record == 0) {
            List<@Nullable Object> names = readNames();
            if (names == null) {
                end();
                return null;
            }
            record++;
            return new Line(record, names);
        }
        charactersOfRow = 0;
        List<@Nullable Object> cells = new ArrayList<>();
        int end;
        do {
            if (cells.size() >= CellLimits.COLUMNS) {
                throw new ImportFailure("too-many-columns", CellLimits.COLUMNS);
            }
            boolean none = false;
            cell.setLength(0);
            end = read();
            while (end != '\t' && end != '\n' && end != END) {
                if (end == '\\') {
                    end = read();
                    if (end == 'N' && cell.isEmpty()) {
                        none = true;
                    } else if (end == '.' && cell.isEmpty() && cells.isEmpty()) {
                        end();
                        return null;
                    } else {
                        append((char) end);
                    }
                } else {
                    append((char) end);
                }
                end = read();
            }
            cells.add(none ? null : value(cells.size()));
        } while (end == '\t');
        if (end == END) {
            // it broke off within a row: how it ended says why
            end();
            return null;
        }
        record++;
        return new Line(record, cells);
    }

    private @Nullable Object value(int column) {
        if (column == shapeColumn) {
            Drawing drawing = HexWkb.read(cell, maxVertices);
            if (!multi
                    && drawing instanceof Drawing.Shape shape
                    && shape.geometry() instanceof GeometryCollection parts
                    && parts.getNumGeometries() == 1) {
                drawing = new Drawing.Shape(parts.getGeometryN(0));
            }
            if (cell.capacity() > 1_000_000) {
                cell.setLength(0);
                cell.trimToSize();
            }
            return drawing;
        }
        String text = cell.toString().strip();
        return text.isEmpty() ? null : text;
    }

    private void append(char c) {
        if (cell.length() >= CellLimits.CELL_CHARACTERS || ++charactersOfRow > CellLimits.ROW_CHARACTERS) {
            throw new ImportFailure("cell-too-large", record, CellLimits.CELL_CHARACTERS);
        }
        cell.append(c);
    }

    /** The names between the brackets of {@code COPY "public"."rows" ("WKT", "a") FROM STDIN;}; null when there is no row at all. */
    private @Nullable List<@Nullable Object> readNames() throws IOException {
        String line = readLine();
        while (line != null && !line.startsWith(COPY)) {
            line = readLine();
        }
        if (line == null) {
            return null;
        }
        List<@Nullable Object> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean inside = false;
        for (int i = line.indexOf('('); i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && inside && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                name.append(c);
                i++;
            } else if (c == '"') {
                if (inside) {
                    names.add(name.toString());
                    name.setLength(0);
                }
                inside = !inside;
            } else if (inside) {
                name.append(c);
            }
        }
        shapeColumn = names.indexOf(Gdal.WKT);
        return names;
    }

    private @Nullable String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        int c = read();
        if (c == END) {
            return null;
        }
        // a name may hold an end of line
        while (c != END && (c != '\n' || quoted)) {
            if (line.length() > CellLimits.ROW_CHARACTERS) {
                throw new ImportFailure("cell-too-large", record, CellLimits.CELL_CHARACTERS);
            }
            quoted ^= c == '"';
            line.append((char) c);
            c = read();
        }
        return line.toString();
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = Math.max(0, reader.read(buffer, 0, buffer.length));
            at = 0;
        }
        return filled == 0 ? END : buffer[at++];
    }

    private void end() throws IOException {
        ended = true;
        while (reader.read(buffer, 0, buffer.length) > 0) {
            // the words after the last row
        }
        try {
            output.end();
        } catch (GdalJail.Failed e) {
            throw Gdal.failure(e);
        }
    }

    /** How many rows the layer says it has; 0 when it does not say. */
    @Override
    public long expected() {
        return rows;
    }

    @Override
    public double share() {
        return ended ? 1 : rows == 0 ? 0 : Math.min(0.999, (double) record / rows);
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
