package org.mumap.server.print;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.mumap.server.symbols.MapSymbols;

/** Finds room for labels: inside their shape, clear of markers and of each other; who comes first has the better place. */
final class Labels {

    /** 8 points, the smallest text that is read without effort. */
    static final double SMALL_MM = 2.85;

    private static final double LINE = 1.25;
    private static final double CLEAR = 0.4;
    private static final double ASCENT = 0.85;
    /** How far below or above the middle a label may go, past a marker there. */
    private static final double[] STEPS_MM = {3.6, -3.6, 5.4, -5.4};

    private static final String DARK = MapSymbols.colour("text-1");
    private static final String SOFT = MapSymbols.colour("text-2");
    private static final GeometryFactory PAPER = new GeometryFactory();

    private final Envelope frame;
    private final List<Envelope> taken = new ArrayList<>();
    private final List<Mark> written = new ArrayList<>();

    Labels(Envelope frame) {
        this.frame = frame;
    }

    /** Keeps a box of the paper free of labels. */
    void keepFree(Envelope box) {
        taken.add(box);
    }

    /** The labels written so far. */
    List<Mark> marks() {
        return written;
    }

    /**
     * Writes a label, as many of its lines as there is room for.
     *
     * @param visible the visible part of the shape on the paper
     * @param sure whether the first line is written even beyond the shape
     */
    void write(Geometry visible, List<String> lines, boolean sure) {
        if (lines.isEmpty() || visible.isEmpty()) {
            return;
        }
        for (int count = lines.size(); count > 0; count--) {
            if (tryInside(visible, lines.subList(0, count), sure)) {
                return;
            }
        }
        if (sure) {
            beyond(visible, lines.subList(0, 1));
        }
    }

    private boolean tryInside(Geometry visible, List<String> lines, boolean bold) {
        double width = width(lines);
        double height = height(lines);
        Envelope room = visible.getEnvelopeInternal();
        if (!(visible instanceof Polygonal) || room.getWidth() < width || room.getHeight() < height) {
            return false;
        }
        PreparedGeometry shape = PreparedGeometryFactory.prepare(visible);
        for (Coordinate at : places(visible)) {
            Envelope box = box(at, width, height);
            if (free(box) && shape.contains(PAPER.toGeometry(box))) {
                put(box, lines, bold);
                return true;
            }
        }
        return false;
    }

    private void beyond(Geometry visible, List<String> lines) {
        Coordinate at = visible.getInteriorPoint().getCoordinate();
        double width = width(lines);
        double height = height(lines);
        double[][] steps = {{0, 0}, {0, -4}, {0, 4}, {width / 2 + 3, 0}, {-width / 2 - 3, 0}};
        for (double[] step : steps) {
            Envelope box = box(new Coordinate(at.x + step[0], at.y + step[1]), width, height);
            if (free(box)) {
                put(box, lines, true);
                return;
            }
        }
    }

    private static List<Coordinate> places(Geometry visible) {
        List<Coordinate> places = new ArrayList<>();
        Coordinate inner = innermost(visible);
        if (inner != null) {
            places.add(inner);
            for (double step : STEPS_MM) {
                places.add(new Coordinate(inner.x, inner.y + step));
            }
        }
        places.add(visible.getInteriorPoint().getCoordinate());
        places.add(visible.getCentroid().getCoordinate());
        return places;
    }

    private static @Nullable Coordinate innermost(Geometry visible) {
        Envelope box = visible.getEnvelopeInternal();
        double tolerance = Math.max(Math.min(box.getWidth(), box.getHeight()) / 20, 0.2);
        return visible.getArea() <= 0
                ? null
                : MaximumInscribedCircle.getCenter(visible, tolerance).getCoordinate();
    }

    private boolean free(Envelope box) {
        return frame.contains(box) && taken.stream().noneMatch(box::intersects);
    }

    private void put(Envelope box, List<String> lines, boolean bold) {
        taken.add(new Envelope(
                box.getMinX() - CLEAR, box.getMaxX() + CLEAR, box.getMinY() - CLEAR, box.getMaxY() + CLEAR));
        for (int i = 0; i < lines.size(); i++) {
            written.add(new Mark.Words(
                    lines.get(i),
                    box.centre().x,
                    box.getMinY() + SMALL_MM * (ASCENT + LINE * i),
                    SMALL_MM,
                    Mark.Anchor.MIDDLE,
                    false,
                    i == 0 ? DARK : SOFT,
                    true,
                    bold && i == 0));
        }
    }

    private static double width(List<String> lines) {
        return lines.stream().mapToDouble(TextWidth::ems).max().orElse(0) * SMALL_MM;
    }

    private static double height(List<String> lines) {
        return SMALL_MM * (1 + LINE * (lines.size() - 1));
    }

    private static Envelope box(Coordinate at, double width, double height) {
        return new Envelope(at.x - width / 2, at.x + width / 2, at.y - height / 2, at.y + height / 2);
    }
}
