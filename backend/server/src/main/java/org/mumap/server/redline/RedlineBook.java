package org.mumap.server.redline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Redlines within the caller's scope. */
@Service
@Transactional(readOnly = true)
public class RedlineBook {

    /** Most redlines of a page, of a file and of a map. */
    public static final int MOST = 2_000;

    private static final String LIST = SqlFile.text("redline/list.sql");
    private static final String ACTS = SqlFile.text("redline/acts.sql");
    private static final int LONGEST_WORDS = 60;

    private final JdbcClient jdbc;
    private final SignedIn signedIn;

    RedlineBook(JdbcClient jdbc, SignedIn signedIn) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
    }

    /**
     * The redlines that pass the filter, newest first.
     *
     * @param before only those with a smaller id: where the last page ended
     * @param limit at most {@value #MOST}
     */
    public List<Redline> list(RedlineFilter filter, long before, int limit) {
        String words = filter.words() == null ? null : filter.words().strip().toLowerCase(Locale.ROOT);
        if (words != null && words.length() > LONGEST_WORDS) {
            throw Problem.badRequest("text-too-long", "q", LONGEST_WORDS);
        }
        return withHistory(jdbc.sql(LIST)
                .param("state", filter.state() == null ? null : filter.state().name(), Types.VARCHAR)
                .param("who", filter.mine() ? signedIn.get().username() : null, Types.VARCHAR)
                .param("words", words == null || words.isEmpty() ? null : words, Types.VARCHAR)
                .param("year", filter.year(), Types.INTEGER)
                .param("before", before)
                .param("limit", Math.max(1, Math.min(limit, MOST)))
                .query(RedlineBook::mark)
                .list());
    }

    /**
     * One.
     *
     * @throws Problem (404) when the caller does not see it
     */
    public Redline get(long id) {
        return list(RedlineFilter.ALL, id + 1, 1).stream()
                .filter(mark -> mark.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("http-404"));
    }

    private List<Redline> withHistory(List<Redline> marks) {
        Map<Long, List<Redline.Step>> steps = new HashMap<>();
        jdbc.sql(ACTS)
                .param("marks", marks.stream().map(Redline::id).toArray(Long[]::new))
                .query(row -> {
                    steps.computeIfAbsent(row.getLong("mark_id"), id -> new ArrayList<>())
                            .add(step(row));
                });
        return marks.stream()
                .map(mark -> withHistory(mark, steps.getOrDefault(mark.id(), List.of())))
                .toList();
    }

    private static Redline.Step step(ResultSet row) throws SQLException {
        return new Redline.Step(
                row.getInt("act_no"),
                Redline.Act.valueOf(row.getString("act")),
                row.getString("acted_by"),
                row.getString("acted_by_name"),
                row.getTimestamp("acted_at").toInstant(),
                row.getString("words"),
                row.getObject("undoes", Integer.class),
                row.getBoolean("undone"));
    }

    private static Redline withHistory(Redline mark, List<Redline.Step> history) {
        return new Redline(
                mark.id(),
                mark.no(),
                mark.kind(),
                mark.geometry(),
                mark.words(),
                mark.by(),
                mark.byName(),
                mark.office(),
                mark.addressee(),
                mark.addresseeName(),
                mark.dueOn(),
                mark.drawnAt(),
                mark.parkCode(),
                mark.town(),
                mark.state(),
                mark.version(),
                history);
    }

    private static Redline mark(ResultSet row, int n) throws SQLException {
        return new Redline(
                row.getLong("mark_id"),
                row.getString("mark_no"),
                Redline.Kind.valueOf(row.getString("kind")),
                PostgisShapes.ofHex(row.getString("geom")),
                row.getString("words"),
                row.getString("drawn_by"),
                row.getString("drawn_by_name"),
                row.getString("office"),
                row.getString("addressee"),
                row.getString("addressee_name"),
                day(row),
                row.getTimestamp("drawn_at").toInstant(),
                row.getString("scope_park"),
                row.getString("scope_town"),
                Redline.State.valueOf(row.getString("state")),
                row.getInt("acts"),
                List.of());
    }

    private static @Nullable LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("due_on", LocalDate.class);
    }
}
