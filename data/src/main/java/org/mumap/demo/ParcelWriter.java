package org.mumap.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.mumap.demo.fabric.Block;
import org.mumap.demo.fabric.District;
import org.mumap.demo.fabric.Plan;
import org.mumap.demo.file.GeoJsonFile;

/** Cuts the districts' blocks into lots and writes each as a parcel row. */
final class ParcelWriter {
    private static final double M2_PER_MU = 2000.0 / 3;
    private static final int SERIALS = 60_000;
    private static final List<String> NINE =
            List.of("ROAD", "STORM", "SEWAGE", "WATER", "GAS", "POWER", "TELECOM", "HEAT", "CABLE_TV", "LEVELLED");

    private final Ground ground;
    private final DemoOptions options;
    private final GeoJsonFile out;
    private final List<Lot> kept;
    private final Map<String, Integer> subDistricts = new HashMap<>();
    private final Map<String, Integer> serials = new HashMap<>();
    private int index;

    ParcelWriter(Ground ground, DemoOptions options, GeoJsonFile out, List<Lot> kept) {
        this.ground = ground;
        this.options = options;
        this.out = out;
        this.kept = kept;
    }

    /** What the lots of one block have in common. */
    private record Setting(
            Plan.Town town, @Nullable String park, String section, String namePrefix, char owner, District.Kind kind) {}

    void park(District d, Plan.ParkSite site) throws IOException {
        Plan.Town town = Ground.town(site.town());
        int zones = site.zones().length();
        Map<Character, Integer> blocks = new HashMap<>();
        for (int column = 0; column < d.columns(); column++) {
            char zone = site.zones().charAt(column * zones / d.columns());
            for (int row = d.rows() - 1; row >= 0; row--) {
                if (!d.built(column, row, ground.obstacles, ground.geometry, ground.seed)) {
                    continue;
                }
                int number = blocks.merge(zone, 1, Integer::sum);
                Dice dice = Dice.of(ground.seed, "block " + d.name(), column * 10_000L + row);
                double lotMu = new double[] {11, 16, 23, 32, 44, 60, 86}[dice.weighted(1.2, 2.6, 3.6, 3.5, 3, 2, 0.8)];
                Setting s = new Setting(
                        town,
                        site.parkCode(),
                        site.parkCode() + zone,
                        site.shortName() + " " + zone + number + "-",
                        'G',
                        d.kind());
                lots(d.block(column, row), lotMu, s, dice);
            }
        }
    }

    void town(District d, Plan.Town town) throws IOException {
        for (int column = 0; column < d.columns(); column++) {
            for (int row = 0; row < d.rows(); row++) {
                if (!d.built(column, row, ground.obstacles, ground.geometry, ground.seed)) {
                    continue;
                }
                Dice dice = Dice.of(ground.seed, "block " + d.name(), column * 10_000L + row);
                double lotMu = new double[] {1.3, 2.0, 3.0, 4.8, 8}[dice.weighted(2.2, 4, 3, 1.6, 0.8)];
                String section = d.name() + column * 4 / d.columns();
                String block = town.shortName() + " " + (column * d.rows() + row + 1) + "-";
                lots(d.block(column, row), lotMu, new Setting(town, null, section, block, 'G', d.kind()), dice);
            }
        }
    }

    void village(Ground.Settlement village, int number) throws IOException {
        District d = village.district();
        String name = Names.village(village.cell());
        for (int column = 0; column < d.columns(); column++) {
            for (int row = 0; row < d.rows(); row++) {
                Dice dice = Dice.of(ground.seed, "block village", (number * 100L + column) * 100 + row);
                String prefix = name + " " + (number % 1000 * 20 + column * d.rows() + row + 1) + "-";
                Setting s = new Setting(village.town(), null, "cell " + village.cell(), prefix, 'J', d.kind());
                lots(d.block(column, row), 0.55, s, dice);
            }
        }
    }

    private void lots(List<Coordinate> corners, double lotMu, Setting setting, Dice dice) throws IOException {
        double area = ground.geometry
                .createPolygon(
                        new Coordinate[] {corners.get(0), corners.get(1), corners.get(2), corners.get(3), corners.get(0)
                        })
                .getArea();
        int count = (int) Math.max(1, Math.round(area / (lotMu * M2_PER_MU) * dice.between(0.85, 1.15)));
        int number = 0;
        for (List<Coordinate> ring : new Block(corners, setting.kind.gap()).lots(count, dice)) {
            write(ground.geometry.createPolygon(ring.toArray(Coordinate[]::new)), setting, ++number);
        }
    }

    private void write(Polygon shape, Setting s, int number) throws IOException {
        Dice dice = Dice.of(ground.seed, "lot", index);
        String use = LandUse.draw(s.kind, s.park, shape.getArea() / M2_PER_MU, dice);
        Fate fate = fate(s, use, dice);
        boolean home = s.owner == 'J' && use.equals("0702");
        String code = code(s, home ? 'C' : 'B');
        double off = dice.chance(0.003) ? dice.between(0.006, 0.014) : dice.between(0, 0.0008);
        BigDecimal registered = Dice.exact(shape.getArea() * (1 + (dice.chance(0.5) ? off : -off)));
        Grant grant = fate.contracted() ? Grant.of(fate, options.today(), dice) : null;
        double ratio = s.kind == District.Kind.PARK
                ? Math.max(0.6, dice.around(1.15, 0.25))
                : Math.max(0.4, dice.around(1.6, 0.35));
        Lot lot = new Lot(
                index++,
                code,
                s.namePrefix + Codes.pad(number, 2),
                s.park,
                s.town.name(),
                shape,
                registered,
                use,
                fate,
                grant,
                Dice.exact(ratio));
        out.add(shape, properties(lot, s, dice));
        if (s.kind == District.Kind.PARK || fate != Fate.UNRECORDED || LandUse.industrial(use)) {
            kept.add(lot);
        }
    }

    private static Fate fate(Setting s, String use, Dice dice) {
        if (s.owner == 'J' || use.startsWith("08") || use.startsWith("10")) {
            return Fate.UNRECORDED;
        }
        return s.kind == District.Kind.PARK ? Fate.ofParkLot(dice) : Fate.ofTownLot(dice);
    }

    private String code(Setting s, char feature) {
        String district = s.town.cadastralDistrict();
        String section = s.section;
        int round = serials.merge(section + "#" + s.owner + feature, 1, Integer::sum);
        String key = section + "/" + (round - 1) / SERIALS;
        Integer sub = subDistricts.get(key);
        if (sub == null) {
            sub = subDistricts.merge(district, 1, Integer::sum);
            subDistricts.put(key, sub);
        }
        return Codes.parcel(district, sub, s.owner, feature, (round - 1) % SERIALS + 1);
    }

    private Map<String, Object> properties(Lot lot, Setting s, Dice dice) {
        Map<String, Object> p = new LinkedHashMap<>();
        p.put("parcel_code", lot.code());
        p.put("name", lot.name());
        if (s.park != null) {
            p.put("park_code", s.park);
        }
        p.put("town", lot.town());
        p.put("land_use_scheme", "GB/T 21010-2017");
        p.put("land_use_code", lot.use());
        if (lot.fate().unsupplied()) {
            p.put("planned_use", LandUse.plannedUse(lot.use()));
        }
        p.put("registered_area_m2", lot.registeredM2());
        p.put(
                "supply_state",
                switch (lot.fate()) {
                    case RESERVE -> "RESERVE";
                    case APPROVED -> "APPROVED_UNSUPPLIED";
                    default -> "SUPPLIED";
                });
        right(p, lot, s, dice);
        p.put("plot_ratio", lot.plotRatio());
        if (s.park != null) {
            p.put("readiness", String.join(",", readiness(lot.fate(), dice)));
        }
        return p;
    }

    private void right(Map<String, Object> p, Lot lot, Setting s, Dice dice) {
        Grant grant = lot.grant();
        if (lot.fate().unsupplied()) {
            return;
        }
        if (s.owner == 'J') {
            p.put("right_nature", lot.use().equals("0702") ? "批准拨用宅基地" : "批准拨用");
        } else if (grant == null) {
            p.put("right_nature", "划拨");
        } else {
            p.put("right_nature", "出让");
            p.put(
                    "term_end_on",
                    grant.signed().plusYears(LandUse.termYears(lot.use())).minusDays(1));
        }
        if (!lot.fate().begun() || dice.chance(0.3)) {
            p.put("real_estate_unit_no", lot.code() + (lot.fate().inUse() ? "F00010001" : "W00000000"));
        }
    }

    private static List<String> readiness(Fate fate, Dice dice) {
        int least = fate == Fate.APPROVED ? 1 : fate == Fate.RESERVE ? 5 : 8;
        int have = Math.min(NINE.size(), dice.among(least, NINE.size()));
        return NINE.stream()
                .filter(n -> have == NINE.size() || dice.chance(have / 9.0) || n.equals("ROAD"))
                .toList();
    }
}
