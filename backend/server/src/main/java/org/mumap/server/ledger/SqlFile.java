package org.mumap.server.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The long queries: each stands in a file of its own beside the room that asks it. */
public final class SqlFile {

    private SqlFile() {}

    /**
     * The text of a query.
     *
     * @param path for example {@code idle/candidates.sql}
     */
    public static String text(String path) {
        try (var in = Objects.requireNonNull(SqlFile.class.getResourceAsStream("/" + path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
