package org.mumap.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.mumap.demo.file.Table;

/**
 * Writes annual plans and monthly reports of this year and last. The lamp a project shall show today is turned into reported money: what
 * is done stands so many points ahead of or behind what the ended months ask for.
 */
final class ProgressFiles {
    private static final double[] SEASONS = {0.03, 0.04, 0.07, 0.08, 0.09, 0.1, 0.09, 0.09, 0.1, 0.1, 0.11, 0.1};

    private final ProjectBook book;
    private final DemoOptions options;

    ProgressFiles(ProjectBook book, DemoOptions options) {
        this.book = book;
        this.options = options;
    }

    private Dice dice(String topic, Project p) {
        return Dice.of(options.seed(), topic, p.index());
    }

    /** The year's plan in fen of 万元; 0 when the project has none. */
    private long planCents(Project p, int year) {
        if (p.lampDraw() == 'N' || p.signed().getYear() > year) {
            return 0;
        }
        Dice dice = dice("plan " + year, p);
        boolean early = p.plannedStart().isAfter(LocalDate.of(year, 12, 1));
        double share = early ? dice.between(0.01, 0.05) : dice.between(0.22, 0.55);
        return Math.max(10_000, Math.round(p.totalWan() * share / 10) * 1000);
    }

    private boolean curved(Project p) {
        return dice("curve", p).chance(0.2);
    }

    void plans(Path file) throws IOException {
        try (Table out = Table.open(
                file, "project_code|项目代码", "year|年度", "annual_plan_wan|年度计划投资", "month|月份", "planned_wan|月计划投资")) {
            int thisYear = options.today().getYear();
            for (Project p : book.projects) {
                for (int year = thisYear - 1; year <= thisYear; year++) {
                    long plan = planCents(p, year);
                    if (plan == 0) {
                        continue;
                    }
                    out.row(p.code(), year, wan(plan), null, null);
                    if (year == thisYear && curved(p)) {
                        for (int month = 1; month <= 12; month++) {
                            out.row(p.code(), year, null, month, wan(monthCents(plan, month)));
                        }
                    }
                }
            }
        }
    }

    /** The month's part of a plan curve; December takes what rounding left, so that the months sum to the year. */
    private static long monthCents(long plan, int month) {
        if (month < 12) {
            return Math.round(plan * SEASONS[month - 1]);
        }
        long before = 0;
        for (int m = 1; m < 12; m++) {
            before += monthCents(plan, m);
        }
        return plan - before;
    }

    private static BigDecimal wan(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    void reports(Path file) throws IOException {
        try (Table out = Table.open(file, "project_code|项目代码", "month|月份", "done_wan|完成投资", "node|节点", "note|说明")) {
            LocalDate today = options.today();
            for (Project p : book.projects) {
                long last = planCents(p, today.getYear() - 1);
                if (last > 0) {
                    Dice dice = dice("reports of last year", p);
                    year(out, p, today.getYear() - 1, 12, Math.round(last * dice.between(0.82, 1.08)), dice);
                }
                long plan = planCents(p, today.getYear());
                int months = endedMonths(today);
                if (plan > 0 && months > 0) {
                    Dice dice = dice("reports", p);
                    year(out, p, today.getYear(), months, Math.round(plan * doneShare(p, plan, months, dice)), dice);
                }
            }
        }
    }

    /** A month counts from its last day. */
    private static int endedMonths(LocalDate today) {
        boolean lastDay = today.equals(YearMonth.from(today).atEndOfMonth());
        return lastDay ? today.getMonthValue() : today.getMonthValue() - 1;
    }

    private double doneShare(Project p, long plan, int months, Dice dice) {
        double time = months / 12.0;
        if (curved(p)) {
            long due = 0;
            for (int m = 1; m <= months; m++) {
                due += monthCents(plan, m);
            }
            time = (double) due / plan;
        }
        double points = switch (p.lampDraw()) {
            case 'R' -> -dice.between(31, 56);
            case 'Y' -> -dice.between(10.6, 29.4);
            default -> dice.between(-8.5, 12);
        };
        return Math.max(0.005, time + points / 100);
    }

    private void year(Table out, Project p, int year, int months, long total, Dice dice) throws IOException {
        double[] weights = new double[months];
        double sum = 0;
        int silent = months > 3 && dice.chance(0.05) ? dice.below(months - 1) : -1;
        for (int m = 0; m < months; m++) {
            weights[m] = m == silent ? 0 : SEASONS[m] * dice.between(0.5, 1.5);
            sum += weights[m];
        }
        long left = total;
        for (int m = 0; m < months; m++) {
            if (m == silent) {
                continue;
            }
            long part = m == months - 1 ? left : Math.min(left, Math.round(total * weights[m] / sum));
            left -= part;
            out.row(p.code(), YearMonth.of(year, m + 1).toString(), wan(part), node(p, dice), note(p, dice));
        }
    }

    private static String node(Project p, Dice dice) {
        return switch (p.stage()) {
            case LEAD, TALK, INTENT -> "洽谈";
            case SIGNED, SITE -> "选址";
            case APPROVED, LAND -> "用地报批";
            case PERMIT -> "施工许可";
            case STARTED -> "桩基";
            case BUILDING, SUSPENDED -> dice.chance(0.5) ? "主体施工" : "主体封顶";
            case COMPLETED -> "竣工验收";
            default -> "投产";
        };
    }

    private static @Nullable String note(Project p, Dice dice) {
        if (p.lampDraw() == 'R') {
            return new String[] {"林地使用批复未下", "东侧征迁未签协议", "10kV 专线未接入", "资金未到位"}[dice.below(4)];
        }
        return dice.chance(0.1) ? "按计划推进" : null;
    }
}
