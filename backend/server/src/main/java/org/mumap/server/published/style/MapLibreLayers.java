package org.mumap.server.published.style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.server.symbols.MapSymbols;
import org.mumap.server.symbols.SymbolClass;
import org.mumap.server.symbols.SymbolLayer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Style layers (MapLibre style specification 8). Beside the paint a layer says in {@code metadata} what paper needs: the line of
 * the legend ({@code mumap:legend}), the pattern and the marker by which a class is known in a grey copy.
 */
public final class MapLibreLayers {

    private static final List<String> FONTS =
            List.of("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "sans-serif");
    private static final Object GEOMETRY = List.of("geometry-type");
    private static final double HALO_PX = 2;

    private final String prefix;
    private final List<SymbolClass> classes;
    private final Object classOf;
    private final boolean mixed;
    private final List<Object> layers = new ArrayList<>();

    private MapLibreLayers(String collection, List<SymbolClass> classes, boolean mixed) {
        this.prefix = collection.replace('_', '-');
        this.classes = classes;
        this.classOf = classOf(classes);
        this.mixed = mixed;
    }

    /**
     * The layers of a collection.
     *
     * @param mixed whether its features are points, lines and areas
     */
    public static JsonNode of(String collection, SymbolLayer look, boolean mixed) {
        MapLibreLayers made = new MapLibreLayers(collection, look.classes(), mixed);
        made.fills();
        made.lines(SymbolClass::casing, one -> width(one.casingPx(), one.casingGrowth()), "casing");
        made.lines(SymbolClass::edge, one -> width(one.edgePx(), one.edgeGrowth()), "edge");
        made.points();
        if (look.label() != null) {
            made.label(look.label());
        }
        return JsonMapper.shared().valueToTree(made.layers);
    }

    private void fills() {
        Map<Double, List<SymbolClass>> byOpacity = having(SymbolClass::fill).stream()
                .collect(Collectors.groupingBy(SymbolClass::fillOpacity, LinkedHashMap::new, Collectors.toList()));
        byOpacity.forEach((opacity, group) -> {
            Map<String, Object> paint = new LinkedHashMap<>();
            paint.put("fill-color", match(group, one -> colour(one.fill())));
            if (opacity < 1) {
                paint.put("fill-opacity", opacity);
            }
            add("fill", layers.isEmpty() ? "fill" : "fill-" + layers.size(), group, paint, "Polygon");
        });
    }

    // dashes cannot differ within a layer; the classes asked last lie below
    private void lines(
            Function<SymbolClass, @Nullable String> colour, Function<SymbolClass, Object> width, String suffix) {
        List<SymbolClass> drawn = new ArrayList<>(having(colour));
        java.util.Collections.reverse(drawn);
        Map<List<Object>, List<SymbolClass>> alike = drawn.stream()
                .collect(Collectors.groupingBy(
                        one -> List.of(width.apply(one), suffix.equals("edge") ? one.dash() : List.of()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        int[] number = {0};
        alike.forEach((key, group) -> {
            Map<String, Object> paint = new LinkedHashMap<>();
            paint.put("line-color", match(group, one -> colour(colour.apply(one))));
            paint.put("line-width", key.get(0));
            if (!((List<?>) key.get(1)).isEmpty()) {
                paint.put("line-dasharray", key.get(1));
            }
            add("line", number[0]++ == 0 ? suffix : suffix + "-" + number[0], group, paint, "");
        });
    }

    private static Object width(double plain, List<Double> growth) {
        if (growth.isEmpty()) {
            return plain;
        }
        List<Object> width = new ArrayList<>(List.of("interpolate", List.of("linear"), List.of("zoom")));
        width.addAll(growth);
        return width;
    }

    private void points() {
        List<SymbolClass> group =
                classes.stream().filter(one -> one.pointPx() > 0).toList();
        if (group.isEmpty()) {
            return;
        }
        Map<String, Object> paint = new LinkedHashMap<>();
        paint.put("circle-radius", match(group, SymbolClass::pointPx));
        paint.put("circle-color", match(group, one -> colour(marker(one).fill())));
        paint.put("circle-stroke-color", match(group, one -> colour(pointEdge(one))));
        paint.put("circle-stroke-width", 1.5);
        add("circle", "point", group, paint, "Point");
    }

    /** Name of the colour of a point's edge: a ring takes the colour of its network, a lamp its own. */
    static String pointEdge(SymbolClass one) {
        return "RING".equals(one.marker()) && one.edge() != null
                ? one.edge()
                : marker(one).edge();
    }

    private void label(SymbolLayer.Label label) {
        List<Object> text = new ArrayList<>(List.of("concat"));
        for (int i = 0; i < label.fields().size(); i++) {
            Object value = List.of("to-string", List.of("get", label.fields().get(i)));
            text.add(
                    i > 0
                            ? List.of("concat", "\n", value)
                            : label.fallback() == null
                                    ? value
                                    : List.of(
                                            "to-string",
                                            List.of(
                                                    "coalesce",
                                                    List.of(
                                                            "get",
                                                            label.fields().get(i)),
                                                    List.of("get", label.fallback()))));
        }
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("id", prefix + "-label");
        layer.put("type", "symbol");
        if (label.fromZoom() > 0) {
            layer.put("minzoom", label.fromZoom());
        }
        if (label.toZoom() < 24) {
            layer.put("maxzoom", label.toZoom());
        }
        layer.put("layout", Map.of("text-field", text, "text-font", FONTS, "text-size", label.sizePx()));
        layer.put(
                "paint",
                Map.of(
                        "text-color",
                        colour(label.colour()),
                        "text-halo-color",
                        MapSymbols.colour("white"),
                        "text-halo-width",
                        HALO_PX));
        layers.add(layer);
    }

    private void add(
            String type, String suffix, List<SymbolClass> group, Map<String, Object> paint, String geometryType) {
        List<Object> conditions = new ArrayList<>();
        if (mixed && !geometryType.isEmpty()) {
            conditions.add(List.of("==", GEOMETRY, geometryType));
        } else if (mixed) {
            conditions.add(List.of("!=", GEOMETRY, "Point"));
        }
        if (!(group.size() == classes.size() && isWhole(classes))) {
            conditions.add(List.of(
                    "in",
                    classOf,
                    List.of("literal", group.stream().map(SymbolClass::id).toList())));
        }
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("id", prefix + "-" + suffix);
        layer.put("type", type);
        if (!conditions.isEmpty()) {
            layer.put("filter", conditions.size() == 1 ? conditions.get(0) : all(conditions));
        }
        layer.put("paint", paint);
        layer.put("metadata", metadata(group));
        layers.add(layer);
    }

    private Map<String, Object> metadata(List<SymbolClass> group) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("mumap:legend", match(group, SymbolClass::legend));
        if (group.stream().anyMatch(one -> one.pattern() != null)) {
            metadata.put(
                    "mumap:pattern",
                    match(
                            group,
                            one -> one.pattern() == null
                                    ? "NONE"
                                    : MapSymbols.pattern(one.pattern()).kind()));
            metadata.put(
                    "mumap:pattern-color",
                    match(
                            group,
                            one -> one.pattern() == null
                                    ? MapSymbols.colour("plain")
                                    : colour(MapSymbols.pattern(one.pattern()).colour())));
        }
        if (group.stream().anyMatch(one -> one.marker() != null)) {
            metadata.put("mumap:marker", match(group, one -> one.marker() == null ? "NONE" : one.marker()));
        }
        return metadata;
    }

    /** A value per class; plain where all are equal. */
    private Object match(List<SymbolClass> group, Function<SymbolClass, Object> value) {
        List<Object> values = group.stream().map(value).toList();
        Object last = values.get(values.size() - 1);
        if (values.stream().allMatch(last::equals)) {
            return last;
        }
        List<Object> match = new ArrayList<>(List.of("match", classOf));
        for (int i = 0; i < group.size() - 1; i++) {
            match.add(group.get(i).id());
            match.add(values.get(i));
        }
        match.add(last);
        return match;
    }

    private List<SymbolClass> having(Function<SymbolClass, @Nullable String> part) {
        return classes.stream().filter(one -> part.apply(one) != null).toList();
    }

    private static boolean isWhole(List<SymbolClass> classes) {
        return classes.get(classes.size() - 1).when().isEmpty();
    }

    /** The expression that names a feature's class, empty for none. */
    private static Object classOf(List<SymbolClass> classes) {
        List<Object> choice = new ArrayList<>(List.of("case"));
        for (SymbolClass one : classes) {
            if (one.when().isEmpty()) {
                choice.add(one.id());
                return choice.size() == 2 ? one.id() : choice;
            }
            choice.add(all(one.when().stream().map(MapLibreLayers::condition).toList()));
            choice.add(one.id());
        }
        choice.add("");
        return choice;
    }

    private static Object condition(SymbolClass.Condition condition) {
        Object value = List.of("get", condition.field());
        Object holds = condition.values().size() == 1
                ? List.of("==", value, condition.values().get(0))
                : List.of("in", value, List.of("literal", condition.values()));
        return condition.not() ? List.of("!", holds) : holds;
    }

    private static Object all(List<?> conditions) {
        if (conditions.size() == 1) {
            return conditions.get(0);
        }
        List<Object> all = new ArrayList<>(List.of("all"));
        all.addAll(conditions);
        return all;
    }

    private static MapSymbols.Marker marker(SymbolClass one) {
        return MapSymbols.marker(one.marker() == null ? "RING" : one.marker());
    }

    private static Object colour(@Nullable String name) {
        return MapSymbols.colour(name == null ? "plain" : name);
    }
}
