package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an inspection saw on a parcel.
 *
 * @param observedOn day of the inspection; before it the row is invisible
 * @param permitOn day of the construction permit; it starts no clock and stops none
 * @param startedOn 动工开发 in the sense of art. 30
 * @param shouldDevelopM2 area that should be developed, m²
 * @param developedM2 area developed, m²
 * @param investedWan invested without land price and taxes (art. 30), 万元
 * @param stoppedOn last day of evidenced construction; null = working
 * @param completedOn 竣工
 * @param productionOn 投产
 */
public record SiteState(
        LocalDate observedOn,
        @Nullable LocalDate permitOn,
        @Nullable LocalDate startedOn,
        @Nullable BigDecimal shouldDevelopM2,
        @Nullable BigDecimal developedM2,
        @Nullable BigDecimal investedWan,
        @Nullable LocalDate stoppedOn,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate productionOn) {}
