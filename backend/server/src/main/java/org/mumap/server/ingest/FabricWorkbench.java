package org.mumap.server.ingest;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.access.Audit;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person's word on each place where parcels of a batch do not fit: it stays as it is (with a reason), one of them is laid upon the
 * other, or one of them is refused. Only the staged row is touched; the file stays as it came, the former shape stands in the
 * decision, and until the commit every decision can be taken back.
 */
@Service
public class FabricWorkbench {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_REASON = 500;

    /** What is decided. */
    public enum Verdict {
        /** It stays as it is. */
        ACCEPT,
        /** The boundary of one row is laid upon the other parcel's. */
        SNAP,
        /** One row is not taken. */
        REFUSE
    }

    private final FabricIssues issues;
    private final FabricProposals proposals;
    private final Approval approval;
    private final SetChecks checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    FabricWorkbench(
            FabricIssues issues,
            FabricProposals proposals,
            Approval approval,
            SetChecks checks,
            @Owner JdbcClient jdbc,
            @Owner TransactionTemplate transaction,
            Audit audit,
            Clock clock) {
        this.issues = issues;
        this.proposals = proposals;
        this.approval = approval;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One place with both shapes and what could be done.
     *
     * @throws Problem 404 when the batch has no such place
     */
    public FabricProposals.Detail look(Batch batch, long problem, Locale locale) {
        return proposals.look(batch, get(batch, problem), locale);
    }

    private FabricIssues.Issue get(Batch batch, long problem) {
        return issues.find(batch, problem).orElseThrow(() -> Problem.notFound("no-such-fabric-issue", problem));
    }

    /**
     * Decides about one place.
     *
     * @param row the row that is moved or refused; not asked for when it stays
     * @param reason why; must be given when it stays
     * @throws Problem 409 when the batch is not at hand, the place is decided already, or it cannot be decided so
     */
    public void decide(
            Batch batch, long problem, Verdict verdict, @Nullable Integer row, @Nullable String reason, String by) {
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        if (why != null && why.length() > LONGEST_REASON) {
            throw Problem.badRequest("text-too-long", "reason", LONGEST_REASON);
        }
        transaction.executeWithoutResult(status -> {
            lock(batch);
            FabricIssues.Issue issue = get(batch, problem);
            if (!issue.state().equals("OPEN")) {
                throw Problem.conflict("fabric-decided", problem);
            }
            switch (verdict) {
                case ACCEPT -> accept(batch, issue, why, by);
                case SNAP -> snap(batch, issue, side(issue, row), why, by);
                case REFUSE -> refuse(batch, issue, side(issue, row), why, by);
            }
            audit.record(
                    by,
                    "fabric." + verdict.name().toLowerCase(Locale.ROOT),
                    Long.toString(batch.id()),
                    "ok",
                    Map.of("problem", problem, "code", issue.code()));
        });
    }

    private void lock(Batch batch) {
        String state = jdbc.sql("select state from ledger.batch where id = :id for update")
                .param("id", batch.id())
                .query(String.class)
                .single();
        // where every row was refused, refusing one of two makes the other one good
        if (!Set.of(Batch.State.READY.name(), Batch.State.REJECTED.name()).contains(state)) {
            throw Problem.conflict("batch-not-ready", batch.id(), state);
        }
    }

    private static int side(FabricIssues.Issue issue, @Nullable Integer row) {
        if (row == null || (row != issue.row() && !row.equals(issue.otherRow()))) {
            throw Problem.badRequest("fabric-row", String.valueOf(row));
        }
        return row;
    }

    private void accept(Batch batch, FabricIssues.Issue issue, @Nullable String reason, String by) {
        if (issue.severity().equals("ERROR")) {
            throw Problem.conflict("fabric-not-acceptable", issue.message());
        }
        if (reason == null) {
            throw Problem.badRequest("fabric-reason");
        }
        long decision = record(batch, issue, issue.row(), Verdict.ACCEPT, reason, null, by);
        // the other row has the same complaint: the word stands beside it too
        jdbc.sql("""
            update ledger.import_problem set settled_by = :decision
            where batch_id = :batch and settled_by is null and code = :code and row_no = :other and other_row = :row
            """)
                .param("decision", decision)
                .param("batch", batch.id())
                .param("code", issue.code())
                .param("other", issue.otherRow())
                .param("row", issue.row())
                .update();
    }

    private void refuse(Batch batch, FabricIssues.Issue issue, int row, @Nullable String reason, String by) {
        long decision = record(batch, issue, row, Verdict.REFUSE, reason, null, by);
        jdbc.sql("update ledger.staged_row set fabric_refused = true where batch_id = :batch and row_no = :row")
                .param("batch", batch.id())
                .param("row", row)
                .update();
        jdbc.sql("""
            update ledger.import_problem set settled_by = :decision
            where batch_id = :batch and settled_by is null and code = any(:codes) and (row_no = :row or other_row = :row)
            """)
                .param("decision", decision)
                .param("batch", batch.id())
                .param("codes", FabricIssues.CODES.toArray(String[]::new))
                .param("row", row)
                .update();
        judge(batch, row);
    }

    private void snap(Batch batch, FabricIssues.Issue issue, int row, @Nullable String reason, String by) {
        FabricProposals.Moved moved = proposals.move(batch, issue, row);
        Geometry after = moved.after();
        if (after == null) {
            throw Problem.conflict("fabric-no-snap", issue.message());
        }
        long decision = record(batch, issue, row, Verdict.SNAP, reason, moved, by);
        draw(batch, row, after);
        Set<String> left = moved.problems().stream().map(FabricProposals::name).collect(Collectors.toSet());
        jdbc.sql("""
            with gone as (
              select id, other_row, code from ledger.import_problem
              where batch_id = :batch and row_no = :row and settled_by is null
                and (id = :problem or (code = any(:codes) and code <> 'spike' and not code || '|' || (args->>0) = any(:left))))
            update ledger.import_problem p set settled_by = :decision from gone g
            where p.batch_id = :batch and p.settled_by is null
              and (p.id = g.id or (p.row_no = g.other_row and p.other_row = :row and p.code = g.code))
            """)
                .param("batch", batch.id())
                .param("row", row)
                .param("problem", issue.id())
                .param("codes", FabricIssues.CODES.toArray(String[]::new))
                .param("left", left.toArray(String[]::new))
                .param("decision", decision)
                .update();
        judge(batch, row);
    }

    private void draw(Batch batch, int row, Geometry shape) {
        // what the moved shape would measure in the plane of the file is not known: the file never drew it
        Map<String, Object> measured = new LinkedHashMap<>();
        MeasuredAreas.put(measured, Areas.of(shape, shape, Crs.cgcs2000()));
        jdbc.sql("""
            update ledger.staged_row set geom = st_geomfromewkb(decode(:shape, 'hex')),
              facts = (facts - :names::text[]) || cast(:measured as jsonb)
            where batch_id = :batch and row_no = :row
            """)
                .param("shape", PostgisShapes.toHex(shape))
                .param("names", MeasuredAreas.NAMES.toArray(String[]::new))
                .param("measured", JSON.writeValueAsString(measured))
                .param("batch", batch.id())
                .param("row", row)
                .update();
    }

    private long record(
            Batch batch,
            FabricIssues.Issue issue,
            int row,
            Verdict verdict,
            @Nullable String reason,
            FabricProposals.@Nullable Moved moved,
            String by) {
        Geometry after = moved == null ? null : moved.after();
        return jdbc.sql("""
            insert into ledger.fabric_decision (batch_id, problem_id, code, row_no, row_key, other_row, other_key, verdict, reason,
              area_before_m2, area_after_m2, shape_before, shape_after, measured_before, decided_by, decided_at, scope_park, scope_town)
            select s.batch_id, :problem, :code, s.row_no, s.row_key,
                   cast(:otherRow as integer), :other, :verdict, :reason,
                   cast(:before as double precision), cast(:after as double precision),
                   case when :moved then s.geom end, st_geomfromewkb(decode(:shape, 'hex')),
                   case when :moved then (select jsonb_object_agg(f.key, f.value) from jsonb_each(s.facts) f
                                          where f.key = any(:names)) end,
                   :by, :at, coalesce(s.facts->>'park_code', l.park_code), coalesce(s.facts->>'town', l.town)
            from ledger.staged_row s left join live.parcel l on l.parcel_code = s.row_key
            where s.batch_id = :batch and s.row_no = :row
            returning id
            """)
                .param("problem", issue.id())
                .param("code", issue.code())
                .param("other", row == issue.row() ? issue.other() : issue.key())
                .param("otherRow", row == issue.row() ? issue.otherRow() : Integer.valueOf(issue.row()))
                .param("verdict", verdict.name())
                .param("reason", reason)
                .param("before", moved == null ? null : Areas.ellipsoidM2(moved.before()))
                .param("after", after == null ? null : Areas.ellipsoidM2(after))
                .param("moved", moved != null)
                .param("shape", after == null ? null : PostgisShapes.toHex(after))
                .param("names", MeasuredAreas.NAMES.toArray(String[]::new))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("batch", batch.id())
                .param("row", row)
                .query(Long.class)
                .single();
    }

    /**
     * Takes the decision about a place back: the row is as it was before.
     *
     * @throws Problem 409 when nothing is decided there, or a later decision stands on it
     */
    public void takeBack(Batch batch, long problem, String by) {
        transaction.executeWithoutResult(status -> {
            lock(batch);
            Held held = held(batch, problem).orElseThrow(() -> Problem.conflict("fabric-undecided", problem));
            if (held.verdict() == Verdict.SNAP && movedLater(batch, held)) {
                throw Problem.conflict("fabric-later-first", held.row());
            }
            jdbc.sql("update ledger.fabric_decision set undone_by = :by, undone_at = :at where id = :id")
                    .param("by", by)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("id", held.id())
                    .update();
            if (held.verdict() == Verdict.SNAP) {
                drawAsBefore(batch, held);
            }
            jdbc.sql("""
                update ledger.staged_row s set fabric_refused = exists (
                  select from ledger.fabric_decision d where d.batch_id = s.batch_id and d.row_no = s.row_no
                    and d.verdict = 'REFUSE' and d.undone_at is null)
                where s.batch_id = :batch and s.row_no = :row
                """).param("batch", batch.id()).param("row", held.row()).update();
            reopen(batch, held.id());
            judge(batch, held.row());
            audit.record(by, "fabric.back", Long.toString(batch.id()), "ok", Map.of("problem", problem));
        });
    }

    private record Held(long id, Verdict verdict, int row) {}

    private Optional<Held> held(Batch batch, long problem) {
        return jdbc.sql("""
            select id, verdict, row_no from ledger.fabric_decision
            where batch_id = :batch and problem_id = :problem and undone_at is null
            """)
                .param("batch", batch.id())
                .param("problem", problem)
                .query((row, n) ->
                        new Held(row.getLong("id"), Verdict.valueOf(row.getString("verdict")), row.getInt("row_no")))
                .optional();
    }

    private boolean movedLater(Batch batch, Held held) {
        return jdbc.sql("""
            select exists (select from ledger.fabric_decision
              where batch_id = :batch and row_no = :row and verdict = 'SNAP' and undone_at is null and id > :id)
            """)
                .param("batch", batch.id())
                .param("row", held.row())
                .param("id", held.id())
                .query(Boolean.class)
                .single();
    }

    private void drawAsBefore(Batch batch, Held held) {
        jdbc.sql("""
            update ledger.staged_row s set geom = d.shape_before,
              facts = (s.facts - :names::text[]) || coalesce(d.measured_before, '{}')
            from ledger.fabric_decision d
            where d.id = :id and s.batch_id = :batch and s.row_no = d.row_no
            """)
                .param("names", MeasuredAreas.NAMES.toArray(String[]::new))
                .param("id", held.id())
                .param("batch", batch.id())
                .update();
    }

    // what another decision settles too stays settled
    private void reopen(Batch batch, long decision) {
        jdbc.sql("""
            update ledger.import_problem p set settled_by = (
              select min(d.id) from ledger.fabric_decision d
              where d.batch_id = p.batch_id and d.verdict = 'REFUSE' and d.undone_at is null
                and d.row_no in (p.row_no, p.other_row))
            where p.batch_id = :batch and p.settled_by = :decision
            """).param("batch", batch.id()).param("decision", decision).update();
    }

    /** Says anew of a row and of those beside it whether they are taken. */
    private void judge(Batch batch, int row) {
        Set<Integer> touched = new TreeSet<>(jdbc.sql("""
            select distinct row_no from ledger.import_problem where batch_id = :batch and other_row = :row
            """)
                .param("batch", batch.id())
                .param("row", row)
                .query(Integer.class)
                .list());
        touched.add(row);
        Integer[] rows = touched.toArray(Integer[]::new);
        List<Integer> fresh = jdbc
                .sql("""
            update ledger.staged_row s set accepted = j.good from (
              select r.row_no, r.accepted as was, not r.fabric_refused and r.refused_by is null and not exists (
                select from ledger.import_problem p where p.batch_id = r.batch_id and p.row_no = r.row_no
                  and p.severity = 'ERROR' and p.settled_by is null) as good
              from ledger.staged_row r where r.batch_id = :batch and r.row_no = any(:rows)) j
            where s.batch_id = :batch and s.row_no = j.row_no
            returning case when j.good and not j.was then s.row_no end
            """)
                .param("batch", batch.id())
                .param("rows", rows)
                .query((r, n) -> r.getObject(1, Integer.class))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .toList();
        var kind = Kinds.get(batch.options().kind());
        checks.warn(batch.id(), kind, fresh.toArray(Integer[]::new));
        checks.compare(batch.id(), batch.options().dataDate(), kind, rows);
        approval.recount(batch);
        jdbc.sql("update ledger.batch set state = 'READY' where id = :id and state = 'REJECTED' and accepted > 0")
                .param("id", batch.id())
                .update();
    }

    /** The point of a spike. */
    static Coordinate place(FabricIssues.Issue issue) {
        if (issue.where() != null && issue.where().get("coordinates") instanceof double[] at) {
            return new Coordinate(at[0], at[1]);
        }
        throw Problem.conflict("fabric-no-snap", issue.message());
    }
}
