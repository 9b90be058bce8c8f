package org.mumap.server.print;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a layer looks on paper. Colours are {@code #rrggbb} and opaque; lines at least 0.25 mm. Whoever styles a state gives it a
 * pattern or a marker, because a copy is grey.
 *
 * @param fill colour of areas, null for none
 * @param pattern what is drawn over the fill
 * @param patternColour its colour; only read when there is a pattern
 * @param stroke colour of edges and lines, null for none
 * @param strokeMm width of edges and lines
 * @param dashMm dashes and gaps; empty for a full line
 * @param marker what stands in the middle of each shape; points are drawn by it alone
 * @param casing a wider line under lines (the kerbs of a road), null for none
 */
public record PrintStyle(
        @Nullable String fill,
        Pattern pattern,
        @Nullable String patternColour,
        @Nullable String stroke,
        double strokeMm,
        List<Double> dashMm,
        Marker marker,
        @Nullable Casing casing) {

    /** The line under a line. */
    public record Casing(String colour, double widthMm) {}

    /** The thinnest line that every printer draws. */
    public static final double THINNEST_MM = 0.25;

    /** What is drawn over a fill; the pitch is that of the paper, whatever the scale. */
    public enum Pattern {
        NONE,
        /** Rising lines, 2 mm apart: found idle. */
        RISING,
        /** Falling lines, 2.2 mm apart: low efficiency. */
        FALLING,
        /** Dots: under investigation, and no data. */
        DOTS,
        /** Squares: farmland. */
        GRID,
        /** Level dashes: flood land. */
        LEVEL
    }

    /** Markers of states and lamps: each has a shape of its own. */
    public enum Marker {
        NONE,
        /** Suspected idle. */
        HOLLOW_DIAMOND,
        /** Under investigation. */
        HALF_DIAMOND,
        /** Found idle. */
        FILLED_DIAMOND,
        /** Past its agreed start, under a year. */
        SMALL_DISC,
        RED_LAMP,
        YELLOW_LAMP,
        GREEN_LAMP,
        GREY_LAMP,
        /** A point of a network. */
        RING,
        /** A stop of a route: a disc that carries the first line of its label, a number. */
        STOP
    }

    /** Areas of one colour with an edge. */
    public static PrintStyle area(@Nullable String fill, String stroke, double strokeMm) {
        return new PrintStyle(fill, Pattern.NONE, null, stroke, strokeMm, List.of(), Marker.NONE, null);
    }

    /** Lines only. */
    public static PrintStyle line(String stroke, double strokeMm, Double... dashMm) {
        return new PrintStyle(null, Pattern.NONE, null, stroke, strokeMm, List.of(dashMm), Marker.NONE, null);
    }

    /** Points, drawn by their marker alone. */
    public static PrintStyle point(Marker marker) {
        return new PrintStyle(null, Pattern.NONE, null, null, 0, List.of(), marker, null);
    }

    /** The same with a pattern. */
    public PrintStyle with(Pattern drawn, String colour) {
        return new PrintStyle(fill, drawn, colour, stroke, strokeMm, dashMm, marker, casing);
    }

    /** The same with a marker. */
    public PrintStyle with(Marker drawn) {
        return new PrintStyle(fill, pattern, patternColour, stroke, strokeMm, dashMm, drawn, casing);
    }

    /** The same with dashes. */
    public PrintStyle dashed(Double... dashes) {
        return new PrintStyle(fill, pattern, patternColour, stroke, strokeMm, List.of(dashes), marker, casing);
    }
}
