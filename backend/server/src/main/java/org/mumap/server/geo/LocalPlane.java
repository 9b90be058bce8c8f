package org.mumap.server.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A plane in metres that touches the ellipsoid at one point: east and north of it. True to a millimetre in a kilometre or so, which
 * is enough to measure what lies between neighbours; equal coordinates stay equal. Never used for an area that is kept.
 */
public final class LocalPlane {

    private static final double A = 6_378_137.0;
    private static final double E2 = 0.0066943800229007;

    private final double lon;
    private final double lat;
    private final double metresPerDegreeEast;
    private final double metresPerDegreeNorth;

    private LocalPlane(double lon, double lat) {
        this.lon = lon;
        this.lat = lat;
        double phi = Math.toRadians(Math.max(-89, Math.min(89, lat)));
        double w = Math.sqrt(1 - E2 * Math.sin(phi) * Math.sin(phi));
        this.metresPerDegreeEast = Math.toRadians(A / w * Math.cos(phi));
        this.metresPerDegreeNorth = Math.toRadians(A * (1 - E2) / (w * w * w));
    }

    /** The plane at the middle of a box in EPSG:4490. */
    public static LocalPlane at(Envelope box) {
        return new LocalPlane((box.getMinX() + box.getMaxX()) / 2, (box.getMinY() + box.getMaxY()) / 2);
    }

    /** A shape of EPSG:4490 in metres. */
    public Geometry toMetres(Geometry degrees) {
        return moved(degrees, -lon, -lat, metresPerDegreeEast, metresPerDegreeNorth, true);
    }

    /** A shape of this plane in EPSG:4490. */
    public Geometry toDegrees(Geometry metres) {
        return moved(metres, lon, lat, 1 / metresPerDegreeEast, 1 / metresPerDegreeNorth, false);
    }

    private static Geometry moved(
            Geometry shape, double dx, double dy, double scaleX, double scaleY, boolean moveFirst) {
        Geometry copy = shape.copy();
        copy.apply(new CoordinateSequenceFilter() {
            @Override
            public void filter(CoordinateSequence sequence, int i) {
                double x = sequence.getX(i);
                double y = sequence.getY(i);
                sequence.setOrdinate(i, 0, moveFirst ? (x + dx) * scaleX : x * scaleX + dx);
                sequence.setOrdinate(i, 1, moveFirst ? (y + dy) * scaleY : y * scaleY + dy);
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public boolean isGeometryChanged() {
                return true;
            }
        });
        return copy;
    }
}
