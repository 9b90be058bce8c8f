package org.mumap.server.published.crs;

import java.util.List;
import java.util.Optional;
import org.mumap.rules.measure.GaussZone;

/**
 * A reference system that features are given in.
 *
 * @param uri its name in addresses
 * @param epsg EPSG code; that of CRS84 is 4326's, of which it differs in the order of axes
 * @param northFirst whether latitude or northing is the first axis
 * @param projected whether coordinates are metres of a plane
 */
public record ServedCrs(String uri, int epsg, boolean northFirst, boolean projected) {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

    /** Longitude and latitude on WGS 84: what is given when nothing is asked for. */
    public static final ServedCrs CRS84 =
            new ServedCrs("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, false, false);

    /** CGCS2000, latitude and longitude: what everything is stored in. */
    public static final ServedCrs STORED = new ServedCrs(EPSG + 4490, 4490, true, false);

    /** For any county. */
    public static final List<ServedCrs> EVERYWHERE = List.of(
            CRS84,
            new ServedCrs(EPSG + 4326, 4326, true, false),
            STORED,
            new ServedCrs(EPSG + 3857, 3857, false, true));

    /** The 3° zone of a county, its eastings with the zone's number and without. */
    static List<ServedCrs> ofZone(GaussZone zone) {
        return List.of(
                new ServedCrs(EPSG + zone.epsgWithPrefix(), zone.epsgWithPrefix(), true, true),
                new ServedCrs(EPSG + zone.epsgWithoutPrefix(), zone.epsgWithoutPrefix(), true, true));
    }

    /** The zone, if it is one. */
    Optional<GaussZone> zone() {
        return GaussZone.findByEpsg(epsg);
    }

    /** Decimals that coordinates are given with: about a millimetre in degrees, a tenth of one in metres. */
    public int decimals() {
        return projected ? 4 : 8;
    }

    /** The shape in this system as SQL writes it, easting or longitude first. */
    public String shape() {
        if (!projected) {
            // WGS 84 and CGCS2000 are one within what a survey can tell, and the registry has no shift between them
            return "geom";
        }
        return epsg == 3857 ? "geom_3857" : "st_transform(geom, " + epsg + ")";
    }
}
