package org.mumap.server.project.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
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
import org.mumap.server.project.tour.TourPackages;
import org.mumap.server.project.tour.TourPlan;
import org.mumap.server.symbols.MapSymbols;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The map of a tour: its ways and numbered stops among roads, parks and towns, true to scale, as the caller may see it. */
@Component
class TourGround {

    private static final String GROUND = SqlFile.text("project/tour_ground.sql");
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4490);
    private static final double AROUND = 0.08;
    private static final double LEAST_DEGREES = 0.002;
    private static final List<String> ORDER = List.of("TOWN", "PARK", "ROAD", "SITE");
    private static final Map<String, PrintStyle> STYLES = Map.of(
            "TOWN", PrintStyle.line(MapSymbols.colour("plain"), 0.35).dashed(3.0, 1.0, 0.6, 1.0),
            "PARK", PrintStyle.area(MapSymbols.colour("tour-park-fill"), MapSymbols.colour("tour-park"), 0.35),
            "ROAD", PrintStyle.line(MapSymbols.colour("tour-road"), 0.4),
            "SITE", PrintStyle.area(MapSymbols.colour("listed-fill"), MapSymbols.colour("primary"), 0.5));

    private final JdbcClient jdbc;

    TourGround(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Shape(String layer, @Nullable String name, Geometry geometry) {}

    /** Draws the map of a plan. */
    @Transactional(readOnly = true)
    public MapFigure.Drawn draw(TourPlan plan, double widthMm, double heightMm, boolean names, PaperWords words) {
        Envelope box = extent(plan);
        Envelope ground = MapFigure.of(widthMm, heightMm, box).draw().ground();
        MapFigure figure = MapFigure.of(widthMm, heightMm, box).locale(words.locale());
        layers(shapes(plan, ground), words).forEach(figure::layer);
        ways(plan, words).forEach(figure::layer);
        figure.layer(ends(plan, words));
        figure.layer(stops(plan, names, words));
        return figure.draw();
    }

    private static Envelope extent(TourPlan plan) {
        Envelope box = new Envelope();
        plan.stops()
                .forEach(stop ->
                        box.expandToInclude(stop.gate().lon(), stop.gate().lat()));
        for (TourPlan.Place place : places(plan)) {
            box.expandToInclude(place.lon(), place.lat());
        }
        TourPackages.ways(plan)
                .flatMap(way -> way.line().stream())
                .forEach(point -> box.expandToInclude(point.get(0), point.get(1)));
        box.expandBy(Math.max(LEAST_DEGREES, Math.max(box.getWidth(), box.getHeight()) * AROUND));
        return box;
    }

    private static List<TourPlan.Place> places(TourPlan plan) {
        List<TourPlan.Place> places = new ArrayList<>();
        if (plan.start() != null) {
            places.add(plan.start());
        }
        if (plan.end() != null && !plan.end().equals(plan.start())) {
            places.add(plan.end());
        }
        return places;
    }

    private List<Shape> shapes(TourPlan plan, Envelope box) {
        return jdbc
                .sql(GROUND)
                .param(
                        "codes",
                        plan.stops().stream().map(TourPlan.Stop::projectCode).toArray(String[]::new))
                .param("box", new WKBWriter().write(FACTORY.toGeometry(box)))
                .query((row, n) -> new Shape(row.getString("layer"), row.getString("name"), read(row.getBytes("geom"))))
                .list()
                .stream()
                .filter(shape -> !shape.geometry().isEmpty())
                .toList();
    }

    private static List<MapLayer> layers(List<Shape> shapes, PaperWords words) {
        Map<String, List<Shape>> byLayer = shapes.stream().collect(Collectors.groupingBy(Shape::layer));
        List<MapLayer> layers = new ArrayList<>();
        for (String layer : ORDER) {
            List<Shape> own = byLayer.getOrDefault(layer, List.of());
            if (!own.isEmpty()) {
                layers.add(new MapLayer(
                        words.word("tour.map." + layer),
                        java.util.Objects.requireNonNull(STYLES.get(layer)),
                        own.stream().map(TourGround::feature).toList()));
            }
        }
        return layers;
    }

    private static MapLayer.Feature feature(Shape shape) {
        String name = shape.name();
        return switch (shape.layer()) {
            // the edge alone: a filled town would lie over its neighbours' roads
            case "TOWN" -> MapLayer.Feature.of(shape.geometry().getBoundary());
            case "PARK" -> MapLayer.Feature.of(shape.geometry(), name == null ? List.of() : List.of(name));
            default -> MapLayer.Feature.of(shape.geometry());
        };
    }

    private static List<MapLayer> ways(TourPlan plan, PaperWords words) {
        List<MapLayer> layers = new ArrayList<>();
        for (TourPlan.Basis basis : TourPlan.Basis.values()) {
            List<MapLayer.Feature> lines = TourPackages.ways(plan)
                    .filter(way -> way.basis() == basis && way.line().size() > 1)
                    .map(way -> MapLayer.Feature.of(FACTORY.createLineString(way.line().stream()
                            .map(point -> new Coordinate(point.get(0), point.get(1)))
                            .toArray(Coordinate[]::new))))
                    .toList();
            if (!lines.isEmpty()) {
                PrintStyle style = PrintStyle.line(MapSymbols.colour("tour-way"), 1.1);
                layers.add(new MapLayer(
                        words.word("tour.way." + basis),
                        basis == TourPlan.Basis.STRAIGHT_LINE ? style.dashed(2.5, 1.2) : style,
                        lines));
            }
        }
        return layers;
    }

    private static MapLayer ends(TourPlan plan, PaperWords words) {
        return new MapLayer(
                words.word("tour.ends"),
                PrintStyle.point(PrintStyle.Marker.RING),
                places(plan).stream()
                        .map(place -> new MapLayer.Feature(
                                FACTORY.createPoint(new Coordinate(place.lon(), place.lat())),
                                List.of(place.name()),
                                true))
                        .toList());
    }

    private static MapLayer stops(TourPlan plan, boolean names, PaperWords words) {
        List<MapLayer.Feature> stops = new ArrayList<>();
        for (int i = 0; i < plan.stops().size(); i++) {
            TourPlan.Stop stop = plan.stops().get(i);
            String number = Integer.toString(i + 1);
            stops.add(new MapLayer.Feature(
                    FACTORY.createPoint(
                            new Coordinate(stop.gate().lon(), stop.gate().lat())),
                    names ? List.of(number, stop.name()) : List.of(number),
                    true));
        }
        return new MapLayer(words.word("tour.stop"), PrintStyle.point(PrintStyle.Marker.STOP), stops);
    }

    private static Geometry read(byte[] wkb) {
        try {
            return new WKBReader(FACTORY).read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}
