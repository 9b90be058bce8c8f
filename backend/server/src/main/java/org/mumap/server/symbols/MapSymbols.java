package org.mumap.server.symbols;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of how land looks, {@code data/standard/map_symbols.json}; read once, and a mistake in it ends the start. */
public final class MapSymbols {

    private static final JsonNode FILE = read();
    private static final Map<String, SymbolLayer> LAYERS = layers();

    private MapSymbols() {}

    /**
     * What is drawn over a fill.
     *
     * @param kind {@code RISING}, {@code FALLING}, {@code DOTS}, {@code GRID} or {@code LEVEL}
     * @param colour name of its colour
     * @param pitchPx distance of its lines or dots on a screen
     * @param linePx width of its lines or radius of its dots on a screen
     */
    public record Pattern(String kind, String colour, double pitchPx, double linePx) {}

    /** The same on paper, in millimetres. */
    public record Paper(double pitchMm, double lineMm) {}

    /**
     * A marker.
     *
     * @param shape {@code DIAMOND}, {@code HALF_DIAMOND}, {@code DISC}, {@code SMALL_DISC}, {@code SQUARE} or {@code TRIANGLE}
     * @param fill name of the colour inside
     * @param edge name of the colour of its edge
     */
    public record Marker(String shape, String fill, String edge) {}

    /**
     * Parcels by a number: five classes between four edges.
     *
     * @param field the property
     * @param breaks a value belongs to the class above an edge from the edge on
     * @param fills names of the colours, low to high
     * @param edge name of the colour of edges
     * @param noData name of the colour where there is no number; a pattern of the same name lies over it
     */
    public record Theme(String field, List<Double> breaks, List<String> fills, String edge, String noData) {}

    /**
     * Parcels by the use of land.
     *
     * @param field property with the code
     * @param guideDigits from so many digits on a code is one of the planning guide
     * @param edge name of the colour of edges
     * @param groups the groups; a code belongs to the first that names its beginning, else to {@code other}
     */
    public record Use(String field, int guideDigits, String edge, List<Group> groups) {

        /** Uses of one colour, {@code use-<id>}, by the first digits of their codes in the two schemes. */
        public record Group(String id, List<String> registered, List<String> planned) {}
    }

    /** A colour by its name, {@code #rrggbb}. */
    public static String colour(String name) {
        JsonNode colour = FILE.get("colours").get(name);
        if (colour == null) {
            throw new IllegalArgumentException("map_symbols.json has no colour " + name);
        }
        return colour.asString();
    }

    /** All colours by name. */
    public static Map<String, String> colours() {
        Map<String, String> colours = new LinkedHashMap<>();
        FILE.get("colours")
                .properties()
                .forEach(
                        colour -> colours.put(colour.getKey(), colour.getValue().asString()));
        return colours;
    }

    /** A pattern by its name. */
    public static Pattern pattern(String name) {
        JsonNode node = named("patterns", name);
        return new Pattern(
                text(node, "kind"), text(node, "colour"), number(node, "pitchPx", 8), number(node, "linePx", 1));
    }

    /** How a kind of pattern is drawn on paper. */
    public static Paper paper(String kind) {
        JsonNode node = named("paper", kind);
        return new Paper(number(node, "pitchMm", 2), number(node, "lineMm", 0.25));
    }

    /** A marker by its name. */
    public static Marker marker(String name) {
        JsonNode node = named("markers", name);
        return new Marker(text(node, "shape"), text(node, "fill"), text(node, "edge"));
    }

    /** How a collection looks; empty when the description does not say: then it is plain. */
    public static Optional<SymbolLayer> find(String collection) {
        return Optional.ofNullable(LAYERS.get(collection));
    }

    /** A theme by its name. */
    public static Theme theme(String name) {
        JsonNode node = named("themes", name);
        return new Theme(
                text(node, "field"),
                numbers(node.path("breaks")),
                texts(node.path("fills")),
                text(node, "edge"),
                text(node, "noData"));
    }

    /** The groups of land use. */
    public static Use use() {
        JsonNode node = FILE.get("use");
        List<Use.Group> groups = node.get("groups")
                .valueStream()
                .map(group ->
                        new Use.Group(text(group, "id"), texts(group.path("registered")), texts(group.path("planned"))))
                .toList();
        return new Use(text(node, "field"), node.get("guideDigits").asInt(), text(node, "edge"), groups);
    }

    private static JsonNode read() {
        String name = "/mumap/standard/map_symbols.json";
        try (var in = Objects.requireNonNull(MapSymbols.class.getResourceAsStream(name), name)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, SymbolLayer> layers() {
        Map<String, SymbolLayer> layers = new LinkedHashMap<>();
        FILE.get("collections").properties().forEach(entry -> {
            JsonNode node = entry.getValue();
            layers.put(
                    entry.getKey(),
                    node.has("like") ? Objects.requireNonNull(layers.get(text(node, "like"))) : layer(node));
        });
        return layers;
    }

    private static SymbolLayer layer(JsonNode node) {
        List<SymbolClass> classes =
                node.get("classes").valueStream().map(MapSymbols::symbolClass).toList();
        JsonNode label = node.get("label");
        return new SymbolLayer(
                classes,
                label == null
                        ? null
                        : new SymbolLayer.Label(
                                texts(label.path("fields")),
                                name(label, "fallback"),
                                text(label, "colour"),
                                number(label, "sizePx", 12),
                                number(label, "fromZoom", 0),
                                number(label, "toZoom", 24)));
    }

    private static SymbolClass symbolClass(JsonNode node) {
        SymbolClass read = new SymbolClass(
                text(node, "id"),
                text(node, "legend"),
                node.path("when").valueStream().map(MapSymbols::condition).toList(),
                name(node, "fill"),
                number(node, "fillOpacity", 1),
                name(node, "pattern"),
                name(node, "marker"),
                number(node, "pointPx", 0),
                name(node, "edge"),
                number(node, "edgePx", 1),
                numbers(node.path("edgeGrowth")),
                numbers(node.path("dash")),
                name(node, "casing"),
                number(node, "casingPx", 0),
                numbers(node.path("casingGrowth")));
        // a name that leads nowhere is found here and not on somebody's map
        for (String colour : List.of("fill", "edge", "casing")) {
            if (node.has(colour)) {
                colour(text(node, colour));
            }
        }
        if (read.pattern() != null) {
            colour(pattern(read.pattern()).colour());
        }
        if (read.marker() != null) {
            colour(marker(read.marker()).fill());
        }
        return read;
    }

    private static SymbolClass.Condition condition(JsonNode node) {
        boolean not = node.has("not");
        var stated = (not ? node.get("not") : node).properties().iterator().next();
        return new SymbolClass.Condition(stated.getKey(), texts(stated.getValue()), not);
    }

    private static JsonNode named(String group, String name) {
        JsonNode node = FILE.get(group).get(name);
        if (node == null) {
            throw new IllegalArgumentException("map_symbols.json has no " + name + " among " + group);
        }
        return node;
    }

    private static String text(JsonNode node, String field) {
        return Objects.requireNonNull(name(node, field), field);
    }

    private static @Nullable String name(JsonNode node, String field) {
        return node.has(field) ? node.get(field).asString() : null;
    }

    private static double number(JsonNode node, String field, double otherwise) {
        return node.path(field).asDouble(otherwise);
    }

    private static List<String> texts(JsonNode node) {
        return node.valueStream().map(JsonNode::asString).toList();
    }

    private static List<Double> numbers(JsonNode node) {
        return node.valueStream().map(JsonNode::asDouble).toList();
    }
}
