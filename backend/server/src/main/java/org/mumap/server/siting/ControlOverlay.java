package org.mumap.server.siting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.Crossings;

/**
 * How much of parcels lies inside control lines. Most parcels lie wholly inside a piece or wholly outside all: those are told by
 * indexed tests; where the border of a convex piece runs through a parcel it is cut by half-planes; only what is left is intersected, and
 * only after the crossings were counted, because nothing can interrupt an overlay once it runs. Threads may ask at once.
 */
final class ControlOverlay {

    /** Borders drawn twice differ by less than this, m²: no overlap. */
    private static final double TOUCH_M2 = 1;

    private static final int MOST_CROSSINGS = 100_000;

    /** In place of the area of a parcel that nobody measured. */
    static final double NOT_MEASURED = -1;

    private final HPRtree pieces = new HPRtree();
    private int count;

    /** A parcel that crosses a line too often to be intersected with it. */
    static final class TooManyCrossings extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyCrossings(String line) {
            super("A parcel crosses the control line " + line + " more than " + MOST_CROSSINGS + " times");
        }
    }

    /**
     * A piece of a line.
     *
     * @param box its box when it fills it, as most pieces inside a large subdivided line do, else null
     * @param convex its cut when it is convex, else null
     */
    private record Piece(
            String line,
            PreparedGeometry shape,
            @Nullable Envelope box,
            @Nullable ConvexCut convex) {

        boolean covers(Geometry other) {
            if (box != null) {
                return box.covers(other.getEnvelopeInternal());
            }
            return convex != null ? convex.covers(other) : shape.covers(other);
        }
    }

    /**
     * A parcel and a line that takes part of it.
     *
     * @param parcel its code
     * @param line code of the line
     * @param areaM2 area of the parcel inside the line, m²
     * @param wholeM2 area of the parcel, m²
     */
    record Share(String parcel, String line, double areaM2, double wholeM2) {}

    /** Adds a piece of a line, in EPSG:4490; all of them before the first question. */
    void add(String line, Geometry piece) {
        Envelope box = piece.isRectangle() ? piece.getEnvelopeInternal() : null;
        pieces.insert(
                piece.getEnvelopeInternal(),
                new Piece(line, PreparedGeometryFactory.prepare(piece), box, ConvexCut.of(piece)));
        count++;
    }

    /** Whether there are any pieces. Builds the index, so that threads may ask. */
    boolean ready() {
        pieces.build();
        return count > 0;
    }

    /** The lines that take a square metre or more of a parcel, one share for each. */
    List<Share> shares(String parcel, Geometry shape) {
        return shares(parcel, shape, NOT_MEASURED);
    }

    /**
     * As {@link #shares(String, Geometry)}, for a parcel that has been measured.
     *
     * @param wholeM2 its area on the ellipsoid, or {@link #NOT_MEASURED}
     */
    List<Share> shares(String parcel, Geometry shape, double wholeM2) {
        Map<String, Double> inside = new HashMap<>(4);
        Sound sound = new Sound(shape);
        double whole = wholeM2;
        for (Object each : pieces.query(shape.getEnvelopeInternal())) {
            Piece piece = (Piece) each;
            // most parcels that meet a piece lie inside of it: that is asked first
            if (piece.covers(shape)) {
                whole = whole <= 0 ? Areas.ellipsoidM2(shape) : whole;
                inside.merge(piece.line(), whole, Double::sum);
            } else {
                inside.merge(piece.line(), part(piece, sound), Double::sum);
            }
        }
        if (whole <= 0 && !inside.isEmpty()) {
            whole = Areas.ellipsoidM2(shape);
        }
        List<Share> shares = new ArrayList<>(inside.size());
        for (Map.Entry<String, Double> line : inside.entrySet()) {
            if (line.getValue() >= TOUCH_M2) {
                shares.add(new Share(parcel, line.getKey(), rounded(line.getValue()), rounded(whole)));
            }
        }
        return shares;
    }

    // the order in which pieces are met must not show in the last digits
    private static double rounded(double areaM2) {
        return Math.rint(areaM2 * 1e4) / 1e4;
    }

    private static double part(Piece piece, Sound parcel) {
        ConvexCut convex = piece.convex();
        if (convex != null) {
            return convex.misses(parcel.drawn) ? 0 : convex.areaM2(parcel.shape());
        }
        if (!piece.shape().intersects(parcel.drawn)) {
            return 0;
        }
        Geometry line = piece.shape().getGeometry();
        // two rings of n and m sides cannot cross more than n × m times
        if ((long) line.getNumPoints() * parcel.drawn.getNumPoints() > MOST_CROSSINGS
                && Crossings.between(line, parcel.drawn, MOST_CROSSINGS) > MOST_CROSSINGS) {
            throw new TooManyCrossings(piece.line());
        }
        return Areas.ellipsoidM2(OverlayNGRobust.overlay(line, parcel.shape(), OverlayNG.INTERSECTION));
    }

    /** A parcel, mended when it must be and only when something asks: a crossed outline, taken in with a warning, must not stop a commit. */
    private static final class Sound {
        private final Geometry drawn;
        private @Nullable Geometry mended;

        Sound(Geometry drawn) {
            this.drawn = drawn;
        }

        Geometry shape() {
            if (mended == null) {
                mended = drawn.isValid() ? drawn : GeometryFixer.fix(drawn);
            }
            return mended;
        }
    }
}
