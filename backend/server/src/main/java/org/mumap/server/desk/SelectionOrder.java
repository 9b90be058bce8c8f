package org.mumap.server.desk;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;

/**
 * The order of a selection's rows; rows without a value come last, equal ones by code.
 *
 * @param column a property of the row, or {@code state}
 * @param down largest first
 */
public record SelectionOrder(String column, boolean down) {

    private static final Map<String, Function<Selection.Row, @Nullable Comparable<?>>> COLUMNS = Map.ofEntries(
            Map.entry("parcelCode", Selection.Row::parcelCode),
            Map.entry("name", Selection.Row::name),
            Map.entry("town", Selection.Row::town),
            Map.entry("parkCode", Selection.Row::parkCode),
            Map.entry("holderName", Selection.Row::holderName),
            Map.entry("landUseCode", Selection.Row::landUseCode),
            Map.entry("state", SelectionOrder::state),
            Map.entry("areaMu", Selection.Row::areaMu),
            Map.entry("taxWan", Selection.Row::taxWan),
            Map.entry("outputWan", Selection.Row::outputWan),
            Map.entry("taxWanPerMu", Selection.Row::taxWanPerMu),
            Map.entry("outputWanPerMu", Selection.Row::outputWanPerMu));

    /**
     * Reads {@code areaMu} or {@code -areaMu}; nothing = by code.
     *
     * @throws Problem (400) when there is no such column
     */
    public static SelectionOrder parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new SelectionOrder("parcelCode", false);
        }
        boolean down = text.startsWith("-");
        String column = down ? text.substring(1) : text;
        if (!COLUMNS.containsKey(column)) {
            throw Problem.badRequest("unreadable-parameter", "sort", text);
        }
        return new SelectionOrder(column, down);
    }

    /** The value in the words of {@code selection_rows.sql}: as it is listed, so that what looks equal is ordered by code. */
    String value() {
        return switch (column) {
            case "name" -> "p.name";
            case "town" -> "p.town";
            case "parkCode" -> "p.park_code";
            case "holderName" -> "p.holder_name";
            case "landUseCode" -> "p.land_use_code";
            case "state" -> "coalesce(nullif(p.legal_state, 'NONE'), p.idle_finding)";
            case "areaMu" -> "round(p.area_mu::numeric, 4)";
            case "taxWan" -> "round(y.tax_wan::numeric, 6)";
            case "outputWan" -> "round(y.output_wan::numeric, 6)";
            case "taxWanPerMu" -> "round(y.tax_wan_per_mu::numeric, 6)";
            case "outputWanPerMu" -> "round(y.output_wan_per_mu::numeric, 6)";
            default -> "p.parcel_code";
        };
    }

    /** The same order as the database's, for rows that did not come from it in order. */
    Comparator<Selection.Row> comparator() {
        Function<Selection.Row, @Nullable Comparable<?>> value = COLUMNS.get(column);
        Comparator<Comparable<?>> natural = SelectionOrder::compare;
        Comparator<@Nullable Comparable<?>> known = Comparator.nullsLast(down ? natural.reversed() : natural);
        return Comparator.<Selection.Row, @Nullable Comparable<?>>comparing(value, known)
                .thenComparing(Selection.Row::parcelCode);
    }

    private static @Nullable String state(Selection.Row row) {
        String legal = row.legalState();
        return legal == null || legal.equals("NONE") ? row.idleFinding() : legal;
    }

    // every column holds values of one class
    @SuppressWarnings("unchecked")
    private static int compare(Comparable<?> a, Comparable<?> b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
