package org.mumap.server.idle.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.idle.casework.CaseRow;

/** A case as the list says it; the meaning of each field stands at {@link CaseRow}. */
record CaseRowAnswer(
        String caseId,
        String caseNo,
        String parcelCode,
        @Nullable String name,
        @Nullable String parkCode,
        @Nullable String town,
        @Nullable String holderName,
        String type,
        String typeTitle,
        @Nullable String cause,
        @Nullable String causeTitle,
        String stage,
        String stageTitle,
        String officer,
        String officerName,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        BigDecimal areaMu,
        @Nullable BigDecimal feeWan,
        int version,
        @Nullable Next next,
        List<Double> point) {

    /**
     * What is to be done next.
     *
     * @param dueOn last day, null when no period runs
     * @param late whether that day has passed
     */
    record Next(
            String act,
            String title,
            @Nullable LocalDate dueOn,
            @Nullable Long daysLeft,
            boolean late) {}

    static CaseRowAnswer of(CaseRow row, LocalDate asOf, CaseWords words) {
        LocalDate due = row.nextDueOn();
        Long left = due == null ? null : ChronoUnit.DAYS.between(asOf, due);
        return new CaseRowAnswer(
                Long.toString(row.caseId()),
                row.caseNo(),
                row.parcelCode(),
                row.name(),
                row.parkCode(),
                row.town(),
                row.holderName(),
                row.type().name(),
                words.title(row.type()),
                row.cause() == null ? null : row.cause().name(),
                words.titleOrNull(row.cause()),
                row.stage().name(),
                words.title(row.stage()),
                row.officer(),
                row.officerName(),
                row.openedOn(),
                row.closedOn(),
                row.areaMu(),
                row.feeWan(),
                row.version(),
                row.nextAct() == null
                        ? null
                        : new Next(
                                row.nextAct().name(), words.title(row.nextAct()), due, left, left != null && left < 0),
                row.point());
    }
}
