package org.mumap.server.idle.notice;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.DeadlineCode;

/**
 * A day of the law that is near or has passed: in a case, or of land past its agreed start that has no case yet.
 *
 * @param level how near
 * @param ofCase the case, null for land without one
 * @param parcelCode the parcel
 * @param name name of the parcel
 * @param code which period ends; for land the first or second full year
 * @param fromOn day it began, tells several of the same code apart
 * @param dueOn the last day; for land the day on which the year is full
 * @param daysLeft days until then, negative when it has passed
 */
public record Alert(
        CaseDeadline.Warning level,
        @Nullable OfCase ofCase,
        String parcelCode,
        @Nullable String name,
        DeadlineCode code,
        LocalDate fromOn,
        LocalDate dueOn,
        long daysLeft) {

    /** Levels as they press; in each the days of cases, then land without a case; then the nearest day. */
    static final Comparator<Alert> MOST_PRESSING_FIRST = Comparator.comparing((Alert alert) -> alert.level())
            .thenComparing(alert -> alert.ofCase() == null)
            .thenComparing(alert -> alert.dueOn())
            .thenComparing(alert -> alert.parcelCode())
            .thenComparing(alert -> alert.code())
            .thenComparing(alert -> alert.fromOn());

    /**
     * The case of a warning.
     *
     * @param caseId its key
     * @param caseNo its number
     * @param officer account that keeps it
     */
    public record OfCase(long caseId, String caseNo, String officer) {}

    /** {@code LATE}, {@code 7}, {@code 30}, {@code 90}: what addresses and messages call a level. */
    public static String code(CaseDeadline.Warning level) {
        return level.name().replace("D", "");
    }

    /** The level of that code; {@code NONE} when there is none. */
    public static CaseDeadline.Warning level(String code) {
        for (CaseDeadline.Warning level : CaseDeadline.Warning.values()) {
            if (code(level).equals(code)) {
                return level;
            }
        }
        return CaseDeadline.Warning.NONE;
    }
}
