package org.mumap.server.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that asks the server as one account (HTTP Basic).
 *
 * @param port port of the server
 * @param username account, or empty for nobody
 */
public record Http(int port, String username) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** GET; the answer whatever its status. */
    public HttpResponse<byte[]> get(String path) {
        return send(request(path).GET());
    }

    /** GET that must answer 200, read as JSON. */
    public JsonNode json(String path) {
        return read(get(path), path);
    }

    /** POST of a JSON body. */
    public HttpResponse<byte[]> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    /** POST of a JSON body that must answer 2xx, read as JSON. */
    public JsonNode postJson(String path, String body) {
        return read(post(path, body), path);
    }

    /** A request with this account's name, for headers and methods of the test's own. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(3));
        if (!username.isEmpty()) {
            String token =
                    Base64.getEncoder().encodeToString((username + ":mumap-demo").getBytes(StandardCharsets.UTF_8));
            builder.header("Authorization", "Basic " + token);
        }
        return builder;
    }

    /** Sends a request. */
    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of an answer as text. */
    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode read(HttpResponse<byte[]> answer, String path) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + text(answer));
        }
        return JSON.readTree(answer.body());
    }
}
