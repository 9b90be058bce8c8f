package org.mumap.rules.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a place draws the lines between the lamps, as dated data.
 *
 * @param id short name
 * @param region the place
 * @param source where it was read
 * @param effectiveFrom first day in force
 * @param effectiveTo last day in force, null while it is
 * @param yellowFrom points behind from which the lamp is YELLOW, this value included
 * @param redBeyond points behind beyond which it is RED, this value not included
 */
public record LampRuleSet(
        String id,
        String region,
        String source,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        BigDecimal yellowFrom,
        BigDecimal redBeyond) {

    public LampRuleSet {
        if (yellowFrom.signum() < 0 || redBeyond.compareTo(yellowFrom) < 0) {
            throw new IllegalArgumentException("Lamp lines must be 0 ≤ yellow ≤ red: " + id);
        }
    }

    /**
     * Yinchuan 2025: green on time; yellow 10 to 30 points behind, both included; red beyond 30. The published text does not say what
     * 0 to 10 points behind is; here it is green.
     */
    public static final LampRuleSet YINCHUAN_2025 = new LampRuleSet(
            "yinchuan-2025",
            "银川市",
            "银川市 2025 年项目进度灯号规定，公开转载：m.qlbk.net 3Ww4l7bw75",
            LocalDate.of(2025, 1, 1),
            null,
            new BigDecimal("10"),
            new BigDecimal("30"));

    /** All built-in rule sets; the first is the default. */
    public static List<LampRuleSet> list() {
        return List.of(YINCHUAN_2025);
    }

    /** The built-in rule set of this name. */
    public static Optional<LampRuleSet> find(String id) {
        return list().stream().filter(ruleSet -> ruleSet.id().equals(id)).findFirst();
    }
}
