package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the law, as dated data, so that a province's stricter ones are another row and not another program.
 *
 * @param id short name
 * @param documentNo the document the numbers stand in
 * @param citation how clauses of it are cited
 * @param effectiveFrom first day in force
 * @param effectiveTo last day in force, null while it is
 * @param areaNumerator with {@code areaDenominator} the share of the area below which a stopped site may be idle
 * @param areaDenominator see {@code areaNumerator}; kept apart since 1/3 has no finite decimal
 * @param investmentShare share of the investment below which a stopped site may be idle
 * @param feeShare share of the price that the fee takes
 * @param feeYears full years after which the fee is due
 * @param reclaimYears full years after which the land may be reclaimed
 * @param maxExtensionYears years by which a supplement may put the start off
 */
public record IdleRuleSet(
        String id,
        String documentNo,
        String citation,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        BigDecimal areaNumerator,
        BigDecimal areaDenominator,
        BigDecimal investmentShare,
        BigDecimal feeShare,
        int feeYears,
        int reclaimYears,
        int maxExtensionYears) {

    public IdleRuleSet {
        if (feeYears < 1 || reclaimYears < feeYears) {
            throw new IllegalArgumentException("Years must be 1 or more, reclaim not before fee: " + id);
        }
    }

    /** 《闲置土地处置办法》 art. 2, 12, 14. */
    public static final IdleRuleSet NATIONAL_2012 = new IdleRuleSet(
            "national-2012",
            "国土资源部令第53号",
            "53号令",
            LocalDate.of(2012, 7, 1),
            null,
            BigDecimal.ONE,
            new BigDecimal("3"),
            new BigDecimal("0.25"),
            new BigDecimal("0.20"),
            1,
            2,
            1);

    /** A clause of this document, for example {@code 53号令 art. 14(1)}. */
    String clause(String article) {
        return citation + " " + article;
    }
}
