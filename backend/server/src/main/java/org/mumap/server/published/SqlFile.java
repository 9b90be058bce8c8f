package org.mumap.server.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The long queries of this room, under {@code published/*.sql}. */
final class SqlFile {

    private SqlFile() {}

    /** The text of {@code published/<name>.sql}. */
    static String read(String name) {
        String path = "/published/" + name + ".sql";
        try (var in = Objects.requireNonNull(SqlFile.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
