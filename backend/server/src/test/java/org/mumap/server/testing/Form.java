package org.mumap.server.testing;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A multipart form, as a browser sends a file with words beside it. */
public final class Form {

    private final String boundary = UUID.randomUUID().toString();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Adds a word. */
    public Form with(String name, Object value) {
        part(
                "name=\"" + name + "\"",
                "text/plain; charset=utf-8",
                value.toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a file. */
    public Form file(String name, String fileName, byte[] content) {
        part("name=\"" + name + "\"; filename=\"" + fileName + "\"", "application/octet-stream", content);
        return this;
    }

    private void part(String disposition, String type, byte[] content) {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                        + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Posts it. */
    public HttpResponse<byte[]> post(Http http, String path) {
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return http.send(http.request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }
}
