package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * The terms of one phase in force on a day: its original contract and what approved supplements have made of it.
 *
 * @param agreedStartOn the agreed start, without the delivery rule; null when none was agreed
 * @param steps how the terms came about
 * @param missing evidence that is lacking in the papers
 */
record PhaseTerms(
        int phase,
        IdleContract contract,
        @Nullable LocalDate baseStartOn,
        @Nullable BaseStartFrom baseStartFrom,
        @Nullable LocalDate agreedStartOn,
        @Nullable LocalDate deliveredOn,
        @Nullable BigDecimal agreedInvestmentWan,
        List<Message> steps,
        List<Message> missing) {

    /** True if the land was handed over only after the start that is in force. */
    boolean deliveredLate() {
        return deliveredOn != null && agreedStartOn != null && deliveredOn.isAfter(agreedStartOn);
    }
}
