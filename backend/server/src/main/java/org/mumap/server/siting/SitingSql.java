package org.mumap.server.siting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The statements of {@code siting/*.sql}. */
final class SitingSql {

    private SitingSql() {}

    /** The statements of a file, in their order. */
    static List<String> statements(String file) {
        return Stream.of(text(file).split(";\\s*(\\n|$)"))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    /** The text of a file that holds one statement. */
    static String text(String file) {
        try (var in = Objects.requireNonNull(SitingSql.class.getResourceAsStream("/siting/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
