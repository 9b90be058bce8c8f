package org.mumap.server.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mumap.server.Settings;
import org.springframework.stereotype.Component;

/** Keeps every file that ever came in, under the hash of its content; no address leads there. And the folders jobs work in. */
@Component
class Originals {

    private final Path originals;
    private final Path jobs;

    Originals(Settings settings) {
        Path data = settings.dataDir().toAbsolutePath();
        this.originals = data.resolve("originals");
        this.jobs = data.resolve("imports");
    }

    /**
     * Keeps a file.
     *
     * @return SHA-256 of its content, by which it is found again
     */
    String keep(InputStream content) {
        try {
            Files.createDirectories(originals);
            Path arriving = Files.createTempFile(Files.createDirectories(jobs), "upload", ".part");
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (var out = new DigestOutputStream(Files.newOutputStream(arriving), digest)) {
                    content.transferTo(out);
                }
                String sha256 = HexFormat.of().formatHex(digest.digest());
                Files.move(arriving, originals.resolve(sha256), StandardCopyOption.ATOMIC_MOVE);
                return sha256;
            } finally {
                Files.deleteIfExists(arriving);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
