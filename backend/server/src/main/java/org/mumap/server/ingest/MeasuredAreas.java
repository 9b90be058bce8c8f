package org.mumap.server.ingest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.geo.Areas;

/** Where the measured areas of a parcel stand among its facts. */
final class MeasuredAreas {

    /** The facts that are measured and stand in no column of a file. */
    static final List<String> NAMES =
            List.of("area_ellipsoid_m2", "area_zone_plane_m2", "zone_epsg", "area_file_plane_m2", "file_epsg");

    private MeasuredAreas() {}

    static void put(Map<String, Object> facts, Areas areas) {
        facts.put("area_ellipsoid_m2", areas.ellipsoidM2());
        put(facts, "area_zone_plane_m2", areas.zonePlaneM2());
        put(facts, "zone_epsg", areas.zoneEpsg());
        put(facts, "area_file_plane_m2", areas.filePlaneM2());
        put(facts, "file_epsg", areas.fileEpsg());
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
