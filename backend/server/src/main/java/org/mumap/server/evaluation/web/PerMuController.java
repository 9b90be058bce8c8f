package org.mumap.server.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.permu.Grouping;
import org.mumap.server.evaluation.PerMuRuns;
import org.mumap.server.evaluation.PerMuTables;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Per-mu tables: {@code GET /api/permu} and the same as a workbook. */
@RestController
class PerMuController {

    /** A county's parcels and firms fit in one answer, so that rows without paging add up to the total. */
    private static final int MOST = 50_000;

    private static final Set<String> SORTS = Set.of(
            "key",
            "areaMu",
            "registeredMu",
            "outputWan",
            "taxWan",
            "valueAddedWan",
            "outputWanPerMu",
            "taxWanPerMu",
            "valueAddedWanPerMu",
            "enterprises",
            "parcels");

    private final PerMuTables tables;
    private final PerMuRuns runs;
    private final EvaluationRights rights;
    private final Clock clock;

    PerMuController(PerMuTables tables, PerMuRuns runs, EvaluationRights rights, Clock clock) {
        this.tables = tables;
        this.runs = runs;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * What was asked.
     *
     * @param year year of the returns, default the newest closed one
     * @param by grouping, default county
     * @param asOf day asked about, default today
     * @param knownAt instant of the ledger, default now
     * @param sort property to sort by, descending with a minus before it; default the key
     * @param after key of the last row seen
     * @param limit most rows
     */
    record Request(
            @Nullable Integer year,
            @Nullable String by,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            @Nullable String sort,
            @Nullable String after,
            @Nullable Integer limit) {}

    /**
     * @param year year of the returns
     * @param by grouping
     * @param asOf day asked about
     * @param knownAt instant of the ledger
     * @param rows the rows
     * @param total everything in scope
     * @param next key to go on after, null on the last page
     * @param taxHidden whether what fewer than three firms paid is hidden from the caller: bands in its place
     */
    record Answer(
            int year,
            String by,
            LocalDate asOf,
            Instant knownAt,
            List<PerMuFigures> rows,
            PerMuFigures total,
            @Nullable String next,
            boolean taxHidden) {}

    @GetMapping("/api/permu")
    Answer table(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String by,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        return answer(new Request(year, by, asOf, knownAt, sort, after, limit));
    }

    @GetMapping("/api/permu.xlsx")
    void workbook(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String by,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt,
            @RequestParam @Nullable String sort,
            HttpServletResponse response)
            throws IOException {
        Answer answer = answer(new Request(year, by, asOf, knownAt, sort, null, null));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"permu-%d-%s.xlsx\"".formatted(answer.year(), answer.by()));
        PerMuWorkbook.write(answer, Messages.current(), response.getOutputStream());
    }

    private Answer answer(Request request) {
        boolean seesTax = rights.seesTax();
        Times times = Times.of(request.asOf(), request.knownAt(), clock);
        Grouping by = grouping(request.by());
        int year = year(request.year());
        PerMuTables.Page page = tables.page(new PerMuTables.Query(
                year,
                runs.obtain(year, times),
                by,
                order(request.sort()),
                request.after(),
                limit(request.limit()),
                Messages.current()));
        return new Answer(
                year,
                by.name().toLowerCase(Locale.ROOT),
                times.asOf(),
                times.knownAt(),
                page.rows().stream().map(row -> PerMuFigures.of(row, seesTax)).toList(),
                PerMuFigures.of(page.total(), seesTax),
                page.next(),
                !seesTax);
    }

    private int year(@Nullable Integer year) {
        if (year == null) {
            return tables.findClosedYear().orElseGet(() -> LocalDate.now(clock).getYear() - 1);
        }
        if (year < 1949 || year > LocalDate.now(clock).getYear() + 1) {
            throw Problem.badRequest("permu-year", year);
        }
        return year;
    }

    private static Grouping grouping(@Nullable String by) {
        String wanted = by == null ? "county" : by;
        for (Grouping grouping : Grouping.values()) {
            if (grouping.name().equalsIgnoreCase(wanted)) {
                return grouping;
            }
        }
        throw Problem.badRequest("permu-by", wanted);
    }

    private static PerMuTables.Order order(@Nullable String sort) {
        String wanted = sort == null ? "key" : sort;
        boolean descending = wanted.startsWith("-");
        String column = descending ? wanted.substring(1) : wanted;
        if (!SORTS.contains(column)) {
            throw Problem.badRequest("permu-sort", wanted);
        }
        return new PerMuTables.Order(column, descending);
    }

    private static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return MOST;
        }
        if (limit < 1) {
            throw Problem.badRequest("limit-too-small", limit);
        }
        return Math.min(limit, MOST);
    }
}
