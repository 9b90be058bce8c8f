package org.mumap.server.photo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mumap.server.geo.GdalJail;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;

/**
 * A photo that somebody sends: a JPEG, PNG or WebP by its first bytes, whatever it is called. What is kept is drawn anew from its pixels,
 * so that nothing else of the file stays.
 *
 * @param drawn the clean picture
 * @param camera what the camera had written
 * @param type media type it came as
 * @param sha256 hash of the file as it came, so that a sender's own copy can be told
 */
public record IncomingPhoto(Photos.Drawn drawn, CameraFacts camera, String type, String sha256) {

    /** Largest file taken, bytes: a photo of a good camera. */
    public static final int MOST_BYTES = 20_000_000;
    /** Longer side of what is kept, pixels. */
    public static final int MOST_PIXELS = 2560;

    /**
     * Reads a photo.
     *
     * @param scratch folder where a foreign format may be unpacked
     * @throws Problem (400) empty, (413) too large, (415) no such picture or one that cannot be decoded
     */
    public static IncomingPhoto read(InputStream content, Path scratch) {
        try {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length == 0) {
                throw Problem.badRequest("photo-empty");
            }
            if (bytes.length > MOST_BYTES) {
                throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "photo-too-large", MOST_BYTES / 1_000_000);
            }
            String type = type(bytes);
            byte[] known = type.equals("image/webp") ? png(bytes, scratch) : bytes;
            Photos.Drawn drawn = Photos.redraw(known, MOST_PIXELS).orElseThrow(IncomingPhoto::refused);
            return new IncomingPhoto(drawn, CameraFacts.read(bytes), type, HashedFolder.hash(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        throw refused();
    }

    // Java reads no WebP: GDAL does, behind its bars
    private static byte[] png(byte[] webp, Path scratch) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "photo");
        try {
            Path from = Files.write(folder.resolve("photo.webp"), webp);
            Path to = folder.resolve("photo.png");
            GdalJail.run(
                    List.of("gdal_translate", "-q", "-of", "PNG", from.toString(), to.toString()),
                    List.of("WEBP", "PNG"),
                    Map.of("GDAL_PAM_ENABLED", "NO"),
                    folder);
            return Files.readAllBytes(to);
        } catch (GdalJail.Failed e) {
            throw refused();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Problem refused() {
        return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "photo-type");
    }
}
