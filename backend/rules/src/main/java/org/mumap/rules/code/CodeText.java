package org.mumap.rules.code;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a code character by character and tells the first place where it is wrong. Digits are ASCII digits only. */
final class CodeText {

    private CodeText() {}

    static final String DIGITS = "0123456789";

    /** Without any white space (the wide Chinese one too) and with large letters. */
    static String clean(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\uFEFF')
                .forEach(kept::appendCodePoint);
        // ROOT: in Turkish a small i would become a letter that no code knows.
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    /** The first complaint about {@code code} against one set of allowed characters per position, or null. */
    static <T> Parsed.@Nullable Wrong<T> check(String code, String... allowed) {
        if (code.isEmpty()) {
            return new Parsed.Wrong<>(CodeProblem.BLANK, List.of());
        }
        if (code.length() != allowed.length) {
            return new Parsed.Wrong<>(CodeProblem.LENGTH, List.of(allowed.length, code.length()));
        }
        for (int i = 0; i < allowed.length; i++) {
            if (allowed[i].indexOf(code.charAt(i)) < 0) {
                return new Parsed.Wrong<>(
                        CodeProblem.CHARACTER, List.of(String.valueOf(code.charAt(i)), i + 1, shown(allowed[i])));
            }
        }
        return null;
    }

    /** {@code count} positions that take the same characters. */
    static String[] times(int count, String allowed) {
        String[] positions = new String[count];
        Arrays.fill(positions, allowed);
        return positions;
    }

    /** Several runs of positions one after the other. */
    static String[] join(String[]... runs) {
        return Arrays.stream(runs).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static String shown(String allowed) {
        return allowed.startsWith(DIGITS) ? "0-9" + allowed.substring(DIGITS.length()) : allowed;
    }
}
