package org.mumap.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mumap.demo.Project.Stage;

/** Which 300 projects per scale the county has: mostly on land that is being built on, some waiting for land. */
final class ProjectBook {
    private static final int PROJECTS = 300;
    private static final List<String> ENDINGS = List.of("产业园", "一期", "二期", "扩建项目", "技改项目", "智能工厂", "生产基地", "总部基地");

    final List<Project> projects = new ArrayList<>();
    private final DemoOptions options;
    private final FirmBook book;
    private final Names names = new Names();

    ProjectBook(List<Lot> lots, FirmBook book, DemoOptions options) {
        this.options = options;
        this.book = book;
        LocalDate recent = options.today().minusMonths(22);
        take(lots, 0.36, l -> l.fate() == Fate.WORKING);
        take(lots, 0.16, l -> l.fate() == Fate.NOT_DUE);
        take(lots, 0.10, l -> l.fate() == Fate.OVERDUE);
        take(lots, 0.05, l -> l.fate() == Fate.NOT_STARTED);
        take(lots, 0.05, l -> l.fate() == Fate.PAUSED || l.fate() == Fate.STOPPED);
        take(lots, 0.13, l -> l.fate() == Fate.DEVELOPED && completedAfter(l, recent));
        int missing = PROJECTS * options.scale() - projects.size();
        take(
                lots,
                (double) missing / (PROJECTS * options.scale()),
                l -> l.fate().unsupplied());
    }

    private static boolean completedAfter(Lot lot, LocalDate day) {
        LocalDate completed = lot.granted().completed();
        return completed != null && completed.isAfter(day);
    }

    /** Every n-th of the lots that fit, so that all towns get their share. */
    private void take(List<Lot> lots, double share, Predicate<Lot> fits) {
        List<Lot> all = lots.stream().filter(Lot::industrial).filter(fits).toList();
        int count = Math.min(all.size(), (int) Math.round(share * PROJECTS * options.scale()));
        for (int i = 0; i < count; i++) {
            Lot lot = all.get((int) ((long) i * all.size() / count));
            projects.add(project(lot));
        }
    }

    private Project project(Lot lot) {
        int index = projects.size();
        Dice dice = Dice.of(options.seed(), "project", lot.index());
        Firm firm = book.holder(lot);
        Trade trade = firm == null ? Trade.draw(lot.use().equals("0604"), dice) : firm.trade;
        String owner = firm == null ? names.firm(trade.word(), dice) : firm.name;
        Stage stage = stage(lot, dice);
        Grant g = lot.grant();
        LocalDate today = options.today();
        LocalDate signed =
                g == null ? today.minusDays(dice.among(30, 500)) : g.signed().minusDays(dice.among(60, 300));
        LocalDate started = g == null ? null : g.started();
        LocalDate plannedStart = plannedStart(g, started, today, dice);
        double totalWan = Math.round(lot.areaMu() * dice.around(330, 0.25) / 100) * 100.0;
        return new Project(
                index,
                Codes.project(signed.getYear() * 100 + signed.getMonthValue(), 100_000 + index),
                Names.shortFirm(owner) + dice.pick(ENDINGS),
                owner,
                trade.code(),
                lot,
                stage,
                lot.fate().unsupplied(),
                lamp(dice),
                signed,
                plannedStart,
                started,
                plannedStart.plusDays(dice.among(420, 800)),
                g == null ? null : g.completed(),
                Math.max(1500, totalWan));
    }

    private static LocalDate plannedStart(@Nullable Grant g, @Nullable LocalDate started, LocalDate today, Dice dice) {
        if (started != null) {
            return started.minusDays(dice.among(0, 45));
        }
        return g == null || g.agreedStart() == null ? today.plusDays(dice.among(60, 500)) : g.base();
    }

    private static char lamp(Dice dice) {
        return "RYNG".charAt(dice.weighted(10, 25, 5, 60));
    }

    private Stage stage(Lot lot, Dice dice) {
        return switch (lot.fate()) {
            case WORKING -> {
                LocalDate started = lot.granted().started();
                boolean fresh =
                        started != null && started.isAfter(options.today().minusDays(150));
                yield fresh ? Stage.STARTED : Stage.BUILDING;
            }
            case NOT_DUE -> dice.pick(List.of(Stage.APPROVED, Stage.LAND, Stage.LAND, Stage.PERMIT));
            case OVERDUE, NOT_STARTED -> dice.pick(List.of(Stage.LAND, Stage.PERMIT, Stage.PERMIT));
            case PAUSED -> Stage.BUILDING;
            case STOPPED -> Stage.SUSPENDED;
            case DEVELOPED ->
                dice.pick(List.of(Stage.COMPLETED, Stage.COMPLETED, Stage.PRODUCING, Stage.PRODUCING, Stage.FULL));
            default ->
                dice.pick(List.of(
                        Stage.LEAD,
                        Stage.TALK,
                        Stage.INTENT,
                        Stage.INTENT,
                        Stage.SIGNED,
                        Stage.SIGNED,
                        Stage.SITE,
                        Stage.SITE,
                        Stage.TERMINATED));
        };
    }
}
