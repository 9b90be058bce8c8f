package org.mumap.server.project.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.print.MapFigure;
import org.mumap.server.print.MapLayer;
import org.mumap.server.print.PrintStyle;
import org.mumap.server.symbols.MapSymbols;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ground of a battle map: a project among its neighbours and roads, true to scale, as the caller may see it. */
@Component
class BattleGround {

    private static final String GROUND = SqlFile.text("project/battle_ground.sql");
    private static final String EXTENT = SqlFile.text("project/battle_extent.sql");
    private static final double AROUND = 0.35;
    private static final double LEAST_DEGREES = 0.0008;
    private static final double THIN_MM = 0.25;
    private static final List<String> ORDER = List.of("PARCEL", "ROAD", "SITE", "PROJECT");
    private static final Map<String, PrintStyle> STYLES = Map.of(
            "PARCEL", PrintStyle.area(MapSymbols.colour("plain-fill"), MapSymbols.colour("plain"), THIN_MM),
            "ROAD", PrintStyle.line(MapSymbols.colour("plain"), 0.6),
            "SITE", PrintStyle.area(MapSymbols.colour("listed-fill"), MapSymbols.colour("primary"), 0.6),
            "PROJECT",
                    PrintStyle.area(null, MapSymbols.colour("lamp-red-edge"), 0.9)
                            .dashed(4.0, 1.0, 0.8, 1.0));

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4490);

    private final JdbcClient jdbc;

    BattleGround(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Shape(String layer, @Nullable String name, Geometry geometry) {}

    /** Draws the map of a project; empty when it has no place. */
    @Transactional(readOnly = true)
    public Optional<MapFigure.Drawn> draw(String code, double widthMm, double heightMm, PaperWords words) {
        return extent(code).map(box -> {
            MapFigure.Drawn empty = MapFigure.of(widthMm, heightMm, box).draw();
            MapFigure figure = MapFigure.of(widthMm, heightMm, box).locale(words.locale());
            layers(shapes(code, empty.ground()), words).forEach(figure::layer);
            return figure.draw();
        });
    }

    private Optional<Envelope> extent(String code) {
        return jdbc
                .sql(EXTENT)
                .param("code", code)
                .query((row, n) -> Optional.ofNullable(row.getBytes("geom")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(bytes -> new Envelope(read(bytes).getEnvelopeInternal()))
                .peek(box -> box.expandBy(Math.max(LEAST_DEGREES, Math.max(box.getWidth(), box.getHeight()) * AROUND)))
                .findFirst();
    }

    private List<Shape> shapes(String code, Envelope box) {
        return jdbc
                .sql(GROUND)
                .param("code", code)
                .param("box", new WKBWriter().write(FACTORY.toGeometry(box)))
                .query((row, n) -> new Shape(row.getString("layer"), row.getString("name"), read(row.getBytes("geom"))))
                .list()
                .stream()
                .filter(shape -> !shape.geometry().isEmpty())
                .toList();
    }

    private static List<MapLayer> layers(List<Shape> shapes, PaperWords words) {
        Map<String, List<Shape>> byLayer = shapes.stream().collect(Collectors.groupingBy(Shape::layer));
        Function<Shape, MapLayer.Feature> feature = shape -> new MapLayer.Feature(
                shape.geometry(),
                shape.name() == null || shape.layer().equals("ROAD") ? List.of() : List.of(shape.name()),
                shape.layer().equals("PROJECT"));
        List<MapLayer> layers = new ArrayList<>();
        for (String layer : ORDER) {
            List<Shape> own = byLayer.getOrDefault(layer, List.of());
            if (!own.isEmpty()) {
                layers.add(new MapLayer(
                        words.word("map." + layer),
                        java.util.Objects.requireNonNull(STYLES.get(layer)),
                        own.stream().map(feature).toList()));
            }
        }
        return layers;
    }

    private static Geometry read(byte[] wkb) {
        try {
            return new WKBReader(FACTORY).read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}
