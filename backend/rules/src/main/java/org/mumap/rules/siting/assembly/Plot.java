package org.mumap.rules.siting.assembly;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that may become part of a site.
 *
 * @param code its code
 * @param areaM2 its area, m²
 * @param perimeterM length of its outline, m
 * @param roadM length of its outline along a road, m
 * @param owner whose consent is needed, any stable name; null = nobody knows, which counts as an owner of its own
 * @param clearWan what it costs to clear, 万元; null = not known
 * @param idle suspected or found idle
 */
public record Plot(
        String code,
        double areaM2,
        double perimeterM,
        double roadM,
        @Nullable String owner,
        @Nullable BigDecimal clearWan,
        boolean idle) {

    public Plot {
        if (!(areaM2 > 0) || !(perimeterM > 0) || !(roadM >= 0)) {
            throw new IllegalArgumentException("Measures of a plot are above 0: " + code);
        }
    }
}
