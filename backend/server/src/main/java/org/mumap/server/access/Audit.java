package org.mumap.server.access;

import java.util.Map;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes who did what to whom and how it ended. Joins the owner's transaction where there is one: no act without its record. */
@Component
public class Audit {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    Audit(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds one record.
     *
     * @param username account, as signed in or as tried
     * @param action what was done, {@code sign-in}, {@code import.commit} …
     * @param subject to what, or empty
     * @param outcome {@code ok} or a problem code
     * @param detail anything else worth keeping; no secrets
     */
    public void record(String username, String action, String subject, String outcome, Map<String, ?> detail) {
        jdbc.sql("""
                        insert into access.audit (username, action, subject, outcome, detail)
                        values (:username, :action, :subject, :outcome, cast(:detail as jsonb))
                        """)
                .param("username", username)
                .param("action", action)
                .param("subject", subject)
                .param("outcome", outcome)
                .param("detail", JSON.writeValueAsString(detail))
                .update();
    }
}
