package org.mumap.server.idle;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.IdleUrgency;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Standings judged on demand, for any two times: all parcels in scope pass by in chunks, and no more is kept than the sums and the
 * rows of the page. That is work for the whole county, so only few may do it at a time, and not for ever.
 */
@Component
class JudgedStandings implements Standings {

    /** Lists for other times made at once; each holds a connection of the requests' pool. */
    static final int AT_ONCE = 2;

    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofSeconds(120);
    private static final String PARCELS_AT = SqlFile.text("idle/parcels_at.sql");
    private static final String DETAILS_AT = SqlFile.text("idle/details_at.sql");
    private static final Comparator<IdleStanding> LEAST_URGENT_FIRST = IdleStanding.MOST_URGENT_FIRST.reversed();

    private final JdbcClient jdbc;
    private final CountyFacts facts;
    private final IdleFactsReader reader;
    private final Semaphore gate;

    @Autowired
    JudgedStandings(JdbcClient jdbc, CountyFacts facts, IdleFactsReader reader) {
        this(jdbc, facts, reader, new Semaphore(AT_ONCE, true));
    }

    JudgedStandings(JdbcClient jdbc, CountyFacts facts, IdleFactsReader reader, Semaphore gate) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.reader = reader;
        this.gate = gate;
    }

    @Override
    public Stretch read(CandidateConditions conditions, Times times, IdleStanding.Place after, int limit) {
        if (!enter()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "judging-busy", AT_ONCE);
        }
        try {
            return judged(conditions, times, after, limit);
        } finally {
            gate.release();
        }
    }

    private boolean enter() {
        try {
            return gate.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Stretch judged(CandidateConditions conditions, Times times, IdleStanding.Place after, int limit) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Map<IdleGroup, Sum> groups = new HashMap<>();
        PriorityQueue<IdleStanding> nearest = new PriorityQueue<>(LEAST_URGENT_FIRST);
        boolean more = false;
        List<ParcelInTime> chunk;
        String last = "";
        do {
            chunk = parcels(times, last);
            for (IdleStanding standing : standings(chunk, times)) {
                IdleGroup group = conditions.group(standing);
                if (!conditions.inPlace(standing)) {
                    continue;
                }
                if (conditions.counted(group)) {
                    groups.merge(group, new Sum(1, standing.areaMu()), Sum::plus);
                }
                if (limit > 0 && conditions.listed(group) && standing.place().compareTo(after) > 0) {
                    nearest.add(standing);
                    if (nearest.size() > limit) {
                        nearest.poll();
                        more = true;
                    }
                }
            }
            last = chunk.isEmpty() ? last : chunk.get(chunk.size() - 1).parcelCode();
            if (System.nanoTime() > end) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "judging-too-long", LONGEST.toSeconds());
            }
        } while (chunk.size() == IdleFactsReader.CHUNK);
        List<IdleStanding> page =
                nearest.stream().sorted(IdleStanding.MOST_URGENT_FIRST).toList();
        return new Stretch(groups, details(page, times), more);
    }

    private List<ParcelInTime> parcels(Times times, String after) {
        return jdbc.sql(PARCELS_AT)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .param("after", after)
                .param("limit", IdleFactsReader.CHUNK)
                .query((row, n) -> ParcelInTime.of(row))
                .list();
    }

    private List<IdleStanding> standings(List<ParcelInTime> chunk, Times times) {
        if (chunk.isEmpty()) {
            return List.of();
        }
        List<String> codes = chunk.stream().map(ParcelInTime::parcelCode).toList();
        CountyFacts.Known known = facts.read(jdbc, ParcelRange.of(codes), times);
        return chunk.stream()
                .map(parcel -> parcel.standing(IdleRule.judge(known.of(parcel.parcelCode()), times.asOf())))
                .toList();
    }

    private List<Candidate> details(List<IdleStanding> page, Times times) {
        Map<String, IdleStanding> byCode = new HashMap<>();
        page.forEach(standing -> byCode.put(standing.parcelCode(), standing));
        Map<String, Candidate> rows = new HashMap<>();
        List<String> codes = page.stream().map(IdleStanding::parcelCode).toList();
        for (int from = 0; from < codes.size(); from += IdleFactsReader.CHUNK) {
            List<String> chunk = codes.subList(from, Math.min(codes.size(), from + IdleFactsReader.CHUNK));
            detailsOf(chunk, byCode, times)
                    .forEach(row -> rows.put(row.standing().parcelCode(), row));
        }
        List<Candidate> inOrder = new ArrayList<>();
        codes.forEach(code -> inOrder.add(Objects.requireNonNull(rows.get(code))));
        return inOrder;
    }

    private List<Candidate> detailsOf(List<String> codes, Map<String, IdleStanding> standings, Times times) {
        Map<String, IdleFacts> known = reader.read(jdbc, codes, times);
        return jdbc.sql(DETAILS_AT)
                .param("codes", codes.toArray(String[]::new))
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> {
                    String code = row.getString("parcel_code");
                    return candidate(
                            Objects.requireNonNull(standings.get(code)),
                            row.getString("name"),
                            List.of(row.getDouble("lon"), row.getDouble("lat")),
                            Objects.requireNonNull(known.get(code)),
                            times);
                })
                .list();
    }

    private static Candidate candidate(
            IdleStanding standing, @Nullable String name, List<Double> point, IdleFacts known, Times times) {
        IdleVerdict verdict = IdleRule.judge(known, times.asOf());
        return new Candidate(
                standing,
                name,
                ParcelInTime.holder(known, verdict),
                point,
                verdict,
                IdleUrgency.of(verdict, standing.areaMu()));
    }
}
