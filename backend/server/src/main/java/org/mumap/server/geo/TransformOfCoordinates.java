package org.mumap.server.geo;

import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;

/** Moves every coordinate of a shape through a transform; notes when one cannot be moved. */
final class TransformOfCoordinates implements CoordinateSequenceFilter {

    private final MathTransform transform;
    private final double[] point = new double[2];
    private boolean failed;

    TransformOfCoordinates(MathTransform transform) {
        this.transform = transform;
    }

    boolean failed() {
        return failed;
    }

    @Override
    public void filter(CoordinateSequence sequence, int i) {
        point[0] = sequence.getX(i);
        point[1] = sequence.getY(i);
        try {
            transform.transform(point, 0, point, 0, 1);
        } catch (TransformException | RuntimeException e) {
            // numbers far beyond the plane trip over the library's own words about them
            failed = true;
            return;
        }
        failed |= !Double.isFinite(point[0]) || !Double.isFinite(point[1]);
        sequence.setOrdinate(i, CoordinateSequence.X, point[0]);
        sequence.setOrdinate(i, CoordinateSequence.Y, point[1]);
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
