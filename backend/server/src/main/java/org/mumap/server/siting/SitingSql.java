package org.mumap.server.siting;

import java.util.List;
import java.util.stream.Stream;
import org.mumap.server.ledger.SqlFile;

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
        return SqlFile.text("siting/" + file);
    }
}
