package org.mumap.server.ingest.doctor;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.mumap.server.geo.ShiftedMaps;

/** Takes every coordinate of a shape through the steps of a cure; notes when one makes no sense of it. */
final class CureFilter implements CoordinateSequenceFilter {

    private static final double FOOT = 0.3048;
    private static final double MILLION = 1_000_000;

    private final List<Cures.Step> steps;
    private boolean failed;

    CureFilter(List<Cures.Step> steps) {
        this.steps = steps;
    }

    boolean failed() {
        return failed;
    }

    @Override
    public void filter(CoordinateSequence sequence, int i) {
        Coordinate at = new Coordinate(sequence.getX(i), sequence.getY(i));
        for (Cures.Step step : steps) {
            at = apply(step, at);
        }
        failed |= !Double.isFinite(at.x) || !Double.isFinite(at.y);
        sequence.setOrdinate(i, CoordinateSequence.X, at.x);
        sequence.setOrdinate(i, CoordinateSequence.Y, at.y);
    }

    private static Coordinate apply(Cures.Step step, Coordinate at) {
        return switch (step) {
            case SWAP -> new Coordinate(at.y, at.x);
            // the reader took them for degrees already
            case DEGREES -> at;
            case UNDOUBLE -> new Coordinate(undouble(at.x), at.y);
            case FEET -> new Coordinate(at.x * FOOT, at.y * FOOT);
            case MILLIMETRES -> new Coordinate(at.x / 1_000, at.y / 1_000);
            case PACKED_DMS -> new Coordinate(unpack(at.x), unpack(at.y));
            case GCJ02 -> ShiftedMaps.ofGcj02(at);
            case BD09 -> ShiftedMaps.ofBd09(at);
        };
    }

    // 4040550300 was written 40|40|550300, or 80550300 by adding forty million twice
    private static double undouble(double east) {
        long digits = (long) Math.floor(east / MILLION);
        double rest = east - digits * MILLION;
        if (digits % 101 == 0 && isZone(digits / 101)) {
            return rest + digits / 101 * MILLION;
        }
        return digits % 2 == 0 && !isZone(digits) && isZone(digits / 2) ? rest + digits / 2 * MILLION : Double.NaN;
    }

    private static boolean isZone(long number) {
        return (number >= 13 && number <= 23) || (number >= 25 && number <= 45);
    }

    private static double unpack(double packed) {
        double degrees = Math.floor(packed);
        double rest = (packed - degrees) * 100;
        double minutes = Math.floor(rest + 1e-7);
        double seconds = Math.max(0, (rest - minutes) * 100);
        return packed < 0 || minutes >= 60 || seconds >= 60.000001
                ? Double.NaN
                : degrees + minutes / 60 + seconds / 3_600;
    }

    @Override
    public boolean isDone() {
        return failed;
    }

    @Override
    public boolean isGeometryChanged() {
        return true;
    }
}
