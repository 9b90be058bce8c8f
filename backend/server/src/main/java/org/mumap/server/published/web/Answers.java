package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/** What all answers with data have in common: private, revalidated by a strong ETag, compressed when the reader takes that. */
final class Answers {

    private static final String CACHE = "private, no-cache";
    private static final int TAG_BYTES = 16;

    private Answers() {}

    /** Whether the reader takes gzip. */
    static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] coding = part.trim().split("\\s*;\\s*", 2);
            boolean refused = coding.length == 2 && coding[1].matches("q=0(\\.0{0,3})?");
            if ((coding[0].equals("gzip") || coding[0].equals("*")) && !refused) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes the headers; true when the reader has this very content already and a 304 is all there is to say.
     *
     * @param tag tag of the content, whatever its encoding
     */
    static boolean isKnown(HttpServletRequest request, HttpServletResponse response, String tag, boolean gzip) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE);
        response.setHeader(HttpHeaders.VARY, "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie");
        return new ServletWebRequest(request, response).checkNotModified('"' + tag + (gzip ? "-gz" : "") + '"');
    }

    /** A tag made of everything that decides on the content. */
    static String tag(Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a body; it is ended properly only when all of it was written. */
    static void stream(HttpServletResponse response, boolean gzip, Writing writing) throws IOException {
        OutputStream out = response.getOutputStream();
        GZIPOutputStream compressed = null;
        if (gzip) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            compressed = new FastGzip(out);
        }
        try {
            writing.to(compressed == null ? out : compressed);
            if (compressed != null) {
                compressed.finish();
            }
        } catch (IOException | RuntimeException e) {
            throw new BrokenStream(e);
        }
    }

    /** Writes a body piece by piece. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 13);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
