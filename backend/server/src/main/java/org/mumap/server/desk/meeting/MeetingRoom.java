package org.mumap.server.desk.meeting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.Lamp;
import org.mumap.server.desk.meeting.MeetingPage.Bar;
import org.mumap.server.desk.meeting.MeetingPage.Measure;
import org.mumap.server.desk.meeting.MeetingPage.Question;
import org.mumap.server.desk.meeting.MeetingPage.Row;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.project.ProjectStanding;
import org.mumap.server.project.ProjectStandings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers the questions of a meeting, as things stand today. */
@Service
public class MeetingRoom {

    private static final String IDLE = SqlFile.text("desk/meeting_idle.sql");
    private static final int POINTS_SCALE = 4;

    private final JdbcClient jdbc;
    private final ProjectStandings standings;

    MeetingRoom(JdbcClient jdbc, ProjectStandings standings) {
        this.jdbc = jdbc;
        this.standings = standings;
    }

    /** The page that answers a question. */
    @Transactional(readOnly = true)
    public MeetingPage page(Question question, Times times) {
        return switch (question) {
            case BEHIND -> behind(times);
            case IDLE -> idle(times);
            case MONEY -> money(times);
        };
    }

    private MeetingPage behind(Times times) {
        List<ProjectStanding> planned = projects(times).stream()
                .filter(project -> project.annualPlanWan() != null && project.timeShare() != null)
                .toList();
        List<Bar> bars = towns(
                planned,
                rows -> values(lag(rows), count(rows.size()), count(red(rows))),
                project -> new Row(
                        project.projectCode(),
                        project.name(),
                        values(project.lagPoints(), project.annualPlanWan(), done(project), due(project))));
        return new MeetingPage(
                Question.BEHIND,
                times.asOf(),
                List.of(Measure.LAG_POINTS, Measure.PROJECTS, Measure.RED),
                List.of(Measure.LAG_POINTS, Measure.PLAN_WAN, Measure.DONE_WAN, Measure.DUE_WAN),
                sorted(bars, Comparator.naturalOrder()),
                values(lag(planned), count(planned.size()), count(red(planned))));
    }

    private MeetingPage money(Times times) {
        List<ProjectStanding> planned = projects(times).stream()
                .filter(project -> project.annualPlanWan() != null)
                .toList();
        List<Bar> bars = towns(
                planned,
                rows -> values(open(rows), plan(rows), sum(rows, MeetingRoom::done)),
                project -> new Row(
                        project.projectCode(),
                        project.name(),
                        values(open(List.of(project)), project.annualPlanWan(), done(project))));
        return new MeetingPage(
                Question.MONEY,
                times.asOf(),
                List.of(Measure.OPEN_WAN, Measure.PLAN_WAN, Measure.DONE_WAN),
                List.of(Measure.OPEN_WAN, Measure.PLAN_WAN, Measure.DONE_WAN),
                sorted(bars, Comparator.reverseOrder()),
                values(open(planned), plan(planned), sum(planned, MeetingRoom::done)));
    }

    private record Parcel(
            String code,
            @Nullable String name,
            String town,
            @Nullable BigDecimal mu,
            @Nullable BigDecimal days) {}

    private MeetingPage idle(Times times) {
        List<Parcel> parcels = jdbc.sql(IDLE)
                .query((row, n) -> new Parcel(
                        row.getString("parcel_code"),
                        row.getString("name"),
                        row.getString("town"),
                        row.getBigDecimal("area_mu"),
                        row.getBigDecimal("net_idle_days")))
                .list();
        Map<String, List<Parcel>> byTown = new TreeMap<>();
        parcels.forEach(parcel ->
                byTown.computeIfAbsent(parcel.town(), t -> new ArrayList<>()).add(parcel));
        List<Bar> bars = byTown.entrySet().stream()
                .map(town -> new Bar(
                        town.getKey(),
                        values(mu(town.getValue()), count(town.getValue().size())),
                        town.getValue().stream()
                                .map(parcel ->
                                        new Row(parcel.code(), parcel.name(), values(parcel.mu(), parcel.days())))
                                .toList()))
                .toList();
        return new MeetingPage(
                Question.IDLE,
                times.asOf(),
                List.of(Measure.AREA_MU, Measure.PARCELS),
                List.of(Measure.AREA_MU, Measure.NET_DAYS),
                sorted(bars, Comparator.reverseOrder()),
                values(mu(parcels), count(parcels.size())));
    }

    private List<ProjectStanding> projects(Times times) {
        return standings.page(ProjectStandings.Query.all(times)).rows();
    }

    private static List<Bar> towns(
            List<ProjectStanding> projects,
            Function<List<ProjectStanding>, List<@Nullable BigDecimal>> sums,
            Function<ProjectStanding, Row> row) {
        Map<String, List<ProjectStanding>> byTown = new TreeMap<>();
        projects.forEach(
                project -> byTown.computeIfAbsent(project.town() == null ? "" : project.town(), t -> new ArrayList<>())
                        .add(project));
        return byTown.entrySet().stream()
                .map(town -> new Bar(
                        town.getKey(),
                        sums.apply(town.getValue()),
                        town.getValue().stream().map(row).toList()))
                .toList();
    }

    private static List<Bar> sorted(List<Bar> bars, Comparator<BigDecimal> order) {
        return bars.stream()
                .sorted(Comparator.comparing((Bar bar) -> bar.values().get(0), Comparator.nullsLast(order)))
                .toList();
    }

    // the same sum as everywhere else: 100 × (done − due) ÷ plan, all three summed
    private static @Nullable BigDecimal lag(List<ProjectStanding> rows) {
        BigDecimal plan = plan(rows);
        return plan.signum() <= 0
                ? null
                : sum(rows, MeetingRoom::done)
                        .subtract(sum(rows, MeetingRoom::due))
                        .movePointRight(2)
                        .divide(plan, POINTS_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal plan(List<ProjectStanding> rows) {
        return sum(rows, project -> zero(project.annualPlanWan()));
    }

    private static BigDecimal open(List<ProjectStanding> rows) {
        return plan(rows).subtract(sum(rows, MeetingRoom::done));
    }

    private static BigDecimal done(ProjectStanding project) {
        return zero(project.doneWan());
    }

    private static BigDecimal due(ProjectStanding project) {
        return zero(project.annualPlanWan()).multiply(zero(project.timeShare()));
    }

    private static BigDecimal mu(List<Parcel> parcels) {
        return parcels.stream().map(parcel -> zero(parcel.mu())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long red(List<ProjectStanding> rows) {
        return rows.stream().filter(project -> project.lamp() == Lamp.RED).count();
    }

    private static BigDecimal sum(List<ProjectStanding> rows, Function<ProjectStanding, BigDecimal> value) {
        return rows.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal zero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal count(long n) {
        return BigDecimal.valueOf(n);
    }

    private static List<@Nullable BigDecimal> values(@Nullable BigDecimal... values) {
        return Arrays.asList(values);
    }
}
