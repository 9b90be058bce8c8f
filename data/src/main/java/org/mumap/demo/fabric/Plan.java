package org.mumap.demo.fabric;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.mumap.demo.fabric.District.Kind;

/**
 * The hand-drawn sketch of the county in sketch units (one unit = one village cell, 3.3 km at scale 1, y grows to the south): the letter
 * map of towns, where parks and town centres lie, how the river and the trunk roads run. The sketch grows with the square root of the
 * scale, so what does not touch at scale 1 does not touch at any.
 */
public final class Plan {
    static final int COLUMNS = 12;
    static final int ROWS = 9;

    private static final double UNIT_M = 3300;
    private static final String[] MAP = {
        ".ZZLLLBBFF..",
        "ZZZLLLBBBFF.",
        "ZZZLLYYBBFFF",
        "MZZLYYYYBDDD",
        "MMHHYYYYDDDD",
        "MMHHHYYQQDDX",
        "MSHHHTQQQQXX",
        "SSSHTTTQQXXX",
        ".SSTTTTQ.XX."
    };

    private final int scale;
    private final Coordinate centre;

    /** The sketch at this scale, around 120.55° E, 29.0° N; larger ones move towards the central meridian to stay inside the zone. */
    public Plan(int scale, GaussKruger plane) {
        this.scale = scale;
        this.centre = plane.toPlane(120 + 0.55 / StrictMath.sqrt(scale), 29.0);
    }

    public int scale() {
        return scale;
    }

    /** Metres per sketch unit. */
    public double unit() {
        return UNIT_M * StrictMath.sqrt(scale);
    }

    /** Sketch to plane. */
    public Coordinate at(double x, double y) {
        return new Coordinate(centre.x + (x - COLUMNS / 2.0) * unit(), centre.y - (y - ROWS / 2.0) * unit());
    }

    /** The letter of the town at a cell, '.' outside the county. */
    char townAt(int column, int row) {
        return MAP[row].charAt(column);
    }

    /** The towns, in the order of their cadastral districts 001 … 012. */
    public static List<Town> towns() {
        return List.of(
                new Town('Y', "云溪街道", "云溪", "339922001", 5.35, 3.95),
                new Town('Z', "竹口镇", "竹口", "339922101", 1.55, 1.35),
                new Town('L', "龙潭乡", "龙潭", "339922201", 4.0, 1.0),
                new Town('B', "白马镇", "白马", "339922102", 7.1, 0.85),
                new Town('F', "青峰镇", "青峰", "339922103", 9.9, 1.55),
                new Town('H', "沙河镇", "沙河", "339922104", 3.15, 4.45),
                new Town('Q', "石桥镇", "石桥", "339922105", 7.35, 7.45),
                new Town('D', "大源镇", "大源", "339922106", 10.6, 3.35),
                new Town('M', "梅岭镇", "梅岭", "339922107", 0.95, 4.7),
                new Town('S', "松岙乡", "松岙", "339922202", 1.5, 7.35),
                new Town('T', "双塘镇", "双塘", "339922108", 5.2, 7.6),
                new Town('X', "湖西镇", "湖西", "339922109", 10.75, 6.75));
    }

    /** A town of the sketch: letter, name, short name, nine-digit area code, and where its built-up centre lies. */
    public record Town(char letter, String name, String shortName, String areaCode, double x, double y) {
        /** The cadastral district 地籍区, three digits. */
        public String cadastralDistrict() {
            for (int i = 0; i < towns().size(); i++) {
                if (towns().get(i).letter == letter) {
                    return "%03d".formatted(i + 1);
                }
            }
            throw new IllegalStateException("no town " + letter);
        }
    }

    /** A park's part: which park, its home town, the letters of its zones, where it lies and how many blocks it has at scale 1. */
    public record ParkSite(
            String parkCode,
            char town,
            String shortName,
            String zones,
            double x,
            double y,
            double degrees,
            int columns,
            int rows) {}

    /** The parts of the three parks; a park's own land and its sub-parks are parts of their own (一园多区). */
    public static List<ParkSite> parkSites() {
        return List.of(
                new ParkSite("P01", 'Y', "开发区", "AB", 6.85, 2.5, 8, 9, 6),
                new ParkSite("P0101", 'B', "开发区", "CD", 8.38, 2.38, 8, 8, 6),
                new ParkSite("P0102", 'D', "开发区", "EF", 9.85, 4.35, -6, 7, 6),
                new ParkSite("P02", 'H', "沙河", "ABC", 2.9, 5.5, -24, 8, 5),
                new ParkSite("P0201", 'H', "沙河", "D", 4.1, 6.42, -24, 5, 5),
                new ParkSite("P03", 'Q', "石桥", "AB", 7.75, 6.37, 12, 8, 5));
    }

    /** All parks parts and town centres as districts of blocks. */
    public List<District> districts(long seed) {
        List<District> all = new ArrayList<>();
        for (ParkSite p : parkSites()) {
            all.add(new District(
                    Kind.PARK, p.parkCode(), at(p.x(), p.y()), p.degrees(), grown(p.columns()), grown(p.rows()), seed));
        }
        for (Town t : towns()) {
            boolean seat = t.letter() == 'Y';
            double degrees = (t.letter() * 37 % 41) - 20.0;
            all.add(new District(
                    Kind.TOWN, t.name(), at(t.x(), t.y()), degrees, grown(seat ? 15 : 7), grown(seat ? 15 : 6), seed));
        }
        return all;
    }

    private int grown(int atScaleOne) {
        return (int) Math.round(atScaleOne * StrictMath.sqrt(scale));
    }

    /** The main river, from the north-west corner to the south-east. */
    public List<Coordinate> river() {
        return smooth(
                -0.6, 2.7, 1.0, 2.75, 2.4, 3.5, 3.9, 3.55, 4.6, 4.75, 6.2, 5.35, 7.6, 5.7, 8.75, 6.0, 9.4, 7.1, 9.9,
                8.2, 10.3, 9.6);
    }

    /** A tributary from the northern hills. */
    public List<Coordinate> tributary() {
        return smooth(3.2, -0.5, 4.75, 0.7, 4.55, 1.9, 4.95, 2.8, 4.3, 3.25, 3.98, 3.6);
    }

    /** The trunk roads, each with its class (国道, 省道, 县道) and name. */
    public List<Trunk> trunks() {
        return List.of(
                new Trunk(
                        "NATIONAL",
                        "G528 国道",
                        smooth(
                                -0.6, 3.25, 1.2, 3.9, 2.5, 3.85, 4.2, 4.55, 5.3, 4.75, 6.3, 3.35, 7.6, 3.2, 9.2, 3.4,
                                10.9, 2.6, 12.6, 2.4)),
                new Trunk(
                        "PROVINCIAL",
                        "S217 省道",
                        smooth(6.0, -0.6, 5.6, 1.2, 5.9, 2.9, 6.15, 4.3, 6.3, 5.9, 6.6, 7.6, 6.2, 9.6)),
                new Trunk(
                        "PROVINCIAL",
                        "S309 省道",
                        smooth(-0.6, 6.3, 1.2, 6.2, 2.6, 6.6, 4.6, 5.7, 6.4, 6.72, 7.9, 7.13, 9.2, 7.35, 12.6, 7.9)),
                new Trunk(
                        "COUNTY",
                        "X101 竹龙线",
                        smooth(0.6, 0.6, 1.7, 0.85, 3.2, 1.35, 4.7, 0.5, 6.3, 0.4, 8.3, 0.75, 9.2, 1.15, 12.3, 1.2)),
                new Trunk("COUNTY", "X105 梅松线", smooth(0.4, 2.9, 0.45, 4.9, 0.8, 6.5, 0.9, 7.8, 2.3, 8.6)),
                new Trunk("COUNTY", "X112 大湖线", smooth(11.2, 2.3, 11.1, 4.2, 10.4, 5.6, 10.2, 7.4, 11.2, 8.9)));
    }

    /** A trunk road. */
    public record Trunk(String roadClass, String name, List<Coordinate> line) {}

    /** Catmull-Rom through the sketch points, sixteen pieces each. */
    private List<Coordinate> smooth(double... xy) {
        int n = xy.length / 2;
        List<Coordinate> line = new ArrayList<>();
        for (int i = 0; i < n - 1; i++) {
            for (int k = 0; k < 16; k++) {
                line.add(spline(xy, n, i, k / 16.0));
            }
        }
        line.add(at(xy[xy.length - 2], xy[xy.length - 1]));
        return line;
    }

    private Coordinate spline(double[] xy, int n, int i, double t) {
        double[] p = new double[2];
        for (int d = 0; d < 2; d++) {
            double a = xy[2 * Math.max(0, i - 1) + d];
            double b = xy[2 * i + d];
            double c = xy[2 * (i + 1) + d];
            double e = xy[2 * Math.min(n - 1, i + 2) + d];
            p[d] = 0.5
                    * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - e) * t * t + (3 * b - a - 3 * c + e) * t * t * t);
        }
        return at(p[0], p[1]);
    }
}
