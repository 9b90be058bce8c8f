package org.mumap.server.idle;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mumap.rules.idle.casework.ActFact;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads acts as known at an instant. Acts dated later than the day asked about stay in: the rules do not look at them, and a
 * corrective act counts whatever its day.
 */
@Component
public class RecordedActs {

    private static final String ACTS = SqlFile.text("idle/acts.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The acts of all cases of these parcels, by parcel; cases by number, acts in the order of recording. */
    Map<String, List<RecordedAct>> byParcel(JdbcClient jdbc, ParcelRange parcels, Times times) {
        return parcels.bind(query(jdbc, parcels.condition(), times)).query((row, n) -> of(row)).list().stream()
                .collect(Collectors.groupingBy(RecordedAct::parcelCode));
    }

    /** The acts of one case, in the order of recording. */
    public List<RecordedAct> ofCase(JdbcClient jdbc, long caseId, Times times) {
        return query(jdbc, "v.case_id = :case", times)
                .param("case", caseId)
                .query((row, n) -> of(row))
                .list();
    }

    private static JdbcClient.StatementSpec query(JdbcClient jdbc, String condition, Times times) {
        return jdbc.sql(ACTS.formatted(condition)).param("knownAt", Timestamp.from(times.knownAt()));
    }

    private static RecordedAct of(ResultSet row) throws SQLException {
        Map<String, String> fields =
                JSON.readValue(row.getString("fields"), new TypeReference<Map<String, String>>() {});
        ActFact fact = new ActFact(
                row.getInt("act_no"),
                CaseAct.valueOf(row.getString("act")),
                row.getObject("acted_on", LocalDate.class),
                fields,
                texts(row.getArray("evidence")),
                row.getString("reason"),
                row.getString("paper_id"),
                row.getString("document_no"));
        return new RecordedAct(
                row.getLong("case_id"),
                row.getString("case_no"),
                row.getString("parcel_code"),
                fact,
                row.getString("clause"),
                row.getObject("corrects", Integer.class),
                row.getString("acted_by"),
                row.getString("acted_by_name"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getLong("batch_id"));
    }

    private static List<String> texts(Array numbers) throws SQLException {
        return Stream.of((Long[]) numbers.getArray()).map(String::valueOf).toList();
    }
}
