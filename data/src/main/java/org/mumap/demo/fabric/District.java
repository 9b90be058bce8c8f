package org.mumap.demo.fabric;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.mumap.demo.Dice;

/**
 * A built-up part of the county: street blocks on a turned, slightly bent grid with uneven street spacing. Only the grid lines are held;
 * blocks are drawn when asked for, so a district of any size streams.
 */
public final class District {
    /** What is built there; decides the pitch of the blocks and the width of the streets, in metres. */
    public enum Kind {
        PARK(520, 400, 36, 5),
        TOWN(210, 150, 16, 3),
        VILLAGE(62, 46, 6, 2);

        private final double pitchU;
        private final double pitchV;
        private final double street;
        private final double gap;

        Kind(double pitchU, double pitchV, double street, double gap) {
            this.pitchU = pitchU;
            this.pitchV = pitchV;
            this.street = street;
            this.gap = gap;
        }

        /** Width of the streets between the blocks, metres. */
        public double street() {
            return street;
        }

        /** Least distance of two corners, metres. */
        public double gap() {
            return gap;
        }
    }

    private final Kind kind;
    private final String name;
    private final Coordinate centre;
    private final double cos;
    private final double sin;
    private final double[] linesU;
    private final double[] linesV;
    private final double bend;
    private final double phase;

    public District(Kind kind, String name, Coordinate centre, double degrees, int columns, int rows, long seed) {
        Dice dice = Dice.of(seed, "district " + name, 0);
        this.kind = kind;
        this.name = name;
        this.centre = centre;
        this.cos = StrictMath.cos(StrictMath.toRadians(degrees));
        this.sin = StrictMath.sin(StrictMath.toRadians(degrees));
        this.linesU = lines(columns, kind.pitchU, dice);
        this.linesV = lines(rows, kind.pitchV, dice);
        this.bend = kind == Kind.VILLAGE ? 4 : kind.pitchV * 0.16;
        this.phase = dice.between(0, 6.28);
    }

    private static double[] lines(int count, double pitch, Dice dice) {
        double[] at = new double[count + 1];
        for (int i = 1; i <= count; i++) {
            at[i] = at[i - 1] + pitch * dice.between(0.82, 1.18);
        }
        double half = at[count] / 2;
        for (int i = 0; i <= count; i++) {
            at[i] -= half;
        }
        return at;
    }

    public Kind kind() {
        return kind;
    }

    /** Park code, town name or village name. */
    public String name() {
        return name;
    }

    public Coordinate centre() {
        return centre;
    }

    public int columns() {
        return linesU.length - 1;
    }

    public int rows() {
        return linesV.length - 1;
    }

    /** The circle around the whole district, metres. */
    public double radius() {
        return StrictMath.hypot(linesU[columns()], linesV[rows()]) + bend * 2;
    }

    /** The corners of one block inside its streets, counter-clockwise, not closed. */
    public List<Coordinate> block(int column, int row) {
        double w = kind.street / 2;
        return quad(linesU[column] + w, linesV[row] + w, linesU[column + 1] - w, linesV[row + 1] - w);
    }

    /** The block with half of the streets around it: neighbouring cells share their corners. */
    public Polygon cell(int column, int row, GeometryFactory geometry) {
        List<Coordinate> q = quad(linesU[column], linesV[row], linesU[column + 1], linesV[row + 1]);
        return geometry.createPolygon(new Coordinate[] {q.get(0), q.get(1), q.get(2), q.get(3), q.get(0)});
    }

    /** The middle line of the street along grid line `row`, from column 0 to the last. */
    public List<Coordinate> streetAlong(int row) {
        List<Coordinate> line = new ArrayList<>();
        for (double u : linesU) {
            line.add(place(u, linesV[row]));
        }
        return line;
    }

    /** The middle line of the street across, along grid line `column`. */
    public List<Coordinate> streetAcross(int column) {
        List<Coordinate> line = new ArrayList<>();
        for (double v : linesV) {
            line.add(place(linesU[column], v));
        }
        return line;
    }

    /** Whether a block is built: not in the river or on a trunk road, and with a few outer corners left out. */
    public boolean built(int column, int row, PreparedGeometry obstacles, GeometryFactory geometry, long seed) {
        boolean corner = (column == 0 || column == columns() - 1) && (row == 0 || row == rows() - 1);
        if (corner
                && columns() > 3
                && Dice.of(seed, "corner of " + name, column * 1000L + row).chance(0.35)) {
            return false;
        }
        return !obstacles.intersects(cell(column, row, geometry));
    }

    /** The outline of the built blocks with their streets. */
    public Geometry outline(PreparedGeometry obstacles, GeometryFactory geometry, long seed) {
        List<Geometry> cells = new ArrayList<>();
        for (int column = 0; column < columns(); column++) {
            for (int row = 0; row < rows(); row++) {
                if (built(column, row, obstacles, geometry, seed)) {
                    cells.add(cell(column, row, geometry));
                }
            }
        }
        return CoverageUnion.union(cells.toArray(Geometry[]::new));
    }

    private List<Coordinate> quad(double u1, double v1, double u2, double v2) {
        return List.of(place(u1, v1), place(u2, v1), place(u2, v2), place(u1, v2));
    }

    private Coordinate place(double u, double v) {
        double bentU = u + bend * StrictMath.sin(v / (kind.pitchV * 4.3) + phase);
        double bentV = v + bend * StrictMath.sin(u / (kind.pitchU * 3.7) + phase * 2);
        double x = centre.x + bentU * cos - bentV * sin;
        double y = centre.y + bentU * sin + bentV * cos;
        return new Coordinate(Math.round(x * 1000) / 1000.0, Math.round(y * 1000) / 1000.0);
    }
}
