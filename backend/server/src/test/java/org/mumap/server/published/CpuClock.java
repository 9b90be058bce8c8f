package org.mumap.server.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processor time, as the kernel counts it: of this process, of some of its threads, of the database's backends. */
final class CpuClock {

    private final JdbcClient owner;

    CpuClock(JdbcClient owner) {
        this.owner = owner;
    }

    /** All threads, so that compiling and collecting garbage count as well (ns). */
    static long process() {
        return threads(name -> true);
    }

    /** Threads whose name begins so (ns). */
    static long threadsNamed(String prefix) {
        return threads(name -> name.startsWith(prefix));
    }

    private static long threads(Predicate<String> wanted) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            long sum = 0;
            for (Path thread : threads.toList()) {
                if (wanted.test(text(thread.resolve("comm")).trim())) {
                    sum += nanoseconds(thread.resolve("schedstat"));
                }
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process numbers of all connections to this database. */
    List<Long> backends() {
        return owner.sql(
                        "select pid::bigint from pg_stat_activity where datname = current_database() and usename is not null"
                                + " and pid <> pg_backend_pid()")
                .query(Long.class)
                .list();
    }

    /** Time of those backends (ns). */
    static long backends(List<Long> pids) {
        return pids.stream()
                .mapToLong(pid -> nanoseconds(Path.of("/proc/" + pid + "/schedstat")))
                .sum();
    }

    private static long nanoseconds(Path schedstat) {
        String counts = text(schedstat);
        return counts.isEmpty() ? 0 : Long.parseLong(counts.split(" ")[0]);
    }

    // a thread or a connection may end while it is being looked at
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
