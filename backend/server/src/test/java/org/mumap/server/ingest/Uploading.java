package org.mumap.server.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.mumap.server.testing.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads as a program would: multipart, then asks until the check is over. */
public final class Uploading {

    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Http http;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String path = "/api/imports";

    private Uploading(Http http, String kind) {
        this.http = http;
        fields.put("kind", kind);
    }

    /** An upload of a kind by an account. */
    public static Uploading of(Http http, String kind) {
        return new Uploading(http, kind);
    }

    /** A further form field. */
    public Uploading with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    /** To another address than that of new imports. */
    public Uploading to(String other) {
        path = other;
        return this;
    }

    /** Sends a text as a file; the answer whatever its status. */
    public HttpResponse<byte[]> send(String fileName, String content) {
        return send(fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes as a file; the answer whatever its status. */
    public HttpResponse<byte[]> send(String fileName, byte[] content) {
        String boundary = "----mumap-test-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> append(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                        + "\r\n"));
        append(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(content);
        append(body, "\r\n--" + boundary + "--\r\n");
        return http.send(http.request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Sends a text and waits for the report. */
    public JsonNode report(String fileName, String content) {
        return await(send(fileName, content));
    }

    /** Sends bytes and waits for the report. */
    public JsonNode report(String fileName, byte[] content) {
        return await(send(fileName, content));
    }

    /** Sends a file and waits for the report. */
    public JsonNode report(Path file) {
        try {
            return report(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode await(HttpResponse<byte[]> created) {
        if (created.statusCode() != 201) {
            throw new AssertionError("upload answered " + created.statusCode() + ": " + Http.text(created));
        }
        String id = JSON.readTree(created.body()).get("id").asString();
        if (!created.headers().firstValue("Location").orElse("").equals("/api/imports/" + id)) {
            throw new AssertionError("Location is " + created.headers().firstValue("Location"));
        }
        return await(http, id, fields.getOrDefault("commit", "manual").equals("auto"));
    }

    /** The report of a batch once it is checked; with {@code auto}, once it is committed or will not be. */
    public static JsonNode await(Http http, String id, boolean auto) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            JsonNode report = http.json("/api/imports/" + id);
            String state = report.get("state").asString();
            boolean waits = state.equals("STAGED")
                    || state.equals("CHECKING")
                    || (auto && state.equals("READY") && report.get("rejected").asInt() == 0);
            if (!waits) {
                return report;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("batch " + id + " is still " + state);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** The complaints of a report, as {@code row field severity code}. */
    public static List<String> complaints(JsonNode report) {
        List<String> list = new ArrayList<>();
        for (JsonNode p : report.get("problems")) {
            list.add(p.get("row").asInt() + " "
                    + (p.get("field").isNull() ? "-" : p.get("field").asString()) + " "
                    + p.get("severity").asString() + " " + p.get("code").asString());
        }
        return list;
    }

    private static void append(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
