package org.mumap.server.desk.timeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.LandStage;
import org.mumap.server.access.SignedIn;
import org.mumap.server.idle.IdleFactsReader;
import org.mumap.server.idle.LandStages;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.Versions;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many parcels of the caller's scope were in each stage on each of some days. All parcels pass by once, in chunks; that is work
 * for the whole county, so one at a time does it, and what came out is kept until the data change.
 */
@Service
public class TimeLine {

    private static final String CODES = SqlFile.text("desk/timeline_codes.sql");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final int FIRST_YEAR = 1980;

    private final JdbcClient jdbc;
    private final LandStages stages;
    private final Catalogue catalogue;
    private final Versions versions;
    private final SignedIn signedIn;
    private final Clock clock;
    private final Semaphore gate = new Semaphore(1, true);
    private final Cache<String, List<Day>> kept =
            Caffeine.newBuilder().maximumSize(200).build();

    TimeLine(
            JdbcClient jdbc,
            LandStages stages,
            Catalogue catalogue,
            Versions versions,
            SignedIn signedIn,
            Clock clock) {
        this.jdbc = jdbc;
        this.stages = stages;
        this.catalogue = catalogue;
        this.versions = versions;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * Parcels in a stage.
     *
     * @param areaMu mu, registered else ellipsoidal
     */
    public record Count(LandStage stage, char letter, int parcels, BigDecimal areaMu) {}

    /**
     * A day.
     *
     * @param counts every stage, in the order of the stages
     * @param parcels all parcels that were there: the sum of the counts
     * @param areaMu mu of all of them: the sum of the counts
     */
    public record Day(LocalDate day, List<Count> counts, int parcels, BigDecimal areaMu) {}

    /** The year of the first contract in the caller's scope; null when there is none. */
    @Transactional(readOnly = true)
    public @Nullable Integer firstYear() {
        Integer year = jdbc.sql("""
                        select extract(year from min(v.signed_on))::integer from ledger.grant_contract v
                        where v.superseded_at = 'infinity' and not v.ended
                        """)
                .query((row, n) -> row.getObject(1, Integer.class))
                .list()
                .get(0);
        return year == null ? null : Integer.valueOf(Math.max(FIRST_YEAR, year));
    }

    /** What part of a cache key says which data and which rights an answer holds for. */
    String version() {
        return signedIn.scope().cacheKey() + "|"
                + versions.get(catalogue.get("parcels")).number() + "|" + LocalDate.now(clock);
    }

    /**
     * The counts of days.
     *
     * @throws Problem (503) when somebody else's are being made, or it takes too long
     */
    @Transactional(readOnly = true)
    public List<Day> count(TimeLineDays days) {
        String key = version() + "|" + days.key();
        List<Day> known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        enter();
        try {
            List<Day> counted = counted(days.list(), clock.instant());
            kept.put(key, counted);
            return counted;
        } finally {
            gate.release();
        }
    }

    private void enter() {
        try {
            if (gate.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "judging-busy", 1);
    }

    private List<Day> counted(List<LocalDate> days, Instant knownAt) {
        long end = System.nanoTime() + LONGEST.toNanos();
        List<Map<LandStage, Sum>> sums = new ArrayList<>();
        days.forEach(day -> sums.add(new EnumMap<>(LandStage.class)));
        List<String> codes;
        String after = "";
        do {
            codes = jdbc.sql(CODES)
                    .param("after", after)
                    .param("knownAt", Timestamp.from(knownAt))
                    .param("limit", IdleFactsReader.CHUNK)
                    .query(String.class)
                    .list();
            add(codes, days, knownAt, sums);
            after = codes.isEmpty() ? after : codes.get(codes.size() - 1);
            if (System.nanoTime() > end) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "judging-too-long", LONGEST.toSeconds());
            }
        } while (codes.size() == IdleFactsReader.CHUNK);
        List<Day> counted = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            counted.add(day(days.get(i), sums.get(i)));
        }
        return List.copyOf(counted);
    }

    private void add(List<String> codes, List<LocalDate> days, Instant knownAt, List<Map<LandStage, Sum>> sums) {
        ParcelVersions held = ParcelVersions.read(jdbc, codes, days, knownAt);
        stages.read(held.codes(), days, knownAt, held).forEach((code, row) -> {
            for (int day = 0; day < days.size(); day++) {
                LandStage stage = row[day];
                ParcelVersions.Version version = held.version(code, day);
                if (stage != null && version != null) {
                    sums.get(day).merge(stage, new Sum(1, version.areaMu()), Sum::plus);
                }
            }
        });
    }

    private record Sum(int parcels, BigDecimal areaMu) {

        Sum plus(Sum other) {
            return new Sum(parcels + other.parcels, areaMu.add(other.areaMu));
        }
    }

    private static Day day(LocalDate day, Map<LandStage, Sum> sums) {
        List<Count> counts = new ArrayList<>();
        Sum all = new Sum(0, BigDecimal.ZERO);
        for (LandStage stage : LandStage.values()) {
            Sum sum = sums.getOrDefault(stage, new Sum(0, BigDecimal.ZERO));
            counts.add(new Count(stage, stage.letter(), sum.parcels(), sum.areaMu()));
            all = all.plus(sum);
        }
        return new Day(day, counts, all.parcels(), all.areaMu());
    }
}
