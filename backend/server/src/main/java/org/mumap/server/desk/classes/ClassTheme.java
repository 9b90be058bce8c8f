package org.mumap.server.desk.classes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;
import org.mumap.server.symbols.MapSymbols;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A theme as the map's address writes it, {@code tax_wan_per_mu~QUANTILE~5~sea~1.2_3.4_5.6_8}, and as paper paints it.
 *
 * @param property what parcels are classed by
 * @param ramp its colours
 * @param limits limits between classes, ascending; none for values
 */
public record ClassTheme(ClassProperty property, String ramp, List<Double> limits) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SPEC = Pattern.compile("([a-z_]+)~[A-Z]+~\\d~([a-z]+)(?:~([-\\d.eE_]*))?");

    /**
     * Reads it.
     *
     * @throws Problem (400) when it is no theme
     */
    public static ClassTheme parse(String spec) {
        Matcher parts = SPEC.matcher(spec);
        if (spec.length() > 400 || !parts.matches()) {
            throw Problem.badRequest("unreadable-parameter", "classes", "");
        }
        ClassProperty property = ClassProperty.parse(Objects.requireNonNull(parts.group(1)));
        String ramp = Objects.requireNonNull(parts.group(2));
        ClassRamp.parse(ramp);
        String limits = parts.group(3);
        boolean none = limits == null || limits.isEmpty() || property.sort() == ClassProperty.Sort.CATEGORY;
        return new ClassTheme(
                property,
                ramp,
                none
                        ? List.of()
                        : Arrays.stream(ClassLimits.parse(limits.replace('_', ',')))
                                .boxed()
                                .toList());
    }

    /** Whether its figures are those of a year, and confidential on paper. */
    public boolean ofYear() {
        return property.sort() == ClassProperty.Sort.OF_YEAR;
    }

    /**
     * The layers that paint parcels by it, as a style document.
     *
     * @param values for a property of words its values in the order of their colours; null stands for no number
     */
    public JsonNode document(List<@Nullable String> values) {
        boolean words = property.sort() == ClassProperty.Sort.CATEGORY;
        ArrayNode layers = JSON.createArrayNode();
        ObjectNode fill = layers.addObject();
        fill.put("id", "parcels-fill").put("type", "fill");
        ObjectNode metadata = fill.putObject("metadata");
        ObjectNode paint = fill.putObject("paint");
        if (words) {
            List<String> named = values.stream()
                    .filter(value -> value != null && !value.equals("*"))
                    .map(Objects::requireNonNull)
                    .toList();
            List<String> lines = named.stream().map(value -> "value:" + value).toList();
            metadata.set("mumap:legend", known(match(named, lines, "others"), "noData"));
            paint.set("fill-color", known(match(named, ClassRamp.CATEGORIES, ClassRamp.OTHERS), ClassRamp.NO_DATA));
        } else {
            int classes = limits.size() + 1;
            List<String> names = new ArrayList<>();
            List<String> colours = new ArrayList<>();
            for (int i = 0; i < classes; i++) {
                names.add("class." + (i + 1));
                colours.add(ClassRamp.parse(ramp).colour(i, classes));
            }
            metadata.set("mumap:legend", known(step(names), "noData"));
            ArrayNode breaks = metadata.putArray("mumap:breaks");
            limits.forEach(limit -> breaks.add(BigDecimal.valueOf(limit)));
            paint.set("fill-color", known(step(colours), ClassRamp.NO_DATA));
        }
        metadata.set("mumap:pattern", known(JSON.getNodeFactory().stringNode("NONE"), "DOTS"));
        metadata.put("mumap:pattern-color", MapSymbols.colour("no-data-dot"));
        ObjectNode edge = layers.addObject();
        edge.put("id", "parcels-edge").put("type", "line");
        edge.putObject("paint")
                .put("line-color", MapSymbols.colour("ramp-edge"))
                .put("line-width", 1);
        return layers;
    }

    private ArrayNode get() {
        return JSON.createArrayNode().add("get").add(property.column());
    }

    private ArrayNode known(JsonNode then, String otherwise) {
        ArrayNode has = JSON.createArrayNode().add("has").add(property.column());
        return JSON.createArrayNode().add("case").add(has).add(then).add(otherwise);
    }

    private ArrayNode step(List<String> outputs) {
        ArrayNode step = JSON.createArrayNode().add("step").add(get()).add(outputs.get(0));
        for (int i = 1; i < outputs.size(); i++) {
            step.add(limits.get(i - 1)).add(outputs.get(i));
        }
        return step;
    }

    private ArrayNode match(List<String> values, List<String> outputs, String otherwise) {
        ArrayNode match = JSON.createArrayNode().add("match").add(get());
        for (int i = 0; i < values.size(); i++) {
            match.add(values.get(i)).add(outputs.get(i));
        }
        return match.add(otherwise);
    }
}
