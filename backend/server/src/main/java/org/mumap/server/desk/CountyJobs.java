package org.mumap.server.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Work on the whole county, for those who see the whole county: what is under way, what failed and when it is tried again. */
@Service
@Transactional(readOnly = true)
public class CountyJobs {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    CountyJobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A job.
     *
     * @param name sort of work, {@code idle}
     * @param title its name in the reader's language
     * @param state RUNNING, DONE or FAILED
     * @param done units done
     * @param total units there are; 0 until that is known
     * @param attempts attempts since the last success
     * @param startedAt when this attempt began
     * @param finishedAt when it ended
     * @param retryAt when a failed one is tried again
     * @param message why it failed and what happens now
     */
    public record Job(
            String name,
            String title,
            String state,
            long done,
            long total,
            int attempts,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant retryAt,
            @Nullable String message) {}

    /** All jobs, the newest first; none for those who do not see the whole county. */
    public List<Job> list(Locale locale) {
        return jdbc.sql("""
                        select name, state, done, total, attempts, started_at, finished_at, retry_at, message::text as message
                        from live.job order by started_at desc, name
                        """).query((row, n) -> job(row, locale)).list();
    }

    private static Job job(ResultSet row, Locale locale) throws SQLException {
        String name = row.getString("name");
        return new Job(
                name,
                Messages.text("jobs", locale, "job." + name, List.of()),
                row.getString("state"),
                row.getLong("done"),
                row.getLong("total"),
                row.getInt("attempts"),
                row.getTimestamp("started_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                instant(row.getTimestamp("retry_at")),
                message(row.getString("message"), locale));
    }

    private static @Nullable String message(@Nullable String stored, Locale locale) {
        if (stored == null) {
            return null;
        }
        JsonNode message = JSON.readTree(stored);
        List<String> args = new ArrayList<>();
        message.path("args").forEach(arg -> args.add(arg.asString()));
        return Messages.text("jobs", locale, message.path("code").asString() + ".detail", args);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
