package org.mumap.server.published;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.AfterCommit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which version of the data a collection shows. Remembered until this server commits something, and then forgotten before anybody is
 * told of the commit, so no answer is older than a commit that somebody knows of. What another program writes into the
 * database shows a quarter of a second later at most. Read in one round trip without a transaction: the function needs no scope.
 */
@Component
public class Versions implements AfterCommit {

    private static final long FRESH_NS = Duration.ofMillis(250).toNanos();

    private final JdbcClient jdbc;
    private final AtomicLong commits = new AtomicLong();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param number grows with every commit that the collection shows
     * @param closedYear the newest closed year, or null before there is one
     */
    public record Version(long number, @Nullable Integer closedYear) {}

    // good as long as no commit came after its reading began
    private record Known(Version version, long commits, long readAt) {}

    /** The version now. The per-mu figures stand in several layers, so theirs counts for each. */
    public Version get(PublishedView view) {
        Known last = known.get(view.id());
        if (last != null && last.commits() == commits.get() && System.nanoTime() - last.readAt() < FRESH_NS) {
            return last.version();
        }
        long before = commits.get();
        long now = System.nanoTime();
        Version version = jdbc.sql("select v.n, v.closed_year from live.version_of(:layer) v")
                .param("layer", view.id())
                .query((row, n) -> new Version(row.getLong("n"), row.getObject("closed_year", Integer.class)))
                .single();
        known.put(view.id(), new Known(version, before, now));
        return version;
    }

    @Override
    public void committed() {
        commits.incrementAndGet();
    }
}
