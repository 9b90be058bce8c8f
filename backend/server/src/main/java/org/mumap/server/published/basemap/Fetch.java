package org.mumap.server.published.basemap;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a map service: no redirect is followed, nothing endless is read, nobody waits for ever. */
public final class Fetch {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Fetch() {}

    /** What came back. */
    @SuppressWarnings("ArrayRecordComponent") // handed straight on, never compared
    public record Answer(int status, String mediaType, byte[] bytes) {}

    /** Nothing usable came back. */
    public static final class Away extends Exception {
        Away(String why) {
            super(why);
        }
    }

    /**
     * Asks for an address.
     *
     * @param most bytes beyond which the answer is given up
     * @throws Away when nobody answers in time, or with too much
     */
    public static Answer get(URI address, String accept, int most) throws Away {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", "MuMap")
                .header("Accept", accept)
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = CLIENT.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(more -> take(more, bytes, most))));
        try {
            HttpResponse<Void> got = answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            String type = got.headers()
                    .firstValue("Content-Type")
                    .orElse("")
                    .replaceFirst(";.*", "")
                    .trim()
                    .toLowerCase(Locale.ROOT);
            return new Answer(got.statusCode(), type, bytes.toByteArray());
        } catch (ExecutionException e) {
            throw new Away(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new Away("timeout");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Away("interrupted");
        }
    }

    private static void take(byte[] part, ByteArrayOutputStream bytes, int most) {
        if (bytes.size() + part.length > most) {
            throw new IllegalStateException("larger than " + most + " bytes");
        }
        bytes.writeBytes(part);
    }
}
