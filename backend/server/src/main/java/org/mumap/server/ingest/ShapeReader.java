package org.mumap.server.ingest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.mumap.server.Settings;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.AxisCheck;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.ShapeCheck;
import org.mumap.server.geo.ShapeFault;
import org.mumap.server.ingest.doctor.Cures;
import org.mumap.server.ledger.Kind;

/** Brings a drawn shape to EPSG:4490 and judges it; never changes it. */
final class ShapeReader {

    /**
     * What came of a shape.
     *
     * @param stored the shape in EPSG:4490; null when it cannot be brought there
     * @param areas its areas, when it is an area and valid
     * @param fault what is wrong, with its place in EPSG:4490
     */
    record Read(
            @Nullable Geometry stored,
            @Nullable Areas areas,
            @Nullable ShapeFault fault) {}

    /**
     * What is known of the file's coordinates.
     *
     * @param reading the system that counts; null when nobody said
     * @param conflict what speaks against every shape of the file: it names one system, its sender another; rows without a
     *     shape are not concerned
     */
    record Coordinates(
            @Nullable CrsReading reading, @Nullable ShapeFault conflict) {

        /** What the file says, else what the sender says. */
        static Coordinates of(@Nullable CrsReading ofFile, @Nullable CrsReading ofSender) {
            if (ofSender == null) {
                return new Coordinates(ofFile, null);
            }
            if (ofFile instanceof CrsReading.Known file
                    && ofSender instanceof CrsReading.Known sender
                    && !file.crs().same(sender.crs())) {
                return new Coordinates(
                        ofFile,
                        new ShapeFault(
                                "crs-conflict",
                                List.of(file.crs().toString(), sender.crs().toString()),
                                null));
            }
            boolean fileKnows = ofFile instanceof CrsReading.Known || ofFile instanceof CrsReading.Refused;
            return new Coordinates(fileKnows ? ofFile : ofSender, null);
        }
    }

    private final Kind.Geometry wanted;
    private @Nullable Cures cures;
    private @Nullable ShapeReader cured;
    private final @Nullable Envelope county;
    private final @Nullable CrsReading crs;
    private final @Nullable ShapeFault conflict;
    private final AxisCheck axes;
    private final ShapeCheck check;

    /**
     * @param wanted what the kind takes
     * @param coordinates the file's system; where nobody said, longitude and latitude are taken for EPSG:4490
     * @param county box around the county, or null
     */
    ShapeReader(Kind.Geometry wanted, Coordinates coordinates, @Nullable Envelope county, Settings.Upload limits) {
        this.wanted = wanted;
        this.county = county;
        this.crs = coordinates.reading();
        this.conflict = coordinates.conflict();
        this.axes = new AxisCheck(county);
        this.check = new ShapeCheck(limits.maxVerticesPerFeature(), limits.maxCrossings());
    }

    /**
     * A reader that applies a cure to the shapes which do not lie in the county as the file has them; a shift is taken off every
     * point.
     */
    static ShapeReader curing(
            Cures cures,
            Kind.Geometry wanted,
            Coordinates coordinates,
            @Nullable Envelope county,
            Settings.Upload limits) {
        ShapeReader plain = new ShapeReader(wanted, coordinates, county, limits);
        plain.cures = cures;
        plain.cured =
                new ShapeReader(wanted, new Coordinates(cures.system(coordinates.reading()), null), county, limits);
        return plain;
    }

    Read read(Drawing drawing) {
        if (cures != null && cured != null && (cures.shifts() || !liesWell(drawing))) {
            return cured.read(cures.apply(drawing));
        }
        return readAsItIs(drawing);
    }

    private boolean liesWell(Drawing drawing) {
        Read plain = readAsItIs(drawing);
        return county != null
                && plain.stored() != null
                && county.intersects(plain.stored().getEnvelopeInternal());
    }

    private Read readAsItIs(Drawing drawing) {
        if (conflict != null) {
            return fault(conflict);
        }
        if (crs instanceof CrsReading.Refused refused) {
            return fault(new ShapeFault("refused-crs", List.of(refused.name(), "@crs." + refused.sort()), null));
        }
        if (crs instanceof CrsReading.Unknown unknown) {
            return fault(new ShapeFault("unknown-crs", List.of(unknown.text(), "@guess.none"), null));
        }
        Crs system = crs instanceof CrsReading.Known known ? known.crs() : Crs.cgcs2000();
        if (drawing instanceof Drawing.Broken broken) {
            return fault(toDegrees(broken.fault(), system));
        }
        return read(((Drawing.Shape) drawing).geometry(), system);
    }

    private Read read(Geometry drawn, Crs system) {
        if (!fits(drawn)) {
            return fault(toDegrees(
                    new ShapeFault("wrong-geometry-type", List.of(drawn.getGeometryType()), point(drawn)), system));
        }
        Optional<ShapeFault> finite = check.findCheap(drawn);
        if (finite.isPresent()) {
            return fault(toDegrees(finite.get(), system));
        }
        Optional<ShapeFault> axis = axes.find(drawn, system);
        if (axis.isPresent()) {
            return fault(axisFault(axis.get(), system));
        }
        Optional<Geometry> stored = system.toCgcs2000(drawn);
        if (stored.isEmpty()) {
            return fault(ShapeFault.invalid(ShapeFault.Reason.OUTSIDE_SYSTEM, null));
        }
        Geometry shape = stored.get();
        Optional<ShapeFault> fault = check.find(shape);
        if (fault.isPresent()) {
            return new Read(shape, null, fault.get());
        }
        Areas areas = shape.getDimension() == 2 ? Areas.of(shape, drawn, system) : null;
        if (areas != null && areas.ellipsoidM2() <= 0) {
            return new Read(shape, null, ShapeFault.invalid(ShapeFault.Reason.NO_AREA, shape.getCoordinate()));
        }
        return new Read(shape, areas, null);
    }

    private boolean fits(Geometry drawn) {
        boolean area = drawn instanceof Polygon || drawn instanceof MultiPolygon;
        return wanted.polygonal() ? area : !drawn.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
    }

    // without a stated system the numbers may be metres of a plane: then the system is what is missing
    private ShapeFault axisFault(ShapeFault fault, Crs system) {
        if (fault.code().equals("not-degrees")) {
            String guess = fault.args().get(2);
            return crs == null
                    ? new ShapeFault("unknown-crs", List.of("—", guess), null)
                    : new ShapeFault("wrong-zone", List.of(fault.args().get(0), system.toString(), guess), null);
        }
        if (fault.code().equals("swapped-axes") && fault.place() instanceof Point point) {
            // shown where it would lie with the axes the right way round
            Point meant = point.getFactory().createPoint(new Coordinate(point.getY(), point.getX()));
            return toDegrees(new ShapeFault(fault.code(), fault.args(), meant), system);
        }
        // shown where it would lie in the system that the numbers look like
        return fault.args().size() > 2 && Crs.read(fault.args().get(2)) instanceof CrsReading.Known guess
                ? toDegrees(fault, guess.crs())
                : new ShapeFault(fault.code(), fault.args(), null);
    }

    private static ShapeFault toDegrees(ShapeFault fault, Crs system) {
        Geometry place = fault.place() == null
                ? null
                : system.toCgcs2000(fault.place()).filter(ShapeReader::onEarth).orElse(null);
        return new ShapeFault(fault.code(), fault.args(), place);
    }

    private static boolean onEarth(Geometry place) {
        Envelope box = place.getEnvelopeInternal();
        return box.getMinX() >= -180 && box.getMaxX() <= 180 && box.getMinY() >= -90 && box.getMaxY() <= 90;
    }

    private static @Nullable Point point(Geometry drawn) {
        return drawn.isEmpty() ? null : drawn.getFactory().createPoint(drawn.getCoordinate());
    }

    private static Read fault(ShapeFault fault) {
        return new Read(null, null, fault);
    }
}
