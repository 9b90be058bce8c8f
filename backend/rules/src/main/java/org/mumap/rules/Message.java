package org.mumap.rules;

import java.util.List;

/**
 * A sentence that has no language yet: the key of a text in {@link MessageTexts} and the values that go into it.
 *
 * @param key key of the text, for example {@code idle.step.base.contract}
 * @param args values in the order of the text's placeholders: {@link String}, {@link Number}, {@link java.time.temporal.Temporal},
 *     an enum constant (rendered by its own text) or a nested {@link Message}
 */
public record Message(String key, List<Object> args) {

    public Message {
        args = List.copyOf(args);
    }

    /** The message of this key with these values. */
    public static Message of(String key, Object... args) {
        return new Message(key, List.of(args));
    }
}
