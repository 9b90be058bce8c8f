package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * What a scheme made of a year.
 *
 * @param ranked best first; equal scores by code
 * @param excluded class T, by code
 * @param outside how many are none of the scheme's population
 * @param bases the indicators with the bases that were used
 * @param groups what each ranking was cut at
 */
public record Evaluation(
        List<Ranked> ranked, List<Excluded> excluded, int outside, List<Base> bases, List<Group> groups) {

    /**
     * @param candidate who
     * @param terms one per indicator, in the scheme's order
     * @param changes what marks did
     * @param sum sum of the terms' scores
     * @param score the sum after all changes, 10 decimals
     * @param group among whom it is ranked
     * @param rank its place
     * @param gradeByRank the grade of its place
     * @param grade its grade: no better than a veto leaves
     */
    public record Ranked(
            Candidate candidate,
            List<ScoreTerm> terms,
            List<Change> changes,
            BigDecimal sum,
            BigDecimal score,
            String group,
            int rank,
            String gradeByRank,
            String grade) {}

    /**
     * What a mark did.
     *
     * @param code code of the mark
     * @param kind what it does
     * @param points points or factor; null for a veto
     * @param document the paper it rests on
     */
    public record Change(
            String code,
            Adjustment.Kind kind,
            @Nullable BigDecimal points,
            @Nullable String document) {}

    /**
     * @param candidate who
     * @param reasons why, at least one
     */
    public record Excluded(Candidate candidate, List<Message> reasons) {}

    /**
     * The base of an indicator and what the population's values were.
     *
     * @param code the indicator
     * @param base the base used; null where the method has none
     * @param average Σ numerator ÷ Σ denominator; null when nobody has a value
     * @param least smallest value after cap and floor, null when nobody has one
     * @param most largest value after cap and floor, null when nobody has one
     * @param averageScore mean of the scores of those who have a value; stands in for the others
     * @param computable how many have a value
     */
    public record Base(
            IndicatorCode code,
            @Nullable BigDecimal base,
            @Nullable BigDecimal average,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most,
            @Nullable BigDecimal averageScore,
            int computable) {}

    /**
     * A ranking.
     *
     * @param key {@code COUNTY}, park or division; {@code NONE} where a firm has neither
     * @param units how many are ranked
     * @param cuts the grades
     */
    public record Group(String key, int units, List<Cut> cuts) {}

    /**
     * @param grade letter
     * @param lastRank last rank of the grade
     * @param lastScore score of the last unit within that rank, null when there is none
     * @param units how many have it by their place
     */
    public record Cut(String grade, int lastRank, @Nullable BigDecimal lastScore, int units) {}
}
