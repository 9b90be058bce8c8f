package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A paper works from its service: not before it was issued, and by announcement only when the announcement has run its time. */
final class ServiceLaw {

    private ServiceLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.SERVE,
                ActLaw.free()
                        .unless(ServiceLaw::nothing)
                        .with(ServiceLaw::receipt)
                        .weighed(ServiceLaw::order));
    }

    private static @Nullable Refusal nothing(CaseSituation now) {
        return now.course().awaitingService().isEmpty()
                ? Refusal.of(Obstacle.NOTHING_TO_SERVE, now.clause(CaseAct.SERVE))
                : null;
    }

    private static List<ActField> receipt(CaseSituation now) {
        List<CasePaper> waiting = now.course().awaitingService();
        List<Choice> papers = waiting.stream()
                .map(paper ->
                        new Choice(paper.paperId(), Choice.of(paper.kind()).title(), null))
                .toList();
        LocalDate first = waiting.stream()
                .map(CasePaper::issuedOn)
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<Choice> ways = Arrays.stream(ServiceWay.values())
                .map(way -> Choice.of(way, way == ServiceWay.ANNOUNCEMENT ? runs(now, first) : null))
                .toList();
        return List.of(
                ActField.paper(CaseField.PAPER_ID, papers).must(),
                ActField.code(CaseField.WAY, ways).must(),
                ActField.date(CaseField.ANNOUNCED_ON, first, now.on())
                        .must()
                        .when(CaseField.WAY, ServiceWay.ANNOUNCEMENT),
                ActField.date(CaseField.SERVED_ON, first, now.on()).must().from(now.on()),
                ActField.text(CaseField.RECEIVED_BY)
                        .must()
                        .when(CaseField.WAY, ServiceWay.DIRECT, ServiceWay.MAIL, ServiceWay.ELECTRONIC));
    }

    /** Announcement is no way yet while its time cannot have run since the paper was issued. */
    private static @Nullable Refusal runs(CaseSituation now, @Nullable LocalDate issuedOn) {
        return issuedOn == null || !works(now, issuedOn).isAfter(now.on()) ? null : running(now, issuedOn);
    }

    private static LocalDate works(CaseSituation now, LocalDate announcedOn) {
        return now.rule(DeadlineCode.ANNOUNCED_SERVICE)
                .period()
                .firstDayAfter(announcedOn, now.file().calendar());
    }

    private static Refusal running(CaseSituation now, LocalDate announcedOn) {
        String clause = now.rule(DeadlineCode.ANNOUNCED_SERVICE).clause();
        return Refusal.at(
                CaseField.SERVED_ON, Obstacle.ANNOUNCEMENT_RUNS, clause, announcedOn, works(now, announcedOn));
    }

    private static @Nullable Refusal order(CaseSituation now, ActFact fact) {
        String id = fact.get(CaseField.PAPER_ID);
        LocalDate servedOn = fact.dayOrOn(CaseField.SERVED_ON);
        LocalDate announcedOn = fact.day(CaseField.ANNOUNCED_ON);
        LocalDate issuedOn = now.course().awaitingService().stream()
                .filter(paper -> paper.paperId().equals(id))
                .map(CasePaper::issuedOn)
                .findFirst()
                .orElse(servedOn);
        if (servedOn.isBefore(issuedOn)) {
            return early(now, CaseField.SERVED_ON, servedOn, issuedOn);
        }
        boolean announced = fact.constant(CaseField.WAY, ServiceWay.class) == ServiceWay.ANNOUNCEMENT;
        if (!announced || announcedOn == null) {
            return null;
        }
        if (announcedOn.isBefore(issuedOn)) {
            return early(now, CaseField.ANNOUNCED_ON, announcedOn, issuedOn);
        }
        return works(now, announcedOn).isAfter(servedOn) ? running(now, announcedOn) : null;
    }

    private static Refusal early(CaseSituation now, CaseField field, LocalDate given, LocalDate earliest) {
        return Refusal.at(field, Obstacle.FIELD_TOO_EARLY, now.clause(CaseAct.SERVE), field, given, earliest);
    }
}
