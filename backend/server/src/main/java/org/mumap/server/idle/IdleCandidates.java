package org.mumap.server.idle;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of the day: parcels suspected of lying idle, past their agreed start, or with an open case; most urgent first. List,
 * sums and counters come from the same standings, so they are equal by construction.
 */
@Service
@Transactional(readOnly = true)
public class IdleCandidates {

    private static final String SUBPARKS = SqlFile.text("idle/park_and_subparks.sql");

    private final JdbcClient jdbc;
    private final Standings standings;

    IdleCandidates(JdbcClient jdbc, Standings standings) {
        this.jdbc = jdbc;
        this.standings = standings;
    }

    /**
     * How many parcels a counter counts, and how much land.
     *
     * @param areaMu mu, the exact sum of the areas in the list
     */
    public record Count(IdleCounter counter, int parcels, BigDecimal areaMu) {}

    /**
     * A page of the list.
     *
     * @param after key of the last row already seen, null for the first page
     * @param limit most rows of the page
     * @throws Problem when {@code after} is no key
     */
    public CandidatePage list(CandidateFilter filter, Times times, @Nullable String after, int limit) {
        List<IdleStanding> anyFinding = inFilter(filter, times);
        List<IdleStanding> all = anyFinding.stream()
                .filter(standing -> filter.findings().isEmpty()
                        ? !filter.counters().isEmpty() || standing.candidate()
                        : filter.findings().contains(standing.finding()))
                .sorted(IdleStanding.MOST_URGENT_FIRST)
                .toList();
        List<IdleStanding> rest = after == null ? all : after(all, after);
        List<IdleStanding> page = rest.subList(0, Math.min(limit, rest.size()));
        return new CandidatePage(
                times,
                standings.details(page, times),
                all.size(),
                area(all),
                byFinding(anyFinding, filter.findings()),
                page.size() < rest.size() ? page.get(page.size() - 1).key() : null);
    }

    /** Every counter of the list. */
    public List<Count> count(Times times) {
        List<IdleStanding> all = standings.list(times, Set.of());
        return List.of(IdleCounter.values()).stream()
                .map(counter -> {
                    List<IdleStanding> counted = all.stream()
                            .filter(standing -> counter.holds(standing, times.asOf()))
                            .toList();
                    return new Count(counter, counted.size(), area(counted));
                })
                .toList();
    }

    // all that the filter lets through but for the finding
    private List<IdleStanding> inFilter(CandidateFilter filter, Times times) {
        Set<String> parks = filter.park() == null
                ? Set.of()
                : Set.copyOf(jdbc.sql(SUBPARKS)
                        .param("park", filter.park())
                        .query(String.class)
                        .list());
        return standings.list(times, filter.findings()).stream()
                .filter(standing ->
                        filter.park() == null || (standing.parkCode() != null && parks.contains(standing.parkCode())))
                .filter(standing -> filter.town() == null || filter.town().equals(standing.town()))
                .filter(standing -> filter.minMu() == null || standing.areaMu().compareTo(filter.minMu()) >= 0)
                .filter(standing -> filter.counters().isEmpty()
                        || filter.counters().stream().anyMatch(counter -> counter.holds(standing, times.asOf())))
                .toList();
    }

    private static List<IdleStanding> after(List<IdleStanding> all, String after) {
        try {
            IdleStanding.Place place = IdleStanding.Place.parse(after);
            return all.stream().filter(standing -> standing.isAfter(place)).toList();
        } catch (DateTimeException e) {
            throw Problem.badRequest("unreadable-parameter", "after", after);
        }
    }

    private static BigDecimal area(List<IdleStanding> standings) {
        return standings.stream().map(IdleStanding::areaMu).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // the candidates' findings always, others only when asked for
    private static Map<IdleFinding, Integer> byFinding(List<IdleStanding> standings, Set<IdleFinding> asked) {
        Map<IdleFinding, Integer> counts = new EnumMap<>(IdleFinding.class);
        standings.stream()
                .filter(standing -> standing.candidate() || asked.contains(standing.finding()))
                .forEach(standing -> counts.merge(standing.finding(), 1, Integer::sum));
        return counts;
    }
}
