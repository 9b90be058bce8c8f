package org.mumap.server.desk.classes;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Themes that an account keeps for itself; the database shows each account its own only. */
@Service
public class MapThemes {

    /** Most themes of an account. */
    static final int MOST = 100;

    private static final int LONGEST_NAME = 60;
    private static final Pattern SPEC = Pattern.compile("[a-z_]+~[A-Z]+~\\d~[a-z]+(~[-\\d.eE_]*)?");

    private final JdbcClient jdbc;
    private final SignedIn signedIn;

    MapThemes(JdbcClient jdbc, SignedIn signedIn) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
    }

    /**
     * A theme.
     *
     * @param id number, as text
     * @param name its name, unique within the account
     * @param spec the theme as the map's address writes it
     * @param savedAt when it was saved last
     */
    public record MapTheme(String id, String name, String spec, Instant savedAt) {}

    /** The caller's themes by name. */
    @Transactional(readOnly = true)
    public List<MapTheme> list() {
        return jdbc.sql("select id, name, spec, saved_at from desk.map_theme order by name, id")
                .query((row, n) -> new MapTheme(
                        Long.toString(row.getLong("id")),
                        row.getString("name"),
                        row.getString("spec"),
                        row.getTimestamp("saved_at").toInstant()))
                .list();
    }

    /**
     * Keeps a theme; one of that name is replaced.
     *
     * @return its number
     * @throws Problem (400) when the name is blank or too long, the theme is none, or there are too many
     */
    @Transactional
    public String save(String name, String spec) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            throw Problem.badRequest("theme-name", LONGEST_NAME);
        }
        if (spec.length() > 400 || !SPEC.matcher(spec).matches()) {
            throw Problem.badRequest("unreadable-parameter", "spec", "");
        }
        if (list().stream().filter(kept -> !kept.name().equals(plain)).count() >= MOST) {
            throw Problem.badRequest("theme-many", MOST);
        }
        return jdbc.sql("""
                        insert into desk.map_theme (username, name, spec) values (:user, :name, :spec)
                        on conflict (username, name) do update set spec = excluded.spec, saved_at = now()
                        returning id
                        """)
                .param("user", signedIn.get().username())
                .param("name", plain)
                .param("spec", spec)
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
        if (jdbc.sql("delete from desk.map_theme where id = :id")
                        .param("id", id)
                        .update()
                == 0) {
            throw Problem.notFound("http-404");
        }
    }
}
