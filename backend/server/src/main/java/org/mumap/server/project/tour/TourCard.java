package org.mumap.server.project.tour;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.progress.Lamp;
import org.mumap.rules.progress.NodeProgress;
import org.mumap.rules.progress.tour.TourTalk;
import org.mumap.server.project.ProjectCard;
import org.mumap.server.project.ProjectDetail;
import org.mumap.server.project.ProjectStanding;
import org.mumap.server.project.ticket.Ticket;

/**
 * How a project stands, as far as the card of its stop tells it. Shares, points and areas, never money: the card goes onto phones.
 *
 * @param projectCode the project
 * @param name its name
 * @param town its town
 * @param stage code of its stage
 * @param lamp its lamp
 * @param doneShare done ÷ annual plan; null without a plan
 * @param timeShare share of the year that has passed by its plan
 * @param lagPoints points ahead (positive) or behind; null without a plan
 * @param landMu its land, mu; null without
 * @param step the step under way, or the next one
 * @param stepDueOn its planned end
 * @param stepLateDays days after it
 * @param blocking what blocks it longest, in words; null when no ticket is overdue
 * @param openTickets tickets still open
 * @param purpose what to look at, proposed
 * @param question what to ask, proposed
 */
public record TourCard(
        String projectCode,
        String name,
        @Nullable String town,
        String stage,
        Lamp lamp,
        @Nullable BigDecimal doneShare,
        @Nullable BigDecimal timeShare,
        @Nullable BigDecimal lagPoints,
        @Nullable BigDecimal landMu,
        @Nullable String step,
        @Nullable LocalDate stepDueOn,
        long stepLateDays,
        @Nullable String blocking,
        int openTickets,
        String purpose,
        String question) {

    /** The card of a project. */
    static TourCard of(ProjectCard card, ProjectDetail detail, Locale language) {
        ProjectStanding standing = card.standing();
        List<Ticket> open = detail.tickets().stream().filter(Ticket::open).toList();
        Optional<Ticket> overdue = open.stream()
                .filter(ticket -> ticket.overdueDays() > 0)
                .max(Comparator.comparingLong(Ticket::overdueDays));
        Optional<NodeProgress> step = step(card.progress().nodes());
        TourTalk.Standing talk = new TourTalk.Standing(
                standing.lamp(),
                standing.lagPoints(),
                step.map(NodeProgress::node).orElse(null),
                step.map(NodeProgress::plannedTo).orElse(null),
                step.map(NodeProgress::lateDays).orElse(0L),
                overdue.map(ticket -> new TourTalk.Overdue(ticket.title(), ticket.unit(), ticket.overdueDays()))
                        .orElse(null),
                open.size(),
                detail.claim().flagged() ? detail.claim().abovePoints() : null);
        MessageTexts texts = MessageTexts.of(language);
        return new TourCard(
                card.projectCode(),
                card.name(),
                standing.town(),
                standing.stage(),
                standing.lamp(),
                standing.doneShare(),
                standing.timeShare(),
                standing.lagPoints(),
                land(card),
                talk.step(),
                talk.stepDueOn(),
                talk.stepLateDays(),
                overdue.map(Ticket::words).orElse(null),
                open.size(),
                texts.render(TourTalk.purpose(talk)),
                String.join(language.getLanguage().equals("en") ? " " : "", texts.renderAll(TourTalk.questions(talk))));
    }

    /** The first step begun and not ended, else the first that waits. */
    private static Optional<NodeProgress> step(List<NodeProgress> nodes) {
        List<NodeProgress> left = nodes.stream()
                .filter(node -> node.state() != NodeProgress.State.DONE)
                .toList();
        return left.stream()
                .filter(node -> node.actualFrom() != null)
                .findFirst()
                .or(() -> left.stream().findFirst());
    }

    private static @Nullable BigDecimal land(ProjectCard card) {
        List<Double> areas = card.land().stream()
                .map(ProjectCard.Land::areaMu)
                .filter(Objects::nonNull)
                .toList();
        return areas.isEmpty()
                ? null
                : BigDecimal.valueOf(
                                areas.stream().mapToDouble(Double::doubleValue).sum())
                        .setScale(2, RoundingMode.HALF_UP);
    }
}
