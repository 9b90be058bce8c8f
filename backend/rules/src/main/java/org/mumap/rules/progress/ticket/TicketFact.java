package org.mumap.rules.progress.ticket;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An act of a ticket.
 *
 * @param act what was done
 * @param on the day
 * @param fields what it states, by name
 * @param reason why
 */
public record TicketFact(
        TicketAct act,
        LocalDate on,
        Map<String, String> fields,
        @Nullable String reason) {

    public TicketFact {
        fields = Map.copyOf(fields);
    }

    /** A field, if it is there and not blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
    }
}
