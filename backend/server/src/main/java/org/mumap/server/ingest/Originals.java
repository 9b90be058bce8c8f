package org.mumap.server.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.mumap.server.Settings;
import org.mumap.server.ledger.Batch;
import org.mumap.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps every file that ever came in, under the hash of its content; no address leads there. And the folders jobs work in. */
@Component
class Originals {

    private static final Logger LOG = LoggerFactory.getLogger(Originals.class);
    /** A file younger than this may belong to an upload whose batch is not written yet. */
    private static final Duration ARRIVING = Duration.ofDays(1);

    private final Path originals;
    private final Path jobs;
    private final long minFreeBytes;
    private final long mostBytes;

    Originals(Settings settings, ImportSettings imports) {
        this.minFreeBytes = imports.minFreeBytes();
        this.mostBytes = settings.upload().maxFileBytes();
        Path data = settings.dataDir().toAbsolutePath();
        this.originals = data.resolve("originals");
        this.jobs = data.resolve("imports");
    }

    private void copy(InputStream content, OutputStream out) throws IOException {
        byte[] buffer = new byte[65_536];
        long bytes = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            bytes += n;
            if (bytes > mostBytes) {
                throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "file-too-large", mostBytes / 1_000_000);
            }
            out.write(buffer, 0, n);
        }
    }

    /**
     * Keeps a file.
     *
     * @return its hash and size
     * @throws Problem 413 when the file is larger than allowed; 507 when the data folder is full
     */
    Batch.Original keep(InputStream content) {
        requireRoom();
        try {
            Files.createDirectories(originals);
            Path arriving = Files.createTempFile(Files.createDirectories(jobs), "upload", ".part");
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (var out = new DigestOutputStream(Files.newOutputStream(arriving), digest)) {
                    copy(content, out);
                }
                String sha256 = HexFormat.of().formatHex(digest.digest());
                long bytes = Files.size(arriving);
                synchronized (this) {
                    Files.move(arriving, originals.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
                }
                return new Batch.Original(sha256, bytes);
            } finally {
                Files.deleteIfExists(arriving);
            }
        } catch (IOException e) {
            // an upload larger than what was free: the system says so only while writing
            requireRoom();
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireRoom() {
        try {
            Files.createDirectories(originals);
            long free = Files.getFileStore(originals).getUsableSpace();
            if (free < minFreeBytes) {
                LOG.error("Only {} MB are free in {}: uploads are refused", free / 1_000_000, originals);
                throw new Problem(HttpStatus.INSUFFICIENT_STORAGE, "disk-full", minFreeBytes / 1_000_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes originals that nobody needs.
     *
     * @param needed whether the original of that hash is needed
     * @return how many were deleted
     */
    int clean(Predicate<String> needed) throws IOException {
        if (!Files.isDirectory(originals)) {
            return 0;
        }
        int deleted = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(originals)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.matches("[0-9a-f]{64}") && !needed.test(name) && deleteIfOld(file)) {
                    deleted++;
                }
            }
        }
        return deleted;
    }

    // the same content may be arriving anew at this moment: then the file is young
    private synchronized boolean deleteIfOld(Path file) throws IOException {
        Instant young = Instant.now().minus(ARRIVING);
        return Files.getLastModifiedTime(file).toInstant().isBefore(young) && Files.deleteIfExists(file);
    }

    /** Deletes the original of a batch that was thrown away. */
    synchronized void forget(String sha256) throws IOException {
        Files.deleteIfExists(file(sha256));
    }

    /** The file of that hash, there or not. */
    Path file(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a hash");
        }
        return originals.resolve(sha256);
    }

    /** A fresh folder for one job, readable by ourselves only. */
    Path openJob() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(jobs), "job");
    }

    /** Deletes the folder of a job with all that lies in it. */
    void closeJob(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, java.io.IOException failure) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes what jobs left behind that were cut off. Nothing may be at work. */
    void wipeJobs() throws IOException {
        if (Files.isDirectory(jobs)) {
            closeJob(jobs);
        }
    }
}
