package org.mumap.demo.fabric;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.mumap.demo.Dice;

/**
 * One street block cut into lots. Lots share their edges: an edge knows the points later set on it, so a corner that a neighbour puts
 * on a common side becomes a vertex of both lots and the lots form a valid coverage (identical vertices along every shared edge).
 *
 * <p>Points are kept to the millimetre; the outline must be convex and is given counter-clockwise.
 */
public final class Block {
    /** Lot counts below which a cut may have a jog: its two lots are not cut again, so they may be concave. */
    private static final int LAST_CUT = 2;

    private static final int TRIES = 8;

    private final List<Coordinate> points = new ArrayList<>();
    private final List<Side> outline = new ArrayList<>();
    private final double gap;
    private final double[] axisU;
    private final double[] axisV;

    /**
     * @param corners the convex outline, counter-clockwise, not closed
     * @param gap the least distance in metres between a new corner and one that stands
     */
    public Block(List<Coordinate> corners, double gap) {
        this.gap = gap;
        int n = corners.size();
        for (Coordinate c : corners) {
            point(c.x, c.y);
        }
        for (int i = 0; i < n; i++) {
            outline.add(new Side(new Edge(i, (i + 1) % n), false));
        }
        this.axisU = unit(points.get(0), points.get(1));
        this.axisV = new double[] {-axisU[1], axisU[0]};
    }

    /**
     * Cuts the block into about this many lots.
     *
     * @return closed rings, clockwise or counter-clockwise as the outline was
     */
    public List<List<Coordinate>> lots(int count, Dice dice) {
        List<List<Side>> leaves = new ArrayList<>();
        divide(outline, count, dice, leaves);
        return leaves.stream().map(this::ring).toList();
    }

    private void divide(List<Side> shape, int count, Dice dice, List<List<Side>> leaves) {
        if (count > 1) {
            for (int i = 0; i < TRIES; i++) {
                int first = Math.max(1, Math.min(count - 1, (int) Math.round(count * dice.between(0.36, 0.64))));
                List<List<Side>> halves =
                        cut(shape, (double) first / count, count <= LAST_CUT && dice.chance(0.25), dice);
                if (!halves.isEmpty()) {
                    divide(halves.get(0), first, dice, leaves);
                    divide(halves.get(1), count - first, dice, leaves);
                    return;
                }
            }
        }
        leaves.add(shape);
    }

    /** Two halves, the first with about `share` of the length; empty when no good cut was found. */
    private List<List<Side>> cut(List<Side> shape, double share, boolean jog, Dice dice) {
        List<Side> sides = expand(shape);
        double[] rangeU = range(sides, axisU);
        double[] rangeV = range(sides, axisV);
        boolean alongU = rangeU[1] - rangeU[0] >= (rangeV[1] - rangeV[0]) * dice.between(0.85, 1.18);
        double turn = dice.between(-0.035, 0.035);
        double[] axis = turned(alongU ? axisU : axisV, turn);
        double[] r = range(sides, axis);
        double at = r[0] + (r[1] - r[0]) * Math.max(0.15, Math.min(0.85, share * dice.between(0.86, 1.16)));
        double step = jog ? (r[1] - r[0]) * dice.between(0.06, 0.13) * (dice.chance(0.5) ? 1 : -1) : 0;
        List<Hit> near = hits(sides, axis, at);
        List<Hit> far = step == 0 ? near : hits(sides, axis, at + step);
        if (near.size() != 2 || far.size() != 2) {
            return List.of();
        }
        double[] across = {-axis[1], axis[0]};
        Hit from = near.get(0).along(across) < near.get(1).along(across) ? near.get(0) : near.get(1);
        Hit to = far.get(0).along(across) < far.get(1).along(across) ? far.get(1) : far.get(0);
        if (from.place == to.place
                || (from.place + 1) % sides.size() == to.place && from.corner && to.corner
                || (to.place + 1) % sides.size() == from.place && from.corner && to.corner) {
            return List.of();
        }
        return split(sides, from, to, bends(from, to, axis, step, dice));
    }

    /** The inner points of a cut with a jog: half the way on the first line, a step sideways, on along the second. */
    private static List<double[]> bends(Hit from, Hit to, double[] axis, double step, Dice dice) {
        if (step == 0) {
            return List.of();
        }
        double f = dice.between(0.4, 0.6);
        double x = from.x + (to.x - from.x) * f;
        double y = from.y + (to.y - from.y) * f;
        double side = (from.x - x) * axis[0] + (from.y - y) * axis[1];
        double x1 = x + side * axis[0];
        double y1 = y + side * axis[1];
        return List.of(new double[] {x1, y1}, new double[] {x1 + step * axis[0], y1 + step * axis[1]});
    }

    private List<List<Side>> split(List<Side> sides, Hit from, Hit to, List<double[]> bends) {
        int p = corner(sides, from);
        int q = corner(sides, to);
        List<Side> whole = expand(sides);
        List<Side> path = new ArrayList<>();
        int last = p;
        for (double[] b : bends) {
            int next = point(b[0], b[1]);
            path.add(new Side(new Edge(last, next), false));
            last = next;
        }
        path.add(new Side(new Edge(last, q), false));
        List<Side> fromQ = walk(whole, q, p);
        List<Side> fromP = walk(whole, p, q);
        List<Side> one = new ArrayList<>(path);
        one.addAll(fromQ);
        List<Side> two = new ArrayList<>();
        for (int i = path.size() - 1; i >= 0; i--) {
            two.add(path.get(i).back());
        }
        two.addAll(fromP);
        double smallest = gap * gap * 4;
        return area(one) < smallest || area(two) < smallest ? List.of() : List.of(one, two);
    }

    private int corner(List<Side> sides, Hit hit) {
        Side side = sides.get(hit.place);
        if (hit.corner) {
            return side.start();
        }
        return side.edge.split(point(hit.x, hit.y));
    }

    private List<Side> walk(List<Side> ring, int start, int end) {
        int i = 0;
        while (ring.get(i).start() != start) {
            i++;
        }
        List<Side> path = new ArrayList<>();
        for (int k = 0; k < ring.size(); k++) {
            Side side = ring.get((i + k) % ring.size());
            if (k > 0 && side.start() == end) {
                break;
            }
            path.add(side);
        }
        return path;
    }

    private List<Hit> hits(List<Side> sides, double[] axis, double at) {
        List<Hit> found = new ArrayList<>();
        int n = sides.size();
        for (int i = 0; i < n; i++) {
            Coordinate a = points.get(sides.get(i).start());
            Coordinate b = points.get(sides.get(i).end());
            double sa = a.x * axis[0] + a.y * axis[1] - at;
            double sb = b.x * axis[0] + b.y * axis[1] - at;
            if (sa < 0 == sb < 0) {
                continue;
            }
            double t = sa / (sa - sb);
            double length = a.distance(b);
            Hit hit;
            if (t * length < gap) {
                hit = new Hit(i, true, a.x, a.y);
            } else if ((1 - t) * length < gap) {
                hit = new Hit((i + 1) % n, true, b.x, b.y);
            } else {
                hit = new Hit(i, false, a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
            }
            found.add(hit);
        }
        return found;
    }

    private List<Side> expand(List<Side> shape) {
        List<Side> all = new ArrayList<>();
        for (Side side : shape) {
            side.collect(all);
        }
        return all;
    }

    private double[] range(List<Side> sides, double[] axis) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Side side : sides) {
            Coordinate c = points.get(side.start());
            double s = c.x * axis[0] + c.y * axis[1];
            low = Math.min(low, s);
            high = Math.max(high, s);
        }
        return new double[] {low, high};
    }

    private double area(List<Side> sides) {
        double twice = 0;
        for (Side side : sides) {
            Coordinate a = points.get(side.start());
            Coordinate b = points.get(side.end());
            twice += a.x * b.y - b.x * a.y;
        }
        return Math.abs(twice / 2);
    }

    private List<Coordinate> ring(List<Side> shape) {
        List<Coordinate> ring = new ArrayList<>();
        for (Side side : expand(shape)) {
            ring.add(points.get(side.start()));
        }
        ring.add(ring.get(0));
        return ring;
    }

    private int point(double x, double y) {
        points.add(new Coordinate(Math.round(x * 1000) / 1000.0, Math.round(y * 1000) / 1000.0));
        return points.size() - 1;
    }

    private static double[] unit(Coordinate a, Coordinate b) {
        double d = a.distance(b);
        return new double[] {(b.x - a.x) / d, (b.y - a.y) / d};
    }

    private static double[] turned(double[] axis, double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new double[] {axis[0] * c - axis[1] * s, axis[0] * s + axis[1] * c};
    }

    /** Where a cut meets the outline: on the side `place`, or at that side's first corner. */
    private record Hit(int place, boolean corner, double x, double y) {
        double along(double[] axis) {
            return x * axis[0] + y * axis[1];
        }
    }

    /** A piece of boundary between two points; once a point is set on it, it is its two halves. */
    private static final class Edge {
        private final int from;
        private final int to;
        private final List<Edge> halves = new ArrayList<>(2);

        Edge(int from, int to) {
            this.from = from;
            this.to = to;
        }

        int split(int middle) {
            halves.add(new Edge(from, middle));
            halves.add(new Edge(middle, to));
            return middle;
        }
    }

    /** An edge as one lot walks it. */
    private record Side(Edge edge, boolean reversed) {
        int start() {
            return reversed ? edge.to : edge.from;
        }

        int end() {
            return reversed ? edge.from : edge.to;
        }

        Side back() {
            return new Side(edge, !reversed);
        }

        void collect(List<Side> into) {
            if (edge.halves.isEmpty()) {
                into.add(this);
            } else {
                new Side(edge.halves.get(reversed ? 1 : 0), reversed).collect(into);
                new Side(edge.halves.get(reversed ? 0 : 1), reversed).collect(into);
            }
        }
    }
}
