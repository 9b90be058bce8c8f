package org.mumap.server.idle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseStage;

/**
 * What the list of the day says of a case that is open.
 *
 * @param caseId the case
 * @param caseNo its number
 * @param parcelCode its parcel
 * @param stage where it stands
 * @param nextAct what is to be done next, null when nothing is
 * @param nextDueOn last day for what presses most, null when no period runs
 */
public record OpenCase(
        long caseId,
        String caseNo,
        String parcelCode,
        CaseStage stage,
        @Nullable CaseAct nextAct,
        @Nullable LocalDate nextDueOn) {}
