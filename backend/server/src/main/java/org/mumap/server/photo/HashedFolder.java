package org.mumap.server.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A folder of files that nobody can change without their names giving it away: each lies under the SHA-256 of its content. */
public final class HashedFolder {

    private final Path folder;

    /**
     * @param folder where the files lie; made when the first one comes
     */
    public HashedFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a file; it is on the disk when this returns. The same content twice is one file.
     *
     * @return its hash, by which it is found again
     */
    public String keep(byte[] content) {
        try {
            Path arriving = Files.createTempFile(Files.createDirectories(folder), "arriving", ".part");
            try {
                Files.write(arriving, content);
                try (FileChannel channel = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                String hash = hash(content);
                Files.move(arriving, folder.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
                return hash;
            } finally {
                Files.deleteIfExists(arriving);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of that hash; empty when the file is gone or is no longer what it was. */
    public Optional<byte[]> read(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a hash");
        }
        Path file = folder.resolve(sha256);
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            return hash(bytes).equals(sha256) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SHA-256 of a content, 64 hexadecimal digits. */
    public static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
