package org.mumap.server.project.paper;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.NodeProgress;
import org.mumap.rules.progress.schedule.StepTimes;
import org.mumap.server.print.Figure;
import org.mumap.server.print.Mark.Anchor;

/** The nodes of a project as bars over months: planned hollow, done or under way full, today as a line, what is late in words. */
final class NodeBars {

    /** More nodes than these do not fit the sheet; the last ones are left out and counted. */
    static final int MOST = 14;

    private static final double NAMES = 78;
    private static final double HEAD = 9;
    private static final double ROW = 4.6;
    private static final double WORDS = 2.9;
    private static final double LATE_ROOM = 34;
    private static final double CLOSEST_MONTHS = 14;

    private NodeBars() {}

    static double heightMm(int nodes) {
        return HEAD + ROW * Math.min(nodes, MOST) + 1;
    }

    static Figure of(
            double widthMm, List<NodeProgress> nodes, List<StepTimes> times, LocalDate asOf, PaperWords words) {
        List<NodeProgress> shown = nodes.subList(0, Math.min(nodes.size(), MOST));
        Map<String, StepTimes> byName =
                times.stream().collect(Collectors.toMap(StepTimes::name, Function.identity(), (a, b) -> a));
        LocalDate from =
                days(shown, asOf).min(LocalDate::compareTo).orElse(asOf).withDayOfMonth(1);
        LocalDate to = days(shown, asOf).max(LocalDate::compareTo).orElse(asOf).plusDays(1);
        double height = heightMm(shown.size());
        Pen pen = new Pen(widthMm, height);
        Function<LocalDate, Double> x = day -> NAMES
                + (widthMm - NAMES - LATE_ROOM)
                        * ChronoUnit.DAYS.between(from, day)
                        / Math.max(1, ChronoUnit.DAYS.between(from, to));
        months(pen, from, to, x, widthMm, height);
        for (int i = 0; i < shown.size(); i++) {
            row(pen, shown.get(i), byName.get(shown.get(i).node()), HEAD + ROW * i, asOf, x, widthMm, words);
        }
        double today = x.apply(asOf);
        pen.line(Pen.BLUE, 0.5, today, HEAD - 1, today, height);
        pen.words(words.word("today", asOf), today, HEAD - 2.4, WORDS, Anchor.MIDDLE, Pen.BLUE, true);
        return pen.figure();
    }

    private static Stream<LocalDate> days(List<NodeProgress> nodes, LocalDate asOf) {
        return Stream.concat(
                Stream.of(asOf),
                nodes.stream()
                        .flatMap(node -> Stream.of(
                                        node.plannedFrom(), node.plannedTo(), node.actualFrom(), node.actualTo())
                                .filter(Objects::nonNull)));
    }

    private static void months(
            Pen pen, LocalDate from, LocalDate to, Function<LocalDate, Double> x, double width, double height) {
        double perMonth = x.apply(from.plusMonths(1)) - x.apply(from);
        int step = (int) Math.max(1, Math.ceil(CLOSEST_MONTHS / Math.max(0.1, perMonth)));
        pen.line(Pen.RULE, 0.25, 0, HEAD - 0.4, width, HEAD - 0.4);
        int n = 0;
        for (YearMonth month = YearMonth.from(from); !month.atDay(1).isAfter(to); month = month.plusMonths(1), n++) {
            if (n % step == 0) {
                double at = x.apply(month.atDay(1));
                pen.line(Pen.RULE, 0.25, at, 3.6, at, height);
                pen.words(month.toString(), at + 0.8, 2.8, WORDS, Anchor.START, Pen.SOFT, false);
            }
        }
    }

    private static void row(
            Pen pen,
            NodeProgress node,
            @Nullable StepTimes times,
            double y,
            LocalDate asOf,
            Function<LocalDate, Double> x,
            double width,
            PaperWords words) {
        pen.words(cut(node.node(), 16), 0.5, y + 3.2, WORDS, Anchor.START, Pen.DARK, false);
        pen.words(cut(PaperWords.text(node.unit()), 12), NAMES - 2, y + 3.2, WORDS, Anchor.END, Pen.SOFT, false);
        pen.line(Pen.RULE, 0.25, 0, y + ROW - 0.2, width, y + ROW - 0.2);
        if (node.plannedFrom() != null && node.plannedTo() != null) {
            double a = x.apply(node.plannedFrom());
            pen.bar(a, y + 0.6, Math.max(0.5, x.apply(node.plannedTo()) - a), 1.3, null, Pen.SOFT);
        }
        LocalDate begun = node.actualFrom();
        LocalDate end = node.actualTo() == null ? asOf : node.actualTo();
        boolean late = node.lateDays() > 0;
        Long slack = times == null ? null : times.slackDays();
        if (begun != null) {
            double a = x.apply(begun);
            pen.bar(a, y + 2.3, Math.max(0.5, x.apply(end) - a), 1.3, late ? Pen.BEHIND : Pen.AHEAD, null);
        }
        if (node.actualTo() == null && late) {
            pen.words(words.word("late", node.lateDays()), width, y + 3.2, WORDS, Anchor.END, Pen.RED, true);
        } else if (slack != null) {
            boolean tooLate = slack < 0;
            pen.words(
                    words.word(tooLate ? "short" : "slack", Math.abs(slack)),
                    width,
                    y + 3.2,
                    WORDS,
                    Anchor.END,
                    tooLate ? Pen.RED : Pen.SOFT,
                    false);
        }
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
