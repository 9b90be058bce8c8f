package org.mumap.server.published.lod;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A parcel as the levels need it.
 *
 * @param id feature id
 * @param areaMu area (mu)
 * @param netMu net land of its firms in the newest closed year (mu), 0 = no figures
 * @param taxWan their tax (wan yuan)
 * @param outputWan their gross output (wan yuan)
 * @param shape boundary, EPSG:3857
 */
record LodParcel(
        long id,
        String code,
        double areaMu,
        @Nullable String use,
        @Nullable String supply,
        @Nullable String finding,
        @Nullable String legal,
        boolean lowEfficiency,
        double netMu,
        double taxWan,
        double outputWan,
        Geometry shape) {

    LandState state() {
        return LandState.of(finding, legal, supply);
    }
}
