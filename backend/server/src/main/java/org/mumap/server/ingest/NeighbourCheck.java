package org.mumap.server.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.Crossings;

/**
 * Compares one parcel of a batch with what lies beside and upon it. More than half of the smaller one covered is an error of both
 * rows; less, a sliver or a gap is a warning; a predecessor that the row names is what it was made from, so covering it is no
 * error, but one that lives on is told.
 */
final class NeighbourCheck {

    /** Overlaps up to this are rounding of boundaries, m². */
    private static final double NOTHING_M2 = 0.01;
    /** Overlaps narrower than this are, too, m. */
    private static final double NOTHING_M = 0.001;
    /** A line straight in a survey's plane is bent in longitude and latitude, by no more than this times its length squared, m. */
    private static final double BEND_PER_M2 = 2.5e-8;
    /** Two shapes that share this much of the larger one are the same drawn twice. */
    private static final double SAME = 0.999;
    /** Overlaps narrower than this are slivers along a boundary, m. */
    private static final double SLIVER_M = 0.10;
    /** Pairs whose numbers of points multiply to less need no count of crossings. */
    private static final long SMALL = 1_000_000;

    /** Along a meridian; good enough for a width. */
    private static final double METRES_PER_DEGREE = 111_320;

    private static final int MAX_CROSSINGS = 100_000;

    /**
     * A parcel of the batch.
     *
     * @param row its row
     * @param key its key
     * @param shape its shape
     * @param predecessors keys it names as predecessors
     */
    record Subject(int row, String key, Geometry shape, Set<String> predecessors) {}

    /**
     * What lies beside or upon it.
     *
     * @param row its row when it stands in the batch too, else null
     * @param key its key
     * @param shape its shape
     * @param concealed whether the importer may not learn whose it is
     * @param predecessors keys it names as predecessors
     */
    record Neighbour(@Nullable Integer row, String key, Geometry shape, boolean concealed, Set<String> predecessors) {}

    private final Subject subject;
    private @Nullable RelateNG prepared;
    private final List<RowProblem> found = new ArrayList<>();

    NeighbourCheck(Subject subject) {
        this.subject = subject;
    }

    /** The problems found so far; the list is then empty. */
    List<RowProblem> take() {
        List<RowProblem> taken = List.copyOf(found);
        found.clear();
        return taken;
    }

    /**
     * Looks for overlaps and strips. Nearly all boundaries meet point by point, which shows at a glance; only those that do not are
     * overlaid and measured.
     */
    void compare(List<Neighbour> all, Gaps gaps) {
        List<Neighbour> neighbours = all.stream().filter(this::isComparable).toList();
        if (neighbours.isEmpty()) {
            return;
        }
        Gaps.Look look = gaps.look(
                subject.shape(), neighbours.stream().map(Neighbour::shape).toList());
        Envelope own = subject.shape().getEnvelopeInternal();
        for (int i = 0; i < neighbours.size(); i++) {
            Neighbour other = neighbours.get(i);
            // one that lies wholly inside leaves no mark on the boundary around it
            if (look.isLoose(i) || own.covers(other.shape().getEnvelopeInternal())) {
                overlap(other);
            }
        }
        for (Gaps.Gap gap : gaps.find(look)) {
            Neighbour other = neighbours.get(gap.neighbour());
            if (Double.isNaN(gap.areaM2())) {
                both(other, false, "gap-not-measured", gap.place(), List.of());
            } else {
                both(other, false, "gap", gap.place(), List.of(number(gap.areaM2()), number(gap.widthM())));
            }
        }
    }

    private boolean isComparable(Neighbour other) {
        boolean hostile = (long) subject.shape().getNumPoints() * other.shape().getNumPoints() > SMALL
                && Crossings.between(subject.shape(), other.shape(), MAX_CROSSINGS) > MAX_CROSSINGS;
        if (hostile) {
            both(other, true, "too-many-crossings", null, List.of("", Integer.toString(MAX_CROSSINGS)));
        }
        return !hostile;
    }

    private void overlap(Neighbour other) {
        if (!prepared().evaluate(other.shape(), RelatePredicate.matches("T********"))) {
            return;
        }
        Geometry common = OverlayNGRobust.overlay(subject.shape(), other.shape(), OverlayNG.INTERSECTION);
        double overlap = Areas.ellipsoidM2(common);
        double width = width(common, overlap);
        double length = extent(common);
        if (overlap <= NOTHING_M2 || width < NOTHING_M + BEND_PER_M2 * length * length) {
            return;
        }
        double own = Areas.ellipsoidM2(subject.shape());
        double theirs = Areas.ellipsoidM2(other.shape());
        double share = overlap / Math.min(own, theirs);
        List<Object> size = List.of(number(overlap), number(share * 100));
        Geometry place = common.getInteriorPoint();
        if (!other.concealed() && subject.predecessors().contains(other.key())) {
            add(subject.row(), false, "predecessor-alive", place, other.key(), other.row(), size);
        } else if (other.row() != null && other.predecessors().contains(subject.key())) {
            add(other.row(), false, "predecessor-alive", place, subject.key(), subject.row(), size);
        } else {
            String code = overlap > SAME * Math.max(own, theirs)
                    ? "duplicate-shape"
                    : share > 0.5 ? "overlap" : width < SLIVER_M ? "sliver" : "small-overlap";
            both(other, share > 0.5, code, place, size);
        }
    }

    private RelateNG prepared() {
        RelateNG known = prepared;
        if (known == null) {
            known = RelateNG.prepare(subject.shape());
            prepared = known;
        }
        return known;
    }

    private void both(Neighbour other, boolean error, String code, @Nullable Geometry place, List<?> size) {
        add(subject.row(), error, code, place, other.concealed() ? "@another-parcel" : other.key(), other.row(), size);
        if (other.row() != null) {
            add(other.row(), error, code, place, subject.key(), subject.row(), size);
        }
    }

    private void add(
            int row,
            boolean error,
            String code,
            @Nullable Geometry place,
            String other,
            @Nullable Integer otherRow,
            List<?> size) {
        List<Object> args = new ArrayList<>();
        if (!code.equals("too-many-crossings")) {
            args.add(other);
        }
        args.addAll(size);
        RowProblem problem = error
                ? RowProblem.error(row, null, code, args.toArray())
                : RowProblem.warning(row, null, code, args.toArray());
        found.add(problem.at(place).with(otherRow));
    }

    // area over half the outline: the mean width of something long; boundaries merely shared have no area and do not
    // count
    private static double width(Geometry common, double areaM2) {
        double outline = 0;
        for (int i = 0; i < common.getNumGeometries(); i++) {
            Geometry part = common.getGeometryN(i);
            outline += part.getDimension() == 2 ? part.getLength() * METRES_PER_DEGREE : 0;
        }
        return outline == 0 ? 0 : 2 * areaM2 / outline;
    }

    private static double extent(Geometry common) {
        Envelope box = new Envelope();
        for (int i = 0; i < common.getNumGeometries(); i++) {
            if (common.getGeometryN(i).getDimension() == 2) {
                box.expandToInclude(common.getGeometryN(i).getEnvelopeInternal());
            }
        }
        return box.getDiameter() * METRES_PER_DEGREE;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
