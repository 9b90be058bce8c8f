package org.mumap.server.idle;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Findings that people looked into and found wrong. A clearance rests on a basis: the finding and the first day its net year is
 * full. While the basis is the same the parcel stays out of the list; when contract, site or excluded days change it, the parcel
 * returns by itself.
 */
public final class ClearedFindings {

    /** Nothing was cleared. */
    static final ClearedFindings NONE = new ClearedFindings(Map.of());

    /** The condition on {@code live.idle_verdict v} that keeps what was not cleared. */
    static final String CONDITION = """
            (v.legal_state <> 'NONE' or not exists (
              select from ledger.idle_clearance c
              where c.parcel_code = v.parcel_code and c.withdrawn_at = 'infinity'
                and c.basis = v.finding || '|' || coalesce(v.first_full_on::text, '')))""";

    private final Map<String, Set<String>> bases;

    private ClearedFindings(Map<String, Set<String>> bases) {
        this.bases = bases;
    }

    /** What was cleared at those times; must be called inside a transaction, which carries the scope. */
    public static ClearedFindings read(JdbcClient jdbc, Times times) {
        Map<String, Set<String>> bases = new HashMap<>();
        jdbc.sql("""
                        select parcel_code, basis from ledger.idle_clearance
                        where cleared_on <= :asOf and recorded_at <= :knownAt and withdrawn_at > :knownAt
                        """)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> bases.computeIfAbsent(row.getString("parcel_code"), code -> new HashSet<>())
                        .add(row.getString("basis")))
                .list();
        return new ClearedFindings(bases);
    }

    /** What a finding rests on, as it is stored with a clearance. */
    public static String basis(IdleFinding finding, @Nullable LocalDate firstFullOn) {
        return finding + "|" + (firstFullOn == null ? "" : firstFullOn);
    }

    /** Whether the finding of the parcel, on the basis it has now, was cleared. */
    boolean contains(IdleStanding standing) {
        return bases.getOrDefault(standing.parcelCode(), Set.of())
                .contains(basis(standing.finding(), standing.firstFullOn()));
    }
}
