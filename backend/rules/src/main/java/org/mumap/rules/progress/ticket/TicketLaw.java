package org.mumap.rules.progress.ticket;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** The rules of tickets. */
public final class TicketLaw {

    private TicketLaw() {}

    /**
     * Where the acts up to and with a day leave a ticket.
     *
     * @return empty when it had not been raised by then
     */
    public static Optional<TicketStanding> standing(List<TicketFact> acts, LocalDate asOf) {
        Reading reading = new Reading();
        acts.stream().filter(act -> !act.on().isAfter(asOf)).forEach(reading::read);
        return reading.standing(asOf);
    }

    /**
     * Why an act may not be recorded.
     *
     * @param acts the acts so far
     * @param next the act that is asked for
     * @param today no act lies after it
     * @return empty when it may
     */
    public static Optional<Message> refusal(List<TicketFact> acts, TicketFact next, LocalDate today) {
        return Stream.of(date(acts, next, today), place(acts, next), words(next))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Message> date(List<TicketFact> acts, TicketFact next, LocalDate today) {
        if (next.on().isAfter(today)) {
            return Optional.of(Message.of("progress.ticket.future", next.on(), today));
        }
        return acts.stream()
                .map(TicketFact::on)
                .max(LocalDate::compareTo)
                .filter(last -> next.on().isBefore(last))
                .map(last -> Message.of("progress.ticket.before", next.on(), last));
    }

    private static Optional<Message> place(List<TicketFact> acts, TicketFact next) {
        Optional<TicketStanding> standing = standing(acts, next.on());
        if (standing.isEmpty()) {
            return next.act() == TicketAct.RAISE
                    ? Optional.empty()
                    : Optional.of(Message.of("progress.ticket.notRaised"));
        }
        TicketStanding now = standing.get();
        if (!next.act().follows(now.stage())) {
            return Optional.of(Message.of("progress.ticket.stage", next.act(), now.stage()));
        }
        return switch (next.act()) {
            case ESCALATE ->
                now.level().next().isEmpty() ? Optional.of(Message.of("progress.ticket.top")) : Optional.empty();
            case SUPERVISE ->
                now.superviseFor() == null ? Optional.of(Message.of("progress.ticket.notOverdue")) : Optional.empty();
            case EXTEND ->
                day(next)
                        .filter(due -> now.dueOn() != null && !due.isAfter(now.dueOn()))
                        .map(due -> Message.of("progress.ticket.notLater", due, String.valueOf(now.dueOn())));
            default -> Optional.empty();
        };
    }

    private static Optional<Message> words(TicketFact next) {
        List<String> needed = switch (next.act()) {
            case RAISE -> List.of("type", "title");
            case ASSIGN -> List.of("unit", "due_on");
            case ANSWER -> List.of("text");
            case SEND_BACK, EXTEND -> List.of("due_on");
            case SUPERVISE -> List.of("number");
            default -> List.of();
        };
        for (String field : needed) {
            if (next.find(field).isEmpty()) {
                return Optional.of(Message.of("progress.ticket.field", field));
            }
        }
        if (next.act().needsReason() && (next.reason() == null || next.reason().isBlank())) {
            return Optional.of(Message.of("progress.ticket.field", "reason"));
        }
        if (next.act() == TicketAct.RAISE && type(next).isEmpty()) {
            return Optional.of(
                    Message.of("progress.ticket.type", next.find("type").orElse("")));
        }
        if (next.find("due_on").isPresent()) {
            Optional<LocalDate> due = day(next);
            if (due.isEmpty() || due.get().isBefore(next.on())) {
                return Optional.of(
                        Message.of("progress.ticket.due", next.find("due_on").orElse("")));
            }
        }
        return Optional.empty();
    }

    private static Optional<TicketType> type(TicketFact act) {
        return act.find("type")
                .flatMap(code -> Stream.of(TicketType.values())
                        .filter(type -> type.name().equals(code))
                        .findFirst());
    }

    private static Optional<LocalDate> day(TicketFact act) {
        try {
            return act.find("due_on").map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the acts, one after another, make of a ticket. */
    private static final class Reading {

        private @Nullable TicketFact raised;
        private TicketStage stage = TicketStage.RAISED;
        private TicketLevel level = TicketLevel.UNIT;
        private @Nullable String unit;
        private @Nullable LocalDate due;
        private @Nullable LocalDate accepted;
        private @Nullable LocalDate answered;
        private @Nullable Boolean inTime;
        private @Nullable LocalDate closed;
        private boolean withdrawn;
        private @Nullable LocalDate supervisedFor;
        private final List<String> supervisions = new ArrayList<>();
        private int count;

        void read(TicketFact act) {
            count++;
            switch (act.act()) {
                case RAISE -> raised = act;
                case ASSIGN -> {
                    unit = act.find("unit").orElse(unit);
                    due = day(act).orElse(due);
                    accepted = null;
                    stage = TicketStage.ASSIGNED;
                }
                case ACCEPT -> {
                    accepted = act.on();
                    stage = TicketStage.DOING;
                }
                case ANSWER -> {
                    accepted = accepted == null ? act.on() : accepted;
                    answered = act.on();
                    inTime = due == null || !act.on().isAfter(due);
                    stage = TicketStage.ANSWERED;
                }
                case SEND_BACK -> {
                    due = day(act).orElse(due);
                    stage = TicketStage.DOING;
                }
                case EXTEND -> due = day(act).orElse(due);
                case ESCALATE -> level = level.next().orElse(level);
                case SUPERVISE -> {
                    supervisedFor = due;
                    act.find("number").ifPresent(supervisions::add);
                }
                case CLOSE -> close(act, false);
                case WITHDRAW -> close(act, true);
            }
        }

        private void close(TicketFact act, boolean unsolved) {
            closed = act.on();
            withdrawn = unsolved;
            stage = TicketStage.CLOSED;
        }

        Optional<TicketStanding> standing(LocalDate asOf) {
            TicketFact first = raised;
            if (first == null) {
                return Optional.empty();
            }
            boolean working = stage == TicketStage.ASSIGNED || stage == TicketStage.DOING;
            long overdue = working && due != null ? Math.max(0, ChronoUnit.DAYS.between(due, asOf)) : 0;
            return Optional.of(new TicketStanding(
                    stage,
                    level,
                    type(first).orElse(TicketType.OTHER),
                    first.find("title").orElse(""),
                    unit,
                    first.on(),
                    due,
                    accepted,
                    answered,
                    closed,
                    withdrawn,
                    overdue,
                    inTime,
                    List.copyOf(supervisions),
                    overdue > 0 && due != null && !due.equals(supervisedFor) ? due : null,
                    count));
        }
    }
}
