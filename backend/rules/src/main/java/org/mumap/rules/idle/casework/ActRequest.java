package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act somebody wants to record.
 *
 * @param act what was done
 * @param on the day it was done
 * @param recordedOn the ledger's today; an act cannot be dated after it
 * @param fields as in {@link ActFact}
 * @param evidence identifiers of the evidence
 * @param reason why, in words
 */
public record ActRequest(
        CaseAct act,
        LocalDate on,
        LocalDate recordedOn,
        Map<String, String> fields,
        List<String> evidence,
        @Nullable String reason) {

    public ActRequest {
        fields = Map.copyOf(fields);
        evidence = List.copyOf(evidence);
    }

    /** The act as it would stand in the ledger under this number, its paper not yet named. */
    ActFact asFact(int actNo) {
        return new ActFact(actNo, act, on, fields, evidence, reason, null, null);
    }
}
