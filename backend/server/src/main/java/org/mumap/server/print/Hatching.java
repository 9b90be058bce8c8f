package org.mumap.server.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * Hatches, dots and grids as plain lines inside an area, by scan lines: the same in every program that shows the figure, and
 * in step across neighbours because the lines belong to the paper and not to the area.
 */
final class Hatching {

    private static final double RISING_PITCH = 2;
    private static final double FALLING_PITCH = 2.2;
    private static final double DOT_PITCH = 1.7;
    private static final double DOT_RADIUS = 0.28;
    private static final double GRID_PITCH = 2;
    private static final double LEVEL_PITCH = 1.6;
    private static final double LINE_MM = 0.25;
    private static final double BOLD_LINE_MM = 0.4;
    private static final int DOT_CORNERS = 8;

    private Hatching() {}

    /** The marks of a pattern in an area of the paper. */
    static List<Mark> draw(PrintStyle.Pattern pattern, String colour, List<double[]> rings) {
        return switch (pattern) {
            case NONE -> List.of();
            case RISING -> lines(rings, -Math.PI / 4, RISING_PITCH, colour, BOLD_LINE_MM);
            case FALLING -> lines(rings, Math.PI / 4, FALLING_PITCH, colour, LINE_MM);
            case GRID -> {
                List<Mark> both = new ArrayList<>(lines(rings, 0, GRID_PITCH, colour, LINE_MM));
                both.addAll(lines(rings, Math.PI / 2, GRID_PITCH, colour, LINE_MM));
                yield both;
            }
            case LEVEL -> {
                List<double[]> level = spans(rings, 0, LEVEL_PITCH);
                yield level.isEmpty()
                        ? List.of()
                        : List.of(new Mark.Outline(level, false, null, colour, LINE_MM, List.of(1.6, 0.9)));
            }
            case DOTS -> dots(rings, colour);
        };
    }

    private static List<Mark> lines(List<double[]> rings, double angle, double pitch, String colour, double width) {
        List<double[]> spans = spans(rings, angle, pitch);
        return spans.isEmpty() ? List.of() : List.of(Mark.Outline.lines(spans, colour, width));
    }

    private static List<Mark> dots(List<double[]> rings, String colour) {
        List<double[]> dots = new ArrayList<>();
        for (double[] span : spans(rings, 0, DOT_PITCH)) {
            boolean odd = Math.floorMod(Math.round(span[1] / DOT_PITCH), 2) == 1;
            double shift = odd ? DOT_PITCH / 2 : 0;
            double first = Math.ceil((span[0] - shift) / DOT_PITCH) * DOT_PITCH + shift;
            for (double x = first; x <= span[2]; x += DOT_PITCH) {
                dots.add(Symbols.circle(x, span[1], DOT_RADIUS, DOT_CORNERS));
            }
        }
        return dots.isEmpty() ? List.of() : List.of(Mark.Outline.area(dots, colour));
    }

    /** The pieces x1, y1, x2, y2 of parallel lines that lie inside the rings. */
    private static List<double[]> spans(List<double[]> rings, double angle, double pitch) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        // turned so that the lines run level
        List<double[]> turned =
                rings.stream().map(ring -> turn(ring, cos, -sin)).toList();
        Envelope box = new Envelope();
        turned.forEach(ring -> {
            for (int i = 0; i + 1 < ring.length; i += 2) {
                box.expandToInclude(ring[i], ring[i + 1]);
            }
        });
        List<double[]> spans = new ArrayList<>();
        if (box.isNull()) {
            return spans;
        }
        for (long n = (long) Math.ceil(box.getMinY() / pitch); n * pitch <= box.getMaxY(); n++) {
            double level = n * pitch;
            double[] crossings = crossings(turned, level);
            for (int i = 0; i + 1 < crossings.length; i += 2) {
                spans.add(turn(new double[] {crossings[i], level, crossings[i + 1], level}, cos, sin));
            }
        }
        return spans;
    }

    private static double[] crossings(List<double[]> rings, double level) {
        double[] found = new double[16];
        int count = 0;
        for (double[] ring : rings) {
            for (int i = 0; i + 3 < ring.length; i += 2) {
                double y1 = ring[i + 1];
                double y2 = ring[i + 3];
                if ((y1 <= level) != (y2 <= level)) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, 2 * count);
                    }
                    found[count++] = ring[i] + (level - y1) / (y2 - y1) * (ring[i + 2] - ring[i]);
                }
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    private static double[] turn(double[] ring, double cos, double sin) {
        double[] turned = new double[ring.length];
        for (int i = 0; i + 1 < ring.length; i += 2) {
            turned[i] = ring[i] * cos - ring[i + 1] * sin;
            turned[i + 1] = ring[i] * sin + ring[i + 1] * cos;
        }
        return turned;
    }
}
