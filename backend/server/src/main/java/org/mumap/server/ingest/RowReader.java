package org.mumap.server.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.code.ParcelCode;
import org.mumap.rules.measure.AreaTolerance;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.Drawing;
import org.mumap.server.ingest.fabric.Spikes;
import org.mumap.server.ingest.format.SourceRow;
import org.mumap.server.ingest.format.Texts;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;

/** Reads one row of a file into facts and judges all of it that can be judged without other rows. */
final class RowReader {

    private static final int LONGEST_TEXT = 10_000;

    private final Kind kind;
    private final Columns columns;
    private final CellReader cells;
    private final ShapeReader shapes;
    private final Map<String, List<String>> lineage;

    RowReader(Kind kind, Columns columns, CellReader cells, ShapeReader shapes) {
        this(kind, columns, cells, shapes, Map.of());
    }

    /** Lineage: former parcels by key of the new one, for rows whose file names none. */
    RowReader(Kind kind, Columns columns, CellReader cells, ShapeReader shapes, Map<String, List<String>> lineage) {
        this.lineage = lineage;
        this.kind = kind;
        this.columns = columns;
        this.cells = cells;
        this.shapes = shapes;
    }

    StagedRow read(SourceRow row) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Map<String, Object> attributes = new LinkedHashMap<>();
        List<RowProblem> problems = new ArrayList<>();
        row.problems().forEach(p -> problems.add(RowProblem.of(row.number(), p)));
        Map<String, String> blanks = new LinkedHashMap<>();
        row.cells().forEach((name, cell) -> {
            Optional<Column> column = columns.find(name);
            if (column.isPresent()) {
                readCell(
                        row.number(),
                        column.get(),
                        convert(name, cells.read(column.get(), cell)),
                        cell,
                        facts,
                        blanks,
                        problems);
            } else {
                keep(row.number(), name, cell, attributes, problems);
            }
        });
        complete(row.number(), facts, problems);
        for (Column column : kind.columns()) {
            if (column.required() && !facts.containsKey(column.key()) && !complained(problems, column)) {
                problems.add(RowProblem.error(
                        row.number(), column.key(), "missing-value", blanks.getOrDefault(column.key(), "")));
            }
        }
        String key = key(facts, problems);
        if (key != null && kind.has("predecessors") && lineage.containsKey(key)) {
            facts.putIfAbsent("predecessors", lineage.get(key));
        }
        ShapeReader.Read shape = readShape(row, problems);
        if (kind.name().equals("parcels")) {
            checkParcel(row.number(), facts, shape, problems);
        }
        return new StagedRow(
                row.number(), key, facts, attributes, shape == null ? null : shape.stored(), List.copyOf(problems));
    }

    private CellValue convert(String name, CellValue read) {
        return read instanceof CellValue.Value value && value.value() instanceof BigDecimal number
                ? columns.conversion(name)
                        .<CellValue>map(c -> new CellValue.Value(c.apply(number)))
                        .orElse(read)
                : read;
    }

    private static void readCell(
            int row,
            Column column,
            CellValue read,
            Object cell,
            Map<String, Object> facts,
            Map<String, String> blanks,
            List<RowProblem> problems) {
        if (read instanceof CellValue.Value value) {
            put(row, column, value.value(), facts, problems);
        } else if (read instanceof CellValue.Blank blank) {
            blanks.put(column.key(), blank.text());
        } else if (read instanceof CellValue.Wrong wrong) {
            List<Object> args = new ArrayList<>();
            args.add(Texts.plain(cell));
            args.addAll(wrong.args());
            problems.add(RowProblem.error(row, column.key(), wrong.code(), args.toArray()));
        }
    }

    private static void put(
            int row, Column column, Object value, Map<String, Object> facts, List<RowProblem> problems) {
        if (value instanceof String text && text.length() > LONGEST_TEXT) {
            problems.add(RowProblem.error(row, column.key(), "text-too-long", text, LONGEST_TEXT));
            return;
        }
        Object before = facts.put(column.key(), value);
        if (before != null && !before.equals(value)) {
            problems.add(RowProblem.error(row, column.key(), "two-values", value, before));
        }
    }

    private static void keep(
            int row, String name, Object cell, Map<String, Object> attributes, List<RowProblem> problems) {
        if (name.indexOf('\0') >= 0 || cell.toString().indexOf('\0') >= 0) {
            problems.add(RowProblem.error(row, name.replace("\0", ""), "bad-character", cell));
        } else if (cell.toString().length() > LONGEST_TEXT * 10) {
            problems.add(RowProblem.error(row, name, "text-too-long", cell, LONGEST_TEXT * 10));
        } else {
            attributes.put(name, plain(cell));
        }
    }

    // a number beyond all sense stays as its text: JSON would write out its zeros
    private static Object plain(Object cell) {
        if (cell instanceof LocalDateTime) {
            return Texts.plain(cell);
        }
        return cell instanceof BigDecimal number && Math.abs((long) number.scale()) > 100 ? number.toString() : cell;
    }

    private static boolean complained(List<RowProblem> problems, Column column) {
        return problems.stream().anyMatch(p -> column.key().equals(p.field()));
    }

    private void complete(int row, Map<String, Object> facts, List<RowProblem> problems) {
        if (kind.name().equals("contracts")) {
            facts.putIfAbsent("phase", 1);
        }
        if (kind.name().equals("project_plans") && facts.get("month") instanceof String month) {
            Object year = facts.get("year");
            if (month.length() == 2 && year != null) {
                facts.put("month", year + "-" + month);
            } else if (year != null && !month.startsWith(year + "-")) {
                problems.add(RowProblem.error(row, "month", "month-of-other-year", month, year));
            }
        }
    }

    /** The key columns joined by a bar; null when one of them is required and not there, or cannot be read. */
    private @Nullable String key(Map<String, Object> facts, List<RowProblem> problems) {
        List<String> parts = new ArrayList<>();
        for (String name : kind.keyColumns()) {
            Column column = kind.find(name).orElseThrow();
            Object value = facts.get(name);
            if (complained(problems, column) || (value == null && column.required())) {
                return null;
            }
            parts.add(value == null ? "" : value.toString());
        }
        return parts.size() == 1
                ? parts.get(0)
                : String.join(
                        "|",
                        parts.stream()
                                .map(p -> p.replace("\\", "\\\\").replace("|", "\\|"))
                                .toList());
    }

    private ShapeReader.@Nullable Read readShape(SourceRow row, List<RowProblem> problems) {
        if (!kind.geometry().allowed()) {
            return null;
        }
        if (row.drawing() instanceof Drawing.None) {
            // where the form of the row is at fault already, that is why there is no shape
            if (kind.geometry().required() && !row.rejected()) {
                problems.add(RowProblem.error(row.number(), null, "geometry-missing", ""));
            }
            return null;
        }
        ShapeReader.Read read = shapes.read(row.drawing());
        if (read.fault() != null) {
            List<Object> args = new ArrayList<>();
            args.add("");
            args.addAll(read.fault().args());
            problems.add(RowProblem.error(row.number(), null, read.fault().code(), args.toArray())
                    .at(read.fault().place()));
        }
        return read;
    }

    private static void checkParcel(
            int row, Map<String, Object> facts, ShapeReader.@Nullable Read shape, List<RowProblem> problems) {
        if (facts.get("parcel_code") instanceof String code && !ParcelCode.isValid(code)) {
            problems.add(RowProblem.warning(row, "parcel_code", "local-number", code));
        }
        if (shape == null || shape.areas() == null) {
            return;
        }
        Areas areas = shape.areas();
        MeasuredAreas.put(facts, areas);
        findSpikes(row, shape.stored(), problems);
        if (facts.get("registered_area_m2") instanceof BigDecimal registered
                && registered.signum() > 0
                && !agrees(registered, areas.ellipsoidM2())
                && !agrees(registered, areas.zonePlaneM2())
                && !agrees(registered, areas.filePlaneM2())) {
            problems.add(areaDiffers(row, registered, areas)
                    .at(shape.stored() == null ? null : shape.stored().getInteriorPoint()));
        }
    }

    private static RowProblem areaDiffers(int row, BigDecimal registered, Areas areas) {
        return RowProblem.warning(
                row,
                "registered_area_m2",
                "area-differs",
                registered.toPlainString(),
                round(areas.ellipsoidM2()),
                round(areas.ellipsoidM2() - registered.doubleValue()),
                areas.zonePlaneM2() == null ? "—" : round(areas.zonePlaneM2()),
                areas.zoneEpsg() == null ? "—" : "EPSG:" + areas.zoneEpsg(),
                areas.filePlaneM2() == null ? "—" : round(areas.filePlaneM2()),
                areas.fileEpsg() == null ? "—" : "EPSG:" + areas.fileEpsg(),
                AreaTolerance.allowedM2(registered)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString());
    }

    private static void findSpikes(int row, @Nullable Geometry shape, List<RowProblem> problems) {
        if (shape != null) {
            Spikes.find(shape)
                    .forEach(spike -> problems.add(
                            RowProblem.warning(row, null, "spike", "", round(spike.lengthM()), round(spike.widthM()))
                                    .at(spike.tip())));
        }
    }

    private static boolean agrees(BigDecimal registered, @Nullable Double drawn) {
        return drawn != null && AreaTolerance.agree(registered, BigDecimal.valueOf(drawn));
    }

    private static String round(double squareMetres) {
        return BigDecimal.valueOf(squareMetres)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
