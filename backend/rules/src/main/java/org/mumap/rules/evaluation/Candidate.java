package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A firm, or several that share one parcel's result.
 *
 * @param creditCode the firm; of several the one whose land it is
 * @param members all firms of the unit, ascending, itself among them
 * @param aboveScale 规上; null = not known
 * @param industry division of industry, null = not known
 * @param mainPark park with most of its land, null = outside
 * @param registeredOn day of registration, null = not known
 * @param landSince first day of its oldest land, null = not known or none
 * @param ownsLand whether it holds land of its own or occupies some
 * @param declared whether there is a return of the year
 * @param figures land and figures of the year
 * @param previous land and figures of the year before
 * @param marks what people marked it with
 */
public record Candidate(
        String creditCode,
        List<String> members,
        @Nullable Boolean aboveScale,
        @Nullable String industry,
        @Nullable String mainPark,
        @Nullable LocalDate registeredOn,
        @Nullable LocalDate landSince,
        boolean ownsLand,
        boolean declared,
        Figures figures,
        Figures previous,
        List<Mark> marks) {

    public Candidate {
        members = List.copyOf(members);
        marks = List.copyOf(marks);
    }

    /**
     * What people found of a firm, on paper.
     *
     * @param code code of the scheme's adjustment or exclusion
     * @param points own points or factor in place of the scheme's; null = the scheme's
     * @param document the paper it rests on
     */
    public record Mark(
            String code,
            @Nullable BigDecimal points,
            @Nullable String document) {}
}
