package org.mumap.server.idle.casework;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.CaseStage;

/**
 * Which cases are wanted; what is null or empty asks for nothing.
 *
 * @param stages stages wanted; without any, every case that is not closed
 * @param town town of the parcel
 * @param officer account
 * @param parks park with its sub-parks
 * @param due how near the next day is: exactly this level
 * @param parcel parcel, whose closed cases are shown too
 */
public record CaseFilter(
        Set<CaseStage> stages,
        @Nullable String town,
        @Nullable String officer,
        Set<String> parks,
        CaseDeadline.@Nullable Warning due,
        @Nullable String parcel) {

    /** Every case that is not closed. */
    public static final CaseFilter OPEN = new CaseFilter(Set.of(), null, null, Set.of(), null, null);

    boolean keeps(CaseRow row, LocalDate today) {
        boolean stage = stages.isEmpty() ? row.closedOn() == null || parcel != null : stages.contains(row.stage());
        return stage
                && (town == null || town.equals(row.town()))
                && (officer == null || officer.equals(row.officer()))
                && (parks.isEmpty() || (row.parkCode() != null && parks.contains(row.parkCode())))
                && (due == null || row.level(today) == due)
                && (parcel == null || parcel.equals(row.parcelCode()));
    }
}
