package org.mumap.server.published;

import java.util.Locale;

/**
 * A text in both languages.
 *
 * @param zh Chinese
 * @param en English
 */
public record Words(String zh, String en) {

    private static final String BETWEEN = " · ";

    /** Reads {@code 中文 · English}; without the dot both are the same. */
    static Words parse(String text) {
        int at = text.indexOf(BETWEEN);
        return at < 0 ? new Words(text, text) : new Words(text.substring(0, at), text.substring(at + BETWEEN.length()));
    }

    /** The text in a language. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
