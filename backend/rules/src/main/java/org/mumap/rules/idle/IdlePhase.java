package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one phase of a phased parcel; the fields mean what they mean in {@link IdleVerdict}.
 *
 * @param phase number of the phase
 * @param contractNo the contract that rules it
 * @param areaM2 land area of the phase
 */
public record IdlePhase(
        int phase,
        String contractNo,
        @Nullable BigDecimal areaM2,
        IdleFinding finding,
        @Nullable IdleClock clock,
        @Nullable LocalDate baseStartOn,
        @Nullable BaseStartFrom baseStartFrom,
        long grossIdleDays,
        long netIdleDays,
        int yearsFull,
        List<LocalDate> fullOn,
        IdleRoute route,
        @Nullable BigDecimal feeWan) {}
