package org.mumap.server.project;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mumap.rules.progress.LampLine;
import org.mumap.rules.progress.LampMeasure;
import org.mumap.rules.progress.LampRuleSet;
import org.mumap.server.ledger.StandardTable;

/** The rule sets of lamps, from {@code data/standard/lamp_rule.csv} and {@code rule_set.csv}. */
public final class LampRules {

    private static final String STANDARD = "yinchuan-2025";
    private static final List<LampRuleSet> ALL = read();

    private LampRules() {}

    /** The rule sets that judge the progress of projects. */
    public static List<LampRuleSet> list() {
        return ALL.stream()
                .filter(set -> set.find(LampMeasure.PROGRESS).isPresent())
                .toList();
    }

    /** A rule set of that list. */
    public static Optional<LampRuleSet> find(String id) {
        return list().stream().filter(set -> set.id().equals(id)).findFirst();
    }

    /** The rule set by which lists and layers are lit. */
    public static LampRuleSet standard() {
        return find(STANDARD).orElseThrow();
    }

    private static List<LampRuleSet> read() {
        List<StandardTable.Row> lines = StandardTable.rows("lamp_rule.csv");
        return StandardTable.rows("rule_set.csv").stream()
                .filter(set ->
                        lines.stream().anyMatch(line -> line.text("rule_set").equals(set.text("rule_set"))))
                .map(set -> set(set, lines))
                .toList();
    }

    private static LampRuleSet set(StandardTable.Row set, List<StandardTable.Row> lines) {
        Map<LampMeasure, LampLine> byMeasure = new EnumMap<>(LampMeasure.class);
        for (StandardTable.Row line : lines) {
            if (line.text("rule_set").equals(set.text("rule_set"))) {
                byMeasure.put(
                        LampMeasure.valueOf(line.text("measure")),
                        new LampLine(
                                line.number("yellow"),
                                Boolean.parseBoolean(line.text("yellow_included")),
                                line.number("red"),
                                Boolean.parseBoolean(line.text("red_included"))));
            }
        }
        LocalDate from = Objects.requireNonNull(set.day("effective_from"));
        return new LampRuleSet(
                set.text("rule_set"), set.text("region"), set.text("source"), from, set.day("effective_to"), byMeasure);
    }
}
