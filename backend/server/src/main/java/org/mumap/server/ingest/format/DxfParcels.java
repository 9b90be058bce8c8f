package org.mumap.server.ingest.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.mumap.server.Settings;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.ShapeFault;

/** Which outlines and texts of a drawing belong together. */
final class DxfParcels {

    static final String LAYER = "图层";
    static final String TEXT = "文字";

    private static final Pattern CODE = Pattern.compile("\\d{12}[GJZ][A-Z]\\d{5}");

    private final List<DxfOutline> outlines;
    private final Uploads.Wish wish;
    private final Settings.Upload limits;
    private final STRtree tree = new STRtree();
    private final Map<DxfOutline, Set<String>> texts = new HashMap<>();
    private final Map<DxfOutline, List<DxfOutline>> holes = new HashMap<>();

    DxfParcels(List<DxfOutline> outlines, List<DxfOutline.Label> labels, Uploads.Wish wish, Settings.Upload limits) {
        this.outlines = outlines;
        this.wish = wish;
        this.limits = limits;
        outlines.forEach(outline -> tree.insert(outline.box(), outline));
        labels.forEach(this::place);
        outlines.forEach(this::placeHole);
    }

    /** A text belongs to the smallest outline around it. */
    private void place(DxfOutline.Label label) {
        around(new Envelope(label.at())).stream()
                .filter(outline -> !outline.isDeclaredHole() && outline.covers(label.at()))
                .min(Comparator.comparingDouble(DxfOutline::area))
                .ifPresent(outline -> texts.computeIfAbsent(outline, o -> new LinkedHashSet<>())
                        .add(label.text()));
    }

    private void placeHole(DxfOutline outline) {
        if (!outline.isDeclaredHole() && texts.containsKey(outline)) {
            return;
        }
        shellOf(outline)
                .ifPresent(shell ->
                        holes.computeIfAbsent(shell, s -> new ArrayList<>()).add(outline));
    }

    private Optional<DxfOutline> shellOf(DxfOutline hole) {
        return around(hole.box()).stream()
                .filter(outline -> outline != hole && !outline.isDeclaredHole() && outline.contains(hole))
                .min(Comparator.comparingDouble(DxfOutline::area))
                .filter(texts::containsKey);
    }

    @SuppressWarnings("unchecked") // the tree of JTS 1.20 knows no types
    private List<DxfOutline> around(Envelope box) {
        return tree.query(box);
    }

    /**
     * The rows.
     *
     * @param open how many lines of the chosen layers are not closed: told with the first row
     */
    List<SourceRow> rows(int open) {
        Map<String, List<DxfOutline>> groups = new LinkedHashMap<>();
        Set<DxfOutline> inner = new HashSet<>();
        holes.values().forEach(inner::addAll);
        for (DxfOutline outline : outlines) {
            if (!inner.contains(outline)) {
                String number = number(outline);
                // no text of a drawing holds a zero character
                groups.computeIfAbsent(number == null ? "\0" + outline.entity() : number, n -> new ArrayList<>())
                        .add(outline);
            }
        }
        List<SourceRow> rows = new ArrayList<>();
        for (List<DxfOutline> group : groups.values()) {
            rows.add(row(group, rows.isEmpty() ? open : 0));
        }
        return rows;
    }

    /** The number an outline bears: the one 宗地代码 in it, else its only text. */
    private @Nullable String number(DxfOutline outline) {
        Set<String> inside = texts.getOrDefault(outline, Set.of());
        Set<String> codes = new LinkedHashSet<>();
        for (String text : inside) {
            Matcher code = CODE.matcher(text);
            if (code.find()) {
                codes.add(code.group());
            }
        }
        Set<String> candidates = codes.isEmpty() ? inside : codes;
        return candidates.size() == 1 ? candidates.iterator().next() : null;
    }

    private SourceRow row(List<DxfOutline> group, int open) {
        DxfOutline first = group.get(0);
        List<SourceProblem> problems = new ArrayList<>();
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put(LAYER, first.layer());
        Set<String> inside = texts.getOrDefault(first, Set.of());
        if (!inside.isEmpty()) {
            cells.put(TEXT, String.join(" | ", inside));
        }
        String number = number(first);
        if (wish.parcels()) {
            putKey(number, inside, cells, problems);
        }
        if (open > 0) {
            problems.add(SourceProblem.warning("dxf-open-lines", open));
        }
        if (group.size() > 1) {
            problems.add(SourceProblem.warning("dxf-parts", number == null ? "" : number, group.size()));
        }
        List<Coordinate[]> rings = new ArrayList<>();
        int undeclared = 0;
        for (DxfOutline outline : group) {
            rings.add(outline.ring());
            for (DxfOutline hole : holes.getOrDefault(outline, List.of())) {
                rings.add(hole.ring());
                undeclared += hole.isDeclaredHole() ? 0 : 1;
            }
        }
        if (undeclared > 0) {
            problems.add(SourceProblem.warning("dxf-holes", undeclared));
        }
        return new SourceRow(first.entity(), cells, draw(rings), List.copyOf(problems));
    }

    private void putKey(
            @Nullable String number, Set<String> inside, Map<String, Object> cells, List<SourceProblem> problems) {
        String key = number == null ? null : ParcelNumber.key(number, wish.register());
        if (key != null) {
            cells.put("parcel_code", key);
        } else if (number != null) {
            problems.add(new SourceProblem(true, "parcel_code", "txt-register-needed", List.of(number)));
        } else {
            String code = inside.isEmpty() ? "dxf-no-text" : "dxf-several-texts";
            problems.add(new SourceProblem(true, "parcel_code", code, List.of(String.join(" | ", inside))));
        }
    }

    private Drawing draw(List<Coordinate[]> rings) {
        int vertices = rings.stream().mapToInt(ring -> ring.length).sum();
        if (vertices > limits.maxVerticesPerFeature() || rings.size() > Rings.MOST) {
            return new Drawing.Broken(new ShapeFault(
                    "too-many-vertices",
                    List.of(Integer.toString(vertices), Integer.toString(limits.maxVerticesPerFeature())),
                    null));
        }
        return new Drawing.Shape(Rings.toArea(rings));
    }
}
