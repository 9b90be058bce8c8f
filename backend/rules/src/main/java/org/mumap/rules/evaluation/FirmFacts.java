package org.mumap.rules.evaluation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of a firm.
 *
 * @param creditCode its code
 * @param aboveScale 规上; null = not known
 * @param industry division of industry, null = not known
 * @param registeredOn day of registration, null = not known
 */
public record FirmFacts(
        String creditCode,
        @Nullable Boolean aboveScale,
        @Nullable String industry,
        @Nullable LocalDate registeredOn) {}
