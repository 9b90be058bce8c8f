package org.mumap.server.idle.casework;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of cases and the board above it. Both count the same rows, so every number opens its list. */
@Service
@Transactional(readOnly = true)
public class CaseList {

    private final CaseStandings standings;

    CaseList(CaseStandings standings) {
        this.standings = standings;
    }

    /**
     * A page of cases.
     *
     * @param rows what is due first, first
     * @param cases cases of all pages
     * @param areaMu their area, mu: the exact sum of the rows' areas
     * @param next key of the next page, null on the last
     */
    public record Page(List<CaseStanding> rows, int cases, BigDecimal areaMu, @Nullable String next) {}

    /**
     * A page of the list.
     *
     * @param after key of the last row already seen, null for the first page
     * @param limit most rows of the page
     * @throws Problem when {@code after} is no key
     */
    public Page list(CaseFilter filter, Times times, @Nullable String after, int limit) {
        List<CaseStanding> all = standings.list(times).stream()
                .filter(row -> filter.keeps(row, times.asOf()))
                .sorted(CaseStanding.MOST_URGENT_FIRST)
                .toList();
        List<CaseStanding> rest = after == null ? all : after(all, after);
        List<CaseStanding> page = rest.subList(0, Math.min(limit, rest.size()));
        return new Page(
                page,
                all.size(),
                area(all),
                page.size() < rest.size() ? page.get(page.size() - 1).key() : null);
    }

    /** The counters over all cases in scope at those times. */
    public Board board(Times times) {
        return Board.of(standings.list(times), times.asOf());
    }

    static BigDecimal area(List<CaseStanding> rows) {
        return rows.stream().map(CaseStanding::areaMu).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<CaseStanding> after(List<CaseStanding> all, String after) {
        try {
            return all.stream().filter(row -> row.isAfter(after)).toList();
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.badRequest("unreadable-parameter", "after", after);
        }
    }
}
