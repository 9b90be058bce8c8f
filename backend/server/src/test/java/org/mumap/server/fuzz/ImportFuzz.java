package org.mumap.server.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.mumap.server.access.Account;
import org.mumap.server.ingest.ImportReports;
import org.mumap.server.ingest.Imports;
import org.mumap.server.ledger.Batch;
import org.mumap.server.problem.Problem;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Brings broken files in by the way every file takes: kept, read, checked, committed where nothing is rejected. A finding is whatever
 * does not end in the platform's own words: an unexpected exception, a check that broke off, a report that does not add up or cannot be
 * told, a file that keeps the server busy.
 */
final class ImportFuzz {

    /** No broken file of a few kilobytes needs longer. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Imports imports;
    private final ImportReports reports;
    private final Account account;
    private final Path folder;
    private final ExecutorService worker = Executors.newCachedThreadPool(job -> {
        Thread thread = new Thread(job, "fuzz");
        thread.setDaemon(true);
        return thread;
    });

    ImportFuzz(Imports imports, ImportReports reports, Account account, Path folder) {
        this.imports = imports;
        this.reports = reports;
        this.account = account;
        this.folder = folder;
    }

    /**
     * A broken file that did not end as it must.
     *
     * @param file where it was kept
     * @param what what happened instead
     */
    record Finding(Path file, String what) {}

    /** Breaks a seed some times, as many at once as there are processors; the mutant of a number is always the same. */
    List<Finding> run(Seeds.Seed seed, int from, int count) throws IOException {
        return run(seed, IntStream.range(from, from + count).boxed().toList());
    }

    /** The mutants of these numbers. */
    List<Finding> run(Seeds.Seed seed, List<Integer> numbers) throws IOException {
        List<Finding> findings = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> lines = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            lines.add(worker.submit(() -> {
                for (int n = next.getAndIncrement(); n < numbers.size(); n = next.getAndIncrement()) {
                    one(seed, numbers.get(n), findings);
                }
                return null;
            }));
        }
        for (Future<?> line : lines) {
            try {
                line.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        return findings;
    }

    private void one(Seeds.Seed seed, int number, List<Finding> findings) throws IOException {
        byte[] mutant = new Mutants(31L * seed.format().hashCode() + number).of(seed.content(), seed.name());
        Path file = Files.createDirectories(folder.resolve(seed.format() + "-" + number))
                .resolve(seed.name());
        Files.write(file, mutant);
        String what = judge(file, seed.kind());
        if (what.isEmpty()) {
            Files.delete(file);
            Files.delete(file.getParent());
        } else {
            findings.add(new Finding(file, what));
        }
    }

    private String judge(Path file, String kind) {
        try {
            return worker.submit(() -> bring(file, kind)).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "still busy after " + LONGEST.toSeconds() + " s";
        } catch (ExecutionException e) {
            return e.getCause() instanceof Problem problem && problem.status().value() < 500
                    ? ""
                    : "threw " + e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private String bring(Path file, String kind) {
        Batch.Importer importer = new Batch.Importer(account.username(), true, List.of());
        Batch batch = imports.importFile(
                file,
                new Batch.Options(kind, null, null, null, LocalDate.of(2026, 1, 1), "merge", "register", "manual"),
                importer);
        if (batch.message() != null && "import-broke-off".equals(batch.message().get("code"))) {
            return "the check broke off";
        }
        if (batch.accepted() + batch.rejected() != batch.rows()) {
            return "rows do not add up";
        }
        switch (batch.state()) {
            case FAILED, REJECTED, READY, COMMITTED -> {
                // an end of its own
            }
            default -> {
                return "ended as " + batch.state();
            }
        }
        for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            LocaleContextHolder.setLocale(locale);
            ImportReports.Report report = reports.get(batch.id(), account);
            if (batch.state() == Batch.State.FAILED && report.message() == null) {
                return "failed without a word";
            }
        }
        return "";
    }
}
