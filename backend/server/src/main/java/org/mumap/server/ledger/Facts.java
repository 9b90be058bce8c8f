package org.mumap.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the ledger as of a day and as known at an instant. Per key the version with the newest {@code data_from} not after the
 * day holds (before the first one, the earliest); a key that ended by that day is not there. Runs with the rights of the
 * {@link JdbcClient} handed in: the application's for answers, the owner's for judging.
 */
@Component
public class Facts {

    private static final Set<String> HEADER = Set.of(
            "version_id",
            "row_key",
            "data_from",
            "ended",
            "recorded_at",
            "superseded_at",
            "superseded_by",
            "batch_id",
            "act_id",
            "register",
            "sheet",
            "row_no",
            "scope_park",
            "scope_town",
            "attributes");

    // the key of a row, its facts as json (numbers keep their digits), and the batch it came from
    private static final String SELECT = """
            select f.*, b.file_name, b.data_date, b.created_by
            from (
              select distinct on (v.row_key) v.row_key, v.version_id, v.data_from, v.ended, v.recorded_at, v.batch_id,
                     v.sheet, v.row_no, v.attributes, to_jsonb(v) %s as facts
              from ledger.%s v
              where %s and v.recorded_at <= :knownAt and v.superseded_at > :knownAt
              order by v.row_key, (v.data_from <= :asOf) desc,
                       case when v.data_from <= :asOf then v.data_from end desc nulls last, v.ended, v.data_from
            ) f join ledger.batch b on b.id = f.batch_id
            where not f.ended
            order by f.row_key
            """;

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** All facts of a kind whose column has one of the values. */
    public List<Fact> list(JdbcClient jdbc, Kind kind, String column, Collection<String> values, Times times) {
        if (values.isEmpty()) {
            return List.of();
        }
        String where = "v.%s = any(:values)".formatted(column(kind, column));
        return query(jdbc, kind, where, times)
                .param("values", values.toArray(String[]::new))
                .query((row, n) -> fact(kind, row))
                .list();
    }

    /** All facts of a kind. */
    public List<Fact> list(JdbcClient jdbc, Kind kind, Times times) {
        return query(jdbc, kind, "true", times)
                .query((row, n) -> fact(kind, row))
                .list();
    }

    private static JdbcClient.StatementSpec query(JdbcClient jdbc, Kind kind, String where, Times times) {
        String withoutShape = kind.geometry().allowed() ? "- 'geom'" : "";
        return jdbc.sql(SELECT.formatted(withoutShape, kind.table(), where))
                .param("knownAt", Timestamp.from(times.knownAt()))
                .param("asOf", times.asOf());
    }

    private static String column(Kind kind, String column) {
        if (!column.equals("row_key") && !kind.has(column)) {
            throw new IllegalArgumentException(kind.name() + " has no column " + column);
        }
        return '"' + column + '"';
    }

    private Fact fact(Kind kind, ResultSet row) throws SQLException {
        Map<String, Object> facts = map(row.getString("facts"));
        facts.keySet().removeAll(HEADER);
        facts.values().removeIf(java.util.Objects::isNull);
        int rowNo = row.getInt("row_no");
        Source source = new Source(
                Long.toString(row.getLong("batch_id")),
                row.getString("file_name"),
                row.getString("sheet"),
                rowNo == 0 ? null : Integer.valueOf(rowNo),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("data_date", LocalDate.class),
                row.getString("created_by"));
        return new Fact(
                kind,
                row.getString("row_key"),
                facts,
                map(row.getString("attributes")),
                row.getLong("version_id"),
                source);
    }

    private Map<String, Object> map(String text) {
        return new HashMap<>(json.readValue(text, new TypeReference<Map<String, Object>>() {}));
    }
}
