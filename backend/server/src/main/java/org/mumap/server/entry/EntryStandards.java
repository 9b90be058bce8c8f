package org.mumap.server.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.threshold.ControlTable;
import org.mumap.rules.threshold.IndustrySection;
import org.mumap.rules.threshold.ThresholdIndicator;
import org.mumap.rules.threshold.ThresholdRules;
import org.mumap.server.ledger.StandardTable;
import org.springframework.stereotype.Component;

/** Rules, policy floors and control indicators, from {@code data/standard}. */
@Component
class EntryStandards {

    private static final String RULES = "entry-threshold-default";

    private final ThresholdRules rules = rules();
    private final List<StandardTable.Row> floors = StandardTable.rows("entry_floor.csv");
    private final ControlTable controls = controls();

    /**
     * A set of policy floors.
     *
     * @param id short name
     * @param nameZh Chinese name
     * @param nameEn English name
     * @param source where it was read
     */
    public record FloorSet(String id, String nameZh, String nameEn, String source) {}

    ThresholdRules thresholds() {
        return rules;
    }

    ControlTable controlTable() {
        return controls;
    }

    /** The sets there are, each once. */
    List<FloorSet> floorSets() {
        return floors.stream()
                .map(row -> new FloorSet(
                        row.text("floor_set"), row.text("name_zh"), row.text("name_en"), row.text("source")))
                .collect(Collectors.toMap(FloorSet::id, set -> set, (one, other) -> one, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** The floors of a set on a day: the row of the division before the one of its section before the one for all. */
    Map<ThresholdIndicator, BigDecimal> floors(@Nullable String set, @Nullable String division, LocalDate day) {
        Map<ThresholdIndicator, BigDecimal> found = new EnumMap<>(ThresholdIndicator.class);
        Stream.of(division, IndustrySection.find(division).orElse(null), "")
                .filter(Objects::nonNull)
                .forEach(wanted -> floors.stream()
                        .filter(row -> row.text("floor_set").equals(set)
                                && row.text("division").equals(wanted)
                                && row.inForce(day))
                        .forEach(row -> found.putIfAbsent(
                                ThresholdIndicator.valueOf(row.text("indicator")),
                                Objects.requireNonNull(row.number("value")))));
        return found;
    }

    private static ThresholdRules rules() {
        Map<ThresholdIndicator, BigDecimal> steps = new EnumMap<>(ThresholdIndicator.class);
        for (ThresholdIndicator indicator : ThresholdIndicator.values()) {
            steps.put(indicator, StandardTable.rule(RULES, "step." + indicator));
        }
        return new ThresholdRules(
                RULES,
                StandardTable.rule(RULES, "percentile"),
                StandardTable.rule(RULES, "tolerance"),
                StandardTable.rule(RULES, "fewest").intValueExact(),
                steps);
    }

    private static ControlTable controls() {
        return new ControlTable(
                StandardTable.rows("control_indicator.csv").stream()
                        .map(row -> new ControlTable.Limit(
                                row.text("document"),
                                row.text("scheme"),
                                row.text("division"),
                                ControlTable.Control.valueOf(row.text("control")),
                                row.text("bound").equals("MIN"),
                                row.number("value"),
                                Objects.requireNonNull(row.day("effective_from")),
                                row.day("effective_to"),
                                row.text("source")))
                        .toList(),
                StandardTable.rows("industry_crosswalk.csv").stream()
                        .map(row -> new ControlTable.Same(
                                row.text("scheme"),
                                row.text("prefix"),
                                row.text("other_scheme"),
                                row.text("other_division")))
                        .toList());
    }
}
