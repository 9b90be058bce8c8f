package org.mumap.rules.idle.casework;

import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/**
 * Why an act cannot be recorded.
 *
 * @param obstacle what stands in the way
 * @param clause the clause that stands against it
 * @param why what is wrong
 * @param cure what to do
 * @param field the field at fault, null when it is none
 */
public record Refusal(
        Obstacle obstacle,
        String clause,
        Message why,
        Message cure,
        @Nullable CaseField field) {

    static Refusal of(Obstacle obstacle, String clause, Object... args) {
        return new Refusal(obstacle, clause, obstacle.why(args), obstacle.cure(args), null);
    }

    static Refusal at(CaseField field, Obstacle obstacle, String clause, Object... args) {
        return new Refusal(obstacle, clause, obstacle.why(args), obstacle.cure(args), field);
    }

    /** What sort of obstacle it is. */
    public Kind kind() {
        return obstacle.kind();
    }

    /** Sorts of obstacles. */
    public enum Kind {
        /** The case is closed. */
        CLOSED,
        /** The act belongs to another stage: a step would be skipped or repeated. */
        OTHER_STAGE,
        /** The act belongs here, but something must happen first. */
        NOT_YET,
        /** The law does not allow it in this case. */
        NOT_ALLOWED,
        /** Dated before something it must follow. */
        BACKDATED,
        /** Dated in the future. */
        FUTURE,
        /** A field is missing or wrong. */
        FIELD
    }
}
