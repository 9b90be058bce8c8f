package org.mumap.rules.idle.signal;

import java.time.LocalDate;
import java.util.List;
import org.mumap.rules.Message;

/**
 * The signals of a parcel on a day, fused.
 *
 * @param asOf the day
 * @param score 0 to 100: the sum of the points of the terms
 * @param coverage 0 to 100: the points that what is known could have given
 * @param terms every signal, in the order of the rule set
 * @param missing what is not known
 */
public record Suspicion(LocalDate asOf, int score, int coverage, List<SignalTerm> terms, List<Message> missing) {

    public Suspicion {
        terms = List.copyOf(terms);
        missing = List.copyOf(missing);
    }

    /** Never: whether land is idle is found by people, on paper. */
    public boolean isFinding() {
        return false;
    }

    /** What has to be said with every score. */
    public Message reservation() {
        return Message.of("signal.onlySuspicion");
    }
}
