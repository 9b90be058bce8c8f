package org.mumap.server.desk;

import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which files and rows a sum over whole registers was computed from: the projects of the county, the batches of land supply. */
@Service
public class KindSources {

    /** Registers that a county has some thousand rows of at most; parcels and returns have ways of their own. */
    private static final Set<String> SMALL = Set.of(
            "projects",
            "project_plans",
            "progress_reports",
            "project_land",
            "permits",
            "project_nodes",
            "project_evidence",
            "site_visits",
            "approval_batches",
            "expropriations",
            "quotas");

    private static final String SOURCES = """
            select cast(:kind as text) as kind, v.batch_id, b.file_name, b.data_date, b.created_by, v.sheet, min(v.row_no) as first_row,
                   max(v.row_no) as last_row, count(*) as rows, max(v.recorded_at) as recorded_at
            from (select distinct on (row_key) * from %s
                  where recorded_at <= :knownAt and superseded_at > :knownAt and data_from <= :asOf
                    and (:key = '' or row_key = :key or starts_with(row_key, :key || '|'))
                  order by row_key, data_from desc) v join ledger.batch b on b.id = v.batch_id
            where not v.ended
            group by v.batch_id, b.file_name, b.data_date, b.created_by, v.sheet
            order by b.data_date desc, v.batch_id desc, v.sheet
            """;

    private final JdbcClient jdbc;

    KindSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rows of the kinds that hold on the day, in the caller's scope.
     *
     * @param key only rows of that key, or whose key begins with that part; empty = all
     */
    @Transactional(readOnly = true)
    public List<UsedRows> list(List<String> kinds, String key, Times times) {
        return kinds.stream()
                .flatMap(kind -> list(small(kind), key, times).stream())
                .toList();
    }

    private List<UsedRows> list(Kind kind, String key, Times times) {
        return jdbc.sql(SOURCES.formatted(kind.qualifiedTable()))
                .param("kind", kind.name())
                .param("key", key)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query(UsedRows::of)
                .list();
    }

    private static Kind small(String name) {
        return Kinds.find(name)
                .filter(kind -> SMALL.contains(kind.name()))
                .orElseThrow(() -> Problem.badRequest(
                        "source-kind",
                        name,
                        String.join(" ", SMALL.stream().sorted().toList())));
    }
}
