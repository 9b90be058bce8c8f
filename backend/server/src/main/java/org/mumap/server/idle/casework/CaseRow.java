package org.mumap.server.idle.casework;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.CaseStage;
import org.mumap.rules.idle.casework.CaseType;

/**
 * Where a case stands on a day: one row of the list.
 *
 * @param caseId its key
 * @param caseNo its number, {@code 闲〔2026〕12}
 * @param parcelCode its parcel
 * @param name name of the parcel
 * @param parkCode park of the parcel
 * @param town town of the parcel
 * @param holderName holder of the land, as the case knows it
 * @param type the kind of idle land
 * @param cause cause that was found, null while none is
 * @param stage where it stands
 * @param officer account that did the last act of an officer
 * @param officerName its name
 * @param openedOn day of the opening
 * @param closedOn day it was closed, null while it is open
 * @param areaMu area of the parcel, mu, 4 decimals; the numbers that totals add up
 * @param feeWan idle-land fee when the road is the fee, 万元
 * @param version number of acts recorded
 * @param nextAct what is to be done next, null when nothing is
 * @param nextDueOn the next day that the law sets in this case, null when none runs
 * @param point a point on the parcel: longitude, latitude (EPSG:4490); empty when the parcel is no longer there
 */
public record CaseRow(
        long caseId,
        String caseNo,
        String parcelCode,
        @Nullable String name,
        @Nullable String parkCode,
        @Nullable String town,
        @Nullable String holderName,
        CaseType type,
        @Nullable CauseCode cause,
        CaseStage stage,
        String officer,
        String officerName,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        BigDecimal areaMu,
        @Nullable BigDecimal feeWan,
        int version,
        @Nullable CaseAct nextAct,
        @Nullable LocalDate nextDueOn,
        List<Double> point) {

    /** What is due first stands first, what has no day last; then by case. */
    static final Comparator<CaseRow> MOST_URGENT_FIRST =
            Comparator.comparing(CaseRow::urgency).thenComparing(CaseRow::caseId);

    /** How near its next day is; NONE when it is far or there is none. */
    CaseDeadline.Warning level(LocalDate today) {
        return nextDueOn == null
                ? CaseDeadline.Warning.NONE
                : CaseDeadline.Warning.of(ChronoUnit.DAYS.between(today, nextDueOn));
    }

    private LocalDate urgency() {
        return nextDueOn == null ? LocalDate.MAX : nextDueOn;
    }

    /** The place in the list, from which the next page goes on. */
    String key() {
        return urgency() + "~" + caseId;
    }

    /**
     * Whether it comes after a place.
     *
     * @throws DateTimeException if the text is no {@link #key()}
     */
    boolean isAfter(String key) {
        int tilde = key.indexOf('~');
        LocalDate urgency = LocalDate.parse(key.substring(0, Math.max(0, tilde)));
        int byUrgency = urgency().compareTo(urgency);
        return byUrgency > 0 || (byUrgency == 0 && caseId > Long.parseLong(key.substring(tilde + 1)));
    }
}
