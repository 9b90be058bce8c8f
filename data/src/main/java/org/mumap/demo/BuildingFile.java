package org.mumap.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.mumap.demo.file.GeoJsonFile;

/** Writes the buildings of the finished industrial lots: long halls behind a setback, storeys after the plot ratio, some floors empty. */
final class BuildingFile {
    private static final double ALLEY_M = 14;
    private static final double SMALLEST_M2 = 150;

    private final Ground ground;
    private final FirmBook book;
    private final DemoOptions options;

    BuildingFile(Ground ground, FirmBook book, DemoOptions options) {
        this.ground = ground;
        this.book = book;
        this.options = options;
    }

    void write(Path file, List<Lot> lots) throws IOException {
        try (GeoJsonFile out = new GeoJsonFile(file, "buildings", ground.plane)) {
            for (Lot lot : lots) {
                if (lot.industrial() && lot.fate().inUse()) {
                    Dice dice = Dice.of(options.seed(), "building", lot.index());
                    List<Polygon> halls = halls(lot, dice);
                    for (int i = 0; i < halls.size(); i++) {
                        out.add(halls.get(i), properties(lot, halls, i, dice));
                    }
                }
            }
        }
    }

    /** The lot behind its setback, cut into strips across its longest side. */
    private List<Polygon> halls(Lot lot, Dice dice) {
        double area = lot.registeredM2().doubleValue();
        int count = lot.areaMu() < 12 ? dice.among(1, 2) : lot.areaMu() < 40 ? dice.among(2, 4) : dice.among(3, 6);
        Geometry inner = lot.shape().buffer(-StrictMath.sqrt(area) * dice.between(0.075, 0.12), 1);
        Coordinate[] side = longestSide(lot.shape());
        double length = side[0].distance(side[1]);
        double ux = (side[1].x - side[0].x) / length;
        double uy = (side[1].y - side[0].y) / length;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Coordinate c : inner.getCoordinates()) {
            double at = c.x * ux + c.y * uy;
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        List<Polygon> halls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double from = low + (high - low) * i / count + (i == 0 ? 0 : ALLEY_M / 2);
            double to = low + (high - low) * (i + 1) / count - (i == count - 1 ? 0 : ALLEY_M / 2);
            Geometry hall = inner.intersection(strip(side[0], ux, uy, from, to));
            if (hall instanceof Polygon p && p.getArea() > SMALLEST_M2) {
                halls.add(p);
            }
        }
        return halls;
    }

    private Polygon strip(Coordinate at, double ux, double uy, double from, double to) {
        double across = -at.x * uy + at.y * ux;
        double reach = 4000;
        List<Coordinate> ring = new ArrayList<>();
        for (double[] corner : new double[][] {
            {from, across - reach},
            {to, across - reach},
            {to, across + reach},
            {from, across + reach},
            {from, across - reach}
        }) {
            ring.add(new Coordinate(corner[0] * ux - corner[1] * uy, corner[0] * uy + corner[1] * ux));
        }
        return ground.geometry.createPolygon(ring.toArray(Coordinate[]::new));
    }

    /** Both ends of the longest side of an outline. */
    static Coordinate[] longestSide(Polygon shape) {
        Coordinate[] ring = shape.getExteriorRing().getCoordinates();
        int best = 0;
        for (int i = 1; i + 1 < ring.length; i++) {
            if (ring[i].distance(ring[i + 1]) > ring[best].distance(ring[best + 1])) {
                best = i;
            }
        }
        return new Coordinate[] {ring[best], ring[best + 1]};
    }

    private Map<String, Object> properties(Lot lot, List<Polygon> halls, int i, Dice dice) {
        double covered = halls.stream().mapToDouble(Polygon::getArea).sum();
        double footprint = halls.get(i).getArea();
        double wanted = lot.registeredM2().doubleValue() * lot.plotRatio().doubleValue() / covered;
        int storeys = (int) Math.max(1, Math.round(wanted * dice.between(0.7, 1.3)));
        Firm firm = book.holder(lot);
        boolean idle = dice.chance(firm != null && firm.zombie ? 0.8 : 0.05);
        double used = idle ? dice.between(0, 0.3) : dice.between(0.85, 1);
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("building_code", lot.code() + "F" + Codes.pad(i + 1, 4) + "0001");
        p.put("parcel_code", lot.code());
        p.put("footprint_m2", Dice.exact(footprint));
        p.put("floor_area_m2", Dice.exact(footprint * storeys));
        p.put("used_m2", Dice.exact(footprint * storeys * used));
        p.put("storeys", storeys);
        p.put("clear_height_m", Dice.exact(storeys == 1 ? dice.among(80, 130) / 10.0 : dice.among(42, 75) / 10.0));
        p.put("power_kva", dice.among(2, 30) * 100);
        if (idle) {
            p.put("idle_since_on", options.today().minusDays(dice.among(100, 1400)));
        }
        return p;
    }
}
