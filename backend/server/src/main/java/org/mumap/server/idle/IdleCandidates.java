package org.mumap.server.idle;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of the day: parcels suspected of lying idle, past their agreed start, or with an open case; most urgent first. Sums,
 * counts by finding and counters are sums of the same groups of the same snapshot, so they are equal by construction.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class IdleCandidates {

    private static final String SUBPARKS = SqlFile.text("idle/park_and_subparks.sql");

    private final JdbcClient jdbc;
    private final StoredStandings stored;
    private final JudgedStandings judged;
    private final OpenCases openCases;

    IdleCandidates(JdbcClient jdbc, StoredStandings stored, JudgedStandings judged, OpenCases openCases) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.judged = judged;
        this.openCases = openCases;
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
     * @throws Problem when {@code after} is no key, or when other times are asked for and too many others do so too
     */
    public CandidatePage list(CandidateFilter filter, Times times, @Nullable String after, int limit) {
        CandidateConditions conditions = conditions(filter, times);
        Standings.Stretch stretch = standings(times).read(conditions, times, place(after), limit);
        Standings.Sum total = sum(stretch.groups(), conditions::listed);
        List<Candidate> rows = stretch.rows();
        return new CandidatePage(
                times,
                rows,
                total.parcels(),
                total.areaMu(),
                byFinding(stretch.groups(), conditions),
                stretch.more() ? rows.get(rows.size() - 1).standing().key() : null,
                openCases.byParcel(times));
    }

    /** Every counter of the list. */
    public List<Count> count(Times times) {
        CandidateConditions conditions = conditions(CandidateFilter.ALL, times);
        Map<IdleGroup, Standings.Sum> groups = standings(times)
                .read(conditions, times, IdleStanding.Place.FIRST, 0)
                .groups();
        return List.of(IdleCounter.values()).stream()
                .map(counter -> {
                    Standings.Sum sum = sum(groups, counter::holds);
                    return new Count(counter, sum.parcels(), sum.areaMu());
                })
                .toList();
    }

    private Standings standings(Times times) {
        return stored.holds(times) ? stored : judged;
    }

    private CandidateConditions conditions(CandidateFilter filter, Times times) {
        Set<String> parks = filter.park() == null
                ? Set.of()
                : Set.copyOf(jdbc.sql(SUBPARKS)
                        .param("park", filter.park())
                        .query(String.class)
                        .list());
        return new CandidateConditions(filter, parks, times.asOf(), casework(times));
    }

    private Casework casework(Times times) {
        return Casework.of(openCases.byParcel(times), ClearedFindings.read(jdbc, times), times.asOf());
    }

    private static IdleStanding.Place place(@Nullable String after) {
        try {
            return after == null ? IdleStanding.Place.FIRST : IdleStanding.Place.parse(after);
        } catch (DateTimeException e) {
            throw Problem.badRequest("unreadable-parameter", "after", String.valueOf(after));
        }
    }

    private static Standings.Sum sum(Map<IdleGroup, Standings.Sum> groups, Predicate<IdleGroup> wanted) {
        return groups.entrySet().stream()
                .filter(group -> wanted.test(group.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Standings.Sum.NONE, Standings.Sum::plus);
    }

    // the candidates' findings always, others only when asked for
    private static Map<IdleFinding, Integer> byFinding(
            Map<IdleGroup, Standings.Sum> groups, CandidateConditions conditions) {
        Map<IdleFinding, Integer> counts = new EnumMap<>(IdleFinding.class);
        groups.forEach((group, sum) -> {
            if (conditions.counted(group)) {
                counts.merge(group.finding(), sum.parcels(), Integer::sum);
            }
        });
        return counts;
    }
}
