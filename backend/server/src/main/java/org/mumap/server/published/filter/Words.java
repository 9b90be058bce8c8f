package org.mumap.server.published.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A filter's text cut into words: names, quoted names, texts, numbers, signs. */
final class Words {

    /** Sorts of words. */
    enum Sort {
        NAME,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /**
     * A word.
     *
     * @param text what it says, quotes and escapes taken off
     * @param at where it begins
     */
    record Word(Sort sort, String text, int at) {
        boolean is(String keyword) {
            return (sort == Sort.NAME && text.equalsIgnoreCase(keyword)) || (sort == Sort.SIGN && text.equals(keyword));
        }
    }

    // possessive throughout: no text makes the matching go back
    private static final Pattern WORD = Pattern.compile("""
            \\s*+(?:
              (?<name>[\\p{L}_:][\\p{L}\\p{M}\\p{Nd}_:.]*+)
            | "(?<quoted>[^"\\x00-\\x1f]++)"
            | (?<number>[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?)
            | (?<sign><>|<=|>=|[=<>(),\\[\\]])
            | (?<end>$)
            )""", Pattern.COMMENTS);

    private static final String ESCAPED = "'abtnvfr";
    private static final String ESCAPES = "'\u0007\b\t\n\u000b\f\r";

    private final List<Word> words;
    private int next;

    Words(String text) {
        this.words = cut(text);
    }

    private static List<Word> cut(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int at = 0;
        while (words.isEmpty() || words.get(words.size() - 1).sort() != Sort.END) {
            int quote = quoteAt(text, at);
            if (quote >= 0) {
                int end = closing(text, quote);
                words.add(new Word(Sort.TEXT, plain(text.substring(quote + 1, end)), at));
                at = end + 1;
                continue;
            }
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                throw Cql2.bad("…" + text.substring(at, Math.min(text.length(), at + 20)));
            }
            words.add(word(matcher, at));
            at = matcher.end();
        }
        return words;
    }

    // texts are walked by hand: a pattern with choices would descend once for each character
    private static int quoteAt(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\'' ? at : -1;
    }

    private static int closing(String text, int quote) {
        int at = quote + 1;
        while (at < text.length()) {
            boolean doubled = text.startsWith("''", at) || text.startsWith("\\'", at);
            if (doubled) {
                at++;
            } else if (text.charAt(at) == '\'') {
                return at;
            } else if (text.charAt(at) < ' ') {
                break;
            }
            at++;
        }
        throw Cql2.bad(text.substring(quote, Math.min(text.length(), quote + 20)) + "…");
    }

    // '' and \' are a quote; \t, \n and the like the signs they stand for; any other backslash stays, LIKE may mean
    // something by it
    private static String plain(String quoted) {
        StringBuilder plain = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            char after = i + 1 < quoted.length() ? quoted.charAt(i + 1) : 0;
            int escape = c == '\\' ? ESCAPED.indexOf(after) : -1;
            if (c == '\'' && after == '\'') {
                plain.append(c);
                i++;
            } else if (escape >= 0 && after != 0) {
                plain.append(ESCAPES.charAt(escape));
                i++;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static Word word(Matcher matcher, int at) {
        if (matcher.group("name") != null) {
            return new Word(Sort.NAME, matcher.group("name"), at);
        }
        if (matcher.group("quoted") != null) {
            return new Word(Sort.QUOTED_NAME, matcher.group("quoted"), at);
        }
        if (matcher.group("number") != null) {
            return new Word(Sort.NUMBER, matcher.group("number"), at);
        }
        return matcher.group("sign") != null
                ? new Word(Sort.SIGN, matcher.group("sign"), at)
                : new Word(Sort.END, "", at);
    }

    Word peek() {
        return words.get(next);
    }

    Word peekAfter() {
        return words.get(Math.min(next + 1, words.size() - 1));
    }

    Word take() {
        Word word = peek();
        if (word.sort() != Sort.END) {
            next++;
        }
        return word;
    }

    /** Takes the next word when it is this keyword or sign. */
    boolean takes(String keyword) {
        if (peek().is(keyword)) {
            take();
            return true;
        }
        return false;
    }

    void expect(String keyword) {
        if (!takes(keyword)) {
            throw unexpected();
        }
    }

    String expect(Sort sort) {
        if (peek().sort() != sort) {
            throw unexpected();
        }
        return take().text();
    }

    org.mumap.server.problem.Problem unexpected() {
        Word word = peek();
        String shown = word.text().length() > 40 ? word.text().substring(0, 40) + "…" : word.text();
        return Cql2.bad(word.sort() == Sort.END ? "…" : shown.toLowerCase(Locale.ROOT));
    }
}
