package org.mumap.server.published;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.server.published.crs.ServedCrs;
import org.mumap.server.published.json.FeatureBytes;
import org.mumap.server.published.json.FeatureForm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Features in the order of their key. A reader that wants many takes them chunk by chunk, each chunk in a transaction of its own:
 * memory stays flat, a slow reader holds no connection, and a key once passed is not met again whatever is committed meanwhile.
 * A chunk leaves the database as one value (see {@code published.json}).
 */
@Component
public class Features {

    /** Sizes of chunks: few statements, so that each connection has them prepared. */
    private static final int[] SIZES = {1, 100, 500, 1_000, 2_000};

    private static final String LONGEST = "10s";

    private final JdbcClient jdbc;

    Features(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some rows, packed.
     *
     * @param rows the rows one after the other; perhaps more of them than were asked for
     * @param most how many were asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the writer, never compared
    public record Chunk(byte[] rows, int most) {}

    /** How a view's rows become features in a reference system. */
    public static FeatureBytes writer(PublishedView view, ServedCrs crs) {
        return new FeatureBytes(new FeatureForm(
                view.properties().stream()
                        .map(property -> new FeatureForm.Field(
                                property.name(), property.type().packed()))
                        .toList(),
                crs.decimals(),
                crs.northFirst()));
    }

    /** How many features the query has. */
    @Transactional(readOnly = true)
    public long count(FeatureQuery query) {
        show(query, "on", "auto");
        return jdbc.sql("select count(*) from " + query.view().from() + " where " + query.where())
                .params(query.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * The features after a key.
     *
     * @param query which
     * @param crs reference system of the shapes
     * @param after key after which to begin; null = at the beginning
     * @param most how many at most; one more is read where it exists
     */
    @Transactional(readOnly = true)
    public Chunk read(FeatureQuery query, ServedCrs crs, @Nullable String after, int most) {
        // walking a layer the plan is the same for every chunk, and planning forty columns costs as much as a fifth of
        // a chunk
        show(query, "off", query.conditions().isEmpty() ? "force_generic_plan" : "auto");
        PublishedView view = query.view();
        String key = view.keyColumn();
        String sql = packed(
                view,
                crs,
                query.where() + (after == null ? "" : " and " + key + " > :after"),
                "order by " + key + " limit " + (size(most) + 1));
        var statement = jdbc.sql(sql).params(query.parameters());
        if (after != null) {
            statement = statement.param("after", after);
        }
        return new Chunk(
                Objects.requireNonNull(
                        statement.query((row, n) -> row.getBytes(1)).single()),
                most);
    }

    /** One feature by its key, packed, when it exists and the scope contains it. */
    @Transactional(readOnly = true)
    public Optional<Chunk> find(FeatureQuery query, ServedCrs crs, String key) {
        show(query, "off", "auto");
        PublishedView view = query.view();
        byte[] rows = jdbc.sql(packed(view, crs, query.where() + " and " + view.keyColumn() + " = :key", ""))
                .params(query.parameters())
                .param("key", key)
                .query((row, n) -> row.getBytes(1))
                .single();
        return rows == null || rows.length == 0 ? Optional.empty() : Optional.of(new Chunk(rows, 1));
    }

    private static int size(int most) {
        for (int size : SIZES) {
            if (most <= size) {
                return size;
            }
        }
        return SIZES[SIZES.length - 1];
    }

    /** The most that one chunk brings. */
    public static int largestChunk() {
        return SIZES[SIZES.length - 1];
    }

    /** What the first chunk of an answer brings, so that its first byte leaves soon. */
    public static int firstChunk() {
        return SIZES[1];
    }

    // the order of the inner rows is the order in which they are put together
    private static String packed(PublishedView view, ServedCrs crs, String where, String order) {
        return "select coalesce(string_agg(record_send(r), ''::bytea), '') from (select %s, %s from %s where %s %s) r"
                .formatted(
                        crs.shape(),
                        view.properties().stream().map(Property::column).collect(Collectors.joining(", ")),
                        view.from(),
                        where,
                        order);
    }

    /** The box around the county's areas, in which all layers lie; empty before there are areas. */
    @Transactional(readOnly = true)
    public Optional<BoundingBox> extent() {
        return jdbc.sql("""
                        select st_xmin(e) as west, st_ymin(e) as south, st_xmax(e) as east, st_ymax(e) as north
                        from (select st_extent(geom) as e from published.areas) a where e is not null
                        """)
                .query((row, n) -> new BoundingBox(
                        row.getDouble("west"), row.getDouble("south"), row.getDouble("east"), row.getDouble("north")))
                .optional();
    }

    /**
     * Tells the database what the question is about, in one message; a question of a caller's own making may not keep a
     * connection for long.
     *
     * @param wholeJoins {@code off} where a few rows from a key on are wanted: joining by sorting or hashing would read the joined table from
     *     its beginning for every chunk, and a walk of a layer would take the square of its length
     * @param plans whether the plan may be kept from chunk to chunk
     */
    private void show(FeatureQuery query, String wholeJoins, String plans) {
        Integer year = query.year();
        Days days = query.days();
        jdbc.sql("""
                        select set_config('statement_timeout', :longest, true), set_config('mumap.year', :year, true),
                               set_config('mumap.first_day', :first, true), set_config('mumap.last_day', :last, true),
                               set_config('enable_mergejoin', :joins, true), set_config('enable_hashjoin', :joins, true),
                               set_config('plan_cache_mode', :plans, true)
                        """)
                .param("longest", LONGEST)
                .param("joins", wholeJoins)
                .param("plans", plans)
                .param("year", year == null ? "" : year.toString())
                .param("first", days == null ? "" : days.firstText())
                .param("last", days == null ? "" : days.last().toString())
                .query((row, n) -> n)
                .list();
    }
}
