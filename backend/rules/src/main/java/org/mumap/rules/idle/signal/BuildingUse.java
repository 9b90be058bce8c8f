package org.mumap.rules.idle.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A building of the parcel.
 *
 * @param code its code
 * @param floorAreaM2 floor area, m²
 * @param usedM2 floor area in use, m²
 * @param idleSinceOn day since which it stands empty
 */
public record BuildingUse(
        String code,
        @Nullable BigDecimal floorAreaM2,
        @Nullable BigDecimal usedM2,
        @Nullable LocalDate idleSinceOn) {

    /** Empty floor, m²; null when it is not known. */
    @Nullable
    BigDecimal emptyM2(LocalDate asOf) {
        BigDecimal floor = floorAreaM2;
        if (floor == null || floor.signum() <= 0) {
            return null;
        }
        if (idleSinceOn != null && !idleSinceOn.isAfter(asOf)) {
            return floor;
        }
        return usedM2 == null ? null : floor.subtract(usedM2).max(BigDecimal.ZERO);
    }
}
