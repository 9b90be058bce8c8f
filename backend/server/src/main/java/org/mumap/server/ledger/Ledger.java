package org.mumap.server.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mumap.server.problem.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the ledger. A commit is one transaction on the owner's connection: versions, live rows, verdicts and layer versions
 * become visible together or not at all. Commits run one after another, so that {@code recorded_at} never goes back.
 */
@Component
public class Ledger {

    /** Columns that are measured at import, not read from a column of the file. */
    private static final Map<String, List<String>> MEASURED = Map.of(
            "parcel",
            List.of("area_ellipsoid_m2", "area_zone_plane_m2", "zone_epsg", "area_file_plane_m2", "file_epsg"));

    private static final long NO_ACT = 0;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LiveTables live;
    private final ApplicationEventPublisher events;
    private final Stages stages;
    private final Clock clock;

    Ledger(
            @Owner JdbcClient jdbc,
            @Owner TransactionTemplate transaction,
            LiveTables live,
            ApplicationEventPublisher events,
            Stages stages,
            Clock clock) {
        this.stages = stages;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    private record Head(
            String kind, String mode, String register, LocalDate dataDate, String state, int accepted, int rejected) {}

    /**
     * Takes a checked batch into the ledger: all accepted rows or none.
     *
     * @param batchId batch in state READY
     * @param partial whether the accepted rows are taken although others are rejected
     * @param by account that commits
     * @throws Problem when the batch cannot be committed
     */
    public void commit(long batchId, boolean partial, String by) {
        transaction.executeWithoutResult(status -> {
            Instant at = begin();
            Head batch = lock(batchId);
            if (!batch.state().equals(Batch.State.READY.name())) {
                throw Problem.conflict("batch-not-ready", batchId, batch.state());
            }
            if (batch.rejected() > 0 && !partial) {
                throw Problem.conflict("batch-has-rejected", batch.rejected(), batch.accepted());
            }
            take(Kinds.get(batch.kind()), batchId, batch, by, at);
        });
    }

    /**
     * What was entered.
     *
     * @param batchId the batch of one row that brought it
     * @param at when it became known
     */
    public record Entered(long batchId, Instant at) {}

    /**
     * Enters one fact that a person states inside the program: a batch of one row, committed at once. Joins the owner's
     * transaction where there is one, so that several facts of one act become visible together.
     *
     * @param kind kind of the fact
     * @param facts values by column
     * @param on day of the fact
     * @param title where it comes from, as the source of the number will say
     * @param by account that states it
     */
    public Entered enter(Kind kind, Map<String, ?> facts, LocalDate on, String title, String by) {
        Entered entered = transaction.execute(status -> {
            Instant at = begin();
            long batchId = stage(kind, facts, on, title, by, at);
            return takeOne(kind, batchId, on, by, at);
        });
        return Objects.requireNonNull(entered);
    }

    /**
     * Enters a new version of a thing that differs from the one holding on that day only in what is given; its shape and all other
     * facts are copied. Joins the owner's transaction where there is one.
     *
     * @param key key of the thing, which must be there on that day
     * @param changes values by column
     */
    public Entered amend(Kind kind, String key, Map<String, ?> changes, LocalDate on, String title, String by) {
        Entered entered = transaction.execute(status -> {
            Instant at = begin();
            long batchId = head(kind, on, title, by, at);
            int rows = jdbc.sql("""
                            insert into ledger.staged_row (batch_id, row_no, row_key, accepted, facts, attributes%2$s)
                            select :batch, 1, v.row_key, true, (to_jsonb(v) - 'geom') || cast(:changes as jsonb), v.attributes%2$s
                            from ledger.%1$s v
                            where v.row_key = :key and v.superseded_at = 'infinity' and not v.ended
                            order by (v.data_from <= :on) desc,
                                     case when v.data_from <= :on then v.data_from end desc nulls last, v.data_from
                            limit 1
                            """.formatted(kind.table(), kind.geometry().allowed() ? ", geom" : ""))
                    .param("batch", batchId)
                    .param("changes", JSON.writeValueAsString(changes))
                    .param("key", key)
                    .param("on", on)
                    .update();
            if (rows == 0) {
                throw Problem.conflict("nothing-to-amend", kind.title(), key);
            }
            return takeOne(kind, batchId, on, by, at);
        });
        return Objects.requireNonNull(entered);
    }

    private Entered takeOne(Kind kind, long batchId, LocalDate on, String by, Instant at) {
        // several facts may be entered in one transaction
        forgetTouched();
        take(kind, batchId, new Head(kind.name(), "merge", "", on, Batch.State.READY.name(), 1, 0), by, at);
        return new Entered(batchId, at);
    }

    private void forgetTouched() {
        live.dropTouched();
        jdbc.sql("drop table if exists kept_register, reopening").update();
    }

    private long head(Kind kind, LocalDate on, String title, String by, Instant at) {
        return jdbc.sql("""
                        insert into ledger.batch (kind, data_date, file_name, state, rows, accepted, created_by, created_at)
                        values (:kind, :on, :title, 'READY', 1, 1, :by, :at) returning id
                        """)
                .param("kind", kind.name())
                .param("on", on)
                .param("title", title)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    private long stage(Kind kind, Map<String, ?> facts, LocalDate on, String title, String by, Instant at) {
        long batchId = head(kind, on, title, by, at);
        // several columns are joined as ingest joins them, so that a file and a person mean the same row
        String key = kind.keyColumns().stream()
                .map(column -> Objects.requireNonNullElse(facts.get(column), "").toString())
                .map(part -> kind.keyColumns().size() == 1
                        ? part
                        : part.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
        jdbc.sql("""
                        insert into ledger.staged_row (batch_id, row_no, row_key, accepted, facts)
                        values (:batch, 1, :key, true, cast(:facts as jsonb))
                        """)
                .param("batch", batchId)
                .param("key", key)
                .param("facts", JSON.writeValueAsString(facts))
                .update();
        return batchId;
    }

    private void take(Kind kind, long batchId, Head batch, String by, Instant at) {
        createTouched();
        jdbc.sql(
                        "insert into touched select distinct row_key from ledger.staged_row where batch_id = :batch and accepted")
                .param("batch", batchId)
                .update();
        stages.time(batchId, "versions", () -> {
            refuseForeignKeys(kind, batchId);
            keepRegisters(kind);
            supersede(kind, batchId, batch.dataDate(), at);
            insert(kind, batchId, batch, at);
            if (batch.mode().equals("replace")) {
                endMissing(kind, batchId, batch, at);
            }
        });
        settle(kind, batchId);
        jdbc.sql("""
                        update ledger.batch set state = 'COMMITTED', progress = 1, committed_at = :at, committed_by = :by
                        where id = :batch
                        """)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .param("batch", batchId)
                .update();
    }

    /**
     * Undoes a committed batch by a new one: its rows are closed, the rows it superseded are opened again as copies.
     *
     * @param batchId batch in state COMMITTED
     * @param partial whether the rows that nothing later stands on are undone although others stay; the batch then stays
     *     COMMITTED for the sake of those
     * @param by account that rolls back
     * @return the number of the batch that records the roll-back
     * @throws Problem when later batches stand on it and not only a part is asked for, or nothing can be undone; they are named
     */
    public long rollback(long batchId, boolean partial, String by) {
        Long id = transaction.execute(status -> {
            Instant at = begin();
            Kind kind = requireCommitted(batchId);
            Undoing undoing = new Undoing(jdbc, kind, batchId);
            undoing.plan();
            undoing.requireAllowed(partial);
            long act = recordRollback(batchId, undoing.rows(), by, at);
            forgetTouched();
            createTouched();
            jdbc.sql("insert into touched select row_key from undoing").update();
            undoing.close(act, at);
            undoing.gatherFormer();
            copy(kind, "reopening", "e.data_from", "e.ended", act, at, LocalDate.EPOCH);
            settle(kind, act);
            undoing.note(at);
            return act;
        });
        return Objects.requireNonNull(id);
    }

    /** Undoes a committed batch as a whole, see {@link #rollback(long, boolean, String)}. */
    public long rollback(long batchId, String by) {
        return rollback(batchId, false, by);
    }

    /** What a roll-back of a committed batch would undo and what it would leave; nothing is changed. */
    public RollbackPlan planRollback(long batchId) {
        RollbackPlan plan = transaction.execute(status -> {
            status.setRollbackOnly();
            Undoing undoing = new Undoing(jdbc, requireCommitted(batchId), batchId);
            undoing.plan();
            return undoing.told();
        });
        return Objects.requireNonNull(plan);
    }

    private Kind requireCommitted(long batchId) {
        Head batch = lock(batchId);
        if (!batch.state().equals(Batch.State.COMMITTED.name())) {
            throw Problem.conflict("batch-not-committed", batchId, batch.state());
        }
        return Kinds.find(batch.kind()).orElseThrow(() -> Problem.conflict("act-not-rolled-back", batchId));
    }

    /**
     * Makes all live rows anew from the ledger alone, in one transaction: verdicts, totals and distances included. The result
     * equals what the commits made step by step; it mends nothing and is there to prove that, and for a restored ledger.
     */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            begin();
            LocalDate today = LocalDate.now(clock);
            live.clear();
            for (Kind kind : Kinds.listRecorded()) {
                live.dropTouched();
                createTouched();
                jdbc.sql("insert into touched select distinct row_key from ledger.%s where superseded_at = 'infinity'"
                                .formatted(kind.table()))
                        .update();
                live.refresh(kind, NO_ACT, today);
                events.publishEvent(new FactsChanged(kind, NO_ACT, today));
            }
            live.raiseAllVersions();
        });
    }

    private Instant begin() {
        CommitTurn.await(jdbc);
        Instant newest = jdbc.sql("select coalesce(max(committed_at), 'epoch') from ledger.batch")
                .query(Timestamp.class)
                .single()
                .toInstant();
        Instant now = clock.instant();
        // a clock that was set back must not make a later commit look earlier
        return now.isAfter(newest) ? now : newest.plusNanos(1_000);
    }

    private Head lock(long batchId) {
        return jdbc.sql("""
                        select kind, mode, coalesce(register, '') as register, data_date, state, accepted, rejected
                        from ledger.batch where id = :batch for update
                        """)
                .param("batch", batchId)
                .query((row, n) -> new Head(
                        row.getString("kind"),
                        row.getString("mode"),
                        row.getString("register"),
                        row.getObject("data_date", LocalDate.class),
                        row.getString("state"),
                        row.getInt("accepted"),
                        row.getInt("rejected")))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-batch", batchId));
    }

    private void createTouched() {
        jdbc.sql("create temporary table touched (row_key text primary key) on commit drop")
                .update();
    }

    // a dated shape corrects only the version of its own day; any other fact corrects the one there is
    private void supersede(Kind kind, long batchId, LocalDate dataDate, Instant at) {
        jdbc.sql("""
                        update ledger.%s v set superseded_at = :at, superseded_by = :act
                        from touched t
                        where v.row_key = t.row_key and v.superseded_at = 'infinity' and (not :dated or v.data_from = :dataDate)
                        """.formatted(kind.table()))
                .param("at", Timestamp.from(at))
                .param("act", batchId)
                .param("dated", kind.datedShape())
                .param("dataDate", dataDate)
                .update();
    }

    private void insert(Kind kind, long batchId, Head batch, Instant at) {
        List<String> columns = columns(kind);
        String names = columns.stream().map(c -> ", \"" + c + '"').collect(Collectors.joining());
        String values = columns.stream().map(c -> ", r.\"" + c + '"').collect(Collectors.joining());
        String shape = kind.geometry().allowed() ? ", geom" : "";
        String shapeValue =
                !kind.geometry().allowed() ? "" : kind.geometry().polygonal() ? ", st_multi(s.geom)" : ", s.geom";
        if (LiveTables.statesOwnLand(kind)) {
            shape += ", scope_park, scope_town";
            shapeValue += ", r.park_code, r.town";
        }
        jdbc.sql("""
                        insert into ledger.%1$s (row_key, data_from, recorded_at, batch_id, act_id, register, sheet, row_no, attributes%2$s%3$s)
                        select s.row_key, %6$s, :at, :batch, :batch, coalesce(nullif(:register, ''), k.register), s.sheet, s.row_no, s.attributes%4$s%5$s
                        from ledger.staged_row s cross join lateral jsonb_populate_record(null::ledger.%1$s, s.facts) r
                        left join kept_register k on k.row_key = s.row_key
                        where s.batch_id = :batch and s.accepted
                        order by s.row_no
                        """.formatted(
                                kind.table(),
                                names,
                                shape,
                                values,
                                shapeValue,
                                kind.datedShape() ? ":dataDate" : "'-infinity'::date"))
                .param("at", Timestamp.from(at))
                .param("batch", batchId)
                .param("register", batch.register())
                .param("dataDate", batch.dataDate())
                .update();
    }

    // keys of the register that the file does not name at all end on the data date; a rejected row is not missing
    private void endMissing(Kind kind, long batchId, Head batch, Instant at) {
        jdbc.sql("""
                        create temporary table ending on commit drop as
                        select * from (
                          select distinct on (v.row_key) v.*
                          from ledger.%s v
                          where v.superseded_at = 'infinity' and v.act_id <> :batch and v.data_from <= :dataDate
                            and not exists (select from ledger.staged_row s where s.batch_id = :batch and s.row_key = v.row_key)
                            and not exists (select from ledger.kept_row k where k.batch_id = :batch and k.row_key = v.row_key)
                          order by v.row_key, v.data_from desc
                        ) holding
                        where register = :register and not ended
                        """.formatted(kind.table()))
                .param("register", batch.register())
                .param("dataDate", batch.dataDate())
                .param("batch", batchId)
                .update();
        jdbc.sql("insert into touched select row_key from ending on conflict do nothing")
                .update();
        jdbc.sql("""
                        update ledger.%s v set superseded_at = :at, superseded_by = :batch
                        from ending e where v.row_key = e.row_key and v.superseded_at = 'infinity' and v.data_from = :dataDate
                        """.formatted(kind.table()))
                .param("at", Timestamp.from(at))
                .param("batch", batchId)
                .param("dataDate", batch.dataDate())
                .update();
        copy(kind, "ending", ":dataDate", "true", batchId, at, batch.dataDate());
    }

    // copies rows with all facts and their own source; only validity, act and recorded_at are new
    private void copy(Kind kind, String from, String dataFrom, String ended, long act, Instant at, LocalDate day) {
        String columns = columns(kind).stream().map(c -> ", \"" + c + '"').collect(Collectors.joining())
                + (kind.geometry().allowed() ? ", geom" : "");
        jdbc.sql("""
                        insert into ledger.%1$s (row_key, data_from, ended, recorded_at, batch_id, act_id, register, sheet, row_no,
                          scope_park, scope_town, attributes%2$s)
                        select row_key, %3$s, %4$s, :at, batch_id, :act, register, sheet, row_no, scope_park, scope_town, attributes%2$s
                        from %5$s e
                        """.formatted(kind.table(), columns, dataFrom, ended, from))
                .param("at", Timestamp.from(at))
                .param("act", act)
                .param("dataDate", day)
                .update();
    }

    // everything derived, in the same transaction
    private void settle(Kind kind, long actId) {
        LocalDate today = LocalDate.now(clock);
        stages.time(actId, "live", () -> live.refresh(kind, actId, today));
        stages.time(actId, "judge", () -> events.publishEvent(new FactsChanged(kind, actId, today)));
        live.raiseVersions(kind);
    }

    // a correction that names no register leaves its key in the one it stood in
    private void keepRegisters(Kind kind) {
        jdbc.sql("""
                        create temporary table kept_register on commit drop as
                        select distinct on (v.row_key) v.row_key, v.register
                        from ledger.%s v join touched using (row_key)
                        where v.superseded_at = 'infinity'
                        order by v.row_key, v.data_from desc
                        """.formatted(kind.table())).update();
    }

    // between check and commit a key may have become another park's: a park's batch never takes it over
    private void refuseForeignKeys(Kind kind, long batchId) {
        String live = kind.name().equals("parcels") ? "live.parcel p on p.parcel_code" : "live.park p on p.park_code";
        if (!kind.name().equals("parcels") && !kind.name().equals("parks")) {
            return;
        }
        List<String> foreign = jdbc.sql("""
                        select t.row_key from ledger.batch b cross join touched t join %s = t.row_key
                        where b.id = :batch and not b.importer_county and not coalesce(p.park_code = any(b.importer_parks), false)
                        limit 5
                        """.formatted(live))
                .param("batch", batchId)
                .query(String.class)
                .list();
        if (!foreign.isEmpty()) {
            throw Problem.conflict("batch-outside-scope", String.join(", ", foreign));
        }
    }

    private long recordRollback(long batchId, int rows, String by, Instant at) {
        return jdbc.sql("""
                        insert into ledger.batch (kind, mode, register, data_date, file_name, state, progress, created_by, created_at,
                          committed_by, committed_at, rollback_of, rows, accepted)
                        select kind, mode, register, data_date, file_name, 'COMMITTED', 1, :by, :at, :by, :at, id, :rows, :rows
                        from ledger.batch where id = :batch
                        returning id
                        """)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("rows", rows)
                .param("batch", batchId)
                .query(Long.class)
                .single();
    }

    private static List<String> columns(Kind kind) {
        List<String> measured = MEASURED.getOrDefault(kind.table(), List.of());
        return java.util.stream.Stream.concat(kind.columns().stream().map(Column::key), measured.stream())
                .toList();
    }
}
