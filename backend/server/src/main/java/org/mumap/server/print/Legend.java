package org.mumap.server.print;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;

/** The lines of a legend: what is on the map and nothing else, each with a sample drawn exactly as the map draws it. */
final class Legend {

    private static final double TEXT_MM = 3.0;
    private static final double ROW_MM = 5.2;
    private static final double SAMPLE_WIDTH = 7;
    private static final double SAMPLE_HEIGHT = 3.4;
    private static final double GAP = 1.6;
    private static final double LINE_SHARE = 0.75;
    private static final double BETWEEN = 4.5;

    /** One line. */
    record Entry(String title, PrintStyle style, boolean lineal) {

        double widthMm() {
            return SAMPLE_WIDTH + GAP + TextWidth.ems(title) * TEXT_MM + BETWEEN;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /** Adds a layer's line, once. */
    void add(MapLayer layer, Geometry sample) {
        Entry entry = new Entry(layer.title(), layer.style(), sample instanceof Lineal);
        if (!layer.title().isEmpty()
                && entries.stream().noneMatch(e -> e.title().equals(layer.title()))) {
            entries.add(entry);
        }
    }

    /** Height that the lines need in a column of that width. */
    double heightMm(double widthMm) {
        return rows(widthMm).size() * ROW_MM;
    }

    /** Draws the lines from an upper left corner. */
    List<Mark> draw(double left, double top, double widthMm) {
        List<Mark> marks = new ArrayList<>();
        double y = top;
        for (List<Entry> row : rows(widthMm)) {
            double x = left;
            for (Entry entry : row) {
                marks.addAll(sample(entry, x, y));
                marks.add(new Mark.Words(
                        entry.title(),
                        x + SAMPLE_WIDTH + GAP,
                        y + SAMPLE_HEIGHT - 0.5,
                        TEXT_MM,
                        Mark.Anchor.START,
                        false,
                        Furniture.DARK,
                        false,
                        false));
                x += entry.widthMm();
            }
            y += ROW_MM;
        }
        return marks;
    }

    private List<List<Entry>> rows(double widthMm) {
        List<List<Entry>> rows = new ArrayList<>();
        double used = Double.MAX_VALUE;
        for (Entry entry : entries) {
            if (used + entry.widthMm() - BETWEEN > widthMm) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            used += entry.widthMm();
        }
        return rows;
    }

    private static List<Mark> sample(Entry entry, double x, double y) {
        PrintStyle style = entry.style();
        List<Mark> marks = new ArrayList<>();
        double middle = y + SAMPLE_HEIGHT / 2;
        if (entry.lineal() && style.stroke() != null) {
            double[] line = {x, middle, x + SAMPLE_WIDTH, middle};
            if (style.casing() != null) {
                marks.add(Mark.Outline.lines(
                        List.of(line),
                        style.casing().colour(),
                        Math.min(style.casing().widthMm(), SAMPLE_HEIGHT)));
            }
            marks.add(new Mark.Outline(
                    List.of(line),
                    false,
                    null,
                    style.stroke(),
                    Math.min(style.strokeMm(), SAMPLE_HEIGHT * LINE_SHARE),
                    style.dashMm()));
        } else if (style.fill() != null || style.stroke() != null) {
            double[] ring = {x, y, x + SAMPLE_WIDTH, y, x + SAMPLE_WIDTH, y + SAMPLE_HEIGHT, x, y + SAMPLE_HEIGHT, x, y
            };
            marks.addAll(MapFigure.area(style, List.of(ring), List.of(ring)));
        }
        marks.addAll(Symbols.draw(style.marker(), x + SAMPLE_WIDTH / 2, middle));
        return marks;
    }
}
