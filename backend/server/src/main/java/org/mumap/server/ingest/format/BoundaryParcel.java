package org.mumap.server.ingest.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.ShapeFault;

/**
 * One parcel of a boundary-point text while its lines come in: the line that opens it, ending with {@code @}, then its points.
 * Areas are declared in hectares and become m²; the registered area is theirs, never the drawn one.
 */
final class BoundaryParcel {

    /** Names of the values before the sign {@code @}; the ninth and later ones belong to the form of 高标准农田. */
    static final List<String> FIELDS = List.of(
            "界址点数", "地块面积", "地块编号", "地块名称", "记录图形属性", "图幅号", "地块用途", "地类编码", "图斑类型", "地类", "改造前质量等别", "改造后质量等别", "备注");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final BigDecimal SQUARE_METRES = new BigDecimal(10_000);
    private static final int MOST_PROBLEMS = 20;

    private final int line;
    private final @Nullable String register;
    private final int maxVertices;
    private final Map<String, Object> cells;
    private final List<SourceProblem> problems = new ArrayList<>();
    private final List<BoundaryPoint> points = new ArrayList<>();
    private String declaredCount = "";
    private int lines;

    /**
     * @param line line that opens the parcel
     * @param common attributes of the whole file
     * @param register register in which numbers count that are no 宗地代码, or null
     * @param maxVertices vertices beyond which the shape is refused
     */
    BoundaryParcel(int line, Map<String, Object> common, @Nullable String register, int maxVertices) {
        this.line = line;
        this.register = register;
        this.maxVertices = maxVertices;
        this.cells = new LinkedHashMap<>(common);
    }

    /** Takes the values of the opening line, without the sign. */
    void open(List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).strip();
            if (!value.isEmpty()) {
                take(i, value);
            }
        }
        String number = String.valueOf(cells.getOrDefault("地块编号", ""));
        String key = number.isEmpty() ? null : ParcelNumber.key(number, register);
        if (key != null) {
            cells.put("parcel_code", key);
        } else if (!number.isEmpty()) {
            add(new SourceProblem(true, "parcel_code", "txt-register-needed", List.of(number)));
        }
    }

    private void take(int index, String value) {
        switch (index) {
            case 0 -> declaredCount = value;
            case 1 -> takeArea(value);
            case 3 -> cells.put("name", value);
            case 4 -> {
                if (!value.equals("面")) {
                    add(SourceProblem.error("txt-not-area", value, line));
                }
            }
            default -> cells.put(index < FIELDS.size() ? FIELDS.get(index) : "#" + (index + 1), value);
        }
    }

    private void takeArea(String hectares) {
        if (DECIMAL.matcher(hectares).matches()) {
            cells.put("registered_area_m2", new BigDecimal(hectares).multiply(SQUARE_METRES));
        } else {
            add(new SourceProblem(
                    true,
                    "registered_area_m2",
                    "txt-not-a-number",
                    List.of(hectares, Integer.toString(line), FIELDS.get(1))));
        }
    }

    /** Takes a point. */
    void add(BoundaryPoint point) {
        lines++;
        if (points.size() <= maxVertices) {
            points.add(point);
        }
    }

    /** Notes that a line of points could not be read. */
    void skip(SourceProblem why) {
        lines++;
        add(why);
    }

    void add(SourceProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** The parcel when all its lines are in. */
    SourceRow toRow() {
        Drawing drawing = draw();
        return new SourceRow(line, cells, drawing, List.copyOf(problems));
    }

    private Drawing draw() {
        if (points.size() > maxVertices) {
            return new Drawing.Broken(new ShapeFault(
                    "too-many-vertices", List.of(Integer.toString(lines), Integer.toString(maxVertices)), null));
        }
        if (rejected()) {
            // rings and counts of what was not read say nothing
            return new Drawing.None();
        }
        if (points.isEmpty()) {
            add(SourceProblem.error("txt-no-points", "", line));
            return new Drawing.None();
        }
        BoundaryRings rings = new BoundaryRings(points, this::add);
        if (rings.count() > Rings.MOST) {
            add(SourceProblem.error("txt-too-many-rings", rings.count(), line, Rings.MOST));
            return new Drawing.None();
        }
        List<Coordinate[]> closed = rings.closed();
        checkCount(rings);
        // a boundary with a point missing is another boundary
        return rejected() || closed.isEmpty() ? new Drawing.None() : new Drawing.Shape(Rings.toArea(closed));
    }

    /** The count holds all lines; some writers leave closing points out of the count, or out of the file. */
    private void checkCount(BoundaryRings rings) {
        if (declaredCount.isEmpty()) {
            return;
        }
        if (!COUNT.matcher(declaredCount).matches()) {
            add(SourceProblem.error("txt-not-a-number", declaredCount, line, FIELDS.get(0)));
            return;
        }
        int declared = Integer.parseInt(declaredCount);
        int closings = rings.count() - rings.open();
        if (declared == lines) {
            return;
        }
        boolean distinct = declared == lines - closings || declared == lines + rings.open();
        add(
                distinct
                        ? SourceProblem.warning("txt-count-without-closing", declared, line, lines)
                        : SourceProblem.error("txt-count-differs", declared, line, lines));
    }

    private boolean rejected() {
        return problems.stream().anyMatch(p -> p.error() && !"parcel_code".equals(p.field()));
    }

    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }
}
