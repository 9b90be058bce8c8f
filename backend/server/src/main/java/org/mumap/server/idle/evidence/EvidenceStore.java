package org.mumap.server.idle.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mumap.server.Settings;
import org.mumap.server.photo.HashedFolder;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps originals in the folder {@code evidence} of the data folder, each under the SHA-256 of its content: the same photo twice
 * is one file, and nobody can change a file without its name giving it away. No address leads there.
 */
@Component
public class EvidenceStore {

    /** Largest file taken: a photo of a good camera, or a scanned file. */
    public static final long MOST_BYTES = 20_000_000;

    private final Path folder;

    EvidenceStore(Settings settings) {
        this.folder = settings.dataDir().toAbsolutePath().resolve("evidence");
    }

    /**
     * A file as it is kept.
     *
     * @param sha256 hash of its content, by which it is found again
     * @param size bytes
     * @param type what it is
     * @param file where it lies
     */
    record Kept(String sha256, long size, SniffedType type, Path file) {}

    /**
     * Keeps a file; it is on the disk when this returns.
     *
     * @throws Problem when it is empty, too large, or no JPEG, PNG or PDF by its content
     */
    Kept keep(InputStream content) {
        try {
            Path arriving = Files.createTempFile(Files.createDirectories(folder), "arriving", ".part");
            try {
                MessageDigest digest = sha256();
                long size;
                try (var out = new DigestOutputStream(Files.newOutputStream(arriving), digest)) {
                    size = copy(content, out);
                }
                SniffedType type = SniffedType.find(head(arriving))
                        .orElseThrow(() -> new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "evidence-type"));
                try (FileChannel channel = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                String hash = HexFormat.of().formatHex(digest.digest());
                Path kept = folder.resolve(hash);
                Files.move(arriving, kept, StandardCopyOption.ATOMIC_MOVE);
                return new Kept(hash, size, type, kept);
            } finally {
                Files.deleteIfExists(arriving);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The bytes of an original, its hash checked.
     *
     * @throws Problem (500) when the file is gone or is no longer what it was
     */
    byte[] read(String sha256) {
        return new HashedFolder(folder)
                .read(sha256)
                .orElseThrow(() -> new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "evidence-damaged", sha256));
    }

    private static long copy(InputStream in, java.io.OutputStream out) throws IOException {
        byte[] buffer = new byte[65_536];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            if (size > MOST_BYTES) {
                throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "evidence-too-large", MOST_BYTES / 1_000_000);
            }
            out.write(buffer, 0, n);
        }
        if (size == 0) {
            throw Problem.badRequest("evidence-empty");
        }
        return size;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(16);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
