package org.mumap.server.project.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mumap.rules.progress.ticket.TicketAct;
import org.mumap.rules.progress.ticket.TicketFact;
import org.mumap.server.ledger.Fact;

/**
 * A ticket as the ledger keeps it: its acts in their order.
 *
 * @param key its key
 * @param acts its acts
 */
record RecordedTicket(TicketKey key, List<Recorded> acts) {

    /**
     * An act with what the ledger knows about it.
     *
     * @param fact the act
     * @param no number within the ticket
     * @param by name of who acted
     * @param recordedAt instant it was recorded
     */
    record Recorded(TicketFact fact, int no, String by, Instant recordedAt) {}

    /** The acts as the rules read them. */
    List<TicketFact> facts() {
        return acts.stream().map(Recorded::fact).toList();
    }

    static List<RecordedTicket> of(List<Fact> rows) {
        Map<Integer, List<Fact>> byTicket = new HashMap<>();
        for (Fact row : rows) {
            byTicket.computeIfAbsent(number(row, "ticket_id"), id -> new ArrayList<>())
                    .add(row);
        }
        return byTicket.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static RecordedTicket of(int ticketId, List<Fact> rows) {
        Fact first = rows.get(0);
        return new RecordedTicket(
                new TicketKey(ticketId, first.requiredText("ticket_no"), first.text("project_code")),
                rows.stream()
                        .map(RecordedTicket::recorded)
                        .sorted(java.util.Comparator.comparingInt(Recorded::no))
                        .toList());
    }

    private static Recorded recorded(Fact row) {
        Map<String, String> fields = new HashMap<>();
        if (row.fields().get("fields") instanceof Map<?, ?> stated) {
            stated.forEach((name, value) -> fields.put(String.valueOf(name), String.valueOf(value)));
        }
        return new Recorded(
                new TicketFact(
                        TicketAct.valueOf(row.requiredText("act")),
                        row.requiredDate("acted_on"),
                        fields,
                        row.text("reason")),
                number(row, "act_no"),
                row.requiredText("acted_by_name"),
                row.source().recordedAt());
    }

    private static int number(Fact row, String column) {
        return Integer.parseInt(row.requiredText(column));
    }
}
