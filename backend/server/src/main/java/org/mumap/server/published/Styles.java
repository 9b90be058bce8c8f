package org.mumap.server.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Style documents (MapLibre style specification 8) in the colours of the web map. The layers of a collection stand in
 * {@code published/styles/<collection>.json}; a collection without a file gets the plain style of its geometry.
 */
@Component
public class Styles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PLAIN_FILL = "#eceef3";
    private static final String PLAIN_LINE = "#8a94a3";

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

    private static JsonNode layers(PublishedView view) {
        try (var in = Styles.class.getResourceAsStream("/published/styles/" + view.id() + ".json")) {
            return in == null ? plain(view) : JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
