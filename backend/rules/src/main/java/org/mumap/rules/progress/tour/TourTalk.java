package org.mumap.rules.progress.tour;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.progress.Lamp;

/** What to look at and what to ask at a project, proposed from how it stands; people may write something else. */
public final class TourTalk {

    private static final int MOST_QUESTIONS = 2;

    private TourTalk() {}

    /**
     * How a project stands. Nothing of it is money.
     *
     * @param lamp its lamp
     * @param lagPoints points ahead (positive) or behind (negative); null without a plan
     * @param step the step under way, or the next one; null without steps
     * @param stepDueOn planned end of that step
     * @param stepLateDays days after that end, 0 when in time
     * @param overdue the ticket that is longest overdue; null without one
     * @param openTickets tickets still open
     * @param claimAbovePoints points that the claim lies above what can be seen, where that is beyond what is allowed; else null
     */
    public record Standing(
            Lamp lamp,
            @Nullable BigDecimal lagPoints,
            @Nullable String step,
            @Nullable LocalDate stepDueOn,
            long stepLateDays,
            @Nullable Overdue overdue,
            int openTickets,
            @Nullable BigDecimal claimAbovePoints) {}

    /**
     * An overdue ticket.
     *
     * @param title what is lacking
     * @param unit whose job it is
     * @param days days overdue
     */
    public record Overdue(String title, @Nullable String unit, long days) {}

    /** What to look at. */
    public static Message purpose(Standing standing) {
        if (standing.claimAbovePoints() != null) {
            return Message.of("progress.tour.purpose.claim");
        }
        if (standing.overdue() != null) {
            return Message.of("progress.tour.purpose.ticket", standing.overdue().title());
        }
        String step = standing.step();
        return step == null ? Message.of("progress.tour.purpose.site") : Message.of("progress.tour.purpose.step", step);
    }

    /** What to ask, the most pressing first; one or two questions. */
    public static List<Message> questions(Standing standing) {
        List<Message> questions = new ArrayList<>();
        Overdue overdue = standing.overdue();
        if (overdue != null) {
            questions.add(
                    overdue.unit() == null
                            ? Message.of("progress.tour.ask.ticket", overdue.title(), overdue.days())
                            : Message.of("progress.tour.ask.unit", overdue.title(), overdue.days(), overdue.unit()));
        }
        BigDecimal lag = standing.lagPoints();
        if (lag != null && lag.signum() < 0 && standing.lamp() != Lamp.GREEN) {
            questions.add(Message.of("progress.tour.ask.behind", lag.abs().setScale(1, RoundingMode.HALF_UP)));
        }
        BigDecimal above = standing.claimAbovePoints();
        if (above != null) {
            questions.add(Message.of("progress.tour.ask.claim", above.setScale(1, RoundingMode.HALF_UP)));
        }
        String step = standing.step();
        if (step != null && standing.stepLateDays() > 0) {
            questions.add(Message.of("progress.tour.ask.late", step, standing.stepLateDays()));
        }
        if (standing.lamp() == Lamp.GREY) {
            questions.add(Message.of("progress.tour.ask.noPlan"));
        }
        if (overdue == null && standing.openTickets() > 0) {
            questions.add(Message.of("progress.tour.ask.open", standing.openTickets()));
        }
        if (questions.isEmpty()) {
            questions.add(
                    step == null || standing.stepDueOn() == null
                            ? Message.of("progress.tour.ask.well")
                            : Message.of("progress.tour.ask.next", step, standing.stepDueOn()));
        }
        return List.copyOf(questions.subList(0, Math.min(MOST_QUESTIONS, questions.size())));
    }
}
