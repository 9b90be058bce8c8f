package org.mumap.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of the rules in Chinese and English, and the way from a {@link Message} to a sentence.
 *
 * <p>The language is always handed in: the machine's own locale is never asked, so a server in Turkish or German writes the same
 * sentences. Numbers appear as plain decimals and dates as ISO 8601, because officers copy them into documents.
 */
public final class MessageTexts {

    private static final MessageTexts ZH = load("messages_zh_CN.properties");
    private static final MessageTexts EN = load("messages_en.properties");

    private final Properties texts;

    private MessageTexts(Properties texts) {
        this.texts = texts;
    }

    /** The texts for this language: English for any {@code en}, Chinese for all others, since Chinese is the product's default. */
    public static MessageTexts of(Locale locale) {
        return "en".equals(locale.getLanguage()) ? EN : ZH;
    }

    /**
     * The sentence of a message.
     *
     * @throws IllegalArgumentException if there is no text of this key
     */
    public String render(Message message) {
        String pattern = texts.getProperty(message.key());
        if (pattern == null) {
            throw new IllegalArgumentException("No text for the message key " + message.key());
        }
        Object[] args = message.args().stream().map(this::plain).toArray();
        // Every value is text by now, so the locale of the format decides nothing.
        return new MessageFormat(pattern, Locale.ROOT).format(args);
    }

    /** The sentences of several messages, in their order. */
    public List<String> renderAll(List<Message> messages) {
        return messages.stream().map(this::render).toList();
    }

    /** The word for a constant; its name where the texts have none. */
    public String word(Enum<?> constant) {
        return plain(constant);
    }

    /** All keys that have a text in this language. */
    public Set<String> keys() {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private String plain(Object arg) {
        if (arg instanceof Message nested) {
            return render(nested);
        }
        if (arg instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (arg instanceof Enum<?> constant) {
            String key = "enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name();
            return texts.getProperty(key, constant.name());
        }
        return arg.toString();
    }

    private static MessageTexts load(String name) {
        Properties texts = new Properties();
        try (InputStream in = MessageTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The texts " + name + " are missing from the jar");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MessageTexts(texts);
    }
}
