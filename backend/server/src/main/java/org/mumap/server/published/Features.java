package org.mumap.server.published;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Features in the order of their key. A reader that wants many takes them chunk by chunk, each chunk in a transaction of its own:
 * memory stays flat, a slow reader holds no connection, and a key once passed is not met again whatever is committed meanwhile.
 */
@Component
public class Features {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Features(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some features, as they stand between the brackets of a GeoJSON array.
     *
     * @param json features, comma separated, UTF-8
     * @param count how many
     * @param lastKey key of the last one, null when there is none
     * @param more whether others follow
     */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the response, never compared
    public record Chunk(byte[] json, int count, @Nullable String lastKey, boolean more) {}

    /** How many features the query has. */
    @Transactional(readOnly = true)
    public long count(FeatureQuery query) {
        showYear(query.year());
        return jdbc.sql("select count(*) from " + query.view().from() + " where " + query.where())
                .params(query.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * The features after a key.
     *
     * @param query which
     * @param after key after which to begin; null = at the beginning
     * @param most how many at most
     */
    @Transactional(readOnly = true)
    public Chunk read(FeatureQuery query, @Nullable String after, int most) {
        PublishedView view = query.view();
        showYear(query.year());
        String sql = "select %s from %s where %s%s order by %s limit %d"
                .formatted(
                        FeatureWriter.columns(view),
                        view.from(),
                        query.where(),
                        after == null ? "" : " and " + view.keyColumn() + " > :after",
                        view.keyColumn(),
                        most + 1);
        var statement = jdbc.sql(sql).params(query.parameters());
        if (after != null) {
            statement = statement.param("after", after);
        }
        return statement.query((ResultSet rows) -> chunk(view, rows, most));
    }

    /** One feature by its key, as GeoJSON, when it exists and the scope contains it. */
    @Transactional(readOnly = true)
    public Optional<byte[]> find(PublishedView view, String key, @Nullable Integer year) {
        showYear(year);
        Chunk found = jdbc.sql("select %s from %s where %s = :key"
                        .formatted(FeatureWriter.columns(view), view.from(), view.keyColumn()))
                .param("key", key)
                .query((ResultSet rows) -> chunk(view, rows, 1));
        return found.count() == 0 ? Optional.empty() : Optional.of(found.json());
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

    private void showYear(@Nullable Integer year) {
        if (year != null) {
            jdbc.sql("select set_config('mumap.year', :year, true)")
                    .param("year", year.toString())
                    .query(String.class)
                    .single();
        }
    }

    private static Chunk chunk(PublishedView view, ResultSet rows, int most) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        int count = 0;
        String lastKey = null;
        boolean more = false;
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            FeatureWriter writer = new FeatureWriter(view, json);
            json.writeStartArray();
            while (rows.next()) {
                if (count == most) {
                    more = true;
                    break;
                }
                writer.write(rows);
                count++;
                lastKey = rows.getString(view.key());
            }
            json.writeEndArray();
        }
        byte[] array = bytes.toByteArray();
        if (array.length < 2) {
            throw new DataAccessResourceFailureException("a chunk of features was cut off");
        }
        return new Chunk(Arrays.copyOfRange(array, 1, array.length - 1), count, lastKey, more);
    }
}
