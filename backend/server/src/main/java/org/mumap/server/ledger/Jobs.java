package org.mumap.server.ledger;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs work on the whole county and lets it be watched: {@code live.job} says how far each sort of work has got. Work that fails
 * is tried again after a while, longer after each failure; work that ended with the program begins anew at the next start,
 * because each room asks at its start whether it is due. Of one sort at most one runs at a time.
 */
@Component
public class Jobs {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);
    private static final int MOST_DOUBLINGS = 6;
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Work> known = new ConcurrentHashMap<>();
    private final Map<String, Boolean> running = new ConcurrentHashMap<>();

    Jobs(@Owner JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is to be done. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does it, all of it, each time from its beginning.
         *
         * @param progress told how far it has got
         */
        void run(Progress progress);
    }

    /** How far work has got; may be told by several threads. */
    public interface Progress {

        /** How many units there are. */
        void total(long units);

        /** That many more units are done. */
        void done(long units);
    }

    /**
     * Does work, unless the same sort is being done. Must not be called inside a transaction: its progress shall be seen.
     *
     * @param name sort of work, {@code idle}; also the key of its name in the reader's language
     * @return whether it was done; false when it is being done already or failed, which is written down and tried again
     */
    public boolean run(String name, Work work) {
        known.put(name, work);
        if (running.putIfAbsent(name, true) != null) {
            return false;
        }
        try {
            begin(name);
            work.run(progress(name));
            finish(name);
            return true;
        } catch (RuntimeException e) {
            LOG.error("The job {} failed", name, e);
            fail(name, e);
            return false;
        } finally {
            running.remove(name);
        }
    }

    /**
     * Whether a sort of work has not been done today by the rules of this program.
     *
     * @param name sort of work
     */
    public boolean isDue(String name) {
        return jdbc.sql("select started_at from live.job where name = :name and state = 'DONE' and rules = :rules")
                .param("name", name)
                .param("rules", RuleVersion.current())
                .query(Timestamp.class)
                .optional()
                .map(at -> LocalDate.ofInstant(at.toInstant(), clock.getZone()).isBefore(LocalDate.now(clock)))
                .orElse(true);
    }

    /** Tries again what failed and whose time has come. */
    @Scheduled(fixedDelayString = "PT10S")
    public void retry() {
        List<String> due = jdbc.sql("select name from live.job where state = 'FAILED' and retry_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .list();
        for (String name : due) {
            Work work = known.get(name);
            if (work != null) {
                run(name, work);
            }
        }
    }

    private Progress progress(String name) {
        return new Progress() {
            @Override
            public void total(long units) {
                jdbc.sql("update live.job set total = :units where name = :name")
                        .param("units", units)
                        .param("name", name)
                        .update();
            }

            @Override
            public void done(long units) {
                jdbc.sql("update live.job set done = done + :units where name = :name")
                        .param("units", units)
                        .param("name", name)
                        .update();
            }
        };
    }

    private void begin(String name) {
        jdbc.sql("""
                        insert into live.job (name, state, started_at) values (:name, 'RUNNING', :now)
                        on conflict (name) do update set state = 'RUNNING', done = 0, total = 0, started_at = :now,
                          finished_at = null, retry_at = null,
                          attempts = case when job.state = 'DONE' then 1 else job.attempts + 1 end
                        """)
                .param("name", name)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void finish(String name) {
        jdbc.sql("""
                        update live.job set state = 'DONE', done = total, finished_at = :now, message = null, rules = :rules where name = :name
                        """)
                .param("name", name)
                .param("rules", RuleVersion.current())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    // the database may be what failed: then there is nowhere to write it down, and the next start asks again
    private void fail(String name, RuntimeException cause) {
        try {
            Integer attempts = jdbc.sql("select attempts from live.job where name = :name")
                    .param("name", name)
                    .query(Integer.class)
                    .optional()
                    .orElse(1);
            Instant now = clock.instant();
            jdbc.sql("""
                            update live.job set state = 'FAILED', finished_at = :now, retry_at = :retry, message = cast(:message as jsonb)
                            where name = :name
                            """)
                    .param("name", name)
                    .param("now", Timestamp.from(now))
                    .param("retry", Timestamp.from(now.plus(pause(attempts))))
                    .param(
                            "message",
                            JSON.writeValueAsString(Map.of(
                                    "code",
                                    "job-failed",
                                    "args",
                                    List.of(cause.getClass().getSimpleName()))))
                    .update();
        } catch (RuntimeException e) {
            LOG.error("The failure of the job {} could not be written down", name, e);
        }
    }

    static Duration pause(int attempts) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause;
    }
}
