package org.mumap.server.idle.papers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mumap.server.ledger.SqlFile;

/**
 * A tag that templates may use.
 *
 * @param name name between the braces
 * @param title Chinese title
 * @param titleEn English title
 * @param where where its value is kept, so that somebody can go and fill it in
 */
public record PaperTag(String name, String title, String titleEn, String where) {

    private static final Map<String, PaperTag> ALL = Arrays.stream(
                    SqlFile.text("papers/tags.csv").split("\\R"))
            .skip(1)
            .filter(line -> !line.isBlank())
            .map(line -> line.split(",", 4))
            .map(cells -> new PaperTag(cells[0], cells[1], cells[2], cells[3]))
            .collect(Collectors.toMap(PaperTag::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    /** All tags by name, in the order of the list. */
    public static Map<String, PaperTag> all() {
        return ALL;
    }
}
