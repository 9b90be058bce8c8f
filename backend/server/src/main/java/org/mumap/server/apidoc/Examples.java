package org.mumap.server.apidoc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to begin with, {@code apidoc/examples.json}; a test sends each to the demo county and holds the answer against its shape. */
record Examples(List<Example> all) {

    /**
     * One call.
     *
     * @param operation {@code GET /api/parcels/{code}}
     * @param path what is called
     * @param body what is sent, or null
     */
    record Example(String operation, String path, @Nullable JsonNode body) {}

    static Examples read() {
        String name = "/apidoc/examples.json";
        try (var in = Objects.requireNonNull(Examples.class.getResourceAsStream(name), name)) {
            return new Examples(JsonMapper.shared().readValue(in, new TypeReference<List<Example>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The call of an operation as a line for a shell. */
    Optional<Map<String, Object>> of(String operation, String server) {
        return all.stream()
                .filter(one -> one.operation().equals(operation))
                .findFirst()
                .map(one -> {
                    StringBuilder line = new StringBuilder("curl -H 'Authorization: Bearer mumap_…' ");
                    if (one.body() != null) {
                        line.append("-H 'Content-Type: application/json' -d '")
                                .append(one.body())
                                .append("' ");
                    }
                    Map<String, Object> sample = new LinkedHashMap<>();
                    sample.put("lang", "Shell");
                    sample.put(
                            "source",
                            line.append("'")
                                    .append(server)
                                    .append(one.path())
                                    .append("'")
                                    .toString());
                    return sample;
                });
    }
}
