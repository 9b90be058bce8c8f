package org.mumap.server.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.mumap.server.symbols.MapSymbols;

/**
 * Hatches, dots and grids as plain lines inside an area, by scan lines: the same in every program that shows the figure, and
 * in step across neighbours because the lines belong to the paper and not to the area.
 */
final class Hatching {

    private static final int DOT_CORNERS = 8;

    private Hatching() {}

    /** The marks of a pattern in an area of the paper. */
    static List<Mark> draw(PrintStyle.Pattern pattern, String colour, List<double[]> rings) {
        if (pattern == PrintStyle.Pattern.NONE) {
            return List.of();
        }
        MapSymbols.Paper look = MapSymbols.paper(pattern.name());
        return switch (pattern) {
            case NONE -> List.of();
            case RISING -> lines(rings, -Math.PI / 4, look, colour);
            case FALLING -> lines(rings, Math.PI / 4, look, colour);
            case GRID -> {
                List<Mark> both = new ArrayList<>(lines(rings, 0, look, colour));
                both.addAll(lines(rings, Math.PI / 2, look, colour));
                yield both;
            }
            case LEVEL -> {
                List<double[]> level = spans(rings, 0, look.pitchMm());
                yield level.isEmpty()
                        ? List.of()
                        : List.of(new Mark.Outline(level, false, null, colour, look.lineMm(), List.of(1.6, 0.9)));
            }
            case DOTS -> dots(rings, look, colour);
        };
    }

    private static List<Mark> lines(List<double[]> rings, double angle, MapSymbols.Paper look, String colour) {
        List<double[]> spans = spans(rings, angle, look.pitchMm());
        return spans.isEmpty() ? List.of() : List.of(Mark.Outline.lines(spans, colour, look.lineMm()));
    }

    private static List<Mark> dots(List<double[]> rings, MapSymbols.Paper look, String colour) {
        double pitch = look.pitchMm();
        List<double[]> dots = new ArrayList<>();
        for (double[] span : spans(rings, 0, pitch)) {
            boolean odd = Math.floorMod(Math.round(span[1] / pitch), 2) == 1;
            double shift = odd ? pitch / 2 : 0;
            double first = Math.ceil((span[0] - shift) / pitch) * pitch + shift;
            for (double x = first; x <= span[2]; x += pitch) {
                dots.add(Symbols.circle(x, span[1], look.lineMm(), DOT_CORNERS));
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
