package org.mumap.server.print;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing drawn in a figure. Millimetres from the figure's upper left corner, y downwards; colours as {@code #rrggbb}. */
public sealed interface Mark {

    /**
     * Lines or an area.
     *
     * @param rings coordinates x, y, x, y … of each line or ring; an area is filled by the even-odd rule
     * @param closed whether each ends where it began
     * @param fill colour of the area, null for none
     * @param stroke colour of the line, null for none
     * @param widthMm width of the line
     * @param dashMm lengths of dashes and gaps; empty for a full line
     */
    record Outline(
            List<double[]> rings,
            boolean closed,
            @Nullable String fill,
            @Nullable String stroke,
            double widthMm,
            List<Double> dashMm)
            implements Mark {

        /** An area without an edge. */
        static Outline area(List<double[]> rings, String fill) {
            return new Outline(rings, true, fill, null, 0, List.of());
        }

        /** Lines of one colour. */
        static Outline lines(List<double[]> lines, String stroke, double widthMm) {
            return new Outline(lines, false, null, stroke, widthMm, List.of());
        }

        /** A filled shape with an edge, of one ring. */
        static Outline shape(double[] ring, @Nullable String fill, String stroke, double widthMm) {
            return new Outline(List.of(ring), true, fill, stroke, widthMm, List.of());
        }
    }

    /**
     * A line of text.
     *
     * @param x where it is anchored
     * @param y its base line
     * @param sizeMm font size
     * @param anchor which end of it lies at x
     * @param turned whether it runs upwards instead of to the right
     * @param colour colour of the letters
     * @param halo whether white surrounds the letters, so that they stand out on any ground
     * @param bold whether heavier
     */
    record Words(
            String text,
            double x,
            double y,
            double sizeMm,
            Anchor anchor,
            boolean turned,
            String colour,
            boolean halo,
            boolean bold)
            implements Mark {}

    /** Which end of a text lies at its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}
