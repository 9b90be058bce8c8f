package org.mumap.server.testing;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures two ways to the same result in turns: wall clock, and CPU time of this process with its database backends. */
public final class SideBySide {

    private static final int MOST_SECONDS = 900;

    /** CPU seconds a second below which the program is at rest. */
    private static final double CALM = 0.05;

    /** The system counts the time of ended children in hundredths of a second. */
    private static final long TICKS = 100;

    private final JdbcClient jdbc;
    private final int rounds;

    /**
     * @param jdbc connection that sees all backends of this database
     * @param rounds how often each side is measured
     */
    public SideBySide(JdbcClient jdbc, int rounds) {
        this.jdbc = jdbc;
        this.rounds = rounds;
    }

    /**
     * One side.
     *
     * @param prepare what comes before and is not measured
     * @param work what is measured
     */
    public record Side(String name, Runnable prepare, Runnable work) {}

    private record Cost(double wallS, double serverS, double databaseS) {
        double cpuS() {
            return serverS + databaseS;
        }
    }

    /** Measures both sides after one round that does not count, and prints them with the ratios of the first to the second. */
    public void run(String title, Side first, Side second) {
        awaitCalm();
        List<Cost> firsts = new ArrayList<>();
        List<Cost> seconds = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            boolean turned = round % 2 == 1;
            Cost one = measure(turned ? second : first);
            Cost other = measure(turned ? first : second);
            if (round > 0) {
                firsts.add(turned ? other : one);
                seconds.add(turned ? one : other);
            }
        }
        say("%s (median of %d interleaved rounds)", title, rounds);
        print(first.name(), firsts);
        print(second.name(), seconds);
        say(
                "  ratio: wall %.2f, CPU %.2f",
                median(firsts.stream().map(Cost::wallS).toList())
                        / median(seconds.stream().map(Cost::wallS).toList()),
                median(firsts.stream().map(Cost::cpuS).toList())
                        / median(seconds.stream().map(Cost::cpuS).toList()));
    }

    // what the program does of itself after its start or after the rounds before belongs to neither side
    private void awaitCalm() {
        for (int second = 0; second < MOST_SECONDS; second++) {
            Cost idle = measure(new Side("", () -> {}, SideBySide::aSecond));
            if (idle.cpuS() < CALM) {
                return;
            }
        }
        throw new IllegalStateException("the program has not come to rest");
    }

    private static void aSecond() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void print(String name, List<Cost> costs) {
        say(
                "  %-28s wall %6.2f s   CPU %6.2f s (server %6.2f + database %6.2f)   rounds %s",
                name,
                median(costs.stream().map(Cost::wallS).toList()),
                median(costs.stream().map(Cost::cpuS).toList()),
                median(costs.stream().map(Cost::serverS).toList()),
                median(costs.stream().map(Cost::databaseS).toList()),
                costs.stream()
                        .map(cost -> "%.1f/%.1f".formatted(cost.wallS(), cost.cpuS()))
                        .toList());
    }

    private Cost measure(Side side) {
        side.prepare().run();
        Map<Integer, Long> before = backends();
        long endedBefore = ended();
        long server = ownCpu();
        long start = System.nanoTime();
        side.work().run();
        double wall = (System.nanoTime() - start) / 1e9;
        double serverS = (ownCpu() - server) / 1e9;
        // a backend whose client has gone needs a moment to end; what it used counts when it has
        LockSupport.parkNanos(300_000_000);
        long database = ended() - endedBefore;
        for (long backend : backends().values()) {
            database += backend;
        }
        for (long backend : before.values()) {
            database -= backend;
        }
        return new Cost(wall, serverS, database / 1e9);
    }

    // what backends had used that are gone now, parallel workers among them: their parent has inherited it
    private long ended() {
        int backend = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .map(postmaster -> childrenCpu(Path.of("/proc/" + postmaster.pid() + "/stat")))
                .orElse(0L);
    }

    // user and system time of children that have ended, in nanoseconds
    private static long childrenCpu(Path stat) {
        try {
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 1_000_000_000L / TICKS;
        } catch (IOException e) {
            return 0;
        }
    }

    private Map<Integer, Long> backends() {
        Map<Integer, Long> cpu = new HashMap<>();
        for (int pid : jdbc.sql("select pid from pg_stat_activity where datname = current_database()")
                .query(Integer.class)
                .list()) {
            cpu.put(pid, nanoseconds(Path.of("/proc/" + pid + "/schedstat")));
        }
        return cpu;
    }

    // threads that have ended count as well, and so do compiling, collecting garbage and programs that were started
    private static long ownCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
                + childrenCpu(Path.of("/proc/self/stat"));
    }

    private static long nanoseconds(Path schedstat) {
        try {
            return Files.exists(schedstat)
                    ? Long.parseLong(Files.readString(schedstat).split(" ")[0])
                    : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Prints a line. */
    public static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
