package org.mumap.server.published.style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mumap.server.symbols.MapSymbols;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Style layers of parcels by a theme: tax or output per mu, the use of the land, or plain. */
public final class ThemeLayers {

    private ThemeLayers() {}

    /**
     * The layers of a theme.
     *
     * @param theme {@code tax}, {@code output}, {@code use} or {@code plain}
     */
    public static JsonNode of(String theme) {
        return switch (theme) {
            case "plain" -> layers("state.plain", MapSymbols.colour("plain-fill"), Map.of(), "plain");
            case "use" -> use(MapSymbols.use());
            default -> perMu(MapSymbols.theme(theme));
        };
    }

    private static JsonNode perMu(MapSymbols.Theme theme) {
        Object known = List.of("has", theme.field());
        Map<String, Object> paper = new LinkedHashMap<>();
        paper.put("mumap:breaks", theme.breaks());
        paper.put("mumap:pattern", List.of("case", known, "NONE", "DOTS"));
        paper.put(
                "mumap:pattern-color",
                MapSymbols.colour(MapSymbols.pattern(theme.noData()).colour()));
        return layers(
                List.of("case", known, step(theme, number -> "class." + (number + 1)), "noData"),
                List.of(
                        "case",
                        known,
                        step(theme, number -> MapSymbols.colour(theme.fills().get(number))),
                        MapSymbols.colour(theme.noData())),
                paper,
                theme.edge());
    }

    private static Object step(MapSymbols.Theme theme, Function<Integer, String> ofClass) {
        List<Object> step = new ArrayList<>(List.of("step", List.of("to-number", List.of("get", theme.field()), 0)));
        step.add(ofClass.apply(0));
        for (int i = 0; i < theme.breaks().size(); i++) {
            step.add(theme.breaks().get(i));
            step.add(ofClass.apply(i + 1));
        }
        return step;
    }

    private static JsonNode use(MapSymbols.Use use) {
        return layers(
                byUse(use, group -> "use." + group),
                byUse(use, group -> MapSymbols.colour("use-" + group)),
                Map.of(),
                use.edge());
    }

    private static Object byUse(MapSymbols.Use use, Function<String, String> value) {
        Object code = List.of("to-string", List.of("coalesce", List.of("get", use.field()), ""));
        return List.of(
                "case",
                List.of(">=", List.of("length", code), use.guideDigits()),
                byScheme(use, code, MapSymbols.Use.Group::planned, value),
                byScheme(use, code, MapSymbols.Use.Group::registered, value));
    }

    private static Object byScheme(
            MapSymbols.Use use,
            Object code,
            Function<MapSymbols.Use.Group, List<String>> scheme,
            Function<String, String> value) {
        List<Object> choice = new ArrayList<>(List.of("case"));
        for (MapSymbols.Use.Group group : use.groups()) {
            List<Object> any = new ArrayList<>(List.of("any"));
            for (String beginning : scheme.apply(group)) {
                any.add(List.of("==", List.of("slice", code, 0, beginning.length()), beginning));
            }
            choice.add(any);
            choice.add(value.apply(group.id()));
        }
        choice.add(value.apply("other"));
        return choice;
    }

    private static JsonNode layers(Object legend, Object fill, Map<String, Object> paper, String edge) {
        Map<String, Object> metadata = new LinkedHashMap<>(paper);
        metadata.put("mumap:legend", legend);
        return JsonMapper.shared()
                .valueToTree(List.of(
                        Map.of(
                                "id",
                                "parcels-fill",
                                "type",
                                "fill",
                                "metadata",
                                metadata,
                                "paint",
                                Map.of("fill-color", fill)),
                        Map.of(
                                "id",
                                "parcels-edge",
                                "type",
                                "line",
                                "paint",
                                Map.of("line-color", MapSymbols.colour(edge), "line-width", 1))));
    }
}
