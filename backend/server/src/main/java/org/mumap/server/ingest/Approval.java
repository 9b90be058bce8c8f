package org.mumap.server.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Audit;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a checked batch would change, thing by thing, old and new side by side; and a person's word on each: taken or refused,
 * ended or kept. Only a batch that is READY can be decided about.
 */
@Service
public class Approval {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_AT_ONCE = 10_000;

    /** What would happen to a thing. */
    public enum Change {
        NEW,
        CHANGED,
        SAME,
        VANISHED
    }

    /** A value before and after. */
    public record Value(
            String key, @Nullable String before, @Nullable String after, boolean differs) {}

    /**
     * One thing.
     *
     * @param row row of the file; null for what the file leaves out
     * @param key key of the thing
     * @param taken whether the change is made at the commit, as things stand
     * @param values values before and after; of what is new only after, of what vanishes only before
     * @param before shape that holds now, GeoJSON
     * @param after shape of the file, GeoJSON
     */
    public record Item(
            @Nullable Integer row,
            String key,
            Change change,
            boolean taken,
            @Nullable String refusedBy,
            List<Value> values,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {}

    /** Some things, and the mark to go on after. */
    public record Items(List<Item> rows, @Nullable String next) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    Approval(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** The things of a batch that change so, after that row (of vanishing things: after that key). */
    public Items list(Batch batch, Change change, String after, int limit) {
        Kind kind = Kinds.find(batch.options().kind()).orElse(null);
        if (kind == null || batch.stagedCleanedAt() != null) {
            return new Items(List.of(), null);
        }
        List<Item> found = change == Change.VANISHED
                ? vanished(batch, kind, after, limit + 1)
                : staged(batch, kind, change, row(after), limit + 1);
        boolean more = found.size() > limit;
        List<Item> rows = more ? found.subList(0, limit) : found;
        Item last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        String next = !more || last == null
                ? null
                : last.row() == null ? last.key() : last.row().toString();
        return new Items(List.copyOf(rows), next);
    }

    private static long row(String after) {
        return after.matches("\\d{1,9}") ? Long.parseLong(after) : 0;
    }

    private List<Item> staged(Batch batch, Kind kind, Change change, long after, int limit) {
        String shapes = kind.geometry().allowed() ? "s.geom::text" : "null::text";
        String former = kind.geometry().allowed() ? "v.geom::text" : "null::text";
        return jdbc.sql("""
            select s.row_no, s.row_key, s.change, s.accepted, s.refused_by, (to_jsonb(r) - 'geom')::text as after_facts,
                   %2$s as after_shape,
                   case when v.version_id is null or v.ended then null else (to_jsonb(v) - 'geom')::text end as before_facts,
                   case when v.ended then null else %3$s end as before_shape
            from ledger.staged_row s
            cross join lateral jsonb_populate_record(null::ledger.%1$s, s.facts) r
            left join lateral (
              select * from ledger.%1$s x where x.row_key = s.row_key and x.superseded_at = 'infinity'
              order by (x.data_from <= :dataDate) desc, case when x.data_from <= :dataDate then x.data_from end desc, x.data_from
              limit 1) v on true
            where s.batch_id = :batch and s.change = :change and (s.accepted or s.refused_by is not null) and s.row_no > :after
            order by s.row_no limit :limit
            """.formatted(kind.table(), shapes, former))
                .param("batch", batch.id())
                .param("dataDate", batch.options().dataDate())
                .param("change", change.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> item(kind, row))
                .list();
    }

    private static Item item(Kind kind, ResultSet row) throws SQLException {
        return new Item(
                row.getInt("row_no"),
                row.getString("row_key"),
                Change.valueOf(row.getString("change")),
                row.getBoolean("accepted"),
                row.getString("refused_by"),
                values(kind, facts(row.getString("before_facts")), facts(row.getString("after_facts"))),
                shape(row.getString("before_shape")),
                shape(row.getString("after_shape")));
    }

    private List<Item> vanished(Batch batch, Kind kind, String after, int limit) {
        if (!batch.options().mode().equals("replace")) {
            return List.of();
        }
        String former = kind.geometry().allowed() ? "v.geom::text" : "null::text";
        return jdbc.sql("""
            select v.row_key, (to_jsonb(v) - 'geom')::text as facts, %2$s as shape, k.kept_by
            from (
              select distinct on (x.row_key) x.* from ledger.%1$s x
              where x.superseded_at = 'infinity' and x.data_from <= :dataDate
                and not exists (select from ledger.staged_row s where s.batch_id = :batch and s.row_key = x.row_key)
              order by x.row_key, x.data_from desc) v
            left join ledger.kept_row k on k.batch_id = :batch and k.row_key = v.row_key
            where v.register = :register and not v.ended and v.row_key > :after
            order by v.row_key limit :limit
            """.formatted(kind.table(), former))
                .param("batch", batch.id())
                .param("dataDate", batch.options().dataDate())
                .param("register", batch.options().register())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Item(
                        null,
                        row.getString("row_key"),
                        Change.VANISHED,
                        row.getString("kept_by") == null,
                        row.getString("kept_by"),
                        values(kind, facts(row.getString("facts")), Map.of()),
                        shape(row.getString("shape")),
                        null))
                .list();
    }

    private static Map<String, Object> facts(@Nullable String json) {
        return json == null ? Map.of() : JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    private static List<Value> values(Kind kind, Map<String, Object> before, Map<String, Object> after) {
        List<Value> values = new ArrayList<>();
        for (Column column : kind.columns()) {
            String was = text(before.get(column.key()));
            String is = text(after.get(column.key()));
            if (was != null || is != null) {
                values.add(new Value(column.key(), was, is, !Objects.equals(was, is)));
            }
        }
        return values;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof Collection<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value == null ? null : value.toString();
    }

    private static @Nullable Map<String, Object> shape(@Nullable String hex) {
        return hex == null ? null : GeoJson.toMap(PostgisShapes.ofHex(hex));
    }

    /**
     * A person's word on some things of a batch.
     *
     * @param rows rows of the file
     * @param keys things that the file leaves out
     * @param take whether the change is made (else the row is refused, the thing is kept)
     * @param by account that decides
     * @throws Problem 409 when the batch is not READY
     */
    public void decide(Batch batch, List<Integer> rows, List<String> keys, boolean take, String by) {
        if (rows.size() + keys.size() > MOST_AT_ONCE) {
            throw Problem.badRequest("too-many-decisions", MOST_AT_ONCE);
        }
        transaction.executeWithoutResult(status -> {
            String state = jdbc.sql("select state from ledger.batch where id = :id for update")
                    .param("id", batch.id())
                    .query(String.class)
                    .single();
            if (!state.equals(Batch.State.READY.name())) {
                throw Problem.conflict("batch-not-ready", batch.id(), state);
            }
            decideRows(batch.id(), rows, take, by);
            decideKeys(batch.id(), keys, take, by);
            recount(batch);
            audit.record(
                    by,
                    take ? "import.take" : "import.refuse",
                    Long.toString(batch.id()),
                    "ok",
                    Map.of("rows", rows.size(), "keys", keys.size()));
        });
    }

    private void decideRows(long batchId, List<Integer> rows, boolean take, String by) {
        // only what the check accepted can be decided about: what it refused stays refused
        jdbc.sql("""
            update ledger.staged_row set accepted = :take, refused_by = case when :take then null else :by end
            where batch_id = :batch and row_no = any(:rows) and (accepted or refused_by is not null) and not fabric_refused
            """)
                .param("take", take)
                .param("by", by)
                .param("batch", batchId)
                .param("rows", rows.toArray(Integer[]::new))
                .update();
    }

    private void decideKeys(long batchId, List<String> keys, boolean take, String by) {
        String sql = take ? "delete from ledger.kept_row where batch_id = :batch and row_key = any(:keys)" : """
                  insert into ledger.kept_row (batch_id, row_key, kept_by, kept_at)
                  select :batch, k, :by, :at from unnest(:keys::text[]) k on conflict do nothing
                  """;
        JdbcClient.StatementSpec statement =
                jdbc.sql(sql).param("batch", batchId).param("keys", keys.toArray(String[]::new));
        if (!take) {
            statement = statement.param("by", by).param("at", Timestamp.from(clock.instant()));
        }
        statement.update();
    }

    private int countVanishing(Batch batch) {
        Kind kind = Kinds.find(batch.options().kind()).orElse(null);
        if (kind == null || !batch.options().mode().equals("replace")) {
            return 0;
        }
        return jdbc.sql("""
            select count(*) from (
              select distinct on (x.row_key) x.* from ledger.%s x
              where x.superseded_at = 'infinity' and x.data_from <= :dataDate
                and not exists (select from ledger.staged_row s where s.batch_id = :batch and s.row_key = x.row_key)
                and not exists (select from ledger.kept_row k where k.batch_id = :batch and k.row_key = x.row_key)
              order by x.row_key, x.data_from desc) v
            where v.register = :register and not v.ended
            """.formatted(kind.table()))
                .param("batch", batch.id())
                .param("dataDate", batch.options().dataDate())
                .param("register", batch.options().register())
                .query(Integer.class)
                .single();
    }

    /** Counts anew what would be taken. */
    void recount(Batch batch) {
        jdbc.sql("""
            update ledger.batch b set accepted = n.good, rejected = b.rows - n.good,
              changes = b.changes || jsonb_build_object('new', n.new, 'changed', n.changed, 'same', n.same,
                'vanished', :vanished::integer)
            from (select count(*) filter (where accepted) as good,
                         count(*) filter (where accepted and change = 'NEW') as new,
                         count(*) filter (where accepted and change = 'CHANGED') as changed,
                         count(*) filter (where accepted and change = 'SAME') as same
                  from ledger.staged_row where batch_id = :batch) n
            where b.id = :batch
            """)
                .param("batch", batch.id())
                .param("vanished", countVanishing(batch))
                .update();
    }
}
