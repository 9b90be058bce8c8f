package org.mumap.server.ingest.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mumap.server.Settings;
import org.mumap.server.geo.Drawing;

/** Opens one hostile file as an upload is opened, and says in a word how that ended. */
final class Attack {

    static final Settings.Upload LIMITS = new Settings.Upload(200_000_000, 300_000_000, 100, 100_000, 10_000, 2_000);

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final long MEMORY = 512_000_000;

    private final Path folder;

    Attack(Path folder) {
        this.folder = folder;
    }

    /**
     * What came of it: the code of the refusal, or {@code read} with the number of rows and the sorts of shapes among them. Fails when
     * it took long, kept memory, or wrote anything outside of its folder.
     */
    String outcome(Path file, String name) {
        Set<String> before = beside();
        long used = used();
        long start = System.nanoTime();
        String what = read(file, name, new ArrayList<>());
        if (System.nanoTime() - start > LONGEST.toNanos()) {
            throw new AssertionError(
                    name + " kept the reader busy for " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
        if (used() - used > MEMORY) {
            throw new AssertionError(name + " left memory in use");
        }
        if (!beside().equals(before)) {
            throw new AssertionError(name + " left files outside of its folder: " + beside());
        }
        return what;
    }

    /** The rows of a file that is read. */
    List<SourceRow> rows(Path file, String name) {
        List<SourceRow> rows = new ArrayList<>();
        String what = read(file, name, rows);
        if (!what.startsWith("read ")) {
            throw new AssertionError(name + " ended as " + what);
        }
        return rows;
    }

    private String read(Path file, String name, List<SourceRow> rows) {
        try {
            Path work = Files.createDirectories(folder.resolve("jobs/" + System.nanoTime()));
            try (RowSource source = new Uploads(
                            work,
                            new Uploads.Wish("parcels", null, "R"),
                            names -> (int) names.stream()
                                    .filter(n -> n.contains("code") || n.equals("a"))
                                    .count(),
                            LIMITS)
                    .open(file, name)) {
                for (SourceRow row = source.next(); row != null; row = source.next()) {
                    rows.add(row);
                }
            }
            return "read " + rows.size() + " " + sorts(rows);
        } catch (ImportFailure e) {
            return e.code();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sorts(List<SourceRow> rows) {
        return rows.stream()
                .map(SourceRow::drawing)
                .map(d -> d instanceof Drawing.Shape ? "shape" : d instanceof Drawing.None ? "none" : "broken")
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private Set<String> beside() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString())
                    .filter(n -> !n.equals("jobs"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
