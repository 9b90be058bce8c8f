package org.mumap.rules.idle.casework;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param refusal why it is refused; null when it is accepted
 */
public record Ruling(@Nullable Refusal refusal) {

    /** Accepted. */
    public static final Ruling ACCEPTED = new Ruling(null);

    /** True if the act may be recorded. */
    public boolean accepted() {
        return refusal == null;
    }
}
