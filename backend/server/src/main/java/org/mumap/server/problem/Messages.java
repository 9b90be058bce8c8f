package org.mumap.server.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.context.i18n.LocaleContextHolder;

/** Words by code, in Chinese or English. Arguments are put in as plain text: formatting is the caller's. */
public final class Messages {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Messages() {}

    /** The reader's language as far as we speak it: English when asked for first, else Chinese. */
    public static Locale locale(Locale wanted) {
        return wanted.getLanguage().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    /** The language of the request at hand. */
    public static Locale current() {
        return locale(LocaleContextHolder.getLocale());
    }

    /**
     * The words of a code.
     *
     * @param bundle bundle under {@code messages/}, for example {@code problems}
     * @param locale language
     * @param code code of the message
     * @param args arguments {0}, {1} …
     * @return the words; the code itself when there are none, so that a missing text is seen and not an error
     */
    public static String text(String bundle, Locale locale, String code, List<?> args) {
        try {
            String pattern = ResourceBundle.getBundle("messages." + bundle, locale(locale), NO_FALLBACK)
                    .getString(code);
            Object[] plain = args.stream().map(String::valueOf).toArray();
            return new MessageFormat(pattern, Locale.ROOT).format(plain);
        } catch (MissingResourceException e) {
            return code;
        }
    }

    /** Whether a bundle has words for the code. */
    public static boolean has(String bundle, Locale locale, String code) {
        try {
            return ResourceBundle.getBundle("messages." + bundle, locale(locale), NO_FALLBACK)
                    .containsKey(code);
        } catch (MissingResourceException e) {
            return false;
        }
    }
}
