package org.mumap.server.idle.casework;

import java.sql.Timestamp;
import java.util.List;
import org.mumap.server.idle.evidence.EvidenceBook;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases for whoever looks at them, under his own scope. */
@Service
@Transactional(readOnly = true)
public class CaseViews {

    private final JdbcClient jdbc;
    private final CaseFiles files;
    private final CaseRows rows;
    private final EvidenceBook evidence;

    CaseViews(JdbcClient jdbc, CaseFiles files, CaseRows rows, EvidenceBook evidence) {
        this.jdbc = jdbc;
        this.files = files;
        this.rows = rows;
        this.evidence = evidence;
    }

    /**
     * The case at those times.
     *
     * @throws Problem (404) when it is not in scope, or was not opened by then
     */
    public CaseView get(long caseId, Times times) {
        CaseKey key = files.key(caseId);
        OpenFile file = files.open(jdbc, key.parcelCode(), key, times);
        if (file.standing().openedOn() == null) {
            throw Problem.notFound("no-such-case", caseId);
        }
        return new CaseView(times, file, rows.row(file), evidence.list(key.parcelCode(), times));
    }

    /** The cases of a parcel that had been opened by then, in the order of their numbers. */
    public List<CaseView> ofParcel(String parcelCode, Times times) {
        return jdbc
                .sql(
                        "select case_id, case_no, parcel_code from ledger.idle_case where parcel_code = :parcel and created_at <= :knownAt order by case_id")
                .param("parcel", parcelCode)
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) ->
                        new CaseKey(row.getLong("case_id"), row.getString("case_no"), row.getString("parcel_code")))
                .list()
                .stream()
                .map(key -> files.open(jdbc, parcelCode, key, times))
                .filter(file -> file.standing().openedOn() != null)
                .map(file -> new CaseView(times, file, rows.row(file), evidence.list(parcelCode, times)))
                .toList();
    }

    /** The files of all cases that had been opened by then, in the order of their numbers. */
    public List<CaseView> list(Times times) {
        return rows.list(times).stream().map(row -> get(row.caseId(), times)).toList();
    }
}
