package org.mumap.server.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.LineStringExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.geo.Crs;
import org.mumap.server.symbols.MapSymbols;

/**
 * A map of given shapes in millimetres of paper: true to scale in the plane of the 3° zone of its middle, clipped to its frame,
 * with coordinates along two sides, and legend, scale bar and ratio below. Give size, ground and layers, then {@link #draw}.
 */
public final class MapFigure {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double LEFT_MM = 6.5;
    private static final double TOP_MM = 6;
    private static final double RIGHT_MM = 0.5;
    private static final double FOOT_GAP_MM = 6.5;
    private static final double BAR_ROOM_MM = 92;
    /** Narrower maps put the bar under the legend instead of beside it. */
    private static final double WIDE_MM = 175;
    /** Share of the frame that the ground asked for fills at most when the scale is chosen. */
    private static final double FILLED = 0.94;
    /** Finer detail than this cannot be seen on paper. */
    private static final double DETAIL_MM = 0.04;

    private static final double SMALLEST_MM = 0.15;
    private static final double LEAST_HATCHED_MM = 1.2;

    private final double widthMm;
    private final double heightMm;
    private final Envelope degrees;
    private final List<MapLayer> layers = new ArrayList<>();
    private @Nullable Integer wantedScale;
    private Locale locale = Locale.SIMPLIFIED_CHINESE;

    private MapFigure(double widthMm, double heightMm, Envelope degrees) {
        this.widthMm = widthMm;
        this.heightMm = heightMm;
        this.degrees = degrees;
    }

    /**
     * A map.
     *
     * @param widthMm width of the whole figure
     * @param heightMm height of the whole figure, legend included
     * @param ground what it must show, degrees (EPSG:4490)
     */
    public static MapFigure of(double widthMm, double heightMm, Envelope ground) {
        if (ground.isNull()) {
            throw new IllegalArgumentException("a map of nothing");
        }
        return new MapFigure(widthMm, heightMm, ground);
    }

    /** Sets the n of 1:n; without it the largest usual scale that shows the ground is chosen. */
    public MapFigure scale(@Nullable Integer n) {
        wantedScale = n;
        return this;
    }

    /** Adds a layer above those before it; labels of later layers come first. */
    public MapFigure layer(MapLayer layer) {
        layers.add(layer);
        return this;
    }

    /** Sets the language of the words that the figure itself brings. */
    public MapFigure locale(Locale language) {
        locale = language;
        return this;
    }

    /**
     * A drawn map.
     *
     * @param figure the drawing
     * @param scale the n of 1:n
     * @param zone the zone whose plane it is drawn in; eastings are without its number
     * @param shown shapes that are on it
     * @param ground what it shows, degrees (EPSG:4490)
     */
    public record Drawn(Figure figure, int scale, GaussZone zone, int shown, Envelope ground) {}

    /** A shape on the map: as a whole, and the part of it inside the frame, both in millimetres of paper. */
    private record Visible(MapLayer layer, MapLayer.Feature feature, Geometry whole, Geometry part) {}

    /** Draws it. */
    public Drawn draw() {
        GaussZone zone = MapFrame.zone(degrees.centre().x);
        Envelope plane = planeBox(zone);
        Legend expected = new Legend();
        layers.stream()
                .filter(l -> !l.features().isEmpty())
                .forEach(l -> expected.add(l, l.features().get(0).shape()));
        MapFrame frame = frame(zone, plane, footHeight(expected), wantedScale);
        List<Visible> visible = visible(frame);
        Legend legend = legend(visible);
        if (legend.heightMm(legendWidth()) < expected.heightMm(legendWidth())) {
            // fewer lines than there might have been: the map takes their room, at the same scale
            MapFrame taller = frame(zone, plane, footHeight(legend), frame.scale());
            List<Visible> more = visible(taller);
            if (legend(more).heightMm(legendWidth()) <= legend.heightMm(legendWidth())) {
                frame = taller;
                visible = more;
                legend = legend(more);
            }
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.Outline.area(List.of(frame.corners()), MapSymbols.colour("white")));
        drawShapes(frame, visible, marks);
        marks.addAll(Furniture.edge(frame));
        foot(frame, legend, marks);
        Envelope ground = Crs.get(zone.epsgWithoutPrefix())
                .toCgcs2000(FACTORY.toGeometry(frame.ground()))
                .map(Geometry::getEnvelopeInternal)
                .orElse(degrees);
        return new Drawn(new Figure(widthMm, heightMm, marks), frame.scale(), zone, visible.size(), ground);
    }

    private Envelope planeBox(GaussZone zone) {
        return MapFrame.toPlane(FACTORY.toGeometry(degrees), zone)
                .map(Geometry::getEnvelopeInternal)
                .orElseThrow(() -> new IllegalArgumentException("the ground lies outside the zone " + zone));
    }

    private static Legend legend(List<Visible> visible) {
        Legend legend = new Legend();
        visible.forEach(v -> legend.add(v.layer(), v.feature().shape()));
        return legend;
    }

    private MapFrame frame(GaussZone zone, Envelope plane, double foot, @Nullable Integer wanted) {
        double width = widthMm - LEFT_MM - RIGHT_MM;
        double height = heightMm - TOP_MM - foot;
        int scale = wanted != null
                ? wanted
                : MapFrame.fitting(plane.getWidth(), plane.getHeight(), width * FILLED, height * FILLED);
        return new MapFrame(zone, plane.centre().x, plane.centre().y, scale, LEFT_MM, TOP_MM, width, height);
    }

    private double footHeight(Legend legend) {
        double bar = 5;
        double lines = legend.heightMm(legendWidth());
        return FOOT_GAP_MM - 3 + (wide() ? Math.max(lines + 1, bar + 2) : lines + bar + 3);
    }

    private boolean wide() {
        return widthMm >= WIDE_MM;
    }

    private double legendWidth() {
        return widthMm - LEFT_MM - RIGHT_MM - (wide() ? BAR_ROOM_MM : 0);
    }

    private void foot(MapFrame frame, Legend legend, List<Mark> marks) {
        double under = frame.top() + frame.heightMm() + FOOT_GAP_MM - 3;
        double right = frame.left() + frame.widthMm();
        marks.addAll(legend.draw(LEFT_MM, under, legendWidth()));
        double bar = wide() ? under + 3.4 : heightMm - 2.2;
        marks.addAll(Furniture.scale(frame, right, bar));
    }

    private List<Visible> visible(MapFrame frame) {
        List<Visible> visible = new ArrayList<>();
        Envelope ground = frame.ground();
        Envelope box = box(frame);
        for (MapLayer layer : layers) {
            for (MapLayer.Feature feature : layer.features()) {
                Optional<Geometry> plane = MapFrame.toPlane(feature.shape(), frame.zone());
                if (plane.isPresent() && plane.get().getEnvelopeInternal().intersects(ground)) {
                    Geometry whole = frame.toPaper(plane.get());
                    Geometry part = clip(whole, box);
                    if (!part.isEmpty()) {
                        visible.add(new Visible(layer, feature, whole, part));
                    }
                }
            }
        }
        return visible;
    }

    private static Envelope box(MapFrame frame) {
        return new Envelope(frame.left(), frame.left() + frame.widthMm(), frame.top(), frame.top() + frame.heightMm());
    }

    private void drawShapes(MapFrame frame, List<Visible> visible, List<Mark> marks) {
        Envelope box = box(frame);
        Labels labels = new Labels(box);
        labels.keepFree(Furniture.northBox(frame));
        List<Mark> markers = new ArrayList<>();
        MapLayer cased = null;
        for (Visible each : visible) {
            if (each.layer() != cased && each.layer().style().casing() != null) {
                // all kerbs of a layer first: at a crossing the roads run into each other
                cased = each.layer();
                casings(cased, visible, marks);
            }
            marks.addAll(shape(each, box));
            marker(each, markers, labels);
        }
        marks.add(Furniture.mask(frame));
        marks.addAll(Furniture.crosses(frame));
        marks.addAll(markers);
        for (int i = visible.size() - 1; i >= 0; i--) {
            Visible each = visible.get(i);
            List<String> lines = each.feature().label();
            boolean numbered = numbered(each);
            labels.write(
                    each.part(),
                    numbered ? lines.subList(1, lines.size()) : lines,
                    each.feature().sure());
        }
        marks.addAll(labels.marks());
        marks.addAll(Furniture.north(frame, locale));
    }

    private static void casings(MapLayer layer, List<Visible> visible, List<Mark> marks) {
        PrintStyle.Casing casing = layer.style().casing();
        for (Visible each : visible) {
            if (each.layer() == layer && casing != null && each.part().getDimension() == 1) {
                marks.add(Mark.Outline.lines(rings(each.part()), casing.colour(), casing.widthMm()));
            }
        }
    }

    private static void marker(Visible each, List<Mark> markers, Labels labels) {
        PrintStyle.Marker marker = each.layer().style().marker();
        if (marker == PrintStyle.Marker.NONE || each.part().isEmpty()) {
            return;
        }
        Coordinate at = each.part().getInteriorPoint().getCoordinate();
        if (at != null) {
            markers.addAll(Symbols.draw(marker, at.x, at.y));
            double half = marker == PrintStyle.Marker.STOP ? Symbols.STOP_RADIUS : 1.6;
            labels.keepFree(new Envelope(at.x - half, at.x + half, at.y - half, at.y + half));
            if (numbered(each)) {
                markers.add(Symbols.number(each.feature().label().get(0), at.x, at.y));
            }
        }
    }

    /** Whether the first line of its label stands on its marker. */
    private static boolean numbered(Visible each) {
        return each.layer().style().marker() == PrintStyle.Marker.STOP
                && !each.feature().label().isEmpty();
    }

    private static List<Mark> shape(Visible each, Envelope box) {
        PrintStyle style = each.layer().style();
        Geometry part = each.part();
        if (part instanceof Polygonal) {
            // the edge is clipped by itself: where the frame cuts an area there is no edge
            boolean inside = box.contains(each.whole().getEnvelopeInternal());
            Geometry edge = inside ? part.getBoundary() : clip(each.whole().getBoundary(), box);
            return area(style, rings(part), rings(edge));
        }
        if (part.getDimension() == 0 || style.stroke() == null) {
            return List.of();
        }
        return List.of(new Mark.Outline(rings(part), false, null, style.stroke(), style.strokeMm(), style.dashMm()));
    }

    /** An area in a style: fill, pattern, edge. */
    static List<Mark> area(PrintStyle style, List<double[]> rings, List<double[]> edges) {
        List<Mark> marks = new ArrayList<>();
        if (style.fill() != null && !rings.isEmpty()) {
            marks.add(Mark.Outline.area(rings, style.fill()));
        }
        if (style.patternColour() != null && large(rings)) {
            marks.addAll(Hatching.draw(style.pattern(), style.patternColour(), rings));
        }
        if (style.stroke() != null && !edges.isEmpty()) {
            marks.add(new Mark.Outline(edges, false, null, style.stroke(), style.strokeMm(), style.dashMm()));
        }
        return marks;
    }

    private static boolean large(List<double[]> rings) {
        Envelope box = new Envelope();
        rings.forEach(ring -> {
            for (int i = 0; i + 1 < ring.length; i += 2) {
                box.expandToInclude(ring[i], ring[i + 1]);
            }
        });
        return Math.max(box.getWidth(), box.getHeight()) >= LEAST_HATCHED_MM;
    }

    /** The part of a shape of the paper inside the box; shapes too small to be seen are left out. */
    private static Geometry clip(Geometry paper, Envelope box) {
        Envelope own = paper.getEnvelopeInternal();
        boolean extended = paper.getDimension() > 0;
        if (!own.intersects(box) || (extended && Math.max(own.getWidth(), own.getHeight()) < SMALLEST_MM)) {
            return FACTORY.createGeometryCollection();
        }
        Geometry simple = extended ? DouglasPeuckerSimplifier.simplify(paper, DETAIL_MM) : paper;
        if (box.contains(own)) {
            return simple;
        }
        Geometry valid = simple.isValid() ? simple : GeometryFixer.fix(simple);
        Geometry inside = OverlayNGRobust.overlay(valid, FACTORY.toGeometry(box), OverlayNG.INTERSECTION);
        // an area that touches the frame leaves stray lines and points, which are no part of it
        return switch (paper.getDimension()) {
            case 2 -> FACTORY.buildGeometry(PolygonExtracter.getPolygons(inside));
            case 1 -> FACTORY.buildGeometry(LineStringExtracter.getLines(inside));
            default -> inside;
        };
    }

    /** Coordinates of every ring and line. */
    private static List<double[]> rings(Geometry paper) {
        List<double[]> rings = new ArrayList<>();
        for (int i = 0; i < paper.getNumGeometries(); i++) {
            Geometry part = paper.getGeometryN(i);
            if (part instanceof Polygon polygon && !polygon.isEmpty()) {
                rings.add(numbers(polygon.getExteriorRing()));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(numbers(polygon.getInteriorRingN(hole)));
                }
            } else if (part instanceof LineString line && !line.isEmpty()) {
                rings.add(numbers(line));
            } else if (part != paper && part.getNumGeometries() > 1) {
                rings.addAll(rings(part));
            }
        }
        return rings;
    }

    private static double[] numbers(LineString line) {
        double[] numbers = new double[2 * line.getNumPoints()];
        for (int i = 0; i < line.getNumPoints(); i++) {
            numbers[2 * i] = line.getCoordinateSequence().getX(i);
            numbers[2 * i + 1] = line.getCoordinateSequence().getY(i);
        }
        return numbers;
    }
}
