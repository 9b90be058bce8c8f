package org.mumap.rules.idle.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A firm's return for a year; visible from the last day of the year on.
 *
 * @param subject credit code
 * @param year the year
 * @param taxWan tax paid in, 万元
 * @param electricityKwh electricity, kWh
 * @param employees persons
 */
public record YearReturn(
        String subject,
        int year,
        @Nullable BigDecimal taxWan,
        @Nullable BigDecimal electricityKwh,
        @Nullable BigDecimal employees) {

    boolean visible(LocalDate asOf) {
        return !LocalDate.of(year, 12, 31).isAfter(asOf);
    }
}
