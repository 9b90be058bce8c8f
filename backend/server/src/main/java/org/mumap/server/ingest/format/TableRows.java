package org.mumap.server.ingest.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.MeasureUnit;
import org.mumap.server.Settings;
import org.mumap.server.geo.Drawing;

/**
 * A table as rows: finds the header among the first lines (a title may stand above it), and the shape in a column of WKT or in
 * longitude and latitude.
 */
final class TableRows implements RowSource {

    private static final int HEADER_WITHIN = 10;
    private static final int MAX_COLUMNS = 2_000;

    /** What a table cannot say itself. */
    record Nature(
            @Nullable Path file,
            @Nullable String sheet,
            Optional<String> crsText,
            boolean namesCut,
            SerialDays serialDays,
            @Nullable String wktColumn,
            Set<String> ignored) {

        /** A table that people filled in. */
        static Nature of(Path file, @Nullable String sheet, SerialDays serialDays) {
            return new Nature(file, sheet, Optional.empty(), false, serialDays, null, Set.of());
        }

        boolean ignores(String column) {
            return ignored.contains(column) || (file != null && TableHead.isReport(column));
        }
    }

    private final TableReader table;
    private final Nature nature;
    private final Settings.Upload limits;
    private final Deque<TableReader.Line> waiting = new ArrayDeque<>();
    private final List<String> columns;
    private final ShapeColumns shapes;
    private int headerLine;
    private List<MeasureUnit> stated = List.of();
    private int rows;

    /** Score: how many of the names are columns of the kind. */
    TableRows(TableReader table, Nature nature, ToIntFunction<List<String>> score, Settings.Upload limits)
            throws IOException {
        this.table = table;
        this.nature = nature;
        this.limits = limits;
        this.columns = readHeader(score);
        this.shapes = ShapeColumns.find(columns, nature.wktColumn());
    }

    private List<String> readHeader(ToIntFunction<List<String>> score) throws IOException {
        List<TableReader.Line> first = new ArrayList<>();
        while (first.size() < HEADER_WITHIN) {
            TableReader.Line line = table.next();
            if (line == null) {
                break;
            }
            if (!line.isBlank()) {
                first.add(line);
            }
        }
        if (first.isEmpty()) {
            throw new ImportFailure("empty-file");
        }
        for (TableReader.Line line : first) {
            if (line.cells().size() > MAX_COLUMNS) {
                throw new ImportFailure("too-many-columns", MAX_COLUMNS);
            }
        }
        HeaderRows.Found found = HeaderRows.find(first, score, nature.file() != null);
        headerLine = first.get(found.last()).number();
        stated = found.stated();
        waiting.addAll(first.subList(found.last() + 1, first.size()));
        return found.names();
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        TableReader.Line line;
        do {
            line = waiting.isEmpty() ? table.next() : waiting.removeFirst();
        } while (line != null && line.isBlank());
        if (line == null) {
            return null;
        }
        if (++rows > limits.maxFeatures()) {
            throw new ImportFailure("too-many-rows", "> " + limits.maxFeatures(), limits.maxFeatures());
        }
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < line.cells().size(); i++) {
            Object cell = line.cells().get(i);
            if (cell != null && !(i < columns.size() && nature.ignores(columns.get(i)))) {
                cells.put(i < columns.size() ? columns.get(i) : "#" + (i + 1), cell);
            }
        }
        Drawing drawing = shapes.read(cells, limits.maxVerticesPerFeature());
        // a table made from a layer: its first line holds the first feature
        int number = nature.wktColumn() == null ? line.number() : line.number() - 1;
        return new SourceRow(number, cells, drawing);
    }

    @Override
    public List<String> columns() {
        return columns.stream()
                .filter(c -> !Objects.equals(c, nature.wktColumn()) && !nature.ignores(c))
                .toList();
    }

    @Override
    public long expected() {
        return table.expected();
    }

    @Override
    public double share() {
        return table.share();
    }

    @Override
    public Optional<String> crsText() {
        return nature.crsText();
    }

    @Override
    public @Nullable String sheet() {
        return nature.sheet();
    }

    @Override
    public Optional<TableHead> tableHead() {
        return Optional.ofNullable(nature.file())
                .map(file -> new TableHead(file, nature.sheet(), headerLine, List.copyOf(columns), stated));
    }

    @Override
    public boolean namesCut() {
        return nature.namesCut();
    }

    @Override
    public SerialDays serialDays() {
        return nature.serialDays();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
