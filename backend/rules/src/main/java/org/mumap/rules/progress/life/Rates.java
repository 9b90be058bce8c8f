package org.mumap.rules.progress.life;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** The rates of project work, each with its formula and the projects it was counted from. */
public final class Rates {

    private static final int SHARE_SCALE = 8;

    private Rates() {}

    /** Which rate. */
    public enum Code {
        /** 开工率 = begun ÷ signed. */
        STARTED,
        /** 履约率 = funds have come or works have begun ÷ signed. */
        PERFORMED,
        /** 资金到位率 = funds paid in ÷ funds to be paid in, of signed projects. */
        FUNDS,
        /** 入统率 = in the statistics ÷ begun. */
        IN_STATISTICS,
        /** 投产率 = producing ÷ begun. */
        PRODUCING,
        /** 达产率 = at full capacity ÷ producing. */
        FULL
    }

    /**
     * A rate.
     *
     * @param code which
     * @param formula the formula in words
     * @param above what stands above the line: projects, or 万元 for funds
     * @param below what stands below it
     * @param share above ÷ below, 8 decimals HALF_UP; null when nothing stands below
     * @param counted codes of the projects above the line; for funds those fully paid in
     * @param base codes of the projects below the line
     */
    public record Rate(
            Code code,
            Message formula,
            BigDecimal above,
            BigDecimal below,
            @Nullable BigDecimal share,
            List<String> counted,
            List<String> base) {

        /** Codes of the projects that keep the rate from being whole. */
        public List<String> lacking() {
            return base.stream().filter(code -> !counted.contains(code)).toList();
        }
    }

    /** All rates on a day, in the order of {@link Code}. */
    public static List<Rate> of(List<ProjectLife> projects, LocalDate day) {
        Predicate<ProjectLife> signed = p -> p.signed(day);
        Predicate<ProjectLife> started = p -> p.started(day);
        return List.of(
                count(Code.STARTED, Message.of("progress.rate.STARTED"), projects, signed, started),
                count(Code.PERFORMED, Message.of("progress.rate.PERFORMED"), projects, signed, p -> p.performed(day)),
                funds(projects.stream()
                        .filter(signed)
                        .filter(p ->
                                sum(List.of(p), ProjectLife::fundsPlannedWan).signum() > 0)
                        .toList()),
                count(
                        Code.IN_STATISTICS,
                        Message.of("progress.rate.IN_STATISTICS"),
                        projects,
                        started,
                        p -> p.inStatistics(day)),
                count(Code.PRODUCING, Message.of("progress.rate.PRODUCING"), projects, started, p -> p.producing(day)),
                count(Code.FULL, Message.of("progress.rate.FULL"), projects, p -> p.producing(day), p -> p.full(day)));
    }

    private static Rate count(
            Code code,
            Message formula,
            List<ProjectLife> projects,
            Predicate<ProjectLife> below,
            Predicate<ProjectLife> above) {
        List<ProjectLife> base = projects.stream().filter(below).toList();
        List<ProjectLife> counted = base.stream().filter(above).toList();
        return rate(code, formula, BigDecimal.valueOf(counted.size()), BigDecimal.valueOf(base.size()), counted, base);
    }

    private static Rate funds(List<ProjectLife> base) {
        List<ProjectLife> whole = base.stream()
                .filter(p -> sum(List.of(p), ProjectLife::fundsPaidWan)
                                .compareTo(sum(List.of(p), ProjectLife::fundsPlannedWan))
                        >= 0)
                .toList();
        return rate(
                Code.FUNDS,
                Message.of("progress.rate.FUNDS"),
                sum(base, ProjectLife::fundsPaidWan),
                sum(base, ProjectLife::fundsPlannedWan),
                whole,
                base);
    }

    private static Rate rate(
            Code code,
            Message formula,
            BigDecimal above,
            BigDecimal below,
            List<ProjectLife> counted,
            List<ProjectLife> base) {
        return new Rate(
                code,
                formula,
                above,
                below,
                below.signum() == 0 ? null : above.divide(below, SHARE_SCALE, RoundingMode.HALF_UP),
                counted.stream().map(ProjectLife::code).toList(),
                base.stream().map(ProjectLife::code).toList());
    }

    private static BigDecimal sum(List<ProjectLife> projects, Function<ProjectLife, @Nullable BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (ProjectLife project : projects) {
            BigDecimal one = amount.apply(project);
            sum = one == null ? sum : sum.add(one);
        }
        return sum;
    }
}
