package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdlePhase;
import org.mumap.rules.idle.IdleVerdict;

/**
 * The verdict on the land the case is about: the parcel, or the one phase of its contract.
 *
 * @param finding what is suspected
 * @param netIdleDays days on the clock less the excluded ones
 * @param yearsFull full net years
 * @param fullOn the days on which 1, 2 … net years are full
 * @param baseStartOn the agreed start
 * @param feeWan the fee the verdict proposes
 */
record CaseReading(
        IdleFinding finding,
        long netIdleDays,
        int yearsFull,
        List<LocalDate> fullOn,
        @Nullable LocalDate baseStartOn,
        @Nullable BigDecimal feeWan) {

    static CaseReading of(IdleVerdict verdict, @Nullable Integer phase) {
        for (IdlePhase part : verdict.phases()) {
            if (phase != null && part.phase() == phase) {
                return new CaseReading(
                        part.finding(),
                        part.netIdleDays(),
                        part.yearsFull(),
                        part.fullOn(),
                        part.baseStartOn(),
                        part.feeWan());
            }
        }
        return new CaseReading(
                verdict.finding(),
                verdict.netIdleDays(),
                verdict.yearsFull(),
                verdict.fullOn(),
                verdict.baseStartOn(),
                verdict.feeWan());
    }

    boolean suspects(@Nullable CaseType type) {
        return finding == IdleFinding.SUSPECTED_NOT_STARTED && type != CaseType.STOPPED
                || finding == IdleFinding.SUSPECTED_STOPPED && type != CaseType.NOT_STARTED;
    }

    boolean suspects() {
        return suspects(null);
    }

    /** True if the works have begun and not stopped for a year, or are done. */
    boolean inDevelopment() {
        return finding == IdleFinding.IN_DEVELOPMENT || finding == IdleFinding.DEVELOPED;
    }
}
