package org.mumap.rules.idle.casework;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * One value a field may take.
 *
 * @param code what is sent
 * @param title what is shown
 * @param refusal why the law does not allow it in this case, null when it does
 */
public record Choice(String code, Message title, @Nullable Refusal refusal) {

    /** A constant under its own name. */
    static Choice of(Enum<?> constant) {
        return of(constant, null);
    }

    static Choice of(Enum<?> constant, @Nullable Refusal refusal) {
        return new Choice(constant.name(), Message.of("casework.choice", constant), refusal);
    }

    static List<Choice> all(Enum<?>... constants) {
        return Arrays.stream(constants).map(Choice::of).toList();
    }

    /** A name that is its own code, such as that of a creditor. */
    static Choice named(String name) {
        return new Choice(name, Message.of("casework.choice", name), null);
    }
}
