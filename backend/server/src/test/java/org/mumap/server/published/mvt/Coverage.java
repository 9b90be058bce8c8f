package org.mumap.server.published.mvt;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Parcels as a survey draws them: neighbours share their crooked edges point by point. Among them gaps, lakes with an island,
 * parcels of two parts and strips narrower than a tile unit. The same seed gives the same parcels.
 */
final class Coverage {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int STEPS = 3;

    private final double west;
    private final double south;
    private final double cell;
    private final int side;
    private final long seed;

    /**
     * @param west left edge (EPSG:3857, m)
     * @param south lower edge (m)
     * @param cell width of a parcel (m)
     * @param side parcels along each edge
     * @param seed seed of everything random
     */
    Coverage(double west, double south, double cell, int side, long seed) {
        this.west = west;
        this.south = south;
        this.cell = cell;
        this.side = side;
        this.seed = seed;
    }

    List<MultiPolygon> parcels() {
        Random random = new Random(seed);
        List<MultiPolygon> parcels = new ArrayList<>();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                Polygon plain = FACTORY.createPolygon(ring(column, row));
                switch (random.nextInt(40)) {
                    case 0, 1, 2 -> {
                        // a gap
                    }
                    case 3 -> {
                        LinearRing lake = square(column, row, 0.2);
                        parcels.add(many(FACTORY.createPolygon(ring(column, row), new LinearRing[] {lake})));
                        parcels.add(many(FACTORY.createPolygon(square(column, row, 0.05))));
                    }
                    case 4 -> parcels.add(many(plain, FACTORY.createPolygon(ring(column, row + side + 2))));
                    case 5 -> {
                        parcels.add(many(plain));
                        parcels.add(many(strip(column, row)));
                    }
                    default -> parcels.add(many(plain));
                }
            }
        }
        return parcels;
    }

    private static MultiPolygon many(Polygon... polygons) {
        return FACTORY.createMultiPolygon(polygons);
    }

    private LinearRing ring(int column, int row) {
        List<Coordinate> ring = new ArrayList<>();
        edge(ring, column, row, 1, 0);
        edge(ring, column + 1, row, 0, 1);
        edge(ring, column + 1, row + 1, -1, 0);
        edge(ring, column, row + 1, 0, -1);
        ring.add(ring.get(0).copy());
        return FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    private void edge(List<Coordinate> ring, int column, int row, int towardsX, int towardsY) {
        for (int step = 0; step < STEPS; step++) {
            ring.add(point(column * STEPS + towardsX * step, row * STEPS + towardsY * step));
        }
    }

    private Coordinate point(int x, int y) {
        Random jitter = new Random(seed ^ x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL);
        jitter.nextLong();
        double third = cell / STEPS;
        return new Coordinate(
                west + x * third + (jitter.nextDouble() - 0.5) * third * 0.9,
                south + y * third + (jitter.nextDouble() - 0.5) * third * 0.9);
    }

    private LinearRing square(int column, int row, double half) {
        double x = west + (column + 0.5) * cell;
        double y = south + (row + 0.5) * cell;
        double reach = half * cell;
        return FACTORY.createLinearRing(new Coordinate[] {
            new Coordinate(x - reach, y - reach),
            new Coordinate(x + reach, y - reach),
            new Coordinate(x + reach, y + reach),
            new Coordinate(x - reach, y + reach),
            new Coordinate(x - reach, y - reach)
        });
    }

    private Polygon strip(int column, int row) {
        double x = west + column * cell;
        double y = south + row * cell;
        return FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(x, y),
            new Coordinate(x + cell, y + cell * 0.3),
            new Coordinate(x + cell, y + cell * 0.3 + 0.4),
            new Coordinate(x, y + 0.4),
            new Coordinate(x, y)
        });
    }
}
