package org.mumap.rules.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a place draws the lines between the lamps, as dated data ({@code data/standard/lamp_rule.csv}). A measure without a line is
 * not judged there.
 *
 * @param id short name
 * @param region the place
 * @param source where it was read
 * @param effectiveFrom first day in force
 * @param effectiveTo last day in force, null while it is
 * @param lines by measure
 */
public record LampRuleSet(
        String id,
        String region,
        String source,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        Map<LampMeasure, LampLine> lines) {

    public LampRuleSet {
        lines = Map.copyOf(lines);
    }

    /**
     * Yinchuan 2025. Progress: yellow 10 to 30 points behind, both included; red beyond 30; the published text does not say what 0 to 10
     * points behind is, here it is green. Start: yellow when a month planned for the start ends without it, red three months running.
     * Funds: red below what was required. Registration: yellow more than a month after the start, red more than two.
     */
    public static final LampRuleSet YINCHUAN_2025 = new LampRuleSet(
            "yinchuan-2025",
            "银川市",
            "银川市 2025 年项目进度灯号规定，公开转载：m.qlbk.net 3Ww4l7bw75",
            LocalDate.of(2025, 1, 1),
            null,
            Map.of(
                    LampMeasure.PROGRESS, new LampLine(BigDecimal.TEN, true, new BigDecimal("30"), false),
                    LampMeasure.START, new LampLine(BigDecimal.ONE, true, new BigDecimal("3"), true),
                    LampMeasure.FUNDS, new LampLine(null, false, BigDecimal.ZERO, false),
                    LampMeasure.REGISTRATION, new LampLine(BigDecimal.ONE, false, new BigDecimal("2"), false)));

    /**
     * Tianjin 2022 (红黄绿分级监测): growth of a district's investment against its plan and the city's mean, and the use of special bonds
     * against an even use over six months from the month after issue. Progress of single projects has no line there.
     */
    public static final LampRuleSet TIANJIN_2022 = new LampRuleSet(
            "tianjin-2022",
            "天津市",
            "天津市投资工作红黄绿分级监测制度，天津日报 2022 年 2 月公开转载",
            LocalDate.of(2022, 1, 1),
            null,
            new EnumMap<>(Map.of(
                    LampMeasure.BOND_USE, new LampLine(BigDecimal.ZERO, false, new BigDecimal("30"), false),
                    LampMeasure.DISTRICT_GROWTH, new LampLine(BigDecimal.ZERO, false, null, false))));

    /** The line of a measure. */
    public Optional<LampLine> find(LampMeasure measure) {
        return Optional.ofNullable(lines.get(measure));
    }

    /** Whether the set is in force on a day. */
    public boolean inForce(LocalDate day) {
        return !effectiveFrom.isAfter(day) && (effectiveTo == null || !effectiveTo.isBefore(day));
    }

    /**
     * The line of progress.
     *
     * @throws IllegalArgumentException when the set does not judge the progress of projects
     */
    public LampLine progress() {
        return find(LampMeasure.PROGRESS)
                .orElseThrow(() -> new IllegalArgumentException(id + " does not judge the progress of projects"));
    }

    /** Points behind from which the lamp of progress is yellow. */
    public BigDecimal yellowFrom() {
        return Objects.requireNonNull(progress().yellow());
    }

    /** Points behind beyond which the lamp of progress is red. */
    public BigDecimal redBeyond() {
        return Objects.requireNonNull(progress().red());
    }
}
