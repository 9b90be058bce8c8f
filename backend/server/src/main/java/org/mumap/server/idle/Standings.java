package org.mumap.server.idle;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.IdleUrgency;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.LegalStatus;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where all parcels of the caller's scope stand: read from what is stored for today, judged on demand for any other times. Must
 * be called inside a transaction, which carries the scope.
 */
@Component
class Standings {

    private static final String STORED = SqlFile.text("idle/standings.sql");
    private static final String DETAILS = SqlFile.text("idle/details.sql");
    private static final String PARCELS_AT = SqlFile.text("idle/parcels_at.sql");
    private static final String DETAILS_AT = SqlFile.text("idle/details_at.sql");

    private final JdbcClient jdbc;
    private final IdleFactsReader reader;

    Standings(JdbcClient jdbc, IdleFactsReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    /** The standings at those times; parcels that are none of the findings and have no case may be left out. */
    List<IdleStanding> list(Times times, Set<IdleFinding> findings) {
        return stored(times) ? listStored(findings) : listJudged(times);
    }

    /** The rows of these standings, in their order. */
    List<Candidate> details(List<IdleStanding> standings, Times times) {
        Map<String, IdleStanding> byCode = new HashMap<>();
        standings.forEach(standing -> byCode.put(standing.parcelCode(), standing));
        Map<String, Candidate> rows = new HashMap<>();
        List<String> codes = List.copyOf(byCode.keySet());
        for (int from = 0; from < codes.size(); from += IdleFactsReader.CHUNK) {
            List<String> chunk = codes.subList(from, Math.min(codes.size(), from + IdleFactsReader.CHUNK));
            List<Candidate> read = stored(times) ? storedRows(chunk, byCode) : judgedRows(chunk, byCode, times);
            read.forEach(row -> rows.put(row.standing().parcelCode(), row));
        }
        return standings.stream()
                .map(standing -> rows.get(standing.parcelCode()))
                .filter(Objects::nonNull)
                .toList();
    }

    private boolean stored(Times times) {
        return times.current() && IdleJudging.judgedOn(jdbc).equals(times.asOf().toString());
    }

    private List<IdleStanding> listStored(Set<IdleFinding> findings) {
        return jdbc.sql(STORED)
                .param("findings", findings.stream().map(Enum::name).toArray(String[]::new))
                .query((row, n) -> new IdleStanding(
                        row.getString("parcel_code"),
                        row.getString("park_code"),
                        row.getString("town"),
                        row.getBigDecimal("area_mu"),
                        IdleFinding.valueOf(row.getString("finding")),
                        LegalStatus.valueOf(row.getString("legal_state")),
                        row.getObject("first_full_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    private List<IdleStanding> listJudged(Times times) {
        List<IdleStanding> standings = new ArrayList<>();
        List<ParcelInTime> chunk;
        String after = "";
        do {
            chunk = jdbc.sql(PARCELS_AT)
                    .param("asOf", times.asOf())
                    .param("knownAt", Timestamp.from(times.knownAt()))
                    .param("after", after)
                    .param("limit", IdleFactsReader.CHUNK)
                    .query((row, n) -> ParcelInTime.of(row))
                    .list();
            List<String> codes = chunk.stream().map(ParcelInTime::parcelCode).toList();
            Map<String, IdleFacts> facts = reader.read(jdbc, codes, times);
            for (ParcelInTime parcel : chunk) {
                IdleFacts known = Objects.requireNonNull(facts.get(parcel.parcelCode()));
                standings.add(parcel.standing(IdleRule.judge(known, times.asOf())));
            }
            after = codes.isEmpty() ? after : codes.get(codes.size() - 1);
        } while (chunk.size() == IdleFactsReader.CHUNK);
        return standings;
    }

    private List<Candidate> storedRows(Collection<String> codes, Map<String, IdleStanding> standings) {
        return jdbc.sql(DETAILS)
                .param("codes", codes.toArray(String[]::new))
                .query((row, n) -> candidate(
                        standings,
                        row.getString("parcel_code"),
                        row.getString("name"),
                        row.getString("holder_name"),
                        List.of(row.getDouble("lon"), row.getDouble("lat")),
                        VerdictJson.read(row.getString("verdict"))))
                .list();
    }

    private List<Candidate> judgedRows(Collection<String> codes, Map<String, IdleStanding> standings, Times times) {
        Map<String, IdleFacts> facts = reader.read(jdbc, codes, times);
        return jdbc.sql(DETAILS_AT)
                .param("codes", codes.toArray(String[]::new))
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> {
                    String code = row.getString("parcel_code");
                    IdleFacts known = Objects.requireNonNull(facts.get(code));
                    IdleVerdict verdict = IdleRule.judge(known, times.asOf());
                    return candidate(
                            standings,
                            code,
                            row.getString("name"),
                            ParcelInTime.holder(known, verdict),
                            List.of(row.getDouble("lon"), row.getDouble("lat")),
                            verdict);
                })
                .list();
    }

    private static Candidate candidate(
            Map<String, IdleStanding> standings,
            String code,
            @Nullable String name,
            @Nullable String holder,
            List<Double> point,
            IdleVerdict verdict) {
        IdleStanding standing = Objects.requireNonNull(standings.get(code));
        BigDecimal areaMu = standing.areaMu();
        return new Candidate(standing, name, holder, point, verdict, IdleUrgency.of(verdict, areaMu));
    }
}
