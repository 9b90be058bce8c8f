package org.mumap.server.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One batch being undone, within a transaction of the owner: which of its rows stand as it wrote them, which a later batch stands
 * on. A correction that was itself rolled back does not count: the row holds again.
 */
final class Undoing {

    private static final int FIRST = 1_000;

    private final JdbcClient jdbc;
    private final Kind kind;
    private final long batch;

    Undoing(JdbcClient jdbc, Kind kind, long batch) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.batch = batch;
    }

    /** Fills {@code standing} (versions), {@code undoing} (keys to undo) and {@code staying} (keys that stay, and why). */
    void plan() {
        jdbc.sql("drop table if exists standing, undoing, staying, reopening").update();
        findStanding();
        jdbc.sql("""
            create temporary table staying on commit drop as
            select row_key, 'CORRECTED_LATER' as why, later as by_batch from standing where later is not null
            """).update();
        jdbc.sql("""
            create temporary table undoing on commit drop as
            select distinct row_key from standing where row_key not in (select row_key from staying)
            """).update();
        jdbc.sql("alter table undoing add primary key (row_key)").update();
        jdbc.sql("analyze standing, undoing").update();
        keepReferred();
    }

    // a version may have been corrected, the correction rolled back, and so on: what counts is the end of that chain
    private void findStanding() {
        jdbc.sql("""
            create temporary table standing on commit drop as
            with recursive chain as (
              select v.version_id, v.row_key, v.data_from, v.superseded_by from ledger.%1$s v where v.act_id = :batch
              union all
              select n.version_id, n.row_key, n.data_from, n.superseded_by
              from chain c
              join ledger.batch r on r.rollback_of = c.superseded_by and r.rollback_of <> :batch
              join ledger.%1$s n on n.act_id = r.id and n.row_key = c.row_key and n.data_from = c.data_from
            )
            select version_id, row_key, superseded_by as later from chain c
            where not exists (
                select from ledger.batch r
                join ledger.%1$s n on n.act_id = r.id and n.row_key = c.row_key and n.data_from = c.data_from
                where r.rollback_of = c.superseded_by and r.rollback_of <> :batch)
              and not exists (select from ledger.batch r where r.id = c.superseded_by and r.rollback_of = :batch)
            """.formatted(kind.table())).param("batch", batch).update();
    }

    // a key that would vanish must not be named by a fact that stays; what stays for that reason may itself name others
    private void keepReferred() {
        if (kind.keyColumns().size() != 1) {
            return;
        }
        int found;
        do {
            found = 0;
            for (Kind other : Kinds.list()) {
                for (Column column : other.columns()) {
                    if (kind.name().equals(column.reference())) {
                        found += keepReferred(other, column);
                    }
                }
            }
            jdbc.sql("delete from undoing u using staying s where s.row_key = u.row_key")
                    .update();
        } while (found > 0);
    }

    private int keepReferred(Kind other, Column column) {
        String sameKind = other.name().equals(kind.name())
                ? "and not exists (select from standing x join undoing y using (row_key) where x.version_id = o.version_id)"
                : "";
        return jdbc.sql("""
            insert into staying
            select distinct u.row_key, 'REFERRED_TO', o.batch_id
            from undoing u join ledger.%1$s o on o."%2$s" = u.row_key and o.superseded_at = 'infinity'
            where not exists (
                select from ledger.%3$s v where v.row_key = u.row_key and v.superseded_at = 'infinity'
                  and not exists (select from standing s where s.version_id = v.version_id))
              and not exists (select from ledger.%3$s f where f.row_key = u.row_key and f.superseded_by = :batch)
              and not exists (select from staying s where s.row_key = u.row_key and s.by_batch = o.batch_id) %4$s
            """.formatted(other.table(), column.key(), kind.table(), sameKind))
                .param("batch", batch)
                .update();
    }

    /** How many rows are undone. */
    int rows() {
        return jdbc.sql("select count(*) from undoing").query(Integer.class).single();
    }

    private int kept() {
        return jdbc.sql("select count(distinct row_key) from staying")
                .query(Integer.class)
                .single();
    }

    /** Refuses what is not to be done in part, and what would do nothing. */
    void requireAllowed(boolean partial) {
        List<RollbackPlan.Later> later = later();
        int rows = rows();
        if (later.isEmpty() || (partial && rows > 0)) {
            return;
        }
        String words = later.stream()
                .map(l -> l.id() + " (" + l.fileName() + ", " + l.rows() + ")")
                .collect(Collectors.joining(", "));
        if (partial) {
            throw Problem.conflict("batch-nothing-to-undo", batch, words);
        }
        String code = later.stream().anyMatch(l -> l.why() == RollbackPlan.Why.CORRECTED_LATER)
                ? "batch-built-upon"
                : "batch-referred-to";
        throw Problem.conflict(
                code,
                batch,
                rows,
                words,
                later.stream().map(RollbackPlan.Later::id).distinct().collect(Collectors.joining(", ")));
    }

    RollbackPlan told() {
        List<RollbackPlan.Kept> first = jdbc.sql("""
                select s.row_key, min(v.sheet) as sheet, min(v.row_no) as row_no, s.why,
                       array_agg(distinct s.by_batch::text) as batches
                from staying s join ledger.%s v on v.row_key = s.row_key and v.act_id = :batch
                group by s.row_key, s.why order by row_no, s.row_key limit :first
                """.formatted(kind.table()))
                .param("batch", batch)
                .param("first", FIRST)
                .query((row, n) -> new RollbackPlan.Kept(
                        row.getString("row_key"),
                        row.getString("sheet"),
                        row.getObject("row_no", Integer.class),
                        RollbackPlan.Why.valueOf(row.getString("why")),
                        List.of((String[]) row.getArray("batches").getArray())))
                .list();
        return new RollbackPlan(rows(), kept(), first, later());
    }

    private List<RollbackPlan.Later> later() {
        return jdbc.sql("""
                select b.id, coalesce(b.file_name, '') as file_name, s.why, count(distinct s.row_key) as n
                from staying s join ledger.batch b on b.id = s.by_batch
                group by b.id, b.file_name, s.why order by b.id desc
                """)
                .query((row, n) -> new RollbackPlan.Later(
                        row.getString("id"),
                        row.getString("file_name"),
                        RollbackPlan.Why.valueOf(row.getString("why")),
                        row.getInt("n")))
                .list();
    }

    /** Closes the versions of the keys to undo. */
    void close(long act, Instant at) {
        jdbc.sql("""
            update ledger.%s v set superseded_at = :at, superseded_by = :act
            from standing s join undoing using (row_key)
            where v.version_id = s.version_id
            """.formatted(kind.table()))
                .param("at", Timestamp.from(at))
                .param("act", act)
                .update();
    }

    /** Gathers in {@code reopening} what those keys were before. */
    void gatherFormer() {
        jdbc.sql("""
            create temporary table reopening on commit drop as
            select v.* from ledger.%s v join undoing using (row_key) where v.superseded_by = :batch
            """.formatted(kind.table())).param("batch", batch).update();
    }

    /** Notes what was undone; a batch of which nothing stays is rolled back. */
    void note(Instant at) {
        jdbc.sql("""
            update ledger.batch set undone = coalesce(undone, 0) + :rows,
              state = case when :kept = 0 then 'ROLLED_BACK' else state end,
              rolled_back_at = case when :kept = 0 then cast(:at as timestamptz) end
            where id = :batch
            """)
                .param("rows", rows())
                .param("kept", kept())
                .param("at", Timestamp.from(at))
                .param("batch", batch)
                .update();
    }
}
