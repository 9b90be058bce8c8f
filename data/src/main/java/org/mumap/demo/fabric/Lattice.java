package org.mumap.demo.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.mumap.demo.Dice;

/**
 * The county's ground plan: a lattice of village cells with crooked shared borders, drawn on a letter map in which each letter is a
 * town. Cells, towns and county are coverages of each other because a border between two cells is made once.
 */
public final class Lattice {
    private static final int HALVINGS = 5;

    private final Plan plan;
    private final long seed;
    private final GeometryFactory geometry;
    private final Map<String, Coordinate> corners = new HashMap<>();
    private final Map<String, List<Coordinate>> borders = new HashMap<>();

    private final double wildness;

    private Lattice(Plan plan, long seed, GeometryFactory geometry, double wildness) {
        this.plan = plan;
        this.seed = seed;
        this.geometry = geometry;
        this.wildness = wildness;
    }

    /** The lattice of a seed: as crooked as it can be without two borders crossing. */
    public static Lattice of(Plan plan, long seed, GeometryFactory geometry) {
        for (double wildness = 1; wildness > 0; wildness -= 0.2) {
            Lattice lattice = new Lattice(plan, seed, geometry, wildness);
            Geometry[] cells = lattice.cells().stream().map(Cell::shape).toArray(Geometry[]::new);
            boolean simple = Arrays.stream(cells).allMatch(Geometry::isValid);
            if (simple && !CoverageValidator.hasInvalidResult(CoverageValidator.validate(cells))) {
                return lattice;
            }
        }
        return new Lattice(plan, seed, geometry, 0);
    }

    /** One village cell: its town's letter and its place in the letter map. */
    public record Cell(char town, int column, int row, Polygon shape) {}

    /** All cells, row by row from the north-west. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < Plan.ROWS; row++) {
            for (int column = 0; column < Plan.COLUMNS; column++) {
                char town = plan.townAt(column, row);
                if (town != '.') {
                    cells.add(new Cell(town, column, row, cell(column, row)));
                }
            }
        }
        return cells;
    }

    /** The union of cells, every border vertex kept. */
    public Geometry union(List<Cell> cells) {
        return CoverageUnion.union(cells.stream().map(Cell::shape).toArray(Geometry[]::new));
    }

    private Polygon cell(int column, int row) {
        List<Coordinate> ring = new ArrayList<>();
        append(ring, column, row, column + 1, row);
        append(ring, column + 1, row, column + 1, row + 1);
        append(ring, column + 1, row + 1, column, row + 1);
        append(ring, column, row + 1, column, row);
        ring.add(ring.get(0));
        return geometry.createPolygon(ring.toArray(Coordinate[]::new));
    }

    private void append(List<Coordinate> ring, int x1, int y1, int x2, int y2) {
        boolean forward = x1 < x2 || y1 < y2;
        List<Coordinate> border = forward ? border(x1, y1, x2, y2) : new ArrayList<>(border(x2, y2, x1, y1));
        if (!forward) {
            Collections.reverse(border);
        }
        ring.addAll(border.subList(0, border.size() - 1));
    }

    private List<Coordinate> border(int x1, int y1, int x2, int y2) {
        String key = x1 + "," + y1 + "-" + x2 + "," + y2;
        return borders.computeIfAbsent(key, k -> {
            List<Coordinate> line = List.of(corner(x1, y1), corner(x2, y2));
            Dice dice = Dice.of(seed, "border " + k, 0);
            for (int i = 0; i < HALVINGS; i++) {
                line = halve(line, wildness * (i < 2 ? 0.17 : 0.12), dice);
            }
            return line;
        });
    }

    /** Midpoint displacement: each piece is bent sideways by up to `most` of its length. */
    private static List<Coordinate> halve(List<Coordinate> line, double most, Dice dice) {
        List<Coordinate> bent = new ArrayList<>();
        bent.add(line.get(0));
        for (int i = 1; i < line.size(); i++) {
            Coordinate a = line.get(i - 1);
            Coordinate b = line.get(i);
            double f = dice.between(-most, most);
            bent.add(millimetre((a.x + b.x) / 2 - (b.y - a.y) * f, (a.y + b.y) / 2 + (b.x - a.x) * f));
            bent.add(b);
        }
        return bent;
    }

    private Coordinate corner(int x, int y) {
        return corners.computeIfAbsent(x + "," + y, k -> {
            Dice dice = Dice.of(seed, "corner " + k, 0);
            Coordinate c = plan.at(x + wildness * dice.between(-0.25, 0.25), y + wildness * dice.between(-0.25, 0.25));
            return millimetre(c.x, c.y);
        });
    }

    private static Coordinate millimetre(double x, double y) {
        return new Coordinate(Math.round(x * 1000) / 1000.0, Math.round(y * 1000) / 1000.0);
    }
}
