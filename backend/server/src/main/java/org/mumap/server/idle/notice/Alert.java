package org.mumap.server.idle.notice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.DeadlineCode;

/**
 * A day of the law that is near or has passed.
 *
 * @param level how near
 * @param caseId the case
 * @param caseNo its number
 * @param parcelCode its parcel
 * @param name name of the parcel
 * @param code which period ends
 * @param fromOn day it began, tells several of the same code apart
 * @param dueOn the last day
 * @param daysLeft days until then, negative when it has passed
 * @param officer account that keeps the case
 */
public record Alert(
        CaseDeadline.Warning level,
        long caseId,
        String caseNo,
        String parcelCode,
        @Nullable String name,
        DeadlineCode code,
        LocalDate fromOn,
        LocalDate dueOn,
        long daysLeft,
        String officer) {

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
