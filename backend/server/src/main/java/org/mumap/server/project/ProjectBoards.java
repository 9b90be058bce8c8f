package org.mumap.server.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.progress.life.Blockers;
import org.mumap.rules.progress.life.Funnel;
import org.mumap.rules.progress.life.ProjectLife;
import org.mumap.rules.progress.life.Rates;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Times;
import org.mumap.server.project.ProjectLives.Known;
import org.mumap.server.project.ticket.Ticket;
import org.mumap.server.project.ticket.TicketBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The funnel, the rates and the list of signed projects that have not started, at any two times, in the caller's scope. */
@Component
public class ProjectBoards {

    private static final int POINTS_SCALE = 4;

    private final JdbcClient jdbc;
    private final Facts facts;
    private final ProjectLives lives;
    private final TicketBook tickets;

    ProjectBoards(JdbcClient jdbc, Facts facts, ProjectLives lives, TicketBook tickets) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.lives = lives;
        this.tickets = tickets;
    }

    /** The board of a day. */
    @Transactional(readOnly = true)
    public ProjectBoard board(Times times, Locale language) {
        MessageTexts texts = MessageTexts.of(language);
        List<Known> known = lives.list(times);
        Map<String, Fact> byCode =
                known.stream().collect(Collectors.toMap(k -> k.life().code(), Known::fact));
        List<ProjectLife> projects = known.stream().map(Known::life).toList();
        LocalDate before = monthBefore(times.asOf());
        Map<Rates.Code, Rates.Rate> earlier = lives.list(new Times(before, times.knownAt(), false)).stream()
                .map(Known::life)
                .collect(Collectors.collectingAndThen(Collectors.toList(), list -> Rates.of(list, before)))
                .stream()
                .collect(Collectors.toMap(Rates.Rate::code, Function.identity()));
        return new ProjectBoard(
                times.asOf(),
                before,
                times.knownAt(),
                Funnel.of(projects, times.asOf()).stream()
                        .map(step -> step(step, byCode, texts))
                        .toList(),
                Rates.of(projects, times.asOf()).stream()
                        .map(rate -> rate(rate, Objects.requireNonNull(earlier.get(rate.code())), texts))
                        .toList());
    }

    /** The same day of the month before; of a month's last day, the last day of that month. */
    static LocalDate monthBefore(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return day.equals(month.atEndOfMonth()) ? month.minusMonths(1).atEndOfMonth() : day.minusMonths(1);
    }

    private static ProjectBoard.Step step(Funnel.Step step, Map<String, Fact> byCode, MessageTexts texts) {
        BigDecimal investment = step.projects().stream()
                .map(code -> Objects.requireNonNull(byCode.get(code)).number("total_investment_wan"))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ProjectBoard.Step(
                step.stage().name(),
                texts.word(step.stage()),
                step.projects().size(),
                investment,
                step.projects(),
                step.here());
    }

    private static ProjectBoard.Rate rate(Rates.Rate now, Rates.Rate before, MessageTexts texts) {
        BigDecimal share = now.share();
        BigDecimal shareBefore = before.share();
        return new ProjectBoard.Rate(
                now.code().name(),
                texts.render(now.formula()),
                now.above(),
                now.below(),
                share,
                shareBefore,
                share == null || shareBefore == null
                        ? null
                        : share.subtract(shareBefore).movePointRight(2).setScale(POINTS_SCALE, RoundingMode.HALF_UP),
                now.counted(),
                now.lacking());
    }

    /**
     * Signed projects that have not started.
     *
     * @param blocker only those for which this kind of obstacle stands first; null = all
     */
    @Transactional(readOnly = true)
    public NotStarted notStarted(Times times, @Nullable String blocker, Locale language) {
        MessageTexts texts = MessageTexts.of(language);
        List<Fact> waiting = lives.list(times).stream()
                .filter(known -> known.life().signedNotStarted(times.asOf()))
                .map(Known::fact)
                .toList();
        Map<String, Blockers.Surroundings> around = around(waiting, times, language);
        List<NotStarted.Row> rows = waiting.stream()
                .map(project -> row(
                        project,
                        Blockers.of(
                                Objects.requireNonNull(around.get(project.requiredText("project_code"))), times.asOf()),
                        times.asOf(),
                        texts))
                .sorted(Comparator.comparing(
                                NotStarted.Row::daysSinceSigning, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(NotStarted.Row::projectCode))
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.blockers().get(0).code(), 1, Integer::sum));
        return new NotStarted(
                times.asOf(),
                times.knownAt(),
                rows.stream()
                        .filter(row ->
                                blocker == null || row.blockers().get(0).code().equals(blocker))
                        .toList(),
                counts);
    }

    private static NotStarted.Row row(
            Fact project, List<Blockers.Blocker> blockers, LocalDate asOf, MessageTexts texts) {
        LocalDate signed = project.date("signed_on");
        LocalDate planned = project.date("planned_start_on");
        ProjectLife life = ProjectLives.life(project);
        return new NotStarted.Row(
                life.code(),
                project.requiredText("name"),
                project.text("town"),
                life.stage().name(),
                texts.word(life.stage()),
                project.number("total_investment_wan"),
                signed,
                signed == null ? null : Long.valueOf(ChronoUnit.DAYS.between(signed, asOf)),
                planned,
                planned == null ? null : Long.valueOf(Math.max(0, ChronoUnit.DAYS.between(planned, asOf))),
                project.text("leader"),
                project.text("lead_unit"),
                project.text("steward"),
                project.text("phone"),
                blockers.stream()
                        .map(one -> new NotStarted.Blocker(one.code().name(), texts.render(one.text())))
                        .toList());
    }

    private Map<String, Blockers.Surroundings> around(List<Fact> projects, Times times, Locale language) {
        List<String> codes =
                projects.stream().map(p -> p.requiredText("project_code")).toList();
        Map<String, List<Fact>> land = byProject("project_land", codes, times);
        Map<String, Boolean> supplied = supplied(land.values(), times);
        Map<String, List<Fact>> permits = byProject("permits", codes, times);
        Map<String, List<Ticket>> open = tickets.list(times, language).stream()
                .filter(ticket -> ticket.open() && ticket.projectCode() != null)
                .collect(Collectors.groupingBy(ticket -> Objects.requireNonNull(ticket.projectCode())));
        Map<String, Blockers.Surroundings> around = new HashMap<>();
        for (Fact project : projects) {
            String code = project.requiredText("project_code");
            around.put(
                    code,
                    new Blockers.Surroundings(
                            land.getOrDefault(code, List.of()).stream()
                                    .filter(row -> "SITE".equals(row.text("role")))
                                    .map(row -> row.requiredText("parcel_code"))
                                    .map(parcel -> new Blockers.Site(parcel, supplied.getOrDefault(parcel, false)))
                                    .toList(),
                            permits.getOrDefault(code, List.of()).stream()
                                    .map(ProjectBoards::permit)
                                    .toList(),
                            open.getOrDefault(code, List.of()).stream()
                                    .map(Ticket::words)
                                    .toList(),
                            project.number("funds_planned_wan"),
                            project.number("funds_paid_wan")));
        }
        return around;
    }

    static Blockers.Permit permit(Fact row) {
        return new Blockers.Permit(
                row.requiredText("type"), row.date("applied_on"), row.date("approved_on"), row.date("due_on"));
    }

    private Map<String, List<Fact>> byProject(String kind, List<String> codes, Times times) {
        return facts.list(jdbc, Kinds.get(kind), "project_code", codes, times).stream()
                .filter(row -> !kind.equals("project_land") || !isLater(row.date("from_on"), times.asOf()))
                .collect(Collectors.groupingBy(row -> row.requiredText("project_code")));
    }

    private Map<String, Boolean> supplied(Collection<List<Fact>> land, Times times) {
        List<String> parcels = land.stream()
                .flatMap(List::stream)
                .map(row -> row.requiredText("parcel_code"))
                .distinct()
                .toList();
        return facts.list(jdbc, Kinds.get("parcels"), "parcel_code", parcels, times).stream()
                .collect(Collectors.toMap(
                        parcel -> parcel.requiredText("parcel_code"),
                        parcel -> "SUPPLIED".equals(parcel.text("supply_state"))));
    }

    private static boolean isLater(@Nullable LocalDate day, LocalDate asOf) {
        return day != null && day.isAfter(asOf);
    }
}
