package org.mumap.rules.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** Judges a project's investment and steps on a day. */
public final class ProgressRule {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal TWELVE = new BigDecimal("12");
    private static final int SHARE_SCALE = 8;
    private static final int POINTS_SCALE = 6;
    private static final int DUE_SOON_DAYS = 7;

    private final ProgressFacts facts;
    private final LocalDate asOf;
    private final LampRuleSet rules;
    private final int year;
    private final int monthsEnded;

    private ProgressRule(ProgressFacts facts, LocalDate asOf, LampRuleSet rules) {
        this.facts = facts;
        this.asOf = asOf;
        this.rules = rules;
        this.year = asOf.getYear();
        // A month counts from its last day on.
        this.monthsEnded =
                asOf.equals(YearMonth.from(asOf).atEndOfMonth()) ? asOf.getMonthValue() : asOf.getMonthValue() - 1;
    }

    /** The verdict on the year of {@code asOf}: plans of that year, months that have ended. */
    public static ProgressVerdict judge(ProgressFacts facts, LocalDate asOf, LampRuleSet rules) {
        return new ProgressRule(facts, asOf, rules).verdict();
    }

    private ProgressVerdict verdict() {
        Map<Integer, BigDecimal> curve = curve();
        BigDecimal annual = annualPlan(curve);
        BigDecimal done = done();
        ProgressBasis basis = curve.isEmpty() ? ProgressBasis.TWELFTHS : ProgressBasis.PLAN_CURVE;
        if (annual == null || annual.signum() <= 0) {
            return verdict(annual, done, null, Lamp.GREY, basis, List.of(Message.of("progress.GREY", year)), curve);
        }
        Shares shares = Shares.of(annual, done, basis == ProgressBasis.TWELFTHS ? null : planned(curve), monthsEnded);
        Lamp lamp = lamp(shares);
        return verdict(annual, done, shares, lamp, basis, explanation(annual, done, shares, lamp, basis), curve);
    }

    private ProgressVerdict verdict(
            @Nullable BigDecimal annual,
            BigDecimal done,
            @Nullable Shares shares,
            Lamp lamp,
            ProgressBasis basis,
            List<Message> explanation,
            Map<Integer, BigDecimal> curve) {
        return new ProgressVerdict(
                facts.projectCode(),
                asOf,
                annual,
                done,
                shares == null ? null : shares.done(),
                shares == null ? null : shares.time(),
                shares == null ? null : shares.lag(),
                lamp,
                rules.id(),
                basis,
                missing(),
                warnings(annual, curve),
                explanation,
                facts.nodes().stream().map(this::node).toList());
    }

    /** Planned amounts by month; empty when the year has no monthly plan. */
    private Map<Integer, BigDecimal> curve() {
        Map<Integer, BigDecimal> curve = new HashMap<>();
        for (AnnualPlan plan : facts.plans()) {
            if (plan.year() == year && plan.month() != null && plan.plannedWan() != null) {
                curve.merge(plan.month(), plan.plannedWan(), BigDecimal::add);
            }
        }
        return curve;
    }

    /** The year's own row speaks first, then a total repeated in monthly rows, then the sum of the months. */
    private @Nullable BigDecimal annualPlan(Map<Integer, BigDecimal> curve) {
        BigDecimal repeated = null;
        for (AnnualPlan plan : facts.plans()) {
            if (plan.year() == year && plan.annualPlanWan() != null) {
                if (plan.month() == null) {
                    return plan.annualPlanWan();
                }
                repeated = plan.annualPlanWan();
            }
        }
        return repeated != null || curve.isEmpty() ? repeated : sum(curve);
    }

    private BigDecimal planned(Map<Integer, BigDecimal> curve) {
        return curve.entrySet().stream()
                .filter(month -> month.getKey() <= monthsEnded)
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal done() {
        return facts.reports().stream()
                .filter(report -> counts(report.month()))
                .map(MonthlyReport::doneWan)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean counts(YearMonth month) {
        return month.getYear() == year && month.getMonthValue() <= monthsEnded;
    }

    private List<YearMonth> missing() {
        Set<YearMonth> reported = facts.reports().stream()
                .filter(report -> report.doneWan() != null)
                .map(MonthlyReport::month)
                .collect(Collectors.toSet());
        return IntStream.rangeClosed(1, monthsEnded)
                .mapToObj(month -> YearMonth.of(year, month))
                .filter(month -> !reported.contains(month))
                .toList();
    }

    private List<Message> warnings(@Nullable BigDecimal annual, Map<Integer, BigDecimal> curve) {
        if (annual == null || curve.isEmpty() || sum(curve).compareTo(annual) == 0) {
            return List.of();
        }
        return List.of(Message.of("progress.warning.curve", sum(curve), annual));
    }

    private Lamp lamp(Shares shares) {
        return rules.progress().lamp(shares.hundredfoldLag().negate(), shares.units());
    }

    private List<Message> explanation(
            BigDecimal annual, BigDecimal done, Shares shares, Lamp lamp, ProgressBasis basis) {
        List<Message> said = new ArrayList<>();
        BigDecimal points = shares.lag().abs().setScale(2, RoundingMode.HALF_UP);
        said.add(Message.of(shares.lag().signum() < 0 ? "progress.behind" : "progress.ahead", points, lamp));
        said.add(Message.of("progress.step.done", done, annual, percent(shares.done())));
        said.add(
                basis == ProgressBasis.TWELFTHS
                        ? Message.of("progress.step.twelfths", monthsEnded, percent(shares.time()))
                        : Message.of("progress.step.curve", monthsEnded, percent(shares.time())));
        said.add(Message.of("progress.step.lines", rules.id(), rules.yellowFrom(), rules.redBeyond()));
        if (!missing().isEmpty()) {
            said.add(Message.of("progress.step.missing", missing().size()));
        }
        return said;
    }

    private static BigDecimal percent(BigDecimal share) {
        return share.movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(Map<Integer, BigDecimal> curve) {
        return curve.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private NodeProgress node(ProjectNode node) {
        LocalDate from = reached(node.actualFrom());
        LocalDate to = reached(node.actualTo());
        LocalDate due = node.plannedTo();
        long late = due == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(due, to == null ? asOf : to));
        return new NodeProgress(
                node.node(), state(from, to, due), node.plannedFrom(), due, from, to, late, node.unit(), node.person());
    }

    private NodeProgress.State state(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable LocalDate due) {
        if (to != null) {
            return NodeProgress.State.DONE;
        }
        if (due != null && asOf.isAfter(due)) {
            return NodeProgress.State.OVERDUE;
        }
        if (due != null && !asOf.plusDays(DUE_SOON_DAYS).isBefore(due)) {
            return NodeProgress.State.DUE_SOON;
        }
        return from != null ? NodeProgress.State.DOING : NodeProgress.State.WAITING;
    }

    private @Nullable LocalDate reached(@Nullable LocalDate day) {
        return day == null || day.isAfter(asOf) ? null : day;
    }

    /**
     * Both shares over one denominator, so that nothing is rounded before it is compared: done = doneUnits ÷ units, time = timeUnits ÷
     * units.
     */
    private record Shares(BigDecimal doneUnits, BigDecimal timeUnits, BigDecimal units) {

        static Shares of(BigDecimal annual, BigDecimal done, @Nullable BigDecimal planned, int monthsEnded) {
            return planned != null
                    ? new Shares(done, planned, annual)
                    : new Shares(
                            done.multiply(TWELVE),
                            annual.multiply(BigDecimal.valueOf(monthsEnded)),
                            annual.multiply(TWELVE));
        }

        BigDecimal done() {
            return doneUnits.divide(units, SHARE_SCALE, RoundingMode.HALF_UP);
        }

        BigDecimal time() {
            return timeUnits.divide(units, SHARE_SCALE, RoundingMode.HALF_UP);
        }

        BigDecimal lag() {
            return hundredfoldLag().divide(units, POINTS_SCALE, RoundingMode.HALF_UP);
        }

        private BigDecimal hundredfoldLag() {
            return doneUnits.subtract(timeUnits).multiply(HUNDRED);
        }
    }
}
