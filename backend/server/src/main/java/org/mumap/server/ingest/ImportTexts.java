package org.mumap.server.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.problem.Messages;

/** Says what is wrong with a row or a file, where, and what to do, in the reader's language. */
final class ImportTexts {

    private static final String BUNDLE = "import";

    private ImportTexts() {}

    /** What is wrong: file, sheet, row and field first. */
    static String message(
            Locale locale,
            String kind,
            String fileName,
            @Nullable String sheet,
            int row,
            @Nullable String field,
            String code,
            List<String> args) {
        String file = sheet == null ? fileName : fileName + " ▸ " + sheet;
        String words = words(locale, code, args);
        return field == null
                ? Messages.text(BUNDLE, locale, "at-row", List.of(file, Integer.toString(row), words))
                : Messages.text(
                        BUNDLE,
                        locale,
                        "at-field",
                        List.of(file, Integer.toString(row), title(locale, kind, field), words));
    }

    /** What is wrong, without saying where. */
    static String words(Locale locale, String code, List<String> args) {
        // an empty cell says nothing that could be quoted
        boolean blank = !args.isEmpty() && args.get(0).isEmpty() && Messages.has(BUNDLE, locale, code + ".blank");
        return Messages.text(BUNDLE, locale, code + (blank ? ".blank" : ".message"), resolve(locale, args));
    }

    /** What stands between two sentences. */
    static String gap(Locale locale) {
        return locale.getLanguage().equals("en") ? " " : "";
    }

    /** A word of the bundle. */
    static String word(Locale locale, String key, Object... args) {
        return Messages.text(BUNDLE, locale, key, List.of(args));
    }

    /** What to do about it. */
    static String cure(Locale locale, String code, List<String> args) {
        return Messages.text(BUNDLE, locale, code + ".cure", resolve(locale, args));
    }

    /** Why a file as a whole was not taken, and what to do. */
    static @Nullable String failure(Locale locale, @Nullable Map<String, Object> message) {
        if (message == null || !(message.get("code") instanceof String code)) {
            return null;
        }
        List<String> args = message.get("args") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        return words(locale, code, args) + gap(locale) + cure(locale, code, args);
    }

    /** Title and key of a column; the file's own name where the kind has no such column. */
    static String title(Locale locale, String kind, String field) {
        return Kinds.find(kind)
                .flatMap(k -> k.find(field))
                .map(c -> title(locale, c) + " (" + field + ")")
                .orElse(field);
    }

    static String title(Locale locale, Column column) {
        return locale.getLanguage().equals("en") ? column.titleEn() : column.title();
    }

    private static List<String> resolve(Locale locale, List<String> args) {
        return args.stream()
                .map(a -> a.startsWith("@") ? meant(locale, a.substring(1)) : a)
                .toList();
    }

    private static String meant(Locale locale, String key) {
        if (key.startsWith("kind.")) {
            Kind kind = Kinds.find(key.substring("kind.".length())).orElse(null);
            if (kind != null) {
                return locale.getLanguage().equals("en") ? kind.titleEn() : kind.title();
            }
        }
        // a value that merely begins with the sign stays as it is
        return Messages.has(BUNDLE, locale, key) ? Messages.text(BUNDLE, locale, key, List.of()) : "@" + key;
    }
}
