package org.mumap.server.print;

import java.util.List;

/** Markers of the symbol sheet, on paper. */
final class Symbols {

    private static final double RADIUS = 1.5;
    private static final double EDGE = 0.35;
    private static final double HALO = 0.9;
    private static final int ROUND = 24;

    /** Radius of the disc of a stop. */
    static final double STOP_RADIUS = 2.4;

    private static final String WHITE = "#ffffff";
    private static final String SUSPECTED = "#d46b08";
    private static final String FOUND = "#cf1322";
    private static final String DARK = "#820014";

    private Symbols() {}

    /** The marker around a point of the paper; over a white rim, so that it stands out on any ground. */
    static List<Mark> draw(PrintStyle.Marker marker, double x, double y) {
        return switch (marker) {
            case NONE -> List.of();
            case HOLLOW_DIAMOND -> stamp(diamond(x, y, RADIUS), WHITE, SUSPECTED, 0.5);
            case HALF_DIAMOND ->
                List.of(
                        rim(diamond(x, y, RADIUS)),
                        Mark.Outline.shape(diamond(x, y, RADIUS), WHITE, SUSPECTED, 0.5),
                        Mark.Outline.area(
                                List.of(new double[] {x, y - RADIUS, x, y + RADIUS, x - RADIUS, y, x, y - RADIUS}),
                                SUSPECTED));
            case FILLED_DIAMOND -> stamp(diamond(x, y, RADIUS), FOUND, DARK, EDGE);
            case SMALL_DISC -> stamp(circle(x, y, 0.8, ROUND), "#fffbe0", "#8a7a00", EDGE);
            case RED_LAMP -> stamp(square(x, y), "#f5222d", "#a8071a", EDGE);
            case YELLOW_LAMP -> stamp(triangle(x, y), "#faad14", "#8a5600", EDGE);
            case GREEN_LAMP -> stamp(circle(x, y, RADIUS * 0.9, ROUND), "#52c41a", "#237804", EDGE);
            case GREY_LAMP -> stamp(circle(x, y, RADIUS * 0.9, ROUND), WHITE, "#8c8c8c", 0.5);
            case STOP -> stamp(circle(x, y, STOP_RADIUS, ROUND), "#0f2e52", "#0f2e52", EDGE);
            case RING -> stamp(circle(x, y, 0.9, ROUND), WHITE, "#4a5665", EDGE);
        };
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
