package org.mumap.server.print;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.geo.Crs;

/**
 * What part of the ground a map shows, and where on the paper: true to scale in the plane of a 3° zone.
 *
 * @param zone the zone; eastings are without its number
 * @param east easting of the middle, metres
 * @param north northing of the middle, metres
 * @param scale the n of 1:n
 * @param left left edge on the paper, mm
 * @param top upper edge on the paper, mm
 * @param widthMm width on the paper
 * @param heightMm height on the paper
 */
record MapFrame(
        GaussZone zone,
        double east,
        double north,
        int scale,
        double left,
        double top,
        double widthMm,
        double heightMm) {

    private static final double MM_PER_M = 1000;
    /** Steps of scales that people have a feeling for; a county office measures with 1:500, 1:1,000, 1:2,000 … in mind. */
    private static final List<Double> STEPS = List.of(1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0);

    private static final int LARGEST_SCALE = 200;
    private static final int SMALLEST_SCALE = 5_000_000;

    /** The largest scale of the usual ones at which a box of so many metres fits into so many millimetres. */
    static int fitting(double widthM, double heightM, double widthMm, double heightMm) {
        double needed = Math.max(widthM * MM_PER_M / widthMm, heightM * MM_PER_M / heightMm);
        for (double power = 100; power <= SMALLEST_SCALE; power *= 10) {
            for (double step : STEPS) {
                int scale = (int) Math.round(step * power);
                if (scale >= LARGEST_SCALE && scale >= needed) {
                    return scale;
                }
            }
        }
        return SMALLEST_SCALE;
    }

    /** The 3° zone of a longitude; what lies outside China's zones is drawn in the nearest. */
    static GaussZone zone(double longitude) {
        double inside = Math.max(73.5, Math.min(longitude, 136.4999));
        return GaussZone.find3Degree(inside).orElseThrow();
    }

    /** The shape in the plane of a zone; empty where it cannot be brought there. */
    static java.util.Optional<Geometry> toPlane(Geometry shape, GaussZone zone) {
        return Crs.get(zone.epsgWithoutPrefix()).fromCgcs2000(shape);
    }

    /** Metres of ground per millimetre of paper. */
    double metresPerMm() {
        return scale / MM_PER_M;
    }

    /** The ground shown, in the plane. */
    Envelope ground() {
        double halfWidth = widthMm * metresPerMm() / 2;
        double halfHeight = heightMm * metresPerMm() / 2;
        return new Envelope(east - halfWidth, east + halfWidth, north - halfHeight, north + halfHeight);
    }

    double x(double easting) {
        return left + widthMm / 2 + (easting - east) / metresPerMm();
    }

    double y(double northing) {
        return top + heightMm / 2 - (northing - north) / metresPerMm();
    }

    /** A shape of the plane in millimetres of paper. */
    Geometry toPaper(Geometry plane) {
        Geometry paper = plane.copy();
        paper.apply((Moved) (sequence, i) -> {
            double x = x(sequence.getX(i));
            double y = y(sequence.getY(i));
            sequence.setOrdinate(i, 0, x);
            sequence.setOrdinate(i, 1, y);
        });
        paper.geometryChanged();
        return paper;
    }

    /** The frame's four corners on the paper. */
    double[] corners() {
        return new double[] {
            left, top, left + widthMm, top, left + widthMm, top + heightMm, left, top + heightMm, left, top
        };
    }

    /** The middle of the frame on the paper. */
    Coordinate middle() {
        return new Coordinate(left + widthMm / 2, top + heightMm / 2);
    }

    private interface Moved extends CoordinateSequenceFilter {
        @Override
        default boolean isDone() {
            return false;
        }

        @Override
        default boolean isGeometryChanged() {
            return true;
        }
    }
}
