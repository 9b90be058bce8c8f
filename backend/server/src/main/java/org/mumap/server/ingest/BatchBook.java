package org.mumap.server.ingest;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        jdbc.sql("delete from ledger.kept_row where batch_id = :id")
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

    /** Notes how the columns of a table were read, and the mapping that led to it. */
    void readAs(long batchId, List<Map<String, String>> header, Map<String, String> mapping) {
        jdbc.sql("""
            update ledger.batch set header = cast(:header as jsonb), mapping = cast(:mapping as jsonb) where id = :id
            """)
                .param("header", JSON.writeValueAsString(header))
                .param("mapping", mapping.isEmpty() ? null : JSON.writeValueAsString(mapping))
                .param("id", batchId)
                .update();
    }

    /** The check broke off; why, in words of the bundle {@code import}. */
    void fail(long batchId, String code, List<String> args) {
        jdbc.sql("""
            update ledger.batch set state = 'FAILED', progress = 1, message = cast(:message as jsonb)
            where id = :id and state in ('STAGED', 'CHECKING')
            """)
                .param("message", JSON.writeValueAsString(Map.of("code", code, "args", storable(args))))
                .param("id", batchId)
                .update();
    }

    // a word of the file may hold a NUL, which no text of the database can
    private static List<String> storable(List<String> args) {
        return args.stream().map(arg -> arg.replace('\0', '\uFFFD')).toList();
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
                    from ledger.import_problem where batch_id = :id group by code) c),
            a as (
              select case when count(*) > 0 then jsonb_strip_nulls(jsonb_build_object(
                'parcels', count(*),
                'registeredM2', sum((facts->>'registered_area_m2')::numeric),
                'registeredParcels', count(facts->>'registered_area_m2'),
                'ellipsoidalM2', round(sum((facts->>'area_ellipsoid_m2')::numeric), 4),
                'zonePlaneM2', case when count(facts->>'area_zone_plane_m2') = count(*)
                  then round(sum((facts->>'area_zone_plane_m2')::numeric), 4) end,
                'filePlaneM2', case when count(facts->>'area_file_plane_m2') = count(*)
                  then round(sum((facts->>'area_file_plane_m2')::numeric), 4) end,
                'fileEpsg', min((facts->>'file_epsg')::integer))) end as sums
              from ledger.staged_row where batch_id = :id and accepted and facts->>'area_ellipsoid_m2' is not null)
            update ledger.batch b set
              state = case when r.good = 0 then 'REJECTED' else 'READY' end, progress = 1,
              rows = r.n, accepted = r.good, rejected = r.n - r.good, warnings = p.warnings, counts = p.counts,
              changes = cast(:changes as jsonb), areas = a.sums,
              extent = st_makeenvelope(st_xmin(r.box), st_ymin(r.box), st_xmax(r.box), st_ymax(r.box), 4490)
            from r, p, a where b.id = :id and b.state = 'CHECKING'
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

    /** Bytes of the originals that an account brought and did not commit. */
    long bytesUncommitted(String username) {
        return jdbc.sql("""
            select coalesce(sum(file_bytes), 0) from ledger.batch
            where created_by = :by and staged_cleaned_at is null
              and state not in ('COMMITTED', 'ROLLED_BACK', 'DISCARDED')
            """).param("by", username).query(Long.class).single();
    }

    /** The original of a discarded batch, when no other batch came with the same file. */
    Optional<String> findUnneededOriginal(long batchId) {
        return jdbc.sql("""
            select b.file_sha256 from ledger.batch b
            where b.id = :id and b.state = 'DISCARDED' and b.file_sha256 is not null and not exists (
              select from ledger.batch o where o.file_sha256 = b.file_sha256 and o.state <> 'DISCARDED')
            """).param("id", batchId).query(String.class).optional();
    }

    /** Hashes of the originals that must stay: evidence of what was committed, and whatever is younger than a day. */
    Set<String> listNeededOriginals(Instant before) {
        return Set.copyOf(jdbc.sql("""
            select distinct file_sha256 from ledger.batch
            where file_sha256 is not null
              and (state in ('STAGED', 'CHECKING', 'READY', 'COMMITTED', 'ROLLED_BACK') or created_at >= :before)
            """)
                .param("before", Timestamp.from(before))
                .query(String.class)
                .list());
    }

    /** Decided batches of before that day whose staged rows are still there. */
    List<Long> listUncleaned(Instant before) {
        return jdbc.sql("""
            select id from ledger.batch
            where staged_cleaned_at is null and rollback_of is null
              and state in ('COMMITTED', 'ROLLED_BACK', 'DISCARDED', 'REJECTED', 'FAILED')
              and coalesce(rolled_back_at, committed_at, created_at) < :before
            order by id
            """)
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .list();
    }

    /** Cleans the staged rows of a decided batch away; its report with all problems stays. */
    void cleanStaged(long batchId, Instant now) {
        jdbc.sql("update ledger.batch set staged_cleaned_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", batchId)
                .update();
        jdbc.sql("delete from ledger.staged_row where batch_id = :id")
                .param("id", batchId)
                .update();
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
                texts(row.getArray("importer_parks")),
                row.getString("cure"),
                lineage(row.getString("lineage")));
    }

    private static @Nullable Map<String, String> mapping(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    private static Map<String, List<String>> lineage(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, new TypeReference<Map<String, List<String>>>() {});
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
