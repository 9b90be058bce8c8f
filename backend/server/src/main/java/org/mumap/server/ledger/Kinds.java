package org.mumap.server.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of kinds, read from {@code ledger/kinds.csv} and {@code ledger/columns.csv}. One row more there, and a column
 * in the migration, is all a new column takes: reader, checks, template and dictionary follow.
 */
public final class Kinds {

    private static final Map<String, Kind> BY_NAME = load();

    /**
     * Acts of idle land cases. They are recorded by acting, never imported, so {@link #list} and {@link #find} do not know them.
     */
    public static final Kind IDLE_ACTS = new Kind(
            "idle_acts",
            "idle_act",
            "闲置土地案件行为",
            "Acts of idle land cases",
            Kind.Geometry.NONE,
            List.of("case_id", "act_no"),
            false,
            Kind.Scope.PARCEL,
            List.of(
                    recorded("case_id", "案件", "Case", Column.Type.INTEGER),
                    recorded("act_no", "序号", "Number", Column.Type.INTEGER),
                    recorded("parcel_code", "宗地代码", "Parcel code", Column.Type.PARCEL_CODE),
                    recorded("act", "行为", "Act", Column.Type.CODE),
                    recorded("acted_on", "行为日期", "Acted on", Column.Type.DATE),
                    recorded("acted_by", "经办账号", "Account", Column.Type.TEXT),
                    recorded("acted_by_name", "经办人", "Officer", Column.Type.TEXT),
                    recorded("fields", "事项", "Fields", Column.Type.TEXT),
                    recorded("reason", "理由", "Reason", Column.Type.TEXT),
                    recorded("evidence", "证据", "Evidence", Column.Type.TEXTS),
                    recorded("corrects", "更正序号", "Corrects", Column.Type.INTEGER),
                    recorded("paper_id", "文书", "Paper", Column.Type.INTEGER),
                    recorded("document_no", "文号", "Document number", Column.Type.TEXT),
                    recorded("fact_batches", "所载事实的批次", "Batches of its facts", Column.Type.TEXTS),
                    recorded("clause", "条款", "Clause", Column.Type.TEXT)));

    /** Acts of tickets. They are recorded by acting, never imported. */
    public static final Kind TICKET_ACTS = new Kind(
            "ticket_acts",
            "ticket_act",
            "工单行为",
            "Acts of tickets",
            Kind.Geometry.NONE,
            List.of("ticket_id", "act_no"),
            false,
            Kind.Scope.TICKET,
            List.of(
                    recorded("ticket_id", "工单", "Ticket", Column.Type.INTEGER),
                    recorded("act_no", "序号", "Number", Column.Type.INTEGER),
                    recorded("ticket_no", "工单号", "Ticket number", Column.Type.TEXT),
                    recorded("project_code", "项目代码", "Project code", Column.Type.TEXT),
                    recorded("act", "行为", "Act", Column.Type.CODE),
                    recorded("acted_on", "行为日期", "Acted on", Column.Type.DATE),
                    recorded("acted_by", "经办账号", "Account", Column.Type.TEXT),
                    recorded("acted_by_name", "经办人", "Officer", Column.Type.TEXT),
                    recorded("fields", "事项", "Fields", Column.Type.TEXT),
                    recorded("reason", "理由", "Reason", Column.Type.TEXT)));

    /** Acts of tours. They are recorded by acting, never imported. */
    public static final Kind TOUR_ACTS = new Kind(
            "tour_acts",
            "tour_act",
            "观摩行为",
            "Acts of tours",
            Kind.Geometry.NONE,
            List.of("tour_id", "act_no"),
            false,
            Kind.Scope.COUNTY_WIDE,
            List.of(
                    recorded("tour_id", "观摩", "Tour", Column.Type.INTEGER),
                    recorded("act_no", "序号", "Number", Column.Type.INTEGER),
                    recorded("tour_no", "观摩编号", "Tour number", Column.Type.TEXT),
                    recorded("act", "行为", "Act", Column.Type.CODE),
                    recorded("acted_on", "行为日期", "Acted on", Column.Type.DATE),
                    recorded("acted_by", "经办账号", "Account", Column.Type.TEXT),
                    recorded("acted_by_name", "经办人", "Officer", Column.Type.TEXT),
                    recorded("plan", "安排", "Plan", Column.Type.TEXT),
                    recorded("reason", "理由", "Reason", Column.Type.TEXT)));

    private Kinds() {}

    private static Column recorded(String key, String title, String titleEn, Column.Type type) {
        return new Column(key, title, titleEn, type, false, "", List.of(), null);
    }

    /** All kinds that the ledger keeps: those that can be imported, then those that are recorded by acting. */
    public static List<Kind> listRecorded() {
        return Stream.concat(list().stream(), Stream.of(IDLE_ACTS, TICKET_ACTS, TOUR_ACTS))
                .toList();
    }

    /** All kinds, in the order in which they are best imported. */
    public static List<Kind> list() {
        return List.copyOf(BY_NAME.values());
    }

    /** The kind of that name. */
    public static Optional<Kind> find(@Nullable String name) {
        return Optional.ofNullable(name == null ? null : BY_NAME.get(name));
    }

    /** The kind of that name, which must exist. */
    public static Kind get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no such kind: " + name));
    }

    private static Map<String, Kind> load() {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        for (String[] c : rows("/ledger/columns.csv")) {
            columns.computeIfAbsent(c[0], k -> new ArrayList<>())
                    .add(new Column(
                            c[1],
                            c[2],
                            c[3],
                            Column.Type.valueOf(c[4]),
                            Boolean.parseBoolean(c[5]),
                            c[6],
                            c[7].isEmpty() ? List.of() : List.of(c[7].split(" ")),
                            c[8].isEmpty() ? null : c[8]));
        }
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (String[] k : rows("/ledger/kinds.csv")) {
            kinds.put(
                    k[0],
                    new Kind(
                            k[0],
                            k[1],
                            k[2],
                            k[3],
                            Kind.Geometry.valueOf(k[4]),
                            List.of(k[5].split("\\+")),
                            Boolean.parseBoolean(k[6]),
                            Kind.Scope.valueOf(k[7]),
                            List.copyOf(Objects.requireNonNull(columns.get(k[0])))));
        }
        return kinds;
    }

    private static List<String[]> rows(String resource) {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Kinds.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8))) {
            return in.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
