package org.mumap.server.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mumap.server.ledger.Column;

/** The words offices write instead of codes (出让 for GRANT), from {@code ingest/code_labels.csv}: code, Chinese words, English. */
public final class CodeLabels {

    private static final Map<String, List<String>> WORDS = load();

    private CodeLabels() {}

    /** The code a cell means: itself in any case, or one of its words. */
    static Optional<String> find(Column column, String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (column.values().contains(upper)) {
            return Optional.of(upper);
        }
        List<String> meant = column.values().stream()
                .filter(code -> WORDS.getOrDefault(code, List.of()).contains(upper))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    /** The codes of a column with their first word, for messages and templates. */
    static String shown(Column column) {
        return String.join(
                " ",
                column.values().stream()
                        .map(code -> WORDS.containsKey(code) ? code + "(" + label(code) + ")" : code)
                        .toList());
    }

    /** The first Chinese word of a code, or the code. */
    public static String label(String code) {
        return WORDS.getOrDefault(code, List.of(code)).get(0);
    }

    private static Map<String, List<String>> load() {
        Map<String, List<String>> words = new HashMap<>();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CodeLabels.class.getResourceAsStream("/ingest/code_labels.csv")),
                StandardCharsets.UTF_8))) {
            in.lines().skip(1).filter(l -> !l.isBlank()).forEach(line -> {
                String[] parts = line.split(",", 2);
                words.put(parts[0], List.of(parts[1].toUpperCase(Locale.ROOT).split(" ")));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(words);
    }
}
