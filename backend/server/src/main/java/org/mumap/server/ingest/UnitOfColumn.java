package org.mumap.server.ingest;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mumap.rules.measure.MeasureUnit;
import org.mumap.server.ledger.Column;

/** The unit that a header names, in brackets or behind a blank, colon or stroke, and the one in which a column is kept. */
final class UnitOfColumn {

    private static final Pattern BRACKETS = Pattern.compile("^(.+?)\\s*[(\\[]([^()\\[\\]]+)[)\\]]\\s*\\*?$");
    private static final Pattern OF_GROUP = Pattern.compile("^(.+?)〔(.+)〕$");
    private static final Pattern BEHIND = Pattern.compile("^(.+?)\\s*[ :/,_]\\s*([^ :,_]+)$");
    private static final Pattern WORDS = Pattern.compile("[\\s()\\[\\]/,:;_]+");
    private static final Map<String, MeasureUnit> KEPT = Map.ofEntries(
            Map.entry("wan", MeasureUnit.WAN_YUAN),
            Map.entry("wan/mu", MeasureUnit.WAN_YUAN_PER_MU),
            Map.entry("m2", MeasureUnit.SQUARE_METRE),
            Map.entry("mu", MeasureUnit.MU),
            Map.entry("m", MeasureUnit.METRE),
            Map.entry("d", MeasureUnit.DAY),
            Map.entry("tce", MeasureUnit.TONNE_OF_COAL),
            Map.entry("t", MeasureUnit.TONNE),
            Map.entry("kWh", MeasureUnit.KILOWATT_HOUR),
            Map.entry("kVA", MeasureUnit.KILOVOLT_AMPERE));

    /**
     * A header taken apart.
     *
     * @param name what it calls the column
     * @param bracket what stands in its brackets, a unit or a remark
     * @param unit the unit it names, if it is one we know
     * @param ofGroup whether it stands above a group of columns: it counts only for those that measure the like
     */
    record Named(String name, Optional<String> bracket, Optional<MeasureUnit> unit, boolean ofGroup) {}

    private UnitOfColumn() {}

    /** Takes a header apart; empty when it names no unit and has no bracket. */
    static Optional<Named> split(String header) {
        String plain = Normalizer.normalize(header, Normalizer.Form.NFKC).strip();
        Matcher group = OF_GROUP.matcher(plain);
        if (group.matches()) {
            return Optional.of(new Named(group.group(1), Optional.empty(), MeasureUnit.find(group.group(2)), true));
        }
        Matcher brackets = BRACKETS.matcher(plain);
        if (brackets.matches()) {
            String inside = brackets.group(2).strip();
            return Optional.of(new Named(brackets.group(1), Optional.of(inside), MeasureUnit.find(inside), false));
        }
        Matcher behind = BEHIND.matcher(plain);
        if (behind.matches()) {
            Optional<MeasureUnit> unit = MeasureUnit.find(behind.group(2));
            return unit.map(u -> new Named(behind.group(1), Optional.empty(), Optional.of(u), false));
        }
        return Optional.empty();
    }

    /**
     * The unit in a header that a person mapped: where the usual places name none, the only word of it that is a unit
     * ({@code Area of land in hectares}). Letters standing alone are no units there.
     */
    static Optional<MeasureUnit> anywhere(String header) {
        Optional<MeasureUnit> usual = split(header).flatMap(Named::unit);
        if (usual.isPresent()) {
            return usual;
        }
        List<MeasureUnit> words = WORDS.splitAsStream(Normalizer.normalize(header, Normalizer.Form.NFKC))
                .filter(w -> w.length() > 1)
                .flatMap(w -> MeasureUnit.find(w).stream())
                .distinct()
                .toList();
        return words.size() == 1 ? Optional.of(words.get(0)) : Optional.empty();
    }

    /** The unit in which a column is kept; empty for columns that measure nothing. */
    static Optional<MeasureUnit> kept(Column column) {
        return Optional.ofNullable(KEPT.get(column.unit()));
    }

    /** The only one of the units stated for a whole table that measures what the column does. */
    static Optional<MeasureUnit> stated(Column column, List<MeasureUnit> stated) {
        Optional<MeasureUnit> kept = kept(column);
        List<MeasureUnit> fitting = stated.stream()
                .distinct()
                .filter(u -> kept.isPresent() && u.measure() == kept.get().measure())
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
