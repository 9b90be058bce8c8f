package org.mumap.server.published;

import java.util.Map;
import org.mumap.server.published.style.MapLibreLayers;
import org.mumap.server.published.style.ThemeLayers;
import org.mumap.server.symbols.MapSymbols;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Style documents (MapLibre style specification 8), made from the one description of how land looks. A collection that the
 * description does not name gets the plain style of its geometry.
 */
@Component
public class Styles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PLAIN_FILL = MapSymbols.colour("plain-fill");
    private static final String PLAIN_LINE = MapSymbols.colour("plain");

    /**
     * The style document of a collection.
     *
     * @param view collection
     * @param title its title in the reader's language
     * @param source address of its TileJSON
     */
    public JsonNode get(PublishedView view, String title, String source) {
        ObjectNode style = JSON.createObjectNode();
        style.put("version", 8);
        style.put("name", title);
        style.putObject("sources").putObject(view.id()).put("type", "vector").put("url", source);
        ArrayNode layers = style.putArray("layers");
        for (JsonNode layer : layers(view)) {
            ObjectNode own = ((ObjectNode) layer).deepCopy();
            own.put("source", view.id());
            own.put("source-layer", view.id());
            layers.add(own);
        }
        return style;
    }

    /** The layers that paint parcels by a theme: {@code tax}, {@code output}, {@code use} or {@code plain}. */
    public JsonNode theme(String theme) {
        return ThemeLayers.of(theme);
    }

    private static JsonNode layers(PublishedView view) {
        boolean mixed = view.geometryType().equals("Geometry");
        return MapSymbols.find(view.id())
                .map(look -> MapLibreLayers.of(view.id(), look, mixed))
                .orElseGet(() -> plain(view));
    }

    private static JsonNode plain(PublishedView view) {
        ArrayNode layers = JSON.createArrayNode();
        Map<String, Object> paint = Map.of("circle-color", PLAIN_LINE, "circle-radius", 4);
        String type = "circle";
        if (view.geometryType().endsWith("Polygon")) {
            type = "fill";
            paint = Map.of("fill-color", PLAIN_FILL, "fill-outline-color", PLAIN_LINE);
        } else if (view.geometryType().endsWith("LineString")) {
            type = "line";
            paint = Map.of("line-color", PLAIN_LINE, "line-width", 1);
        }
        ObjectNode layer = layers.addObject();
        layer.put("id", view.id());
        layer.put("type", type);
        layer.set("paint", JSON.valueToTree(paint));
        return layers;
    }
}
