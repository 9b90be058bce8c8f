package org.mumap.server.idle.field;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.idle.casework.CaseActs;
import org.mumap.server.idle.evidence.EvidenceBook;
import org.mumap.server.ledger.ActTurn;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks in the field: ordered by the bureau, done by whoever has the town. The result is a site state of the ledger whose source
 * is the check, and an act of the case when one is open: both or neither.
 */
@Service
public class FieldChecks {

    private static final String LIST = SqlFile.text("idle/field_checks.sql");

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate reading;
    private final ActTurn turn;
    private final Ledger ledger;
    private final CaseActs acts;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    FieldChecks(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            org.springframework.transaction.PlatformTransactionManager manager,
            ActTurn turn,
            Ledger ledger,
            CaseActs acts,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.reading = new TransactionTemplate(manager);
        this.turn = turn;
        this.ledger = ledger;
        this.acts = acts;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Orders a check of each parcel; one that is already waiting is kept as it is.
     *
     * @param inspector account that shall go, null = whoever has the town
     * @throws Problem when a parcel is not in scope, or the account cannot check it
     */
    public List<FieldCheck> order(
            List<String> parcels, @Nullable String inspector, @Nullable LocalDate dueOn, Account by) {
        List<FieldCheck> ordered = new ArrayList<>();
        for (String parcel : parcels) {
            String town = town(parcel);
            if (inspector != null) {
                requireInspector(inspector, parcel, town);
            }
            owner.sql("""
                            insert into casework.field_check (parcel_code, case_id, inspector, due_on, ordered_by, ordered_at, scope_park, scope_town)
                            select p.parcel_code, c.case_id, :inspector, :dueOn, :by, :at, p.park_code, p.town
                            from live.parcel p left join live.idle_case c on c.parcel_code = p.parcel_code and c.closed_on is null
                            where p.parcel_code = :parcel on conflict do nothing
                            """)
                    .param("inspector", inspector, java.sql.Types.VARCHAR)
                    .param("dueOn", dueOn, java.sql.Types.DATE)
                    .param("by", by.username())
                    .param("at", Timestamp.from(clock.instant()))
                    .param("parcel", parcel)
                    .update();
            ordered.addAll(query("OPEN", null, null, parcel));
        }
        audit.record(by.username(), "idle.check.order", String.join(",", parcels), "ok", Map.of());
        return ordered;
    }

    /**
     * Checks in scope, those due first.
     *
     * @param state {@code OPEN} or {@code DONE}, null for both
     * @param mine account whose checks: ordered for it or for nobody in particular; null for all
     */
    public List<FieldCheck> list(@Nullable String state, @Nullable String mine) {
        return query(state, mine, null, null);
    }

    /** The check of that number; a problem (404) when there is none in scope. */
    public FieldCheck get(long checkId) {
        return query(null, null, checkId, null).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no-such-check", checkId));
    }

    /**
     * Takes the result of a check.
     *
     * @throws Problem when the check is not in scope, is done already, or cannot have been seen like that
     */
    public FieldCheck finish(long checkId, CheckResult result, Account by) {
        result.check(LocalDate.now(clock));
        FieldCheck check = get(checkId);
        String parcel = check.parcelCode();
        reading.executeWithoutResult(status -> EvidenceBook.require(jdbc, parcel, result.evidence()));
        turn.take(() -> {
            lockOpen(checkId);
            requireStart(parcel, result);
            Ledger.Entered entered = ledger.enter(
                    Kinds.get("site_states"),
                    result.siteState(parcel),
                    result.observedOn(),
                    "现场核查 " + checkId,
                    by.username());
            Integer actNo = acts.recordSurvey(
                            parcel, checkId, result.observedOn(), result.note(), result.evidence(), by)
                    .orElse(null);
            return settle(checkId, result, entered.batchId(), actNo, by);
        });
        audit.record(by.username(), "idle.check.done", parcel, "ok", Map.of("check", checkId));
        return get(checkId);
    }

    private int settle(long checkId, CheckResult result, long batchId, @Nullable Integer actNo, Account by) {
        return owner.sql("""
                        update casework.field_check set state = 'DONE', observed_on = :on, done_by = :by, done_at = :at,
                          batch_id = :batch, act_no = :act,
                          result = jsonb_strip_nulls(jsonb_build_object('note', cast(:note as text), 'lon', cast(:lon as float8), 'lat', cast(:lat as float8)))
                        where check_id = :id
                        """)
                .param("on", result.observedOn())
                .param("by", by.username())
                .param("at", Timestamp.from(clock.instant()))
                .param("batch", batchId)
                .param("act", actNo, java.sql.Types.INTEGER)
                .param("note", result.note(), java.sql.Types.VARCHAR)
                .param("lon", result.lon(), java.sql.Types.DOUBLE)
                .param("lat", result.lat(), java.sql.Types.DOUBLE)
                .param("id", checkId)
                .update();
    }

    // two phones may send the same visit: the second is told who was first
    private void lockOpen(long checkId) {
        record Row(
                String state, @Nullable String by, @Nullable Timestamp at) {}
        Row row = owner.sql("select state, done_by, done_at from casework.field_check where check_id = :id for update")
                .param("id", checkId)
                .query((r, n) -> new Row(r.getString("state"), r.getString("done_by"), r.getTimestamp("done_at")))
                .single();
        if (!row.state().equals("OPEN")) {
            throw Problem.conflict("check-done", checkId, String.valueOf(row.by()), String.valueOf(row.at()));
        }
    }

    private void requireStart(String parcel, CheckResult result) {
        boolean started = Boolean.TRUE.equals(result.started()) || result.stoppedOn() != null;
        if (started && result.startedOn() == null && !startKnown(parcel)) {
            throw Problem.badRequest("check-needs-start");
        }
    }

    private boolean startKnown(String parcel) {
        return owner.sql("""
                        select exists (select from ledger.site_state
                        where parcel_code = :parcel and superseded_at = 'infinity' and not ended and started_on is not null)
                        """).param("parcel", parcel).query(Boolean.class).single();
    }

    private String town(String parcel) {
        return reading.execute(
                status -> jdbc.sql("select coalesce(town, '') from live.parcel where parcel_code = :parcel")
                        .param("parcel", parcel)
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> Problem.notFound("no-such-parcel", parcel)));
    }

    private void requireInspector(String username, String parcel, String town) {
        boolean can = accounts.find(username)
                .filter(account -> account.may(Permission.FIELD_CHECK))
                .filter(account -> account.county() || account.towns().contains(town))
                .isPresent();
        if (!can) {
            throw Problem.badRequest("not-an-inspector", username, parcel);
        }
    }

    private List<FieldCheck> query(
            @Nullable String state, @Nullable String mine, @Nullable Long checkId, @Nullable String parcel) {
        return java.util.Objects.requireNonNull(reading.execute(status -> jdbc.sql(LIST)
                .param("state", state, java.sql.Types.VARCHAR)
                .param("mine", mine, java.sql.Types.VARCHAR)
                .param("id", checkId, java.sql.Types.BIGINT)
                .param("parcel", parcel, java.sql.Types.VARCHAR)
                .query((row, n) -> FieldCheck.of(row))
                .list()));
    }
}
