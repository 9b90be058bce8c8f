package org.mumap.server.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mumap.rules.idle.casework.CaseDeadline;
import org.mumap.rules.idle.casework.CaseStage;

/**
 * Cases counted by stage, town and officer. Every number is the length of the list filtered likewise.
 *
 * @param stages every stage with its cases, closed ones too
 * @param towns open cases by town; the key is empty where the parcel names none
 * @param officers open cases by account
 * @param due open cases by how near their next day is
 */
public record Board(
        List<Stage> stages, List<Group> towns, List<Group> officers, Map<CaseDeadline.Warning, Integer> due) {

    /** A stage: cases and land, mu. */
    public record Stage(CaseStage stage, int cases, BigDecimal areaMu) {}

    /**
     * A town's or an officer's open cases.
     *
     * @param key town, or account
     * @param name town, or name of the account
     * @param stages cases per stage, only those that have any
     * @param late cases whose next day has passed
     * @param cases all
     */
    public record Group(String key, String name, Map<CaseStage, Integer> stages, int late, int cases) {}

    static Board of(List<CaseRow> all, LocalDate today) {
        List<CaseRow> open = all.stream().filter(row -> row.closedOn() == null).toList();
        Map<CaseDeadline.Warning, Integer> due = new EnumMap<>(CaseDeadline.Warning.class);
        for (CaseDeadline.Warning level : CaseDeadline.Warning.values()) {
            due.put(level, (int)
                    open.stream().filter(row -> row.level(today) == level).count());
        }
        return new Board(
                stages(all),
                groups(
                        open,
                        row -> row.town() == null ? "" : row.town(),
                        row -> row.town() == null ? "" : row.town(),
                        today),
                groups(open, CaseRow::officer, CaseRow::officerName, today),
                due);
    }

    private static List<Stage> stages(List<CaseRow> all) {
        return Arrays.stream(CaseStage.values())
                .map(stage -> {
                    List<CaseRow> rows =
                            all.stream().filter(row -> row.stage() == stage).toList();
                    return new Stage(stage, rows.size(), CaseList.area(rows));
                })
                .toList();
    }

    private static List<Group> groups(
            List<CaseRow> open, Function<CaseRow, String> key, Function<CaseRow, String> name, LocalDate today) {
        Map<String, List<CaseRow>> groups =
                open.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> group(group.getKey(), name.apply(group.getValue().get(0)), group.getValue(), today))
                .toList();
    }

    private static Group group(String key, String name, List<CaseRow> rows, LocalDate today) {
        Map<CaseStage, Integer> stages = new EnumMap<>(CaseStage.class);
        rows.forEach(row -> stages.merge(row.stage(), 1, Integer::sum));
        int late = (int) rows.stream()
                .filter(row -> row.level(today) == CaseDeadline.Warning.LATE)
                .count();
        return new Group(key, name, stages, late, rows.size());
    }
}
