package org.mumap.server.idle;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.IdleUrgency;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.LegalStatus;
import org.mumap.server.ledger.RuleVersion;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Standings as stored for today: the database finds the place in the list by its index and reads a page from there. The words of
 * the page's verdicts come from the rule, on the facts of the same snapshot.
 */
@Component
class StoredStandings implements Standings {

    private static final String ROWS = SqlFile.text("idle/candidates.sql");
    private static final String GROUPS = SqlFile.text("idle/candidate_groups.sql");

    /** Dates beyond those of the calendar: before and after all others. */
    private static final String EARLIEST = "-infinity";

    private static final String LATEST = "infinity";

    private final JdbcClient jdbc;
    private final IdleFactsReader reader;

    StoredStandings(JdbcClient jdbc, IdleFactsReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    /** Whether what is stored answers for these times. */
    boolean holds(Times times) {
        return times.current() && StoredJudging.read(jdbc).holds(times.asOf(), RuleVersion.current());
    }

    private record Found(
            IdleStanding standing,
            @Nullable String name,
            @Nullable String holder,
            List<Double> point) {}

    @Override
    public Stretch read(CandidateConditions conditions, Times times, IdleStanding.Place after, int limit) {
        Map<IdleGroup, Sum> groups = new HashMap<>();
        conditions
                .bind(jdbc.sql(GROUPS.formatted(IdleCounter.OVERDUE_CONDITION, conditions.groups())))
                .query((row, n) -> groups.put(
                        new IdleGroup(
                                IdleFinding.valueOf(row.getString("finding")),
                                LegalStatus.valueOf(row.getString("legal_state")),
                                row.getBoolean("overdue")),
                        new Sum(row.getInt("parcels"), row.getBigDecimal("area_mu"))))
                .list();
        if (limit == 0) {
            return new Stretch(groups, List.of(), false);
        }
        List<Candidate> rows = new ArrayList<>();
        IdleStanding.Place place = after;
        boolean more = true;
        while (more && rows.size() < limit) {
            int wanted = Math.min(limit - rows.size(), IdleFactsReader.CHUNK - 1);
            List<Found> found = find(conditions, place, wanted + 1);
            more = found.size() > wanted;
            List<Found> page = more ? found.subList(0, wanted) : found;
            rows.addAll(worded(page, times));
            place = page.isEmpty()
                    ? place
                    : page.get(page.size() - 1).standing().place();
        }
        return new Stretch(groups, rows, more);
    }

    private List<Found> find(CandidateConditions conditions, IdleStanding.Place after, int limit) {
        return conditions
                .bind(jdbc.sql(ROWS.formatted(conditions.rows())))
                .param("urgentOn", day(after.urgentOn()))
                .param("code", after.parcelCode())
                .param("limit", limit)
                .query((row, n) -> found(row))
                .list();
    }

    private static String day(LocalDate day) {
        return day.equals(LocalDate.MIN) ? EARLIEST : day.equals(LocalDate.MAX) ? LATEST : day.toString();
    }

    private static Found found(ResultSet row) throws SQLException {
        IdleStanding standing = new IdleStanding(
                row.getString("parcel_code"),
                row.getString("park_code"),
                row.getString("town"),
                row.getBigDecimal("area_mu"),
                IdleFinding.valueOf(row.getString("finding")),
                LegalStatus.valueOf(row.getString("legal_state")),
                row.getObject("first_full_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class));
        return new Found(
                standing,
                row.getString("name"),
                row.getString("holder_name"),
                List.of(row.getDouble("lon"), row.getDouble("lat")));
    }

    private List<Candidate> worded(List<Found> page, Times times) {
        List<String> codes =
                page.stream().map(found -> found.standing().parcelCode()).toList();
        Map<String, IdleFacts> facts = reader.read(jdbc, codes, times);
        return page.stream()
                .map(found -> {
                    IdleVerdict verdict = IdleRule.judge(
                            Objects.requireNonNull(facts.get(found.standing().parcelCode())), times.asOf());
                    BigDecimal areaMu = found.standing().areaMu();
                    return new Candidate(
                            found.standing(),
                            found.name(),
                            found.holder(),
                            found.point(),
                            verdict,
                            IdleUrgency.of(verdict, areaMu));
                })
                .toList();
    }
}
