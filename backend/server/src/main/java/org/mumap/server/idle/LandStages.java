package org.mumap.server.idle;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.LandStage;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far parcels had come on many days, judged on the ledger's facts by the rules of idle land: what {@link IdleVerdicts} says of
 * each day, for all days from one reading. Must be called inside a transaction, which carries the scope.
 */
@Component
public class LandStages {

    private static final String ENDINGS = SqlFile.text("idle/endings.sql");

    private final JdbcClient jdbc;
    private final CountyFacts facts;

    LandStages(JdbcClient jdbc, CountyFacts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** What is asked of a parcel: the supply state of the version that holds on each day; null where it was not there that day. */
    public interface Supply {

        /** Whether the parcel was there. */
        boolean there(String parcelCode, int day);

        /** {@code RESERVE}, {@code APPROVED_UNSUPPLIED}, {@code SUPPLIED} or null. */
        @Nullable
        String state(String parcelCode, int day);
    }

    /**
     * The stages of parcels.
     *
     * @param codes at most {@link IdleFactsReader#CHUNK}
     * @param days ascending
     * @return by parcel one stage per day, null where it was not there
     */
    public Map<String, @Nullable LandStage[]> read(
            List<String> codes, List<LocalDate> days, Instant knownAt, Supply supply) {
        Map<String, @Nullable LandStage[]> stages = new LinkedHashMap<>();
        codes.forEach(code -> stages.put(code, new LandStage[days.size()]));
        if (codes.isEmpty()) {
            return stages;
        }
        NavigableSet<LocalDate> endings = endings(codes, knownAt);
        int day = 0;
        while (day < days.size()) {
            // the same facts hold for all days between two endings: the rule itself looks away from what is dated later
            LocalDate ends = endings.higher(days.get(day));
            int next = day + 1;
            while (next < days.size() && (ends == null || days.get(next).isBefore(ends))) {
                next++;
            }
            Map<String, IdleFacts> known = known(codes, days.get(next - 1), knownAt);
            for (; day < next; day++) {
                judge(stages, known, day, days.get(day), supply);
            }
        }
        return stages;
    }

    private static void judge(
            Map<String, @Nullable LandStage[]> stages,
            Map<String, IdleFacts> known,
            int day,
            LocalDate asOf,
            Supply supply) {
        stages.forEach((code, row) -> {
            if (supply.there(code, day)) {
                IdleFacts own = Objects.requireNonNull(known.get(code));
                boolean later = own.contracts().stream()
                        .anyMatch(contract -> contract.signedOn().isAfter(asOf));
                row[day] = LandStage.of(IdleRule.judge(own, asOf), supply.state(code, day), later);
            }
        });
    }

    private Map<String, IdleFacts> known(List<String> codes, LocalDate asOf, Instant knownAt) {
        CountyFacts.Known read = facts.read(jdbc, ParcelRange.of(codes), new Times(asOf, knownAt, false));
        Map<String, IdleFacts> known = new HashMap<>();
        codes.forEach(code -> known.put(code, read.of(code)));
        return known;
    }

    private NavigableSet<LocalDate> endings(List<String> codes, Instant knownAt) {
        return new TreeSet<>(jdbc.sql(ENDINGS)
                .param("codes", codes.toArray(String[]::new))
                .param("knownAt", Timestamp.from(knownAt))
                .query(LocalDate.class)
                .list());
    }
}
