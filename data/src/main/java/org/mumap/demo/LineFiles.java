package org.mumap.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.mumap.demo.fabric.District;
import org.mumap.demo.fabric.Lattice;
import org.mumap.demo.fabric.Plan;
import org.mumap.demo.file.GeoJsonFile;

/**
 * Writes control lines and approval batches. Relics and geological hazards are left out on purpose: the platform has to say «no data»
 * there, not «clear».
 */
final class LineFiles {
    private static final double URBAN_REACH_M = 20;

    private final Ground ground;
    private final DemoOptions options;
    private final STRtree built = new STRtree();

    LineFiles(Ground ground, DemoOptions options) {
        this.ground = ground;
        this.options = options;
        ground.outlines.values().forEach(o -> {
            Geometry g = o.buffer(60, 2);
            built.insert(g.getEnvelopeInternal(), g);
        });
        for (Ground.Settlement s : ground.settlements) {
            Geometry g = ground.geometry
                    .createPoint(s.district().centre())
                    .buffer(s.district().radius() / 2 + 40, 4);
            built.insert(g.getEnvelopeInternal(), g);
        }
        Geometry wet = ground.water.buffer(40, 2);
        built.insert(wet.getEnvelopeInternal(), wet);
        for (Plan.Trunk t : ground.plan.trunks()) {
            Geometry g = ground.line(t.line()).buffer(45, 2);
            built.insert(g.getEnvelopeInternal(), g);
        }
    }

    void controlLines(Path file) throws IOException {
        try (GeoJsonFile out = new GeoJsonFile(file, "control_lines", ground.plane)) {
            farmland(out);
            ecological(out);
            urbanBoundary(out);
            Geometry flood = ground.water.buffer(560, 8).intersection(ground.county);
            out.add(flood, line("FL-001", "FLOOD", "青溪江洪水风险区(20年一遇)", "WARN", "防洪法 第33条", "水利局"));
        }
    }

    private static Map<String, Object> line(
            String code, String kind, String name, String effect, String law, String office) {
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("line_code", code);
        p.put("kind", kind);
        p.put("name", name);
        p.put("effect", effect);
        p.put("law", law);
        p.put("office", office);
        return p;
    }

    private void farmland(GeoJsonFile out) throws IOException {
        int n = 0;
        for (Lattice.Cell cell : ground.cells) {
            Dice dice = Dice.of(ground.seed, "farmland", cell.column() * 100L + cell.row());
            if (dice.chance(0.78)) {
                Coordinate middle = cell.shape().getCentroid().getCoordinate();
                double unit = ground.plan.unit();
                Coordinate at = new Coordinate(
                        middle.x + unit * dice.between(-0.2, 0.2), middle.y + unit * dice.between(-0.2, 0.2));
                Geometry field = cell.shape().buffer(-45, 2).intersection(blob(at, dice.between(0.26, 0.5), dice));
                Geometry free = withoutBuilt(field);
                if (free.getArea() > 50_000) {
                    out.add(free, farm(++n));
                }
            }
        }
        // where the parks were drawn over old fields, an edge is still protected: some lots touch it
        for (Plan.ParkSite site : Plan.parkSites()) {
            Geometry outline = ground.outline(site.parkCode());
            Coordinate corner = outline.getEnvelopeInternal().centre();
            Coordinate edge = outline.getGeometryN(0).getCoordinates()[0];
            Coordinate at = new Coordinate(edge.x + (edge.x - corner.x) * 0.04, edge.y + (edge.y - corner.y) * 0.04);
            out.add(blob(at, 0.085, Dice.of(ground.seed, "old field " + site.parkCode(), 0)), farm(++n));
        }
    }

    private static Map<String, Object> farm(int n) {
        return line("YN-" + Codes.pad(n, 4), "FARMLAND", "永久基本农田 " + n + " 号片", "FORBID", "土地管理法 第35条", "自然资源局");
    }

    private Geometry withoutBuilt(Geometry field) {
        List<Geometry> holes = new ArrayList<>();
        for (Object o : built.query(field.getEnvelopeInternal())) {
            holes.add((Geometry) o);
        }
        return holes.isEmpty()
                ? field
                : field.difference(UnaryUnionOp.union(holes)).buffer(0);
    }

    private void ecological(GeoJsonFile out) throws IOException {
        double[][] hills = {
            {0.9, 5.9, 0.8},
            {2.2, 0.6, 0.6},
            {5.4, 0.4, 0.45},
            {10.2, 0.75, 0.55},
            {11.3, 5.3, 0.6},
            {3.6, 7.9, 0.7},
            {8.9, 1.35, 0.35}
        };
        int n = 0;
        for (double[] h : hills) {
            Geometry hill = blob(ground.plan.at(h[0], h[1]), h[2], Dice.of(ground.seed, "hill", n))
                    .intersection(ground.county);
            out.add(
                    withoutBuilt(hill),
                    line(
                            "ST-" + Codes.pad(++n, 3),
                            "ECOLOGICAL",
                            "水源涵养生态保护红线 " + n + " 号片",
                            "FORBID",
                            "国土空间规划 三区三线",
                            "自然资源局"));
        }
    }

    /** The boundary follows the districts but rounds their corners off, so a few corner lots reach over it. */
    private void urbanBoundary(GeoJsonFile out) throws IOException {
        List<Geometry> shapes = new ArrayList<>();
        for (District d : ground.districts) {
            shapes.add(ground.outline(d.name()).buffer(-200, 6).buffer(200 + URBAN_REACH_M, 6));
        }
        Geometry all = UnaryUnionOp.union(shapes);
        for (int i = 0; i < all.getNumGeometries(); i++) {
            out.add(
                    all.getGeometryN(i),
                    line(
                            "CZ-" + Codes.pad(i + 1, 3),
                            "URBAN_BOUNDARY",
                            "城镇开发边界 " + (i + 1) + " 号片",
                            "REQUIRE_INSIDE",
                            "国土空间规划 三区三线",
                            "自然资源局"));
        }
    }

    /** A rounded irregular patch; the radius in sketch units. */
    private Geometry blob(Coordinate centre, double radius, Dice dice) {
        double r = radius * ground.plan.unit();
        double[] phase = {dice.between(0, 6.28), dice.between(0, 6.28), dice.between(0, 6.28)};
        double[] height = {dice.between(0.08, 0.3), dice.between(0.03, 0.18), dice.between(0.02, 0.1)};
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            double a = i * StrictMath.PI / 24;
            double f = 1;
            for (int k = 0; k < phase.length; k++) {
                f += height[k] * StrictMath.sin((k + 1.0 + k / 2) * a + phase[k]);
            }
            ring.add(new Coordinate(centre.x + r * f * StrictMath.cos(a), centre.y + r * f * StrictMath.sin(a)));
        }
        ring.add(ring.get(0).copy());
        return ground.geometry.createPolygon(ring.toArray(Coordinate[]::new));
    }

    /**
     * A batch as the reports of its expropriation and the quotas need it.
     *
     * @param town name of the town its middle lies in
     * @param areaM2 area approved, m²
     */
    record Batch(String batchNo, LocalDate approvedOn, String town, BigDecimal areaM2) {}

    /** Conversion batches 农转用批次: strips of park blocks, approved year after year. */
    List<Batch> approvalBatches(Path file) throws IOException {
        List<Batch> batches = new ArrayList<>();
        try (GeoJsonFile out = new GeoJsonFile(file, "approval_batches", ground.plane)) {
            int n = 0;
            for (District d : ground.districts) {
                if (d.kind() != District.Kind.PARK) {
                    continue;
                }
                for (int from = 0; from < d.columns(); from += 3) {
                    List<Geometry> strip = strip(d, from, Math.min(d.columns(), from + 3));
                    if (!strip.isEmpty()) {
                        batches.add(batch(out, CoverageUnion.union(strip.toArray(Geometry[]::new)), ++n));
                    }
                }
            }
        }
        return batches;
    }

    private String townAround(Geometry shape) {
        return ground.towns.entrySet().stream()
                .filter(town -> town.getValue().contains(shape.getInteriorPoint()))
                .map(town -> Ground.town(town.getKey()).name())
                .findFirst()
                .orElse("");
    }

    private List<Geometry> strip(District d, int from, int to) {
        List<Geometry> cells = new ArrayList<>();
        for (int column = from; column < to; column++) {
            for (int row = 0; row < d.rows(); row++) {
                if (d.built(column, row, ground.obstacles, ground.geometry, ground.seed)) {
                    cells.add(d.cell(column, row, ground.geometry));
                }
            }
        }
        return cells;
    }

    private Batch batch(GeoJsonFile out, Geometry shape, int n) throws IOException {
        Dice dice = Dice.of(ground.seed, "batch", n);
        LocalDate approved = options.today().minusDays(dice.among(200, 6000));
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("batch_no", "青溪县" + approved.getYear() + "年度计划第" + n + "批次");
        p.put("approved_on", approved);
        p.put("document_no", "浙土字A〔" + approved.getYear() + "〕-" + Codes.pad(dice.among(1, 900), 4));
        p.put("area_m2", BigDecimal.valueOf(Math.round(shape.getArea() * 100), 2));
        p.put("use", "工业用地");
        out.add(shape, p);
        return new Batch(
                p.get("batch_no").toString(),
                approved,
                townAround(shape),
                BigDecimal.valueOf(Math.round(shape.getArea() * 100), 2));
    }
}
