package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Grades by place. A firm has the first grade whose cut its rank does not pass: rank ≤ round(upTo × n).
 *
 * @param grades best first; the last reaches to 1
 * @param ties which rank firms of equal score share
 * @param rounding how upTo × n becomes a whole number; FLOOR is the same as rank ÷ n ≤ upTo
 * @param within among whom is ranked
 */
public record Ranking(List<Cut> grades, Ties ties, Rounding rounding, Within within) {

    public Ranking {
        grades = List.copyOf(grades);
    }

    /**
     * @param grade letter
     * @param upTo share of the ranked, from the best, up to which it reaches
     */
    public record Cut(String grade, BigDecimal upTo) {}

    /** Which rank firms of equal score share. */
    public enum Ties {
        /** The first of theirs: 1, 2, 2, 4. */
        BETTER,
        /** The last of theirs: 1, 3, 3, 4. */
        WORSE
    }

    /** How a cut becomes a whole number of firms. */
    public enum Rounding {
        /** Down. */
        FLOOR,
        /** To the nearest, halves up. */
        HALF_UP,
        /** Up. */
        CEILING
    }

    /** Among whom is ranked. */
    public enum Within {
        /** All. */
        COUNTY,
        /** The park with most of the firm's land. */
        PARK,
        /** Division of industry. */
        INDUSTRY
    }

    /** The last rank of the i-th grade among n. */
    public int lastRank(int i, int n) {
        if (i == grades.size() - 1) {
            return n;
        }
        RoundingMode mode = switch (rounding) {
            case FLOOR -> RoundingMode.FLOOR;
            case HALF_UP -> RoundingMode.HALF_UP;
            case CEILING -> RoundingMode.CEILING;
        };
        return grades.get(i)
                .upTo()
                .multiply(BigDecimal.valueOf(n))
                .setScale(0, mode)
                .intValueExact();
    }

    /** The index of the grade of a rank among n. */
    int gradeOf(int rank, int n) {
        int i = 0;
        while (i < grades.size() - 1 && rank > lastRank(i, n)) {
            i++;
        }
        return i;
    }

    /** The index of a grade's letter; the last one when there is no such letter. */
    int indexOf(String grade) {
        for (int i = 0; i < grades.size(); i++) {
            if (grades.get(i).grade().equals(grade)) {
                return i;
            }
        }
        return grades.size() - 1;
    }
}
