package org.mumap.rules.supply;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How far the expropriation of a batch has got in a town, as observed on a day (征地进度).
 *
 * @param batchNo the batch
 * @param town the town
 * @param observedOn day of the report; the newest one not after the day asked about speaks
 * @param areaM2 area to be expropriated
 * @param signedM2 of it under signed compensation agreements
 * @param paidM2 of it paid for
 * @param clearedM2 of it vacated and cleared
 */
public record Expropriation(
        String batchNo,
        String town,
        LocalDate observedOn,
        BigDecimal areaM2,
        BigDecimal signedM2,
        BigDecimal paidM2,
        BigDecimal clearedM2) {}
