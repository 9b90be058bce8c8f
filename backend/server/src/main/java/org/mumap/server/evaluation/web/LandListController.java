package org.mumap.server.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Mu;
import org.mumap.server.evaluation.scheme.LandLists;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Land lists: whose land counts where, and that it adds up. */
@RestController
class LandListController {

    private static final int MOST = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LandLists lists;
    private final EvaluationRights rights;

    LandListController(LandLists lists, EvaluationRights rights) {
        this.lists = lists;
        this.rights = rights;
    }

    /** A line in mu: own + leasedIn + occupied − leasedOut + raised = net. */
    record Line(
            String creditCode,
            String parcelCode,
            @Nullable String name,
            @Nullable String parcelName,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable BigDecimal registeredMu,
            BigDecimal ownMu,
            BigDecimal leasedInMu,
            BigDecimal occupiedMu,
            BigDecimal leasedOutMu,
            BigDecimal raisedMu,
            BigDecimal netMu,
            boolean fromBuilding) {

        static Line of(LandLists.Line line) {
            return new Line(
                    line.creditCode(),
                    line.parcelCode(),
                    line.name(),
                    line.parcelName(),
                    line.parkCode(),
                    line.town(),
                    line.registeredM2() == null ? null : mu(line.registeredM2()),
                    mu(line.ownM2()),
                    mu(line.leasedInM2()),
                    mu(line.occupiedM2()),
                    mu(line.leasedOutM2()),
                    mu(line.raisedM2()),
                    mu(line.netM2()),
                    line.fromBuilding());
        }
    }

    /** Sums in mu; {@code key} is null outside parks and towns. */
    record Sum(
            @Nullable String key,
            BigDecimal ownMu,
            BigDecimal leasedInMu,
            BigDecimal occupiedMu,
            BigDecimal leasedOutMu,
            BigDecimal raisedMu,
            BigDecimal netMu,
            int firms,
            int parcels) {

        static Sum of(LandLists.Sum sum) {
            return new Sum(
                    sum.key(),
                    mu(sum.ownM2()),
                    mu(sum.leasedInM2()),
                    mu(sum.occupiedM2()),
                    mu(sum.leasedOutM2()),
                    mu(sum.raisedM2()),
                    mu(sum.netM2()),
                    sum.firms(),
                    sum.parcels());
        }
    }

    /**
     * A page of a list.
     *
     * @param conserved whether total, parks and towns agree and the equation of the lines holds of their sums, exactly
     * @param notes what was odd in the land; the county's keepers only
     */
    record Answer(
            long id,
            int year,
            String dateRule,
            LocalDate asOf,
            Instant knownAt,
            List<Line> lines,
            @Nullable String next,
            Sum total,
            List<Sum> byPark,
            List<Sum> byTown,
            boolean conserved,
            List<String> notes) {}

    @GetMapping("/api/evaluations/land-lists/{id:\\d{1,18}}")
    Answer get(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String firm,
            @RequestParam(required = false) @Nullable String park,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "500") int limit) {
        if (limit < 1) {
            throw Problem.badRequest("limit-too-small", limit);
        }
        return answer(
                id,
                new LandLists.Query(
                        id, blankToNull(firm), blankToNull(park), blankToNull(after), Math.min(limit, MOST)));
    }

    private Answer answer(long id, LandLists.Query query) {
        boolean county = rights.reader().county();
        LandLists.Head head = lists.head(id);
        LandLists.Page page = lists.lines(query);
        List<LandLists.Sum> sums = lists.sums(id);
        List<LandLists.Sum> parks = by(sums, "PARK");
        List<LandLists.Sum> towns = by(sums, "TOWN");
        LandLists.Sum total = by(sums, "TOTAL").get(0);
        return new Answer(
                head.id(),
                head.year(),
                head.dateRule(),
                head.asOf(),
                head.knownAt(),
                page.lines().stream().map(Line::of).toList(),
                page.next(),
                Sum.of(total),
                parks.stream().map(Sum::of).toList(),
                towns.stream().map(Sum::of).toList(),
                holds(total) && equal(total, parks) && equal(total, towns),
                county ? ResultAnswers.sentences(JSON.readTree(head.notes())) : List.of());
    }

    /** The whole list in scope as a workbook. */
    @GetMapping("/api/evaluations/land-lists/{id:\\d{1,18}}/lines.xlsx")
    void workbook(@PathVariable long id, HttpServletResponse response) throws IOException {
        Answer list = answer(id, new LandLists.Query(id, null, null, null, Integer.MAX_VALUE - 1));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"land-%d-%d.xlsx\"".formatted(list.year(), id));
        new ListWorkbooks(Messages.current()).land(list, response.getOutputStream());
    }

    private static boolean holds(LandLists.Sum sum) {
        return sum.ownM2()
                        .add(sum.leasedInM2())
                        .add(sum.occupiedM2())
                        .subtract(sum.leasedOutM2())
                        .add(sum.raisedM2())
                        .compareTo(sum.netM2())
                == 0;
    }

    private static boolean equal(LandLists.Sum total, List<LandLists.Sum> parts) {
        return parts.stream()
                        .map(LandLists.Sum::netM2)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(total.netM2())
                == 0;
    }

    private static List<LandLists.Sum> by(List<LandLists.Sum> sums, String by) {
        return sums.stream().filter(sum -> sum.by().equals(by)).toList();
    }

    private static BigDecimal mu(BigDecimal m2) {
        BigDecimal mu = Mu.ofSquareMetres(m2).stripTrailingZeros();
        return mu.scale() < 0 ? mu.setScale(0) : mu;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
