package org.mumap.server.ingest;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the state of batches while they are worked on; writes as the owner, outside any request. */
@Component
class BatchBook {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    private static final int MOST_ATTEMPTS = 3;

    BatchBook(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A batch that was thrown away while it was being checked. */
    static final class Gone extends RuntimeException {
        Gone() {
            super("the batch was discarded", null, false, false);
        }
    }

    /** What there is to do for a batch, if it still waits; from now on it is being checked, from the beginning. */
    Optional<Work> take(long batchId) {
        Optional<Work> work =
                jdbc.sql("""
                    update ledger.batch set state = 'CHECKING', progress = 0, attempts = attempts + 1
                    where id = :id and state in ('STAGED', 'CHECKING')
                    returning *
                    """).param("id", batchId).query((row, n) -> work(row)).optional();
        work.ifPresent(w -> wipe(batchId));
        return work;
    }

    /** Deletes staged rows and problems of a batch. */
    void wipe(long batchId) {
        jdbc.sql("delete from ledger.staged_row where batch_id = :id")
                .param("id", batchId)
                .update();
        jdbc.sql("delete from ledger.import_problem where batch_id = :id")
                .param("id", batchId)
                .update();
    }

    /**
     * Notes how far the check has come.
     *
     * @throws Gone when the batch was discarded meanwhile
     */
    void progress(long batchId, double share) {
        int rows = jdbc.sql("update ledger.batch set progress = :share where id = :id and state = 'CHECKING'")
                .param("share", Math.round(share * 1000) / 1000.0)
                .param("id", batchId)
                .update();
        if (rows == 0) {
            throw new Gone();
        }
    }

    /** The check broke off; why, in words of the bundle {@code import}. */
    void fail(long batchId, String code, List<String> args) {
        jdbc.sql("""
            update ledger.batch set state = 'FAILED', progress = 1, message = cast(:message as jsonb)
            where id = :id and state in ('STAGED', 'CHECKING')
            """)
                .param("message", JSON.writeValueAsString(Map.of("code", code, "args", args)))
                .param("id", batchId)
                .update();
    }

    /** Counts rows and problems and settles the state: READY, or REJECTED when no row can be taken. */
    Batch.State settle(long batchId, Map<String, Integer> changes) {
        String state = jdbc.sql("""
            with r as (
              select count(*) as n, count(*) filter (where accepted) as good, st_extent(geom) filter (where accepted) as box
              from ledger.staged_row where batch_id = :id),
            p as (
              select coalesce(sum(n) filter (where severity = 'WARNING'), 0) as warnings,
                     coalesce(jsonb_object_agg(code, n), '{}') as counts
              from (select code, min(severity) as severity, count(*) as n
                    from ledger.import_problem where batch_id = :id group by code) c)
            update ledger.batch b set
              state = case when r.good = 0 then 'REJECTED' else 'READY' end, progress = 1,
              rows = r.n, accepted = r.good, rejected = r.n - r.good, warnings = p.warnings, counts = p.counts,
              changes = cast(:changes as jsonb),
              extent = st_makeenvelope(st_xmin(r.box), st_ymin(r.box), st_xmax(r.box), st_ymax(r.box), 4490)
            from r, p where b.id = :id and b.state = 'CHECKING'
            returning b.state
            """)
                .param("id", batchId)
                .param("changes", JSON.writeValueAsString(changes))
                .query(String.class)
                .optional()
                .orElseThrow(Gone::new);
        return Batch.State.valueOf(state);
    }

    /** Gives up batches whose check was begun too often: their file must not end the program at every start. */
    void giveUpHopeless() {
        for (long batchId : jdbc.sql(
                        "select id from ledger.batch where state in ('STAGED', 'CHECKING') and attempts >= :most")
                .param("most", MOST_ATTEMPTS)
                .query(Long.class)
                .list()) {
            fail(batchId, "import-broke-off", List.of(Integer.toString(MOST_ATTEMPTS)));
        }
    }

    /** Batches whose work was cut off by the end of the program: waiting, half checked, or ready to be committed by themselves. */
    List<Long> listUnfinished() {
        return jdbc.sql("""
            select id from ledger.batch
            where state in ('STAGED', 'CHECKING')
               or state = 'READY' and commit_mode = 'auto' and rejected = 0 and message is null
            order by id
            """).query(Long.class).list();
    }

    /** How many batches of an account wait or are being checked. */
    int countWaiting(String username) {
        return jdbc.sql("select count(*) from ledger.batch where created_by = :by and state in ('STAGED', 'CHECKING')")
                .param("by", username)
                .query(Integer.class)
                .single();
    }

    /** The state of a batch. */
    Batch.State state(long batchId) {
        return Batch.State.valueOf(jdbc.sql("select state from ledger.batch where id = :id")
                .param("id", batchId)
                .query(String.class)
                .single());
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("file_name"),
                row.getString("file_sha256"),
                row.getString("source_crs"),
                row.getString("layer"),
                mapping(row.getString("mapping")),
                row.getObject("data_date", LocalDate.class),
                row.getString("register"),
                row.getString("mode").equals("replace") ? row.getString("register") : null,
                row.getString("commit_mode").equals("auto"),
                row.getString("created_by"),
                row.getBoolean("importer_county"),
                texts(row.getArray("importer_parks")));
    }

    private static @Nullable Map<String, String> mapping(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
