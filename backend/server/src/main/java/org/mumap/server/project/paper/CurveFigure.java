package org.mumap.server.project.paper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mumap.server.print.Figure;
import org.mumap.server.print.Mark.Anchor;
import org.mumap.server.project.ProjectDetail;

/** The S-curve of a year: planned as a dashed line, done as a full one, in percent of the annual plan. */
final class CurveFigure {

    private static final double LEFT = 12;
    private static final double TOP = 4;
    private static final double RIGHT = 4;
    private static final double FOOT = 6;
    private static final double WORDS = 3;
    private static final int STEP = 50;

    private CurveFigure() {}

    /**
     * Draws it.
     *
     * @param annualWan annual plan, 万元
     * @param lag points ahead or behind
     */
    static Figure of(
            double widthMm,
            double heightMm,
            List<ProjectDetail.Point> curve,
            BigDecimal annualWan,
            @Nullable BigDecimal lag,
            PaperWords words) {
        Pen pen = new Pen(widthMm, heightMm);
        List<double[]> planned = points(curve, ProjectDetail.Point::plannedWan, annualWan);
        List<double[]> done = points(curve, ProjectDetail.Point::doneWan, annualWan);
        double most = Math.max(100, Math.max(highest(planned), highest(done)));
        double top = Math.ceil(most / STEP) * STEP;
        Function<double[], double[]> place = p -> new double[] {
            LEFT + (p[0] / 12) * (widthMm - LEFT - RIGHT), heightMm - FOOT - p[1] / top * (heightMm - TOP - FOOT)
        };
        for (int level = 0; level <= top; level += STEP) {
            double y = place.apply(new double[] {0, level})[1];
            pen.line(Pen.RULE, 0.25, LEFT, y, widthMm - RIGHT, y);
            pen.words(Integer.toString(level), LEFT - 2, y + 1, WORDS, Anchor.END, Pen.SOFT, false);
        }
        for (int month = 1; month <= 12; month++) {
            double x = place.apply(new double[] {month, 0})[0];
            pen.words(Integer.toString(month), x, heightMm - 1.4, WORDS, Anchor.MIDDLE, Pen.SOFT, false);
        }
        if (planned.size() > 1) {
            pen.dashed(Pen.SOFT, 0.4, flat(planned, place));
        }
        if (!done.isEmpty()) {
            List<double[]> fromZero = new ArrayList<>(List.of(new double[] {0, 0}));
            fromZero.addAll(done);
            pen.line(Pen.BLUE, 0.7, flat(fromZero, place));
            double[] last = place.apply(done.get(done.size() - 1));
            if (lag != null) {
                pen.words(
                        words.word("gap", PaperWords.points(lag)),
                        Math.min(last[0] + 2, widthMm - RIGHT - 30),
                        Math.max(last[1] + 4, TOP + 4),
                        WORDS,
                        Anchor.START,
                        lag.signum() < 0 ? Pen.RED : Pen.DARK,
                        true);
            }
        }
        return pen.figure();
    }

    private static List<double[]> points(
            List<ProjectDetail.Point> curve,
            Function<ProjectDetail.Point, @Nullable BigDecimal> amount,
            BigDecimal annual) {
        List<double[]> points = new ArrayList<>();
        for (ProjectDetail.Point point : curve) {
            BigDecimal value = amount.apply(point);
            if (value != null) {
                points.add(new double[] {point.month(), value.doubleValue() / annual.doubleValue() * 100});
            }
        }
        return points;
    }

    private static double highest(List<double[]> points) {
        return points.stream().mapToDouble(point -> point[1]).max().orElse(0);
    }

    private static double[] flat(List<double[]> points, Function<double[], double[]> place) {
        return points.stream()
                .map(place)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }
}
