package org.mumap.server.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.mumap.rules.siting.Plant;

/**
 * The widest rectangles of given proportions inside a shape, and the largest of any. For the directions of its longest sides the shape is laid on a grid,
 * the largest rectangles of cells inside are found, and each is grown side by side until it meets the border. Every rectangle
 * answered lies inside; a wider one in a direction that no long side has may exist.
 */
public final class InscribedRectangles {

    private static final int CELLS = 40;
    private static final int DIRECTIONS = 4;
    private static final int GROWN = 3;
    private static final double TURN = Math.toRadians(3);

    private final double[] widths = new double[Plant.PROPORTIONS.size()];
    private Envelope largest = new Envelope();

    private InscribedRectangles() {}

    /**
     * The rectangles inside a shape.
     *
     * @param metres the shape in a plane in metres
     */
    public static InscribedRectangles in(Geometry metres) {
        InscribedRectangles found = new InscribedRectangles();
        Geometry shape = DouglasPeuckerSimplifier.simplify(metres, 0);
        for (double direction : directions(shape)) {
            Geometry turned = AffineTransformation.rotationInstance(-direction).transform(shape);
            for (int part = 0; part < turned.getNumGeometries(); part++) {
                if (turned.getGeometryN(part) instanceof Polygon polygon && polygon.getArea() > 1) {
                    found.widen(polygon);
                }
            }
        }
        return found;
    }

    /** Width of the widest rectangle of each of {@link Plant#PROPORTIONS}, m; 0 where none was found. */
    public List<Double> widths() {
        return Arrays.stream(widths).boxed().toList();
    }

    /** Long side of the largest rectangle found, m; 0 where none was found. */
    public double longM() {
        return Math.max(largest.getWidth(), largest.getHeight());
    }

    /** Short side of the largest rectangle found, m. */
    public double shortM() {
        return Math.min(largest.getWidth(), largest.getHeight());
    }

    /** Directions of the longest sides and of the smallest rectangle around, each once, between 0 and a right angle. */
    private static List<Double> directions(Geometry shape) {
        List<LineSegment> sides = new ArrayList<>();
        Coordinate[] all = shape.getCoordinates();
        for (int i = 1; i < all.length; i++) {
            sides.add(new LineSegment(all[i - 1], all[i]));
        }
        sides.sort(Comparator.comparingDouble(LineSegment::getLength).reversed());
        Coordinate[] around = MinimumAreaRectangle.getMinimumRectangle(shape).getCoordinates();
        if (around.length > 1) {
            sides.add(0, new LineSegment(around[0], around[1]));
        }
        List<Double> directions = new ArrayList<>();
        for (LineSegment side : sides) {
            double angle = ((side.angle() % (Math.PI / 2)) + Math.PI / 2) % (Math.PI / 2);
            boolean known = directions.stream().anyMatch(other -> {
                double apart = Math.abs(other - angle);
                return Math.min(apart, Math.PI / 2 - apart) < TURN;
            });
            if (!known && directions.size() < DIRECTIONS) {
                directions.add(angle);
            }
        }
        return directions;
    }

    private void widen(Polygon polygon) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(polygon);
        for (Envelope seed : seeds(polygon)) {
            Envelope box = grown(prepared, polygon.getEnvelopeInternal(), seed);
            if (box != null) {
                double length = Math.max(box.getWidth(), box.getHeight());
                double width = Math.min(box.getWidth(), box.getHeight());
                for (int i = 0; i < widths.length; i++) {
                    double ratio = Plant.PROPORTIONS.get(i).ratio();
                    widths[i] = Math.max(widths[i], Math.min(width, length / ratio));
                }
                largest = box.getArea() > largest.getArea() ? box : largest;
            }
        }
    }

    /** Rectangles of cells, the best of each proportion and the largest; on the grid their cells have their corners inside. */
    private static List<Envelope> seeds(Polygon polygon) {
        Envelope box = polygon.getEnvelopeInternal();
        double cellX = box.getWidth() / CELLS;
        double cellY = box.getHeight() / CELLS;
        int[] runs = new int[CELLS];
        boolean[][] corners = corners(polygon, box, cellX, cellY);
        TreeSet<Seed>[] found = emptySets(Plant.PROPORTIONS.size() + 1);
        for (int y = 0; y < CELLS; y++) {
            for (int x = 0; x < CELLS; x++) {
                boolean inside = corners[x][y] && corners[x + 1][y] && corners[x][y + 1] && corners[x + 1][y + 1];
                runs[x] = inside ? runs[x] + 1 : 0;
            }
            rectanglesAbove(y, runs, cellX, cellY, found);
        }
        List<Envelope> seeds = new ArrayList<>();
        for (TreeSet<Seed> each : found) {
            for (Seed seed : each) {
                Envelope cells = new Envelope(
                        box.getMinX() + seed.left() * cellX,
                        box.getMinX() + seed.right() * cellX,
                        box.getMinY() + seed.bottom() * cellY,
                        box.getMinY() + seed.top() * cellY);
                if (!seeds.contains(cells)) {
                    seeds.add(cells);
                }
            }
        }
        return seeds;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TreeSet<Seed>[] emptySets(int number) {
        TreeSet[] sets = new TreeSet[number];
        Arrays.setAll(sets, i -> new TreeSet<Seed>());
        return sets;
    }

    private static boolean[][] corners(Polygon polygon, Envelope box, double cellX, double cellY) {
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(polygon);
        boolean[][] corners = new boolean[CELLS + 1][CELLS + 1];
        Coordinate at = new Coordinate();
        for (int x = 0; x <= CELLS; x++) {
            for (int y = 0; y <= CELLS; y++) {
                at.x = box.getMinX() + x * cellX;
                at.y = box.getMinY() + y * cellY;
                corners[x][y] = inside.locate(at) != Location.EXTERIOR;
            }
        }
        return corners;
    }

    /** @param worth width in its proportion, or area */
    private record Seed(double worth, int left, int right, int bottom, int top) implements Comparable<Seed> {
        @Override
        public int compareTo(Seed other) {
            return Comparator.comparingDouble(Seed::worth)
                    .reversed()
                    .thenComparingInt(Seed::left)
                    .thenComparingInt(Seed::right)
                    .thenComparingInt(Seed::bottom)
                    .thenComparingInt(Seed::top)
                    .compare(this, other);
        }
    }

    /** All rectangles of cells that end in this row and cannot be made wider, by a stack of rising columns. */
    private static void rectanglesAbove(int row, int[] runs, double cellX, double cellY, TreeSet<Seed>[] found) {
        int[] stack = new int[CELLS + 1];
        int size = 0;
        for (int x = 0; x <= CELLS; x++) {
            int run = x == CELLS ? 0 : runs[x];
            while (size > 0 && runs[stack[size - 1]] >= run) {
                int height = runs[stack[--size]];
                int left = size == 0 ? 0 : stack[size - 1] + 1;
                keep(found, left, x, row + 1 - height, row + 1, cellX, cellY);
            }
            stack[size++] = x;
        }
    }

    private static void keep(
            TreeSet<Seed>[] found, int left, int right, int bottom, int top, double cellX, double cellY) {
        double wide = (right - left) * cellX;
        double high = (top - bottom) * cellY;
        if (wide <= 0 || high <= 0) {
            return;
        }
        for (int i = 0; i < found.length; i++) {
            double worth = i == Plant.PROPORTIONS.size()
                    ? wide * high
                    : Math.min(
                            Math.min(wide, high),
                            Math.max(wide, high) / Plant.PROPORTIONS.get(i).ratio());
            if (found[i].size() < GROWN || worth > found[i].last().worth()) {
                found[i].add(new Seed(worth, left, right, bottom, top));
                if (found[i].size() > GROWN) {
                    found[i].pollLast();
                }
            }
        }
    }

    /** The box shrunk about its middle until it lies inside, then each side moved out until it meets the border. */
    private static @Nullable Envelope grown(PreparedGeometry shape, Envelope limit, Envelope seed) {
        double[] sides = {seed.getMinX(), seed.getMaxX(), seed.getMinY(), seed.getMaxY()};
        Coordinate middle = seed.centre();
        for (int tries = 0; !covers(shape, sides); tries++) {
            if (tries == 8) {
                return null;
            }
            for (int i = 0; i < 4; i++) {
                double centre = i < 2 ? middle.x : middle.y;
                sides[i] = centre + (sides[i] - centre) * 0.85;
            }
        }
        double[] ends = {limit.getMinX(), limit.getMaxX(), limit.getMinY(), limit.getMaxY()};
        for (int i = 0; i < 4; i++) {
            move(shape, sides, i, ends[i]);
        }
        return new Envelope(sides[0], sides[1], sides[2], sides[3]);
    }

    private static void move(PreparedGeometry shape, double[] sides, int side, double end) {
        double inside = sides[side];
        double outside = end;
        sides[side] = end;
        if (covers(shape, sides)) {
            return;
        }
        while (Math.abs(outside - inside) > 0.05) {
            sides[side] = (inside + outside) / 2;
            if (covers(shape, sides)) {
                inside = sides[side];
            } else {
                outside = sides[side];
            }
        }
        sides[side] = inside;
    }

    private static boolean covers(PreparedGeometry shape, double[] sides) {
        GeometryFactory factory = shape.getGeometry().getFactory();
        return shape.covers(factory.toGeometry(new Envelope(sides[0], sides[1], sides[2], sides[3])));
    }
}
