package org.mumap.server.idle.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;

/** The names of what the rules enumerate, in one language. */
final class CaseWords {

    private final MessageTexts texts;

    CaseWords(Locale locale) {
        this.texts = MessageTexts.of(locale);
    }

    /** The name of a stage, an act, a paper, a field, a period. */
    String title(Enum<?> constant) {
        return texts.render(Message.of("casework.choice", constant));
    }

    @Nullable
    String titleOrNull(@Nullable Enum<?> constant) {
        return constant == null ? null : title(constant);
    }

    String render(Message message) {
        return texts.render(message);
    }

    @Nullable
    String renderOrNull(@Nullable Message message) {
        return message == null ? null : texts.render(message);
    }
}
