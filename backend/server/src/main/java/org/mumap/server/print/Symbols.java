package org.mumap.server.print;

import java.util.List;
import org.mumap.server.symbols.MapSymbols;

/** The markers of the one description of symbols, on paper. */
final class Symbols {

    private static final double RADIUS = 1.5;
    private static final double EDGE = 0.35;
    private static final double HOLLOW_EDGE = 0.5;
    private static final double SMALL = 0.85;
    private static final double HALO = 0.9;
    private static final int ROUND = 24;

    /** Radius of the disc of a stop. */
    static final double STOP_RADIUS = 2.4;

    private static final String WHITE = MapSymbols.colour("white");

    private Symbols() {}

    /** The marker around a point of the paper; over a white rim, so that it stands out on any ground. */
    static List<Mark> draw(PrintStyle.Marker marker, double x, double y) {
        if (marker == PrintStyle.Marker.NONE) {
            return List.of();
        }
        MapSymbols.Marker look = MapSymbols.marker(marker.name());
        String fill = MapSymbols.colour(look.fill());
        String edge = MapSymbols.colour(look.edge());
        double width = fill.equals(WHITE) ? HOLLOW_EDGE : EDGE;
        return switch (look.shape()) {
            case "HALF_DIAMOND" ->
                List.of(
                        rim(diamond(x, y, RADIUS)),
                        Mark.Outline.shape(diamond(x, y, RADIUS), fill, edge, HOLLOW_EDGE),
                        Mark.Outline.area(
                                List.of(new double[] {x, y - RADIUS, x, y + RADIUS, x - RADIUS, y, x, y - RADIUS}),
                                edge));
            case "DIAMOND" -> stamp(diamond(x, y, RADIUS), fill, edge, width);
            case "SQUARE" -> stamp(square(x, y), fill, edge, EDGE);
            case "TRIANGLE" -> stamp(triangle(x, y), fill, edge, EDGE);
            case "SMALL_DISC" -> stamp(circle(x, y, SMALL, ROUND), fill, edge, EDGE);
            case "DISC" -> stamp(circle(x, y, radius(marker), ROUND), fill, edge, width);
            default -> throw new IllegalArgumentException("map_symbols.json names a shape " + look.shape());
        };
    }

    private static double radius(PrintStyle.Marker marker) {
        return marker == PrintStyle.Marker.STOP ? STOP_RADIUS : RADIUS * 0.9;
    }

    /** The number on the disc of a stop. */
    static Mark number(String text, double x, double y) {
        return new Mark.Words(text, x, y + 1.05, 3.1, Mark.Anchor.MIDDLE, false, WHITE, false, true);
    }

    /** A circle of straight pieces. */
    static double[] circle(double x, double y, double radius, int corners) {
        double[] ring = new double[2 * corners + 2];
        for (int i = 0; i <= corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            ring[2 * i] = x + radius * Math.cos(angle);
            ring[2 * i + 1] = y + radius * Math.sin(angle);
        }
        return ring;
    }

    private static List<Mark> stamp(double[] ring, String fill, String edge, double width) {
        return List.of(rim(ring), Mark.Outline.shape(ring, fill, edge, width));
    }

    private static Mark rim(double[] ring) {
        return Mark.Outline.shape(ring, WHITE, WHITE, HALO);
    }

    private static double[] diamond(double x, double y, double r) {
        return new double[] {x, y - r, x + r, y, x, y + r, x - r, y, x, y - r};
    }

    private static double[] square(double x, double y) {
        double r = RADIUS * 0.9;
        return new double[] {x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r, x - r, y - r};
    }

    private static double[] triangle(double x, double y) {
        double r = RADIUS;
        return new double[] {x, y - r, x + r * 1.1, y + r * 0.85, x - r * 1.1, y + r * 0.85, x, y - r};
    }
}
