package org.mumap.server.project.paper;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.Lamp;
import org.mumap.server.print.Figure;
import org.mumap.server.print.Mark;

/** Draws lines, bars, words and lamps into a figure. Millimetres from its upper left corner. */
final class Pen {

    static final String DARK = "#1f2d3d";
    static final String SOFT = "#4a5665";
    static final String RULE = "#d9dee6";
    static final String BLUE = "#1f62b5";
    static final String BEHIND = "#b04a2f";
    static final String AHEAD = "#3b8f8c";
    static final String RED = "#c01818";

    private static final int CORNERS = 24;

    private final double widthMm;
    private final double heightMm;
    private final List<Mark> marks = new ArrayList<>();

    Pen(double widthMm, double heightMm) {
        this.widthMm = widthMm;
        this.heightMm = heightMm;
    }

    Figure figure() {
        return new Figure(widthMm, heightMm, marks);
    }

    Pen line(String colour, double mm, double... points) {
        marks.add(new Mark.Outline(List.of(points), false, null, colour, mm, List.of()));
        return this;
    }

    Pen dashed(String colour, double mm, double... points) {
        marks.add(new Mark.Outline(List.of(points), false, null, colour, mm, List.of(1.6, 1.0)));
        return this;
    }

    Pen bar(double x, double y, double width, double height, @Nullable String fill, @Nullable String edge) {
        double[] ring = {x, y, x + width, y, x + width, y + height, x, y + height, x, y};
        marks.add(new Mark.Outline(List.of(ring), true, fill, edge, edge == null ? 0 : 0.25, List.of()));
        return this;
    }

    Pen words(String text, double x, double y, double size, Mark.Anchor anchor, String colour, boolean bold) {
        marks.add(new Mark.Words(text, x, y, size, anchor, false, colour, false, bold));
        return this;
    }

    /** A lamp by shape and colour: square, triangle, disc, ring, so that it reads in grey. */
    Pen lamp(Lamp lamp, double x, double y, double radius) {
        switch (lamp) {
            case RED -> shape("#f5222d", "#a8071a", square(x, y, radius));
            case YELLOW ->
                shape(
                        "#faad14",
                        "#8a5600",
                        x,
                        y - radius,
                        x + radius,
                        y + radius * 0.8,
                        x - radius,
                        y + radius * 0.8,
                        x,
                        y - radius);
            case GREEN -> shape("#52c41a", "#237804", circle(x, y, radius));
            case GREY -> shape("#ffffff", "#8c8c8c", circle(x, y, radius));
        }
        return this;
    }

    private void shape(String fill, String edge, double... ring) {
        marks.add(new Mark.Outline(List.of(ring), true, fill, edge, 0.3, List.of()));
    }

    private static double[] square(double x, double y, double r) {
        return new double[] {x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r, x - r, y - r};
    }

    private static double[] circle(double x, double y, double r) {
        double[] ring = new double[2 * CORNERS + 2];
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            ring[2 * i] = x + r * Math.cos(angle);
            ring[2 * i + 1] = y + r * Math.sin(angle);
        }
        return ring;
    }
}
