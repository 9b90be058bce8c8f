package org.mumap.server.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.mumap.server.symbols.MapSymbols;

/** What every map carries beside its subject: frame, grid crosses with coordinates, north, scale bar and ratio. */
final class Furniture {

    static final double NUMBER_MM = 3.2;
    static final String DARK = MapSymbols.colour("text-1");
    private static final String SOFT = MapSymbols.colour("text-2");
    private static final List<Double> NICE = List.of(1.0, 2.0, 5.0);
    private static final double CROSS_MM = 1.8;
    private static final double CLOSEST_CROSSES_MM = 26;
    private static final double SHORTEST_BAR_MM = 28;
    private static final int BAR_PARTS = 4;
    private static final double BAR_MM = 1.3;
    private static final double NORTH_MM = 13;
    private static final double MASK_MM = 5;
    private static final double METRES_PER_KM = 1000;

    private Furniture() {}

    /** The next round length of 1, 2 or 5 × 10ⁿ metres that is at least so long. */
    static double niceMetres(double atLeast) {
        for (double power = 1; ; power *= 10) {
            for (double step : NICE) {
                if (step * power >= atLeast) {
                    return step * power;
                }
            }
        }
    }

    static List<Mark> edge(MapFrame frame) {
        return List.of(Mark.Outline.shape(frame.corners(), null, DARK, 0.35));
    }

    /** White around the frame: a broad line that is cut by the frame at a slant reaches a little beyond it. */
    static Mark mask(MapFrame frame) {
        double left = frame.left() - MASK_MM;
        double top = frame.top() - MASK_MM;
        double right = frame.left() + frame.widthMm() + MASK_MM;
        double foot = frame.top() + frame.heightMm() + MASK_MM;
        double[] outer = {left, top, right, top, right, foot, left, foot, left, top};
        return Mark.Outline.area(List.of(outer, frame.corners()), MapSymbols.colour("white"));
    }

    /** Crosses on round coordinates: 100 m where the scale gives them room, else the next round distance. */
    static List<Mark> crosses(MapFrame frame) {
        List<Mark> marks = new ArrayList<>();
        double step = Math.max(niceMetres(CLOSEST_CROSSES_MM * frame.metresPerMm()), 10);
        Envelope ground = frame.ground();
        List<double[]> arms = new ArrayList<>();
        for (double e = first(ground.getMinX(), step); e < ground.getMaxX(); e += step) {
            for (double n = first(ground.getMinY(), step); n < ground.getMaxY(); n += step) {
                double x = frame.x(e);
                double y = frame.y(n);
                arms.add(new double[] {x - CROSS_MM, y, x + CROSS_MM, y});
                arms.add(new double[] {x, y - CROSS_MM, x, y + CROSS_MM});
            }
        }
        if (!arms.isEmpty()) {
            marks.add(Mark.Outline.lines(arms, DARK, PrintStyle.THINNEST_MM));
        }
        coordinates(frame, step, marks);
        return marks;
    }

    private static void coordinates(MapFrame frame, double step, List<Mark> marks) {
        Envelope ground = frame.ground();
        List<double[]> ticks = new ArrayList<>();
        for (double e = first(ground.getMinX(), step); e < ground.getMaxX(); e += step) {
            double x = frame.x(e);
            ticks.add(new double[] {x, frame.top(), x, frame.top() - 1});
            if (x > frame.left() + 9 && x < frame.left() + frame.widthMm() - 9) {
                marks.add(words(grouped(e), x, frame.top() - 1.7, Mark.Anchor.MIDDLE, false, false));
            }
        }
        for (double n = first(ground.getMinY(), step); n < ground.getMaxY(); n += step) {
            double y = frame.y(n);
            ticks.add(new double[] {frame.left(), y, frame.left() - 1, y});
            if (y > frame.top() + 10 && y < frame.top() + frame.heightMm() - 10) {
                marks.add(words(grouped(n), frame.left() - 1.7, y, Mark.Anchor.MIDDLE, true, false));
            }
        }
        if (!ticks.isEmpty()) {
            marks.add(Mark.Outline.lines(ticks, DARK, PrintStyle.THINNEST_MM));
        }
    }

    /** Where the north arrow stands, with what is kept free around it. */
    static Envelope northBox(MapFrame frame) {
        double right = frame.left() + frame.widthMm();
        return new Envelope(right - 11, right - 1.5, frame.top() + 1.5, frame.top() + NORTH_MM + 5);
    }

    /** The arrow points along the plane's north, which is the frame's. */
    static List<Mark> north(MapFrame frame, Locale locale) {
        double x = frame.left() + frame.widthMm() - 6;
        double top = frame.top() + 2.5;
        double foot = top + NORTH_MM - 3;
        double notch = foot - 2.6;
        return List.of(
                Mark.Outline.shape(
                        new double[] {x, top, x + 2.4, foot, x, notch, x - 2.4, foot, x, top},
                        MapSymbols.colour("white"),
                        MapSymbols.colour("white"),
                        1.2),
                Mark.Outline.shape(new double[] {x, top, x - 2.4, foot, x, notch, x, top}, DARK, DARK, 0.25),
                Mark.Outline.shape(
                        new double[] {x, top, x + 2.4, foot, x, notch, x, top}, MapSymbols.colour("white"), DARK, 0.25),
                new Mark.Words(
                        locale.getLanguage().equals("en") ? "N" : "北",
                        x,
                        foot + 4,
                        NUMBER_MM,
                        Mark.Anchor.MIDDLE,
                        false,
                        DARK,
                        true,
                        true));
    }

    /** Length of the bar in metres: round, and as long as four parts of at least seven millimetres. */
    static double barMetres(MapFrame frame) {
        return niceMetres(SHORTEST_BAR_MM * frame.metresPerMm());
    }

    /**
     * Bar and ratio, ending at the right.
     *
     * @param right where it ends
     * @param y upper edge of the bar
     */
    static List<Mark> scale(MapFrame frame, double right, double y) {
        List<Mark> marks = new ArrayList<>();
        double metres = barMetres(frame);
        double length = metres / frame.metresPerMm();
        String ratio = "1:" + grouped(frame.scale());
        double end = right - TextWidth.ems(ratio) * NUMBER_MM - 8;
        double start = end - length;
        for (int i = 0; i < BAR_PARTS; i++) {
            double from = start + length * i / BAR_PARTS;
            double to = start + length * (i + 1) / BAR_PARTS;
            marks.add(Mark.Outline.shape(
                    new double[] {from, y, to, y, to, y + BAR_MM, from, y + BAR_MM, from, y},
                    i % 2 == 0 ? DARK : MapSymbols.colour("white"),
                    DARK,
                    PrintStyle.THINNEST_MM));
        }
        boolean kilometres = metres >= METRES_PER_KM;
        double unit = kilometres ? METRES_PER_KM : 1;
        marks.add(words("0", start, y - 1, Mark.Anchor.MIDDLE, false, false));
        marks.add(words(plain(metres / 2 / unit), (start + end) / 2, y - 1, Mark.Anchor.MIDDLE, false, false));
        marks.add(words(
                plain(metres / unit) + (kilometres ? " km" : " m"), end, y - 1, Mark.Anchor.MIDDLE, false, false));
        marks.add(words(ratio, right, y + BAR_MM, Mark.Anchor.END, false, true));
        return marks;
    }

    private static double first(double from, double step) {
        return Math.ceil(from / step) * step;
    }

    private static Mark words(String text, double x, double y, Mark.Anchor anchor, boolean turned, boolean bold) {
        return new Mark.Words(text, x, y, NUMBER_MM, anchor, turned, bold ? DARK : SOFT, false, bold);
    }

    /** Thousands by a space, as the house writes them. */
    static String grouped(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number)).replace(',', ' ');
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
