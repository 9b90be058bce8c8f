package org.mumap.server.idle.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.CaseAct;

/**
 * An act that somebody asks to be recorded.
 *
 * @param act what was done
 * @param on the day it was done
 * @param version number of acts the asker has seen; an act recorded since refuses it. Null asks for no such care
 * @param fields what it states, as text, by field name
 * @param evidence numbers of the evidence it rests on
 * @param reason why, in words
 */
public record ActOrder(
        CaseAct act,
        LocalDate on,
        @Nullable Integer version,
        Map<String, String> fields,
        List<Long> evidence,
        @Nullable String reason) {

    public ActOrder {
        fields = Map.copyOf(fields);
        evidence = List.copyOf(evidence);
    }

    /** An act with these fields and nothing else. */
    public static ActOrder of(CaseAct act, LocalDate on, Map<String, String> fields) {
        return new ActOrder(act, on, null, fields, List.of(), null);
    }

    ActOrder withFields(Map<String, String> others) {
        return new ActOrder(act, on, version, others, evidence, reason);
    }
}
