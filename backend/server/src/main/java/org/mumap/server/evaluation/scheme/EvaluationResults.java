package org.mumap.server.evaluation.scheme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs and their results as the caller may see them. */
@Service
public class EvaluationResults {

    private static final String ROWS = SqlFile.text("evaluation/scheme_results.sql");

    private final JdbcClient jdbc;

    EvaluationResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A run.
     *
     * @param id its number
     * @param schemeId version of the scheme
     * @param schemeName name of the scheme
     * @param schemeVersion which draft
     * @param year year of the returns
     * @param asOf day asked about
     * @param knownAt instant of the ledger
     * @param rules digest of the rules that judged
     * @param bases what the indicators were measured by, JSON
     * @param groups what the rankings were cut at, JSON
     * @param landList the land list it measured by
     * @param units units ranked
     * @param firms firms ranked
     * @param excluded firms in class T
     * @param outside units outside the population
     * @param sha256 digest of the results
     * @param createdAt when it was run
     * @param createdBy by whom
     */
    public record Run(
            long id,
            long schemeId,
            String schemeName,
            int schemeVersion,
            int year,
            LocalDate asOf,
            Instant knownAt,
            String rules,
            String bases,
            String groups,
            long landList,
            int units,
            int firms,
            int excluded,
            int outside,
            String sha256,
            Instant createdAt,
            String createdBy) {}

    /**
     * What is asked of a run's results.
     *
     * @param run the run
     * @param ranked whether the ranked are wanted, else class T
     * @param grade only this grade, null = all
     * @param park only firms with land in this park, null = all
     * @param industry only this division, null = all
     * @param name only firms whose name or code holds this, null = all
     * @param after place of the last row seen, 0 = from the first
     * @param limit most rows
     */
    public record Query(
            long run,
            boolean ranked,
            @Nullable String grade,
            @Nullable String park,
            @Nullable String industry,
            @Nullable String name,
            int after,
            int limit) {}

    /**
     * One page.
     *
     * @param bodies results, each as it was kept
     * @param next place to go on after, null on the last page
     */
    public record Page(List<String> bodies, @Nullable Integer next) {}

    private record Placed(int place, String body) {}

    private static final String RUN = """
            select r.*, s.name, s.version
            from ledger.evaluation_run r join ledger.evaluation_scheme s using (scheme_id)
            """;

    /** The runs, newest first. */
    @Transactional(readOnly = true)
    public List<Run> runs(@Nullable Integer year, @Nullable Long schemeId) {
        return jdbc.sql(RUN + """
                        where (cast(:year as integer) is null or r.year = :year)
                          and (cast(:scheme as bigint) is null or r.scheme_id = :scheme)
                        order by r.run_id desc limit 500
                        """)
                .param("year", year)
                .param("scheme", schemeId)
                .query((row, n) -> run(row))
                .list();
    }

    /** The run of that number; a problem (404) when there is none. */
    @Transactional(readOnly = true)
    public Run run(long id) {
        return jdbc.sql(RUN + " where r.run_id = :id")
                .param("id", id)
                .query((row, n) -> run(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-evaluation", id));
    }

    /** A page of results in scope. */
    @Transactional(readOnly = true)
    public Page page(Query query) {
        List<Placed> found = new ArrayList<>(jdbc.sql(ROWS)
                .param("run", query.run())
                .param("ranked", query.ranked())
                .param("grade", query.grade())
                .param("park", query.park())
                .param("industry", query.industry())
                .param("name", query.name() == null ? null : "%" + query.name() + "%")
                .param("after", query.after())
                .param("limit", query.limit() + 1)
                .query((row, n) -> new Placed(row.getInt(1), row.getString(2)))
                .list());
        Integer next = null;
        if (found.size() > query.limit()) {
            found.remove(found.size() - 1);
            next = found.get(found.size() - 1).place();
        }
        return new Page(found.stream().map(Placed::body).toList(), next);
    }

    /** A firm's result in scope. */
    @Transactional(readOnly = true)
    public Optional<String> find(long run, String creditCode) {
        return jdbc.sql("select body from ledger.evaluation_result where run_id = :run and credit_code = :code")
                .param("run", run)
                .param("code", creditCode)
                .query(String.class)
                .optional();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("run_id"),
                row.getLong("scheme_id"),
                row.getString("name"),
                row.getInt("version"),
                row.getInt("year"),
                row.getObject("as_of", LocalDate.class),
                row.getTimestamp("known_at").toInstant(),
                row.getString("rules"),
                row.getString("bases"),
                row.getString("groups"),
                row.getLong("list_id"),
                row.getInt("units"),
                row.getInt("firms"),
                row.getInt("excluded"),
                row.getInt("outside"),
                row.getString("sha256"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"));
    }
}
