package org.mumap.server.project.ticket;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The notice of a quarter (一季一督查一通报): what each unit was given, answered in time, and left overdue.
 *
 * @param from first day of the quarter
 * @param to last day counted: the quarter's last, or the day asked about when that comes first
 * @param units the units, the one with most overdue first
 * @param supervised tickets under supervision in the quarter
 */
public record QuarterNotice(LocalDate from, LocalDate to, List<Unit> units, List<Ticket> supervised) {

    /**
     * A unit.
     *
     * @param unit its name
     * @param given tickets given to it that were open in the quarter
     * @param closed of those, closed
     * @param inTime of those, last answered in time
     * @param overdue of those, overdue on the last day
     * @param tickets keys of those tickets
     */
    public record Unit(String unit, int given, int closed, int inTime, int overdue, List<Long> tickets) {}

    /** The notice over tickets as they stood on the last day. */
    public static QuarterNotice of(List<Ticket> tickets, LocalDate from, LocalDate to) {
        List<Ticket> counted = tickets.stream()
                .filter(ticket -> !ticket.raisedOn().isAfter(to))
                .filter(ticket ->
                        ticket.closedOn() == null || !ticket.closedOn().isBefore(from))
                .filter(ticket -> !ticket.withdrawn())
                .toList();
        Map<String, List<Ticket>> byUnit = new TreeMap<>();
        for (Ticket ticket : counted) {
            if (ticket.unit() != null) {
                byUnit.computeIfAbsent(ticket.unit(), unit -> new ArrayList<>()).add(ticket);
            }
        }
        return new QuarterNotice(
                from,
                to,
                byUnit.entrySet().stream()
                        .map(entry -> unit(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingInt(Unit::overdue)
                                .reversed()
                                .thenComparing(Unit::unit))
                        .toList(),
                counted.stream()
                        .filter(ticket -> ticket.acts().stream()
                                .anyMatch(act -> act.act().equals("SUPERVISE")
                                        && !act.on().isBefore(from)
                                        && !act.on().isAfter(to)))
                        .toList());
    }

    private static Unit unit(String name, List<Ticket> tickets) {
        return new Unit(
                name,
                tickets.size(),
                (int) tickets.stream().filter(ticket -> !ticket.open()).count(),
                (int) tickets.stream()
                        .filter(ticket -> Boolean.TRUE.equals(ticket.inTime()))
                        .count(),
                (int) tickets.stream()
                        .filter(ticket -> ticket.overdueDays() > 0)
                        .count(),
                tickets.stream().map(Ticket::ticketId).toList());
    }
}
