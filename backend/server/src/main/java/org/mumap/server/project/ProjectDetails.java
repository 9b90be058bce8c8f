package org.mumap.server.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.progress.ClaimRule;
import org.mumap.rules.progress.LampHistory;
import org.mumap.rules.progress.MonthlyReport;
import org.mumap.rules.progress.ProgressFacts;
import org.mumap.rules.progress.ProgressRule;
import org.mumap.rules.progress.SideLamps;
import org.mumap.rules.progress.schedule.BackSchedule;
import org.mumap.rules.progress.schedule.Schedule;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.StandardTable;
import org.mumap.server.ledger.Times;
import org.mumap.server.ledger.WorkCalendars;
import org.mumap.server.problem.Problem;
import org.mumap.server.project.photo.PhotoBook;
import org.mumap.server.project.photo.ProjectPhoto;
import org.mumap.server.project.ticket.TicketBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The battle map of one project at any two times, in the caller's scope. */
@Component
public class ProjectDetails {

    private static final int SHARE_SCALE = 8;
    private static final BigDecimal CLAIM_LIMIT = StandardTable.rule("claim-default", "claim_beyond");
    private static final String BUILDING_PERMIT = "施工许可";

    private final JdbcClient jdbc;
    private final Facts facts;
    private final ProgressReader reader;
    private final WorkCalendars calendars;
    private final TicketBook tickets;
    private final PhotoBook photos;

    ProjectDetails(
            JdbcClient jdbc,
            Facts facts,
            ProgressReader reader,
            WorkCalendars calendars,
            TicketBook tickets,
            PhotoBook photos) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.reader = reader;
        this.calendars = calendars;
        this.tickets = tickets;
        this.photos = photos;
    }

    /** The detail of a project; a problem (404) when the caller's scope does not contain it. */
    @Transactional(readOnly = true)
    public ProjectDetail get(String code, Times times, Locale language) {
        Fact project =
                list("projects", code, times).stream().findFirst().orElseThrow(() -> Problem.notFound("http-404"));
        MessageTexts texts = MessageTexts.of(language);
        List<Fact> permits = list("permits", code, times);
        List<Fact> nodes = list("project_nodes", code, times);
        ProgressFacts progress =
                Objects.requireNonNull(reader.read(jdbc, List.of(code), times).get(code));
        List<ProjectPhoto> shots = photos.list(code, times);
        List<ProjectDetail.Seen> seen = seen(list("project_evidence", code, times), shots, nodes, times.asOf());
        return new ProjectDetail(
                code,
                times.asOf(),
                times.knownAt(),
                starts(project, permits, code, times),
                permits.stream().map(row -> permit(row, times.asOf())).toList(),
                schedule(project, nodes, times, texts),
                lamps(project, times.asOf(), texts),
                history(progress, times.asOf()),
                curve(progress, times.asOf()),
                claim(project, progress, seen, times.asOf(), texts),
                seen,
                shots,
                tickets.list(times, language).stream()
                        .filter(ticket -> code.equals(ticket.projectCode()))
                        .toList());
    }

    /** Names of the project's nodes in the order of their plan; a problem (404) when the caller's scope does not contain it. */
    @Transactional(readOnly = true)
    public List<String> nodes(String code, Times times) {
        if (list("projects", code, times).isEmpty()) {
            throw Problem.notFound("http-404");
        }
        return list("project_nodes", code, times).stream()
                .sorted(Comparator.comparing(
                                (Fact node) -> node.date("planned_to"), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Fact::key))
                .map(node -> node.requiredText("node"))
                .toList();
    }

    private List<Fact> list(String kind, String code, Times times) {
        return facts.list(jdbc, Kinds.get(kind), "project_code", List.of(code), times);
    }

    private List<ProjectDetail.Start> starts(Fact project, List<Fact> permits, String code, Times times) {
        List<String> parcels = list("project_land", code, times).stream()
                .filter(row -> "SITE".equals(row.text("role")))
                .map(row -> row.requiredText("parcel_code"))
                .toList();
        List<Fact> states = facts.list(jdbc, Kinds.get("site_states"), "parcel_code", parcels, times).stream()
                .filter(state -> !state.requiredDate("observed_on").isAfter(times.asOf()))
                .toList();
        Stream<@Nullable LocalDate> given = Stream.concat(
                permits.stream()
                        .filter(row -> row.requiredText("type").contains(BUILDING_PERMIT))
                        .map(row -> row.date("approved_on")),
                states.stream().map(state -> state.date("permit_on")));
        return List.of(
                new ProjectDetail.Start(
                        "STATISTICS",
                        first(Stream.of(Optional.ofNullable(project.date("started_on"))), times.asOf()),
                        "projects.started_on"),
                new ProjectDetail.Start(
                        "PERMIT",
                        first(given.map(Optional::ofNullable), times.asOf()),
                        "permits.approved_on, site_states.permit_on"),
                new ProjectDetail.Start(
                        "LAND",
                        first(
                                states.stream().map(state -> Optional.ofNullable(state.date("started_on"))),
                                times.asOf()),
                        "site_states.started_on"));
    }

    private static @Nullable LocalDate first(Stream<Optional<LocalDate>> days, LocalDate asOf) {
        return days.flatMap(Optional::stream)
                .filter(day -> !day.isAfter(asOf))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static ProjectDetail.Permit permit(Fact row, LocalDate asOf) {
        LocalDate approved = reached(row.date("approved_on"), asOf);
        LocalDate due = row.date("due_on");
        LocalDate end = approved == null ? asOf : approved;
        return new ProjectDetail.Permit(
                row.requiredText("type"),
                reached(row.date("applied_on"), asOf),
                reached(row.date("accepted_on"), asOf),
                approved,
                due,
                due == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(due, end)));
    }

    private ProjectDetail.Schedule schedule(Fact project, List<Fact> nodes, Times times, MessageTexts texts) {
        LocalDate target = ScheduleReader.target(project, nodes);
        if (target == null) {
            return new ProjectDetail.Schedule(null, null, null, List.of(), List.of(), List.of());
        }
        Schedule judged =
                BackSchedule.judge(ScheduleReader.steps(nodes), target, times.asOf(), calendars.read(jdbc, times));
        if (judged instanceof Schedule.Computed found) {
            return new ProjectDetail.Schedule(
                    target, found.forecast(), found.lateDays(), found.criticalPath(), found.steps(), List.of());
        }
        List<Message> why = ((Schedule.Refused) judged).why();
        return new ProjectDetail.Schedule(target, null, null, List.of(), List.of(), texts.renderAll(why));
    }

    private static List<ProjectDetail.SideLamp> lamps(Fact project, LocalDate asOf, MessageTexts texts) {
        SideLamps.Milestones milestones = new SideLamps.Milestones(
                project.date("planned_start_on"),
                project.date("started_on"),
                project.date("in_statistics_on"),
                project.number("funds_planned_wan"),
                project.number("funds_paid_wan"));
        return SideLamps.of(milestones, asOf, LampRules.standard()).stream()
                .map(lamp -> new ProjectDetail.SideLamp(
                        lamp.measure().name(),
                        texts.word(lamp.measure()),
                        lamp.lamp().name(),
                        lamp.shortfall()))
                .toList();
    }

    private static List<ProjectDetail.Month> history(ProgressFacts progress, LocalDate asOf) {
        return LampHistory.of(progress, asOf, LampRules.standard()).stream()
                .map(month -> new ProjectDetail.Month(
                        month.month().toString(),
                        month.lagPoints(),
                        month.computed().name(),
                        month.shown().name(),
                        month.madeGood()))
                .toList();
    }

    /** Planned and done at the end of each month of the year, as the verdicts of those days count them. */
    private static List<ProjectDetail.Point> curve(ProgressFacts progress, LocalDate asOf) {
        List<ProjectDetail.Point> points = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            LocalDate end = YearMonth.of(asOf.getYear(), month).atEndOfMonth();
            var verdict = ProgressRule.judge(progress, end, LampRules.standard());
            BigDecimal annual = verdict.annualPlanWan();
            BigDecimal time = verdict.timeShare();
            points.add(new ProjectDetail.Point(
                    month,
                    annual == null || time == null
                            ? null
                            : annual.multiply(time).setScale(2, RoundingMode.HALF_UP),
                    end.isAfter(asOf) ? null : verdict.doneWan()));
        }
        return points;
    }

    private static List<ProjectDetail.Seen> seen(
            List<Fact> evidence, List<ProjectPhoto> photos, List<Fact> nodes, LocalDate asOf) {
        Stream<ProjectDetail.Seen> registered = evidence.stream()
                .filter(row -> !row.requiredDate("observed_on").isAfter(asOf))
                .sorted(Comparator.comparing(Fact::key))
                .map(row -> new ProjectDetail.Seen(
                        row.requiredText("kind"),
                        row.requiredDate("observed_on"),
                        row.text("node"),
                        share(row, nodes),
                        row.text("file"),
                        row.text("note")));
        // a photo speaks about the works only where somebody has said which node it shows
        Stream<ProjectDetail.Seen> shot = photos.stream()
                .filter(photo -> photo.node() != null)
                .map(photo -> new ProjectDetail.Seen(
                        "PHOTO", photo.on(), photo.node(), share(photo.node(), nodes), photo.fileName(), photo.note()));
        return Stream.concat(registered, shot)
                .sorted(Comparator.comparing(ProjectDetail.Seen::on).reversed())
                .toList();
    }

    private static @Nullable BigDecimal share(@Nullable String node, List<Fact> nodes) {
        return node == null ? null : ScheduleReader.share(nodes, node).orElse(null);
    }

    private static @Nullable BigDecimal share(Fact row, List<Fact> nodes) {
        if (row.requiredText("kind").equals("PHOTO")) {
            return share(row.text("node"), nodes);
        }
        BigDecimal used = row.number("kwh");
        BigDecimal planned = row.number("planned_kwh");
        return used == null || planned == null || planned.signum() <= 0
                ? null
                : used.divide(planned, SHARE_SCALE, RoundingMode.HALF_UP).min(BigDecimal.ONE);
    }

    private static ProjectDetail.Claim claim(
            Fact project, ProgressFacts progress, List<ProjectDetail.Seen> seen, LocalDate asOf, MessageTexts texts) {
        BigDecimal claimed = progress.reports().stream()
                .filter(report -> !report.month().atEndOfMonth().isAfter(asOf))
                .map(MonthlyReport::doneWan)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<ClaimRule.Sign> signs = seen.stream()
                .flatMap(one -> Stream.ofNullable(one.share())
                        .map(share -> new ClaimRule.Sign(
                                one.kind().equals("PHOTO") ? ClaimRule.Seen.PHOTO_NODE : ClaimRule.Seen.ELECTRICITY,
                                one.on(),
                                share,
                                Objects.requireNonNullElse(one.node(), texts.word(ClaimRule.Seen.ELECTRICITY)))))
                .toList();
        ClaimRule.Claim claim =
                ClaimRule.judge(claimed, project.number("total_investment_wan"), signs, asOf, CLAIM_LIMIT);
        ClaimRule.Sign sign = claim.sign();
        return new ProjectDetail.Claim(
                claim.claimedShare(),
                sign == null ? null : sign.share(),
                claim.abovePoints(),
                claim.limitPoints(),
                claim.flagged(),
                texts.renderAll(claim.explanation()).stream().findFirst().orElse(null));
    }

    private static @Nullable LocalDate reached(@Nullable LocalDate day, LocalDate asOf) {
        return day == null || day.isAfter(asOf) ? null : day;
    }
}
