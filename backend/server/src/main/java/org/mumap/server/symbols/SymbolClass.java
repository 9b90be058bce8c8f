package org.mumap.server.symbols;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the features of one class look. Colours are names of {@link MapSymbols#colour}; lengths are pixels of 1/96 inch.
 *
 * @param id name of the class within its collection
 * @param legend code of its line in the legend, {@code state.found}
 * @param when what a feature must fulfil, all of it; empty for those that are in no class before
 * @param fill colour of areas
 * @param fillOpacity how much the fill covers, 0 to 1
 * @param pattern name of the pattern over the fill
 * @param marker name of the marker in its middle; points are drawn by it alone
 * @param pointPx radius of points; 0 where the class has none
 * @param edge colour of edges and lines
 * @param edgePx width of edges and lines
 * @param edgeGrowth zoom, width, zoom, width … where lines grow with the zoom of the web map; empty where they do not
 * @param dash dashes and gaps in widths of the line; empty for a full line
 * @param casing colour of a wider line below
 * @param casingPx its width
 * @param casingGrowth its growth
 */
public record SymbolClass(
        String id,
        String legend,
        List<Condition> when,
        @Nullable String fill,
        double fillOpacity,
        @Nullable String pattern,
        @Nullable String marker,
        double pointPx,
        @Nullable String edge,
        double edgePx,
        List<Double> edgeGrowth,
        List<Double> dash,
        @Nullable String casing,
        double casingPx,
        List<Double> casingGrowth) {

    /**
     * A property that has one of some values, or none of them.
     *
     * @param field the property
     * @param values the values
     * @param not whether it must have none of them; a feature without the property fulfils that
     */
    public record Condition(String field, List<String> values, boolean not) {}
}
