package org.mumap.rules.supply;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Watch values of the supply chain, as dated data.
 *
 * @param id short name
 * @param documentNo the documents the numbers stand in
 * @param effectiveFrom first day in force
 * @param rateYears years over which the supply rate is looked at
 * @param watchedRate supply rate below which new quotas are paused; a share from 0 to 1
 * @param lapseYears years after which an approval nobody used lapses
 */
public record SupplyRuleSet(
        String id, String documentNo, LocalDate effectiveFrom, int rateYears, BigDecimal watchedRate, int lapseYears) {

    /**
     * 国土资发〔2014〕119号: a five-year supply rate under 60 %; 自然资规〔2018〕1号: an approval unused for two years lapses. Both
     * from general knowledge, to be checked against the text before they are quoted to anybody.
     */
    public static final SupplyRuleSet NATIONAL_2018 = new SupplyRuleSet(
            "national-2018", "国土资发〔2014〕119号、自然资规〔2018〕1号", LocalDate.of(2018, 6, 25), 5, new BigDecimal("0.60"), 2);
}
