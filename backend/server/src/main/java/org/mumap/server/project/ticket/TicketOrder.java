package org.mumap.server.project.ticket;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.ticket.TicketAct;

/**
 * An act that somebody asks to be recorded today.
 *
 * @param act what is done
 * @param version number of acts the asker has seen; an act recorded since refuses it
 * @param fields what it states, by name
 * @param reason why
 */
public record TicketOrder(
        TicketAct act,
        int version,
        Map<String, String> fields,
        @Nullable String reason) {

    public TicketOrder {
        fields = Map.copyOf(fields);
    }
}
