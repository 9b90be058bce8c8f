package org.mumap.server.symbols;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a collection looks.
 *
 * @param classes its classes; a feature is in the first whose conditions it fulfils, and not drawn when in none
 * @param label what is written at its features, or null
 */
public record SymbolLayer(
        List<SymbolClass> classes, @Nullable Label label) {

    /**
     * What is written at a feature.
     *
     * @param fields properties, one below the other
     * @param fallback property instead of the first where that is missing
     * @param colour name of the colour of the letters, over a white rim
     * @param sizePx height of the letters
     * @param fromZoom from which zoom of the web map on
     * @param toZoom below which zoom
     */
    public record Label(
            List<String> fields,
            @Nullable String fallback,
            String colour,
            double sizePx,
            double fromZoom,
            double toZoom) {}

    /** The class of a feature. */
    public Optional<SymbolClass> classOf(Function<String, @Nullable Object> property) {
        return classes.stream()
                .filter(one -> one.when().stream().allMatch(condition -> holds(condition, property)))
                .findFirst();
    }

    private static boolean holds(SymbolClass.Condition condition, Function<String, @Nullable Object> property) {
        Object value = property.apply(condition.field());
        return (value != null && condition.values().contains(value.toString())) != condition.not();
    }
}
