package org.mumap.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.mumap.demo.fabric.District;
import org.mumap.demo.fabric.Plan;
import org.mumap.demo.file.GeoJsonFile;

/** Writes roads and pipes: trunk roads and streets with their class, 110 and 10 kV, water, sewage, gas, telecom, heat. */
final class UtilityFiles {
    private final Ground ground;
    private int number;

    UtilityFiles(Ground ground) {
        this.ground = ground;
    }

    void write(Path file) throws IOException {
        try (GeoJsonFile out = new GeoJsonFile(file, "utilities", ground.plane)) {
            for (Plan.Trunk t : ground.plan.trunks()) {
                String roadClass =
                        t.roadClass().equals("NATIONAL") ? "国道" : t.roadClass().equals("PROVINCIAL") ? "省道" : "县道";
                add(out, ground.line(t.line()).intersection(ground.county), "ROAD", roadClass, t.name(), null, null);
            }
            for (District d : ground.districts) {
                streets(out, d);
                if (d.kind() == District.Kind.PARK) {
                    pipes(out, d);
                }
            }
            highVoltage(out);
            stations(out);
        }
    }

    private void add(
            GeoJsonFile out,
            Geometry shape,
            String kind,
            String type,
            String name,
            @Nullable Integer capacity,
            @Nullable Integer spare)
            throws IOException {
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("utility_code", kind.substring(0, 2) + "-" + Codes.pad(++number, 5));
        p.put("kind", kind);
        p.put("class", type);
        p.put("name", name);
        if (capacity != null && spare != null) {
            p.put("capacity", capacity);
            p.put("spare", spare);
        }
        out.add(shape, p);
    }

    private void streets(GeoJsonFile out, District d) throws IOException {
        String place = d.name().length() > 2 && d.kind() == District.Kind.TOWN
                ? d.name().substring(0, 2)
                : d.name();
        for (int row = 0; row <= d.rows(); row++) {
            street(out, d, d.streetAlong(row), row % 3 == 0, place + "纬" + (row + 1) + "路");
        }
        for (int column = 0; column <= d.columns(); column++) {
            street(out, d, d.streetAcross(column), column % 3 == 0, place + "经" + (column + 1) + "路");
        }
    }

    private void street(GeoJsonFile out, District d, List<Coordinate> line, boolean main, String name)
            throws IOException {
        Geometry inside =
                ground.line(line).intersection(ground.outline(d.name()).buffer(1, 1));
        if (!inside.isEmpty()) {
            add(out, inside, "ROAD", main ? "主干路" : "支路", name, null, null);
        }
    }

    private void pipes(GeoJsonFile out, District d) throws IOException {
        Geometry outline = ground.outline(d.name()).buffer(1, 1);
        for (int row = 0; row <= d.rows(); row += 2) {
            Geometry along = ground.line(d.streetAlong(row)).intersection(outline);
            Dice dice = Dice.of(ground.seed, "pipes " + d.name(), row);
            pipe(out, along, "POWER", "10kV", d.name() + " 10kV 环网 " + (row / 2 + 1), 12_000, dice);
            pipe(out, along, "WATER", "DN400", d.name() + " 给水干管 " + (row / 2 + 1), 6_000, dice);
            pipe(out, along, "SEWAGE", "DN600", d.name() + " 污水干管 " + (row / 2 + 1), 5_000, dice);
            pipe(out, along, "STORM", "DN1000", d.name() + " 雨水干管 " + (row / 2 + 1), 9_000, dice);
        }
        for (int column = 0; column <= d.columns(); column += 3) {
            Geometry across = ground.line(d.streetAcross(column)).intersection(outline);
            Dice dice = Dice.of(ground.seed, "gas " + d.name(), column);
            pipe(out, across, "GAS", "中压", d.name() + " 燃气中压 " + (column / 3 + 1), 20_000, dice);
            pipe(out, across, "TELECOM", "光缆", d.name() + " 通信管道 " + (column / 3 + 1), 24, dice);
        }
    }

    private void pipe(GeoJsonFile out, Geometry line, String kind, String type, String name, int capacity, Dice dice)
            throws IOException {
        if (!line.isEmpty()) {
            add(out, line, kind, type, name, capacity, (int) (capacity * dice.between(0.05, 0.6)));
        }
    }

    private void highVoltage(GeoJsonFile out) throws IOException {
        double[][] routes = {
            {6.1, 1.6, 6.55, 2.05, 7.35, 2.5, 7.75, 2.95, 9.2, 3.75, 9.75, 4.2},
            {6.1, 1.6, 4.9, 2.6, 4.4, 3.0, 2.2, 4.9, 2.0, 5.6, 3.2, 6.35},
            {9.75, 4.2, 8.7, 5.2, 8.3, 6.1, 6.9, 6.9}
        };
        String[] names = {"110kV 溪东线", "110kV 溪沙线", "110kV 源桥线"};
        for (int i = 0; i < routes.length; i++) {
            double[] r = routes[i];
            Coordinate[] line = new Coordinate[r.length / 2];
            for (int k = 0; k < line.length; k++) {
                line[k] = ground.plan.at(r[2 * k], r[2 * k + 1]);
            }
            add(out, ground.geometry.createLineString(line), "POWER", "110kV", names[i], 80_000, 80_000 / (i + 3));
        }
    }

    private void stations(GeoJsonFile out) throws IOException {
        point(out, 6.1, 1.6, "POWER", "220kV", "220kV 青溪变电站", 360_000, 92_000);
        point(out, 7.75, 2.95, "POWER", "110kV", "110kV 溪东变电站", 100_000, 31_000);
        point(out, 9.75, 3.95, "POWER", "110kV", "110kV 大源变电站", 100_000, 46_000);
        point(out, 2.2, 4.95, "POWER", "110kV", "110kV 沙河变电站", 80_000, 12_500);
        point(out, 8.35, 6.05, "POWER", "110kV", "110kV 石桥变电站", 80_000, 8_200);
        point(out, 4.5, 2.2, "WATER", "水厂", "青溪第二水厂", 120_000, 26_000);
        point(out, 2.1, 6.0, "WATER", "水厂", "沙河水厂", 40_000, 6_000);
        point(out, 7.6, 3.7, "SEWAGE", "污水处理厂", "溪南污水处理厂", 80_000, 15_500);
        point(out, 3.6, 5.2, "SEWAGE", "污水处理厂", "沙河污水处理厂", 30_000, 2_400);
        point(out, 8.4, 6.9, "SEWAGE", "污水处理厂", "石桥污水处理厂", 20_000, 5_000);
        point(out, 6.5, 3.2, "GAS", "门站", "青溪天然气门站", 300_000, 120_000);
        point(out, 7.9, 2.15, "HEAT", "热源", "开发区集中供热站", 220, 40);
    }

    private void point(
            GeoJsonFile out, double x, double y, String kind, String type, String name, int capacity, int spare)
            throws IOException {
        add(out, ground.geometry.createPoint(ground.plan.at(x, y)), kind, type, name, capacity, spare);
    }
}
