package org.mumap.server.siting.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** A site on paper, among its neighbours, roads and control lines, true to scale. */
@Component
class SiteMap {

    private static final double AROUND = 0.8;
    private static final double LEAST_DEGREES = 0.001;
    private static final double SITE_MM = 0.9;
    private static final double THIN_MM = 0.25;

    private static final Map<String, PrintStyle> LINES = Map.of(
            "FARMLAND",
            PrintStyle.area(MapSymbols.colour("farmland-fill"), MapSymbols.colour("farmland-edge"), THIN_MM)
                    .with(PrintStyle.Pattern.GRID, MapSymbols.colour("farmland")),
            "FLOOD",
            PrintStyle.area(null, MapSymbols.colour("flood"), 0.35)
                    .with(PrintStyle.Pattern.LEVEL, MapSymbols.colour("flood"))
                    .dashed(2.0, 1.0));
    private static final PrintStyle OTHER_LINE = PrintStyle.area(null, MapSymbols.colour("warning"), 0.4)
            .with(PrintStyle.Pattern.FALLING, MapSymbols.colour("warning"))
            .dashed(3.0, 1.2);

    private final JdbcClient jdbc;

    SiteMap(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Ground(String layer, @Nullable String name, Geometry shape) {}

    /**
     * Draws it.
     *
     * @param scale the n of 1:n; null for the largest usual one that shows the site with its surroundings
     */
    @Transactional(readOnly = true)
    public MapFigure.Drawn draw(
            SiteSheet site, double widthMm, double heightMm, @Nullable Integer scale, Locale locale) {
        Envelope box = new Envelope(site.shape().getEnvelopeInternal());
        box.expandBy(Math.max(LEAST_DEGREES, Math.max(box.getWidth(), box.getHeight()) * AROUND));
        MapFigure.Drawn empty =
                MapFigure.of(widthMm, heightMm, box).scale(scale).draw();
        MapFigure figure = MapFigure.of(widthMm, heightMm, box).scale(scale).locale(locale);
        layers(ground(empty.ground()), locale).forEach(figure::layer);
        List<String> label =
                List.of(site.name(), ReportWords.number(site.areaMu()) + " " + ReportWords.word(locale, "mu"));
        figure.layer(new MapLayer(
                ReportWords.word(locale, "map.site"),
                PrintStyle.area(
                        site.assembled() == null
                                ? MapSymbols.colour("listed-fill")
                                : MapSymbols.colour("assembly-fill"),
                        site.assembled() == null ? MapSymbols.colour("primary") : MapSymbols.colour("assembly"),
                        SITE_MM),
                List.of(new MapLayer.Feature(site.shape(), label, true))));
        return figure.draw();
    }

    private static List<MapLayer> layers(List<Ground> ground, Locale locale) {
        Map<String, List<MapLayer.Feature>> features = new LinkedHashMap<>();
        for (Ground one : ground) {
            List<String> label = one.layer().equals("PARCEL") && one.name() != null ? List.of(one.name()) : List.of();
            features.computeIfAbsent(one.layer(), layer -> new ArrayList<>())
                    .add(MapLayer.Feature.of(one.shape(), label));
        }
        List<MapLayer> layers = new ArrayList<>();
        features.forEach((layer, shapes) -> {
            PrintStyle style = switch (layer) {
                case "PARCEL" -> PrintStyle.area(MapSymbols.colour("plain-fill"), MapSymbols.colour("plain"), THIN_MM);
                case "ROAD" -> PrintStyle.line(MapSymbols.colour("plain"), 0.6);
                default -> LINES.getOrDefault(layer, OTHER_LINE);
            };
            String title = layer.equals("PARCEL") || layer.equals("ROAD")
                    ? ReportWords.word(locale, "map." + layer)
                    : ReportWords.control(locale, layer);
            layers.add(new MapLayer(title, style, shapes));
        });
        return layers;
    }

    private List<Ground> ground(Envelope box) {
        GeometryFactory factory = new GeometryFactory(new PrecisionModel(), 4490);
        WKBReader reader = new WKBReader(factory);
        return jdbc
                .sql(SqlFile.text("siting/report_ground.sql"))
                .param("box", new WKBWriter().write(factory.toGeometry(box)))
                .query((row, n) -> {
                    try {
                        return new Ground(
                                row.getString("layer"), row.getString("name"), reader.read(row.getBytes("geom")));
                    } catch (ParseException e) {
                        throw new IllegalStateException("the database wrote a shape nobody can read", e);
                    }
                })
                .list()
                .stream()
                .filter(one -> !one.shape().isEmpty())
                .toList();
    }
}
