package org.mumap.server.idle.casework;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of cases and the board above it. Both count the same rows, so every number opens its list. */
@Service
@Transactional(readOnly = true)
public class CaseList {

    private static final String SUBPARKS = SqlFile.text("idle/park_and_subparks.sql");

    private final JdbcClient jdbc;
    private final CaseRows rows;

    CaseList(JdbcClient jdbc, CaseRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A park and the parks below it; empty when none is asked for. */
    public Set<String> parksBelow(@Nullable String park) {
        return park == null
                ? Set.of()
                : Set.copyOf(jdbc.sql(SUBPARKS)
                        .param("park", park)
                        .query(String.class)
                        .list());
    }

    /**
     * A page of cases.
     *
     * @param rows what is due first, first
     * @param cases cases of all pages
     * @param areaMu their area, mu: the exact sum of the rows' areas
     * @param next key of the next page, null on the last
     */
    public record Page(
            List<CaseRow> rows,
            int cases,
            BigDecimal areaMu,
            @Nullable String next) {}

    /**
     * A page of the list.
     *
     * @param after key of the last row already seen, null for the first page
     * @param limit most rows of the page
     * @throws Problem when {@code after} is no key
     */
    public Page list(CaseFilter filter, Times times, @Nullable String after, int limit) {
        List<CaseRow> all = rows.list(times).stream()
                .filter(row -> filter.keeps(row, times.asOf()))
                .sorted(CaseRow.MOST_URGENT_FIRST)
                .toList();
        List<CaseRow> rest = after == null ? all : after(all, after);
        List<CaseRow> page = rest.subList(0, Math.min(limit, rest.size()));
        return new Page(
                page,
                all.size(),
                area(all),
                page.size() < rest.size() ? page.get(page.size() - 1).key() : null);
    }

    /** The counters over all cases in scope at those times. */
    public Board board(Times times) {
        return Board.of(rows.list(times), times.asOf());
    }

    static BigDecimal area(List<CaseRow> rows) {
        return rows.stream().map(CaseRow::areaMu).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<CaseRow> after(List<CaseRow> all, String after) {
        try {
            return all.stream().filter(row -> row.isAfter(after)).toList();
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.badRequest("unreadable-parameter", "after", after);
        }
    }
}
