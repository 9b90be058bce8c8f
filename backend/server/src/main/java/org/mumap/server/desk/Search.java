package org.mumap.server.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds parcels, enterprises, projects and parks of the caller's scope. A name is found by any part of it (upper and lower case,
 * full and half width and spaces make no difference), a code by its beginning (two characters or more) or its end (three or more).
 */
@Service
@Transactional(readOnly = true)
public class Search {

    /** Longest text that is looked up; the rest is cut off. */
    static final int LONGEST = 60;

    private static final String SEARCH = SqlFile.text("desk/search.sql");
    private static final String PARCEL_CODES = SqlFile.text("desk/search_parcel_codes.sql");
    private static final String GREATEST = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient jdbc;

    Search(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something found.
     *
     * @param kind parcel, enterprise, project or park
     * @param key its code
     * @param name its name
     * @param detail what tells it from others of that name
     * @param point where to look: longitude, latitude; null when it has no place
     */
    public record Hit(
            String kind,
            String key,
            String name,
            String detail,
            @Nullable List<Double> point) {}

    private record Wanted(String text, String[] pairs, String reversed) {}

    /** What a text finds, parks first, at most {@code limit} of each kind. */
    public List<Hit> find(String text, int limit) {
        Wanted wanted = wanted(text);
        if (wanted.text().isEmpty()) {
            return List.of();
        }
        return bind(SEARCH, wanted)
                .param("limit", limit)
                .query((row, n) -> hit(row))
                .list();
    }

    /** The codes of all parcels that a text finds. */
    public List<String> listParcelCodes(String text) {
        Wanted wanted = wanted(text);
        return wanted.text().isEmpty()
                ? List.of()
                : bind(PARCEL_CODES, wanted).query(String.class).list();
    }

    private Wanted wanted(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        // one place knows how texts are compared: the database, which also made the words
        return jdbc.sql("""
                        select t.text, live.search_pairs(t.text) as pairs, reverse(t.text) as reversed
                        from (select live.search_text(:text) as text) t
                        """)
                .param("text", cut.toUpperCase(Locale.ROOT))
                .query((row, n) -> new Wanted(
                        row.getString("text"), (String[]) row.getArray("pairs").getArray(), row.getString("reversed")))
                .single();
    }

    private JdbcClient.StatementSpec bind(String query, Wanted wanted) {
        return jdbc.sql(query)
                .param("text", wanted.text())
                .param("pairs", wanted.pairs())
                .param("reversed", wanted.reversed())
                .param("end", GREATEST);
    }

    private static Hit hit(ResultSet row) throws SQLException {
        double lon = row.getDouble("lon");
        List<Double> point = row.wasNull() ? null : List.of(lon, row.getDouble("lat"));
        return new Hit(
                row.getString("kind"), row.getString("key"), row.getString("name"), row.getString("detail"), point);
    }
}
