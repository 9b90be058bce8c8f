package org.mumap.server.geo;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Whether a shape can be kept as it is. Nothing is repaired: a repaired parcel is another parcel, and only its surveyor may say
 * which; so the answer is the fault and its place.
 *
 * @param maxVertices most vertices of a shape
 * @param maxCrossings crossings beyond which a shape counts as hostile rather than mistaken
 */
public record ShapeCheck(int maxVertices, int maxCrossings) {

    /** Faults that show without looking at the form: size, and coordinates that are no numbers. */
    public Optional<ShapeFault> findCheap(Geometry shape) {
        if (shape.getNumPoints() > maxVertices) {
            return Optional.of(new ShapeFault(
                    "too-many-vertices", List.of(str(shape.getNumPoints()), str(maxVertices)), firstPoint(shape)));
        }
        return findNotFinite(shape).map(at -> ShapeFault.invalid(ShapeFault.Reason.INVALID_COORDINATE, at));
    }

    /** The first fault found, if any. Never takes long, whatever the shape. */
    public Optional<ShapeFault> find(Geometry shape) {
        Optional<ShapeFault> cheap = findCheap(shape);
        if (cheap.isPresent()) {
            return cheap;
        }
        // so few lines cannot cross so often
        boolean few = (long) shape.getNumPoints() * shape.getNumPoints() / 2 <= maxCrossings;
        if (!few && shape.getDimension() == 2 && Crossings.within(shape, maxCrossings) > maxCrossings) {
            return Optional.of(new ShapeFault("too-many-crossings", List.of(str(maxCrossings)), firstPoint(shape)));
        }
        IsValidOp op = new IsValidOp(shape);
        TopologyValidationError error = op.getValidationError();
        return error == null
                ? Optional.empty()
                : Optional.of(ShapeFault.invalid(reason(error.getErrorType()), error.getCoordinate()));
    }

    private static Optional<Coordinate> findNotFinite(Geometry shape) {
        var filter = new CoordinateSequenceFilter() {
            private Optional<Coordinate> found = Optional.empty();

            @Override
            public void filter(CoordinateSequence sequence, int i) {
                if (!Double.isFinite(sequence.getX(i)) || !Double.isFinite(sequence.getY(i))) {
                    found = Optional.of(sequence.getCoordinateCopy(i));
                }
            }

            @Override
            public boolean isDone() {
                return found.isPresent();
            }

            @Override
            public boolean isGeometryChanged() {
                return false;
            }
        };
        shape.apply(filter);
        return filter.found;
    }

    private static Geometry firstPoint(Geometry shape) {
        Coordinate first = shape.getCoordinate();
        return ShapeFault.FACTORY.createPoint(new Coordinate(first.x, first.y));
    }

    private static ShapeFault.Reason reason(int type) {
        return switch (type) {
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> ShapeFault.Reason.HOLE_OUTSIDE_SHELL;
            case TopologyValidationError.NESTED_HOLES -> ShapeFault.Reason.NESTED_HOLES;
            case TopologyValidationError.DISCONNECTED_INTERIOR -> ShapeFault.Reason.DISCONNECTED_INTERIOR;
            case TopologyValidationError.RING_SELF_INTERSECTION -> ShapeFault.Reason.RING_SELF_INTERSECTION;
            case TopologyValidationError.NESTED_SHELLS -> ShapeFault.Reason.NESTED_SHELLS;
            case TopologyValidationError.DUPLICATE_RINGS -> ShapeFault.Reason.DUPLICATE_RINGS;
            case TopologyValidationError.TOO_FEW_POINTS -> ShapeFault.Reason.TOO_FEW_POINTS;
            case TopologyValidationError.INVALID_COORDINATE -> ShapeFault.Reason.INVALID_COORDINATE;
            case TopologyValidationError.RING_NOT_CLOSED -> ShapeFault.Reason.RING_NOT_CLOSED;
            default -> ShapeFault.Reason.SELF_INTERSECTION;
        };
    }

    private static String str(int number) {
        return Integer.toString(number);
    }
}
