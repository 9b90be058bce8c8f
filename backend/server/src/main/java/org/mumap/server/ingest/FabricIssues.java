package org.mumap.server.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The places of a batch where parcels do not fit each other, as the check found them, and what was decided about each. */
@Component
public class FabricIssues {

    /** Problems that are worked through one by one; each pair of rows is told once. */
    static final List<String> CODES =
            List.of("duplicate-shape", "overlap", "small-overlap", "sliver", "gap", "gap-not-measured", "spike");

    private static final String ISSUES = SqlFile.text("ingest/fabric_issues.sql");
    private static final String COUNTS = SqlFile.text("ingest/fabric_counts.sql");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A decision that holds. */
    public record Decision(
            String verdict,
            @Nullable Integer row,
            @Nullable String reason,
            @Nullable Double areaBeforeM2,
            @Nullable Double areaAfterM2,
            String by,
            Instant at) {}

    /**
     * One place.
     *
     * @param id number of the problem
     * @param severity ERROR where the row is refused while it stands, else WARNING
     * @param otherRow row of the other parcel when it stands in the batch, else null
     * @param other key of the other parcel; null where there is none or its name is not to be told
     * @param concealed whether there is another parcel whose name is not to be told
     * @param state OPEN, SETTLED by a decision elsewhere, or the verdict
     * @param message what is wrong, in the reader's language
     * @param where the place, GeoJSON
     */
    public record Issue(
            long id,
            String code,
            String severity,
            int row,
            @Nullable String key,
            boolean accepted,
            @Nullable Integer otherRow,
            @Nullable String other,
            boolean concealed,
            @Nullable Boolean otherAccepted,
            String state,
            String message,
            @Nullable Map<String, Object> where,
            @Nullable Decision decision) {}

    /** How many of a kind there are, and how many still wait for a word. */
    public record Count(String code, int n, int open) {}

    /** Some places, the number to go on after, and the counts of all. */
    public record Issues(List<Issue> rows, @Nullable String next, List<Count> counts) {}

    private final JdbcClient jdbc;

    FabricIssues(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The places of a batch.
     *
     * @param code one kind, or null for all
     * @param state one state, or null for all
     * @param after number to go on after
     */
    public Issues list(Batch batch, @Nullable String code, @Nullable String state, long after, int limit) {
        List<Issue> found =
                read(batch, code == null ? CODES : List.of(code), state == null ? "" : state, after, limit + 1);
        List<Issue> rows = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? Long.toString(rows.get(limit - 1).id()) : null;
        return new Issues(List.copyOf(rows), next, counts(batch));
    }

    /** One place. */
    Optional<Issue> find(Batch batch, long id) {
        return read(batch, CODES, "", id - 1, 1).stream()
                .filter(issue -> issue.id() == id)
                .findFirst();
    }

    private List<Count> counts(Batch batch) {
        return jdbc.sql(COUNTS)
                .param("batch", batch.id())
                .param("codes", CODES.toArray(String[]::new))
                .query((row, n) -> new Count(row.getString("code"), row.getInt("n"), row.getInt("open")))
                .list();
    }

    private List<Issue> read(Batch batch, List<String> codes, String state, long after, int most) {
        Locale locale = Messages.current();
        return jdbc.sql(ISSUES)
                .param("batch", batch.id())
                .param("codes", codes.stream().filter(CODES::contains).toArray(String[]::new))
                .param("state", state)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> issue(row, locale))
                .list();
    }

    private static Issue issue(ResultSet row, Locale locale) throws SQLException {
        List<String> args = JSON.readValue(row.getString("args"), new TypeReference<List<String>>() {});
        String code = row.getString("code");
        String named = args.isEmpty() || args.get(0).isEmpty() ? null : args.get(0);
        boolean concealed = "@another-parcel".equals(named);
        String place = row.getString("place");
        return new Issue(
                row.getLong("id"),
                code,
                row.getString("severity"),
                row.getInt("row_no"),
                row.getString("row_key"),
                row.getBoolean("accepted"),
                row.getObject("other_row", Integer.class),
                concealed ? null : named,
                concealed,
                row.getObject("other_accepted", Boolean.class),
                row.getString("state"),
                ImportTexts.words(locale, code, args),
                place == null ? null : GeoJson.toMap(PostgisShapes.ofHex(place)),
                row.getString("verdict") == null ? null : decision(row));
    }

    static Decision decision(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("decided_at");
        return new Decision(
                row.getString("verdict"),
                row.getObject("decided_row", Integer.class),
                row.getString("reason"),
                row.getObject("area_before_m2", Double.class),
                row.getObject("area_after_m2", Double.class),
                row.getString("decided_by"),
                at.toInstant());
    }
}
