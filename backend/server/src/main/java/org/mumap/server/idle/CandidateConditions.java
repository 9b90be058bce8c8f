package org.mumap.server.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A {@link CandidateFilter} in both forms it is needed in: as conditions on {@code live.idle_verdict v} where verdicts are stored,
 * and as a test of a standing that was just judged.
 */
final class CandidateConditions {

    private final CandidateFilter filter;
    private final Set<String> parks;
    private final LocalDate asOf;
    private final Casework casework;

    /**
     * @param parks the park asked for with the parks below it; nothing when no park was asked for
     * @param casework open cases and findings found wrong at the same times
     */
    CandidateConditions(CandidateFilter filter, Set<String> parks, LocalDate asOf, Casework casework) {
        this.filter = filter;
        this.parks = parks;
        this.asOf = asOf;
        this.casework = casework;
    }

    /** The conditions for the rows of the list. */
    String rows() {
        List<String> conditions = place();
        if (!filter.findings().isEmpty()) {
            conditions.add("v.finding = any(:findings)");
        } else if (filter.counters().isEmpty()) {
            conditions.add("v.counter is not null");
        }
        return String.join(" and ", conditions);
    }

    /** The conditions for the groups: as for the rows, but whatever candidate's finding was asked for. */
    String groups() {
        List<String> conditions = place();
        if (filter.findings().isEmpty()) {
            conditions.add("v.counter is not null");
        } else {
            conditions.add("(v.counter is not null or v.finding = any(:findings))");
        }
        return String.join(" and ", conditions);
    }

    private List<String> place() {
        List<String> conditions = new ArrayList<>();
        conditions.add(ClearedFindings.CONDITION);
        if (filter.park() != null) {
            conditions.add("v.park_code = any(:parks)");
        }
        if (filter.town() != null) {
            conditions.add("v.town = :town");
        }
        if (filter.minMu() != null) {
            conditions.add("v.area_mu >= :minMu");
        }
        if (!filter.counters().isEmpty()) {
            conditions.add(filter.counters().stream()
                    .map(IdleCounter::condition)
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        return conditions;
    }

    /** Gives the conditions their values; a value that no condition names is not looked at. */
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
        return query.param("parks", parks.toArray(String[]::new))
                .param("town", filter.town())
                .param("minMu", filter.minMu())
                .param("findings", filter.findings().stream().map(Enum::name).toArray(String[]::new))
                .param("openCases", casework.open().keySet().toArray(String[]::new))
                .param("lateCases", casework.late().toArray(String[]::new))
                .param("overdueBefore", IdleCounter.overdueBefore(asOf));
    }

    /** What the counters look at. */
    IdleGroup group(IdleStanding standing) {
        return casework.group(standing, asOf);
    }

    /** Whether a standing lies where it was asked for and is counted by one of the counters asked for. */
    boolean inPlace(IdleStanding standing) {
        BigDecimal least = filter.minMu();
        return casework.keeps(standing)
                && (filter.park() == null || contains(parks, standing.parkCode()))
                && (filter.town() == null || filter.town().equals(standing.town()))
                && (least == null || standing.areaMu().compareTo(least) >= 0)
                && (filter.counters().isEmpty()
                        || filter.counters().stream().anyMatch(counter -> counter.holds(group(standing))));
    }

    /** Whether the parcels of a group, when in place, are rows of the list. */
    boolean listed(IdleGroup group) {
        if (!filter.findings().isEmpty()) {
            return filter.findings().contains(group.finding());
        }
        return !filter.counters().isEmpty() || group.candidate();
    }

    /** Whether the parcels of a group are counted by finding: candidates always, others only when asked for. */
    boolean counted(IdleGroup group) {
        return group.candidate() || filter.findings().contains(group.finding());
    }

    private static boolean contains(Set<String> parks, @Nullable String park) {
        return park != null && parks.contains(park);
    }
}
