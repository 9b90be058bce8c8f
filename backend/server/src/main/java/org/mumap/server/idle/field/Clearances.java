package org.mumap.server.idle.field;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.idle.ClearedFindings;
import org.mumap.server.idle.IdleVerdicts;
import org.mumap.server.idle.evidence.EvidenceBook;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The false-positive list, see {@link ClearedFindings}. A signal is cleared until the clearance is withdrawn: that a workshop
 * draws no power because it is let as a warehouse does not change with the next month's bill.
 */
@Service
public class Clearances {

    private static final Set<String> SIGNALS = Set.of("NO_TAX", "LOW_ELECTRICITY", "FEW_STAFF", "EMPTY_BUILDING");
    private static final int LONGEST_REASON = 2_000;

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final IdleVerdicts verdicts;
    private final Audit audit;
    private final Clock clock;

    Clearances(JdbcClient jdbc, @Owner JdbcClient owner, IdleVerdicts verdicts, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.verdicts = verdicts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Clears a finding or a signal of a parcel in scope.
     *
     * @param code {@code SUSPECTED_…} of the parcel's present finding, or the code of a signal
     * @return its number
     * @throws Problem when the parcel is not in scope, the finding is not the present one, or it is cleared already
     */
    @Transactional(readOnly = true)
    public long clear(String parcelCode, String code, String reason, List<Long> evidence, Account by) {
        IdleVerdict verdict = verdicts.get(parcelCode, Times.now(clock));
        requireReason(reason);
        EvidenceBook.require(jdbc, parcelCode, evidence);
        long id = owner.sql("""
                        insert into ledger.idle_clearance (parcel_code, code, basis, reason, evidence, cleared_on, cleared_by,
                          cleared_by_name, recorded_at, scope_park, scope_town)
                        select :parcel, :code, :basis, :reason, :evidence, :on, :by, :name, :at, p.park_code, p.town
                        from live.parcel p where p.parcel_code = :parcel
                        on conflict do nothing returning clearance_id
                        """)
                .param("parcel", parcelCode)
                .param("code", code)
                .param("basis", basisOf(code, verdict))
                .param("reason", reason.strip())
                .param("evidence", evidence.toArray(Long[]::new))
                .param("on", LocalDate.now(clock))
                .param("by", by.username())
                .param("name", by.displayName())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.conflict("cleared-already", parcelCode, code));
        audit.record(by.username(), "idle.clear", parcelCode, "ok", Map.of("code", code));
        return id;
    }

    /** Takes a clearance back; the suspicion returns. */
    @Transactional(readOnly = true)
    public void withdraw(String parcelCode, long clearanceId, String reason, Account by) {
        requireReason(reason);
        Clearance clearance = jdbc.sql(
                        "select * from ledger.idle_clearance where clearance_id = :id and parcel_code = :parcel")
                .param("id", clearanceId)
                .param("parcel", parcelCode)
                .query((row, n) -> Clearance.of(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-clearance", clearanceId));
        int rows = owner.sql("""
                        update ledger.idle_clearance set withdrawn_at = :at, withdrawn_by = :by, withdrawn_reason = :reason
                        where clearance_id = :id and withdrawn_at = 'infinity'
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.username())
                .param("reason", reason.strip())
                .param("id", clearanceId)
                .update();
        if (rows == 0) {
            throw Problem.conflict("clearance-withdrawn", clearanceId);
        }
        audit.record(by.username(), "idle.clear.withdraw", parcelCode, "ok", Map.of("code", clearance.code()));
    }

    /** All clearances in scope as known at an instant, newest first. */
    @Transactional(readOnly = true)
    public List<Clearance> list(@Nullable String parcelCode, Times times) {
        return jdbc.sql("""
                        select * from ledger.idle_clearance
                        where recorded_at <= :knownAt and (cast(:parcel as text) is null or parcel_code = :parcel)
                        order by clearance_id desc
                        """)
                .param("knownAt", Timestamp.from(times.knownAt()))
                .param("parcel", parcelCode, java.sql.Types.VARCHAR)
                .query((row, n) -> Clearance.of(row))
                .list();
    }

    private static String basisOf(String code, IdleVerdict verdict) {
        boolean finding = List.of(IdleFinding.values()).stream()
                .anyMatch(known -> known.name().equals(code));
        if (!finding) {
            if (!SIGNALS.contains(code)) {
                throw Problem.badRequest("unreadable-parameter", "signal", code);
            }
            return code;
        }
        if (!verdict.finding().name().equals(code)) {
            throw Problem.conflict(
                    "clearance-other-finding", code, verdict.finding().name());
        }
        return ClearedFindings.basis(
                verdict.finding(),
                verdict.fullOn().isEmpty() ? null : verdict.fullOn().get(0));
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Problem.badRequest("reason-needed");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Problem.badRequest("text-too-long", "reason", LONGEST_REASON);
        }
    }
}
