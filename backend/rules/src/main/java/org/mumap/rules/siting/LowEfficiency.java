package org.mumap.rules.siting;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When land counts as of low efficiency (低效用地): built on or being built on, not idle, and yielding little. A first, simple predicate;
 * the line is dated data.
 *
 * @param id short name
 * @param source where the line was read
 * @param effectiveFrom first day in force
 * @param effectiveTo last day in force, null while it is
 * @param taxWanPerMuBelow tax per mu, 万元 a year, below which land is of low efficiency; this value itself is not
 */
public record LowEfficiency(
        String id,
        String source,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        BigDecimal taxWanPerMuBelow) {

    /** Quanzhou 2025: less than 50,000 yuan per mu and year. */
    public static final LowEfficiency QUANZHOU_2025 = new LowEfficiency(
            "quanzhou-2025",
            "泉政办规〔2025〕13号",
            LocalDate.of(2026, 2, 1),
            LocalDate.of(2027, 12, 31),
            new BigDecimal("5"));

    /**
     * True if the land is of low efficiency.
     *
     * @param developing the idle rule finds it developed or in development
     * @param idle it is suspected or found idle: then it is never of low efficiency
     * @param taxWanPerMu its tax per mu, 万元; null = not known, then nothing is said
     */
    public boolean test(boolean developing, boolean idle, @Nullable BigDecimal taxWanPerMu) {
        return developing && !idle && taxWanPerMu != null && taxWanPerMu.compareTo(taxWanPerMuBelow) < 0;
    }
}
