package org.mumap.server.siting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.mumap.rules.siting.ControlKind;
import org.mumap.server.geo.Areas;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks any shape against every kind of control line. The shape comes from a stranger: see {@link ShapeGuard}. */
@Component
public class SiteChecks {

    /** Borders drawn twice differ by less than this, m²; as at import. */
    private static final double TOUCH_M2 = 1;

    private static final int MOST_PIECES = 20_000;

    private final JdbcClient jdbc;

    SiteChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a check of a kind found. */
    public enum Verdict {
        /** Some line of the kind takes part of the shape. */
        HIT,
        /** Lines of the kind are loaded, none meets the shape. */
        CLEAR,
        /** No line of the kind is loaded: nothing was checked. */
        NO_DATA
    }

    /**
     * A line that meets the shape.
     *
     * @param lineCode its code
     * @param name its name
     * @param effect what it does
     * @param areaM2 area of the shape inside it, m²
     * @param sharePercent share of the shape's area; null for a line or a point
     * @param law the law behind it
     * @param office the office to ask
     */
    public record Line(
            String lineCode,
            @Nullable String name,
            String effect,
            BigDecimal areaM2,
            @Nullable BigDecimal sharePercent,
            @Nullable String law,
            @Nullable String office) {}

    /**
     * What was found of one kind.
     *
     * @param kind kind of line
     * @param verdict hit, clear or no data
     * @param areaM2 area of the shape inside lines of the kind, m²; null without data
     * @param sharePercent share of the shape's area; null without data, and for a line or a point
     * @param lines the lines met, the largest part first
     * @param law the law behind the kind, as the lines state it
     * @param office the office to ask
     */
    public record Result(
            ControlKind kind,
            Verdict verdict,
            @Nullable BigDecimal areaM2,
            @Nullable BigDecimal sharePercent,
            List<Line> lines,
            @Nullable String law,
            @Nullable String office) {}

    private record Loaded(@Nullable String law, @Nullable String office) {}

    private record Piece(
            String lineCode,
            ControlKind kind,
            @Nullable String name,
            String effect,
            @Nullable String law,
            @Nullable String office,
            Geometry geometry) {}

    /**
     * One result per kind, in the order of {@link ControlKind}.
     *
     * @param geoJson a GeoJSON geometry in longitude and latitude (EPSG:4490)
     * @throws Problem when the shape is invalid or too costly to intersect
     */
    @Transactional(readOnly = true)
    public List<Result> check(String geoJson) {
        return check(ShapeGuard.read(geoJson));
    }

    /**
     * One result per kind, in the order of {@link ControlKind}.
     *
     * @param shape a shape in EPSG:4490
     * @throws Problem when the shape is invalid or too costly to intersect
     */
    @Transactional(readOnly = true)
    public List<Result> check(Geometry shape) {
        ShapeGuard.require(shape);
        List<Piece> pieces = pieces(shape);
        ShapeGuard.requireFewCrossings(
                shape, pieces.stream().map(Piece::geometry).toList());
        double whole = Areas.ellipsoidM2(shape);
        Map<ControlKind, List<Line>> met = lines(shape, pieces, whole);
        Map<ControlKind, Loaded> loaded = loaded();
        List<Result> results = new ArrayList<>();
        for (ControlKind kind : ControlKind.values()) {
            results.add(result(kind, loaded.get(kind), met.getOrDefault(kind, List.of()), whole));
        }
        return results;
    }

    /**
     * A stranger's shape, read and found fit to be laid over others.
     *
     * @throws Problem (400) when it is none, invalid or too large
     */
    public Geometry readShape(String geoJson) {
        return ShapeGuard.read(geoJson);
    }

    private static Result result(ControlKind kind, @Nullable Loaded loaded, List<Line> lines, double whole) {
        if (loaded == null) {
            return new Result(kind, Verdict.NO_DATA, null, null, List.of(), null, null);
        }
        // lines of a kind do not overlap; where they do, the shape is still counted once at most
        BigDecimal area = lines.stream()
                .map(Line::areaM2)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .min(whole > 0 ? squareMetres(whole) : BigDecimal.ZERO);
        Line first = lines.isEmpty() ? null : lines.get(0);
        return new Result(
                kind,
                first == null ? Verdict.CLEAR : Verdict.HIT,
                area,
                percent(area.doubleValue(), whole),
                lines,
                first == null ? loaded.law() : first.law(),
                first == null ? loaded.office() : first.office());
    }

    private static Map<ControlKind, List<Line>> lines(Geometry shape, List<Piece> pieces, double whole) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(shape);
        Map<String, Double> areas = new LinkedHashMap<>();
        Map<String, Piece> heads = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            if (prepared.intersects(piece.geometry())) {
                heads.putIfAbsent(piece.lineCode(), piece);
                areas.merge(piece.lineCode(), inside(prepared, piece.geometry()), Double::sum);
            }
        }
        Map<ControlKind, List<Line>> met = new EnumMap<>(ControlKind.class);
        heads.forEach((code, head) -> {
            double area = Objects.requireNonNull(areas.get(code));
            if (whole == 0 || area >= TOUCH_M2) {
                met.computeIfAbsent(head.kind(), kind -> new ArrayList<>())
                        .add(new Line(
                                code,
                                head.name(),
                                head.effect(),
                                squareMetres(area),
                                percent(area, whole),
                                head.law(),
                                head.office()));
            }
        });
        met.values().forEach(lines -> lines.sort((a, b) -> b.areaM2().compareTo(a.areaM2())));
        return met;
    }

    private static double inside(PreparedGeometry shape, Geometry piece) {
        if (shape.getGeometry().getDimension() < 2) {
            return 0;
        }
        return shape.covers(piece)
                ? Areas.ellipsoidM2(piece)
                : Areas.ellipsoidM2(OverlayNGRobust.overlay(shape.getGeometry(), piece, OverlayNG.INTERSECTION));
    }

    private List<Piece> pieces(Geometry shape) {
        WKBReader reader = new WKBReader(new GeometryFactory(new PrecisionModel(), 4490));
        List<Piece> pieces = jdbc.sql("""
                        select c.line_code, l.kind, l.name, live.control_effect(l.kind, l.effect) as effect, l.law, l.office,
                               st_asbinary(c.geom) as geom
                        from live.control_line_piece c join live.control_line l using (line_code)
                        where c.geom && st_setsrid(st_geomfromwkb(:box), 4490)
                        limit :most
                        """)
                .param("box", new WKBWriter().write(shape.getEnvelope()))
                .param("most", MOST_PIECES + 1)
                .query((row, n) -> {
                    try {
                        return new Piece(
                                row.getString("line_code"),
                                ControlKind.valueOf(row.getString("kind")),
                                row.getString("name"),
                                row.getString("effect"),
                                row.getString("law"),
                                row.getString("office"),
                                reader.read(row.getBytes("geom")));
                    } catch (ParseException e) {
                        throw new IllegalStateException("the database wrote a shape nobody can read", e);
                    }
                })
                .list();
        if (pieces.size() > MOST_PIECES) {
            throw Problem.badRequest("siting-check-too-wide");
        }
        return pieces;
    }

    private Map<ControlKind, Loaded> loaded() {
        Map<ControlKind, Loaded> loaded = new EnumMap<>(ControlKind.class);
        jdbc.sql("select kind, min(law) as law, min(office) as office from live.control_line group by kind")
                .query(row -> {
                    loaded.put(
                            ControlKind.valueOf(row.getString("kind")),
                            new Loaded(row.getString("law"), row.getString("office")));
                });
        return loaded;
    }

    private static BigDecimal squareMetres(double area) {
        return BigDecimal.valueOf(area).setScale(2, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal percent(double area, double whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(Math.min(100, area / whole * 100)).setScale(4, RoundingMode.HALF_UP);
    }
}
