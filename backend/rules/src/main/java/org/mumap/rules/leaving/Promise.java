package org.mumap.rules.leaving;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One promise of the contract against what came (投而未达标): 达标率 = actual ÷ promise.
 *
 * @param code what was promised
 * @param promised what was promised; null when the contract says nothing
 * @param actual what came; null when it is not known
 * @param share actual over promised, 6 decimals; null when one of the two is not known
 * @param status where it stands
 * @param dueOn last day to keep it: it counts from the day after; null while that day is not known
 */
public record Promise(
        Code code,
        @Nullable BigDecimal promised,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal share,
        Status status,
        @Nullable LocalDate dueOn) {

    private static final int SCALE = 6;

    /** What contracts promise. */
    public enum Code {
        /** 投资, 万元, without price and taxes; counts from the day after completion. */
        INVESTMENT_WAN,
        /** 容积率; counts from the day after completion. */
        PLOT_RATIO,
        /** 亩均税收, 万元; counts some years after the start of production. */
        TAX_WAN_PER_MU,
        /** 亩均产值, 万元; counts some years after the start of production. */
        OUTPUT_WAN_PER_MU
    }

    /** Where a promise stands. */
    public enum Status {
        /** 未约定: the contract says nothing. */
        NOT_AGREED,
        /** 未到考核期. */
        NOT_DUE,
        /** 无数据: due, and nobody knows what came. */
        UNKNOWN,
        /** 达标. */
        MET,
        /** 基本达标. */
        NEARLY,
        /** 未达标. */
        NOT_MET
    }

    /**
     * The lines, as dated data.
     *
     * @param nearlyShare share of the promise from which it is nearly met
     * @param fullProductionYears years after the start of production from which tax and output count
     */
    public record Rules(BigDecimal nearlyShare, int fullProductionYears) {}

    /**
     * What was promised and what came; null = not known.
     *
     * @param completedOn 竣工
     * @param productionOn 投产
     * @param promised by code, what is known of it
     * @param actual by code, what is known of it
     */
    public record Facts(
            @Nullable LocalDate completedOn,
            @Nullable LocalDate productionOn,
            Map<Code, BigDecimal> promised,
            Map<Code, BigDecimal> actual) {}

    /** The four promises on a day. */
    public static List<Promise> of(Facts facts, Rules rules, LocalDate asOf) {
        return Stream.of(Code.values())
                .map(code -> one(code, facts, rules, asOf))
                .toList();
    }

    private static Promise one(Code code, Facts facts, Rules rules, LocalDate asOf) {
        BigDecimal promised = facts.promised.get(code);
        BigDecimal actual = facts.actual.get(code);
        boolean built = code == Code.INVESTMENT_WAN || code == Code.PLOT_RATIO;
        LocalDate begun = built ? facts.completedOn : facts.productionOn;
        LocalDate due = begun == null || built ? begun : begun.plusYears(rules.fullProductionYears);
        if (promised == null || promised.signum() <= 0) {
            return new Promise(code, promised, actual, null, Status.NOT_AGREED, due);
        }
        BigDecimal share = actual == null ? null : actual.divide(promised, SCALE, RoundingMode.HALF_UP);
        return new Promise(code, promised, actual, share, status(promised, actual, due, rules, asOf), due);
    }

    private static Status status(
            BigDecimal promised, @Nullable BigDecimal actual, @Nullable LocalDate due, Rules rules, LocalDate asOf) {
        if (due == null || !asOf.isAfter(due)) {
            return Status.NOT_DUE;
        }
        if (actual == null) {
            return Status.UNKNOWN;
        }
        if (actual.compareTo(promised) >= 0) {
            return Status.MET;
        }
        return actual.compareTo(promised.multiply(rules.nearlyShare)) >= 0 ? Status.NEARLY : Status.NOT_MET;
    }
}
