package org.mumap.server.desk;

import java.time.Instant;
import java.util.List;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Named views of the map that an account keeps for itself; the database shows each account its own only. */
@Service
public class Bookmarks {

    /** Most bookmarks of an account. */
    static final int MOST = 200;

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_VIEW = 4_000;

    private final JdbcClient jdbc;
    private final SignedIn signedIn;

    Bookmarks(JdbcClient jdbc, SignedIn signedIn) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
    }

    /**
     * A named view.
     *
     * @param id number, as text
     * @param name its name, unique within the account
     * @param view the query part of the address that restores it
     * @param savedAt when it was saved last
     */
    public record Bookmark(String id, String name, String view, Instant savedAt) {}

    /** The caller's bookmarks by name. */
    @Transactional(readOnly = true)
    public List<Bookmark> list() {
        return jdbc.sql("select id, name, view, saved_at from desk.bookmark order by name, id")
                .query((row, n) -> new Bookmark(
                        Long.toString(row.getLong("id")),
                        row.getString("name"),
                        row.getString("view"),
                        row.getTimestamp("saved_at").toInstant()))
                .list();
    }

    /**
     * Keeps a view; a bookmark of that name is replaced.
     *
     * @return its number
     * @throws Problem (400) when name or view are blank or too long, or there are too many
     */
    @Transactional
    public String save(String name, String view) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME || view.isBlank() || view.length() > LONGEST_VIEW) {
            throw Problem.badRequest("bookmark-length", LONGEST_NAME, LONGEST_VIEW);
        }
        if (list().stream().filter(kept -> !kept.name().equals(plain)).count() >= MOST) {
            throw Problem.badRequest("bookmark-many", MOST);
        }
        return jdbc.sql("""
                        insert into desk.bookmark (username, name, view) values (:user, :name, :view)
                        on conflict (username, name) do update set view = excluded.view, saved_at = now()
                        returning id
                        """)
                .param("user", signedIn.get().username())
                .param("name", plain)
                .param("view", view)
                .query(String.class)
                .single();
    }

    /**
     * Forgets one.
     *
     * @throws Problem (404) when the caller has none of that number
     */
    @Transactional
    public void delete(long id) {
        if (jdbc.sql("delete from desk.bookmark where id = :id").param("id", id).update() == 0) {
            throw Problem.notFound("http-404");
        }
    }
}
