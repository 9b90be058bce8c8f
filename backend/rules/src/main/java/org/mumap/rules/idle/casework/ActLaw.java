package org.mumap.rules.idle.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the law asks of one act beyond its stage.
 *
 * @param hindrance what stands against the act on that day, whatever its fields say; null when nothing does
 * @param fields the fields it has on that day
 * @param weighing what stands against these very fields, once each of them is well formed; null when nothing does
 */
record ActLaw(Hindrance hindrance, Fields fields, Weighing weighing) {

    /** Looks at the situation alone. */
    @FunctionalInterface
    interface Hindrance {
        @Nullable
        Refusal in(CaseSituation situation);
    }

    /** Describes the form. */
    @FunctionalInterface
    interface Fields {
        List<ActField> in(CaseSituation situation);
    }

    /** Looks at what was filled in. */
    @FunctionalInterface
    interface Weighing {
        @Nullable
        Refusal of(CaseSituation situation, ActFact fact);
    }

    /** No fields and no hindrance. */
    static ActLaw free() {
        return new ActLaw(situation -> null, situation -> List.of(), (situation, fact) -> null);
    }

    ActLaw unless(Hindrance other) {
        return new ActLaw(
                situation -> {
                    Refusal first = hindrance.in(situation);
                    return first == null ? other.in(situation) : first;
                },
                fields,
                weighing);
    }

    ActLaw with(Fields other) {
        return new ActLaw(hindrance, other, weighing);
    }

    ActLaw weighed(Weighing other) {
        return new ActLaw(hindrance, fields, other);
    }
}
