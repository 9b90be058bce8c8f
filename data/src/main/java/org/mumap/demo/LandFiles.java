package org.mumap.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.mumap.demo.fabric.District;
import org.mumap.demo.fabric.Lattice;
import org.mumap.demo.fabric.Plan;
import org.mumap.demo.file.GeoJsonFile;

/** Writes areas, parks and parcels; keeps the lots that contracts, firms and projects will speak of. */
final class LandFiles {
    private final Ground ground;
    private final DemoOptions options;

    LandFiles(Ground ground, DemoOptions options) {
        this.ground = ground;
        this.options = options;
    }

    void areas(Path file) throws IOException {
        try (GeoJsonFile out = new GeoJsonFile(file, "areas", ground.plane)) {
            Map<String, Object> county = area(Codes.REGION, "COUNTY", "青溪县");
            county.put("name_en", "Qingxi County");
            out.add(ground.county, county);
            for (Plan.Town town : Plan.towns()) {
                Geometry shape = ground.towns.get(town.letter());
                if (shape != null) {
                    out.add(shape, area(town.areaCode(), "TOWN", town.name()));
                }
            }
            Map<Character, Integer> count = new HashMap<>();
            int n = 0;
            for (Lattice.Cell cell : ground.cells) {
                int serial = count.merge(cell.town(), 1, Integer::sum);
                String code = Ground.town(cell.town()).areaCode() + Codes.pad(200 + serial, 3);
                out.add(cell.shape(), area(code, "VILLAGE", Names.village(n++)));
            }
        }
    }

    private static Map<String, Object> area(String code, String level, String name) {
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("area_code", code);
        p.put("level", level);
        p.put("name", name);
        return p;
    }

    void parks(Path file) throws IOException {
        try (GeoJsonFile out = new GeoJsonFile(file, "parks", ground.plane)) {
            park(out, "P01", "青溪经济开发区", "省级", "", "P01", "P0101", "P0102");
            park(out, "P0101", "青溪经济开发区白马片区", "省级", "P01", "P0101");
            park(out, "P0102", "青溪经济开发区大源片区", "省级", "P01", "P0102");
            park(out, "P02", "沙河产业园", "市级", "", "P02", "P0201");
            park(out, "P0201", "沙河产业园南区", "市级", "P02", "P0201");
            park(out, "P03", "石桥物流园", "县级", "", "P03");
        }
    }

    /** A park's shape is the union of its parts; its own land and its sub-parks lie apart, so nothing is drawn twice. */
    private void park(GeoJsonFile out, String code, String name, String level, String parent, String... parts)
            throws IOException {
        List<Geometry> shapes = new ArrayList<>();
        for (String part : parts) {
            shapes.add(ground.outline(part));
        }
        Geometry shape = shapes.size() == 1 ? shapes.get(0) : UnaryUnionOp.union(shapes);
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("park_code", code);
        p.put("name", name);
        if (!parent.isEmpty()) {
            p.put("parent_park_code", parent);
        }
        p.put("level", level);
        p.put("approved_area_m2", BigDecimal.valueOf(Math.round(shape.getArea() / 10_000) * 10_000));
        out.add(shape, p);
    }

    /** Writes the parcels and returns those with a story, in the order of the file. */
    List<Lot> parcels(Path file) throws IOException {
        List<Lot> kept = new ArrayList<>();
        try (GeoJsonFile out = new GeoJsonFile(file, "parcels", ground.plane)) {
            ParcelWriter writer = new ParcelWriter(ground, options, out, kept);
            for (District d : ground.districts) {
                if (d.kind() == District.Kind.PARK) {
                    writer.park(
                            d,
                            Plan.parkSites().stream()
                                    .filter(s -> s.parkCode().equals(d.name()))
                                    .findFirst()
                                    .orElseThrow());
                } else {
                    writer.town(
                            d,
                            Plan.towns().stream()
                                    .filter(t -> t.name().equals(d.name()))
                                    .findFirst()
                                    .orElseThrow());
                }
            }
            for (int i = 0; i < ground.settlements.size(); i++) {
                writer.village(ground.settlements.get(i), i);
            }
        }
        return kept;
    }
}
