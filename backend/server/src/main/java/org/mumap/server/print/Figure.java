package org.mumap.server.print;

import java.util.List;

/**
 * A vector drawing of a fixed size on paper.
 *
 * @param widthMm width, millimetres
 * @param heightMm height, millimetres
 * @param marks what is drawn, the lowest first
 */
public record Figure(double widthMm, double heightMm, List<Mark> marks) {

    public Figure {
        if (!(widthMm > 0 && heightMm > 0)) {
            throw new IllegalArgumentException("a figure of " + widthMm + " × " + heightMm + " mm");
        }
        marks = List.copyOf(marks);
    }

    /** The figure as SVG, to be set into the XHTML of a page as it is: it keeps its millimetres there. */
    public String svg() {
        return FigureSvg.write(this);
    }
}
