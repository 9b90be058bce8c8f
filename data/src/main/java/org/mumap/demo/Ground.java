package org.mumap.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.mumap.demo.fabric.District;
import org.mumap.demo.fabric.GaussKruger;
import org.mumap.demo.fabric.Lattice;
import org.mumap.demo.fabric.Plan;

/**
 * The county's ground before anyone owns it: borders, river, trunk roads, and where the built-up districts lie. All in the plane of
 * EPSG:4528 (3° zone 40), metres.
 */
final class Ground {
    private static final double RIVER_HALF_WIDTH_M = 75;
    private static final double BROOK_HALF_WIDTH_M = 22;
    private static final double TRUNK_RESERVE_M = 32;
    private static final double VILLAGE_PITCH_M = 2580;

    final long seed;
    final GaussKruger plane = GaussKruger.zone3(40);
    final GeometryFactory geometry = new GeometryFactory(new PrecisionModel(), 4528);
    final Plan plan;
    final List<Lattice.Cell> cells;
    final Geometry county;
    final Map<Character, Geometry> towns = new HashMap<>();
    final Geometry water;
    final PreparedGeometry obstacles;
    final List<District> districts;
    final Map<String, Geometry> outlines = new HashMap<>();
    final List<Settlement> settlements = new ArrayList<>();

    /** A village's houses: the district, its town and the cell it lies in. */
    record Settlement(District district, Plan.Town town, int cell) {}

    Ground(DemoOptions options) {
        this.seed = options.seed();
        this.plan = new Plan(options.scale(), plane);
        Lattice lattice = Lattice.of(plan, seed, geometry);
        this.cells = lattice.cells();
        this.county = lattice.union(cells);
        for (Plan.Town town : Plan.towns()) {
            towns.put(
                    town.letter(),
                    lattice.union(cells.stream()
                            .filter(c -> c.town() == town.letter())
                            .toList()));
        }
        Geometry river = line(plan.river()).buffer(RIVER_HALF_WIDTH_M, 4);
        Geometry brook = line(plan.tributary()).buffer(BROOK_HALF_WIDTH_M, 4);
        this.water = river.union(brook);
        List<Geometry> inTheWay = new ArrayList<>(List.of(river.buffer(30, 4), brook.buffer(15, 4)));
        plan.trunks().forEach(t -> inTheWay.add(line(t.line()).buffer(TRUNK_RESERVE_M, 4)));
        this.obstacles = PreparedGeometryFactory.prepare(UnaryUnionOp.union(inTheWay));
        this.districts = plan.districts(seed);
        for (District d : districts) {
            outlines.put(d.name(), d.outline(obstacles, geometry, seed));
        }
        placeVillages();
    }

    Geometry line(List<Coordinate> points) {
        return geometry.createLineString(points.toArray(Coordinate[]::new));
    }

    /** The outline of a park's part or a town's built-up centre. */
    Geometry outline(String name) {
        Geometry outline = outlines.get(name);
        if (outline == null) {
            throw new IllegalArgumentException("no district " + name);
        }
        return outline;
    }

    /** The town of a letter. */
    static Plan.Town town(char letter) {
        return Plan.towns().stream()
                .filter(t -> t.letter() == letter)
                .findFirst()
                .orElseThrow();
    }

    /** Villages stand on a jittered net wherever neither a district nor water nor a trunk road nor the county's border is near. */
    private void placeVillages() {
        STRtree index = new STRtree();
        for (int i = 0; i < cells.size(); i++) {
            index.insert(cells.get(i).shape().getEnvelopeInternal(), i);
        }
        Geometry inner = county.buffer(-250, 2);
        PreparedGeometry inside = PreparedGeometryFactory.prepare(inner);
        PreparedGeometry parks = PreparedGeometryFactory.prepare(
                geometry.createGeometryCollection(outlines.values().toArray(Geometry[]::new))
                        .buffer(330, 2));
        Envelope box = county.getEnvelopeInternal();
        int columns = (int) (box.getWidth() / VILLAGE_PITCH_M) + 1;
        int rows = (int) (box.getHeight() / VILLAGE_PITCH_M) + 1;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Dice dice = Dice.of(seed, "village", row * 100_000L + column);
                Coordinate at = new Coordinate(
                        box.getMinX() + (column + dice.between(0.2, 0.8)) * VILLAGE_PITCH_M,
                        box.getMinY() + (row + dice.between(0.2, 0.8)) * VILLAGE_PITCH_M);
                Geometry room = geometry.createPoint(at).buffer(190, 3);
                boolean free = inside.covers(room) && !parks.intersects(room) && !obstacles.intersects(room);
                Integer cell = free ? cellAt(index, at) : null;
                if (cell != null) {
                    place(at, cell, row * 100_000L + column, dice);
                }
            }
        }
    }

    private void place(Coordinate at, int cell, long number, Dice dice) {
        District houses = new District(
                District.Kind.VILLAGE,
                "village " + number,
                at,
                dice.between(-40, 40),
                dice.among(2, 4),
                dice.among(2, 4),
                seed);
        settlements.add(new Settlement(houses, town(cells.get(cell).town()), cell));
    }

    private @Nullable Integer cellAt(STRtree index, Coordinate at) {
        for (Object candidate : index.query(new Envelope(at))) {
            int i = (Integer) candidate;
            if (cells.get(i).shape().covers(geometry.createPoint(at))) {
                return i;
            }
        }
        return null;
    }
}
