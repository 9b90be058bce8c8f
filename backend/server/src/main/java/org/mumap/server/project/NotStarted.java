package org.mumap.server.project;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Projects that are signed and have not started, the longest first.
 *
 * @param asOf day asked about
 * @param knownAt instant of the ledger
 * @param rows the projects that pass the filter
 * @param byBlocker how many projects each kind of obstacle stands first for, whatever is asked for
 */
public record NotStarted(LocalDate asOf, Instant knownAt, List<Row> rows, Map<String, Integer> byBlocker) {

    /**
     * A project.
     *
     * @param projectCode its code
     * @param name its name
     * @param town its town
     * @param stage code of its stage
     * @param stageTitle its stage in words
     * @param totalInvestmentWan total investment, 万元
     * @param signedOn signed
     * @param daysSinceSigning days since; null when the day of signing is not known
     * @param plannedStartOn start of works as planned
     * @param startLateDays days after it, 0 before; null without a plan
     * @param leader leader in charge
     * @param leadUnit lead unit
     * @param steward steward
     * @param phone phone
     * @param blockers what keeps it from starting, the heaviest first
     */
    public record Row(
            String projectCode,
            String name,
            @Nullable String town,
            String stage,
            String stageTitle,
            @Nullable BigDecimal totalInvestmentWan,
            @Nullable LocalDate signedOn,
            @Nullable Long daysSinceSigning,
            @Nullable LocalDate plannedStartOn,
            @Nullable Long startLateDays,
            @Nullable String leader,
            @Nullable String leadUnit,
            @Nullable String steward,
            @Nullable String phone,
            List<Blocker> blockers) {}

    /**
     * An obstacle.
     *
     * @param code its kind
     * @param text in words
     */
    public record Blocker(String code, String text) {}
}
