package org.mumap.server.desk.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.server.print.MapLayer;
import org.mumap.server.print.PrintStyle;
import org.mumap.server.print.PrintStyle.Marker;
import org.mumap.server.print.PrintStyle.Pattern;
import org.mumap.server.problem.Messages;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.Styles;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Layers as their style documents paint them on the screen, for paper. Beside the paint a document says in {@code metadata} what a
 * screen needs not say: the line of the legend ({@code mumap:legend}), the pattern and the marker by which a state is known in a
 * grey copy. Translucent fills are left out: on paper they would hide what lies below.
 */
@Component
class MapLook {

    private static final double MM_PER_PIXEL = 25.4 / 96;
    private static final double OPAQUE = 0.99;
    /** The scale of a web map's zoom 0, of tiles of 512 pixels, at the latitude of central China. */
    private static final double SCALE_OF_ZOOM_0 = 243_000_000;

    private final Catalogue catalogue;
    private final Styles styles;

    MapLook(Catalogue catalogue, Styles styles) {
        this.catalogue = catalogue;
        this.styles = styles;
    }

    /** What a feature looks like, and its line of the legend. */
    record Look(String legend, PrintStyle style) {}

    /** The layers of a collection's style document. */
    JsonNode ofCollection(String collection) {
        PublishedView view = catalogue.get(collection);
        return Objects.requireNonNull(styles.get(view, collection, "").get("layers"));
    }

    /** The layers that paint parcels by a theme: {@code idle} is the collection's own style. */
    JsonNode ofTheme(String theme) {
        return theme.equals("idle") ? ofCollection("parcels") : styles.theme(theme);
    }

    /** The features as layers of a map, one per line of the legend, in the order in which the legend's lines first come. */
    List<MapLayer> layers(JsonNode document, List<Ground> features, int scale, Locale locale) {
        double zoom = Math.log(SCALE_OF_ZOOM_0 / scale) / Math.log(2);
        Map<Look, List<MapLayer.Feature>> groups = new LinkedHashMap<>();
        for (Ground feature : features) {
            Look look = look(document, feature, zoom);
            if (look != null) {
                groups.computeIfAbsent(look, key -> new ArrayList<>()).add(feature.feature());
            }
        }
        List<JsonNode> breaks = document.valueStream()
                .map(layer -> layer.path("metadata").path("mumap:breaks"))
                .filter(JsonNode::isArray)
                .toList();
        return groups.entrySet().stream()
                .map(group -> new MapLayer(
                        title(group.getKey().legend(), breaks, locale),
                        group.getKey().style(),
                        group.getValue()))
                .toList();
    }

    /** What a feature looks like; null when no layer of the document draws it. */
    @Nullable
    Look look(JsonNode document, Ground feature, double zoom) {
        StyleExpression values = new StyleExpression(feature.properties(), feature.geometryType(), zoom);
        Paint paint = new Paint();
        for (JsonNode layer : document) {
            if (!layer.has("filter") || values.truth(layer.get("filter"))) {
                paint.add(layer, values);
            }
        }
        return paint.drawn ? new Look(paint.legend, paint.style()) : null;
    }

    /** The words of a line of the legend; classes are said by their bounds. */
    static String title(String legend, List<JsonNode> breaks, Locale locale) {
        if (legend.isEmpty()) {
            return "";
        }
        if (legend.startsWith("value:")) {
            String value = legend.substring("value:".length());
            String coded = "supply." + value;
            return Messages.has("print", locale, coded) ? Messages.text("print", locale, coded, List.of()) : value;
        }
        if (legend.startsWith("class.") && !breaks.isEmpty()) {
            List<String> edges = breaks.get(0)
                    .valueStream()
                    .map(edge -> edge.decimalValue().stripTrailingZeros().toPlainString())
                    .toList();
            int number = Integer.parseInt(legend.substring("class.".length()));
            return number == 1
                    ? "< " + edges.get(0)
                    : number > edges.size()
                            ? "≥ " + edges.get(edges.size() - 1)
                            : edges.get(number - 2) + " – " + edges.get(number - 1);
        }
        return Messages.text("print", locale, "legend." + legend, List.of());
    }

    /** Collects what the layers of a document paint on one feature, the later over the earlier. */
    private static final class Paint {

        private boolean drawn;
        private String legend = "";
        private @Nullable String fill;
        private Pattern pattern = Pattern.NONE;
        private @Nullable String patternColour;
        private @Nullable String stroke;
        private double strokeMm = PrintStyle.THINNEST_MM;
        private List<Double> dashMm = List.of();
        private Marker marker = Marker.NONE;
        private PrintStyle.@Nullable Casing casing;

        void add(JsonNode layer, StyleExpression values) {
            JsonNode paint = layer.path("paint");
            switch (layer.path("type").asString()) {
                case "fill" -> fill(paint, values);
                case "line" -> line(paint, values);
                case "circle" -> drawn = true;
                default -> {
                    return;
                }
            }
            JsonNode own = layer.path("metadata");
            legend = own.has("mumap:legend") ? text(own.get("mumap:legend"), values) : legend;
            if (own.has("mumap:pattern")) {
                pattern = Pattern.valueOf(text(own.get("mumap:pattern"), values));
                patternColour = text(own.get("mumap:pattern-color"), values);
            }
            if (own.has("mumap:marker")) {
                marker = Marker.valueOf(text(own.get("mumap:marker"), values));
            }
        }

        private void fill(JsonNode paint, StyleExpression values) {
            drawn = true;
            if (paint.path("fill-opacity").asDouble(1) >= OPAQUE && paint.has("fill-color")) {
                fill = text(paint.get("fill-color"), values);
            }
            if (paint.has("fill-outline-color")) {
                stroke = text(paint.get("fill-outline-color"), values);
            }
        }

        private void line(JsonNode paint, StyleExpression values) {
            drawn = true;
            double pixels = paint.has("line-width") ? values.number(paint.get("line-width")) : 1;
            if (stroke != null && strokeMm > pixels * MM_PER_PIXEL) {
                casing = new PrintStyle.Casing(stroke, strokeMm);
            }
            stroke = text(paint.get("line-color"), values);
            strokeMm = Math.max(pixels * MM_PER_PIXEL, PrintStyle.THINNEST_MM);
            // dashes are given in widths of the line
            dashMm = paint.path("line-dasharray")
                    .valueStream()
                    .map(dash -> dash.asDouble() * strokeMm)
                    .toList();
        }

        PrintStyle style() {
            return new PrintStyle(fill, pattern, patternColour, stroke, strokeMm, dashMm, marker, casing);
        }

        private static String text(JsonNode node, StyleExpression values) {
            return String.valueOf(values.value(node));
        }
    }
}
