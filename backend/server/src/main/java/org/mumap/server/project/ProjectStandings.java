package org.mumap.server.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.Lamp;
import org.mumap.rules.progress.LampRuleSet;
import org.mumap.rules.progress.ProgressFacts;
import org.mumap.rules.progress.ProgressRule;
import org.mumap.rules.progress.ProgressVerdict;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of projects as the caller may see them: as judged now, or judged on demand from the ledger for other times. A county
 * has some hundred projects, so sums and order are made here, over the very rows that are shown.
 */
@Component
public class ProjectStandings {

    private static final String NOW = SqlFile.text("project/standings.sql");
    private static final String POINTS = SqlFile.text("project/points.sql");
    private static final LampRuleSet RULE = LampRules.standard();

    private final JdbcClient jdbc;
    private final Facts facts;
    private final ProgressReader reader;

    ProjectStandings(JdbcClient jdbc, Facts facts, ProgressReader reader) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.reader = reader;
    }

    /**
     * What is asked for.
     *
     * @param times the two times
     * @param lamp only this lamp, null = any
     * @param town only this town, null = any
     * @param stage only this stage, null = any
     * @param leader only projects of this leader (包保领导 or 首席责任人), null = any
     * @param after code of the last project seen
     * @param limit most rows
     */
    public record Query(
            Times times,
            @Nullable Lamp lamp,
            @Nullable String town,
            @Nullable String stage,
            @Nullable String leader,
            @Nullable String after,
            int limit) {

        /** All projects at those times. */
        public static Query all(Times times) {
            return new Query(times, null, null, null, null, null, Integer.MAX_VALUE);
        }
    }

    /**
     * A page with the sums it belongs to.
     *
     * @param rows the projects, worst first
     * @param total sums over all projects that pass the filter; {@code byLamp} counts every lamp whatever lamp is asked for
     * @param byTown standing of each town, whatever town is asked for
     * @param next code to go on after, null on the last page
     */
    public record Page(
            List<ProjectStanding> rows,
            ProjectTotals total,
            List<ProjectTotals.Town> byTown,
            @Nullable String next) {}

    /** One page. */
    @Transactional(readOnly = true)
    public Page page(Query query) {
        List<ProjectStanding> all = (query.times().current() ? listNow() : listAt(query.times()))
                .stream()
                        .filter(p -> query.stage() == null || query.stage().equals(p.stage()))
                        .filter(p -> query.leader() == null
                                || query.leader().equals(p.leader())
                                || query.leader().equals(p.chief()))
                        .toList();
        List<ProjectStanding> ofLamp = all.stream()
                .filter(p -> query.lamp() == null || p.lamp() == query.lamp())
                .toList();
        List<ProjectStanding> ofTown =
                all.stream().filter(p -> inTown(p, query)).toList();
        List<ProjectStanding> rows = ofLamp.stream()
                .filter(p -> inTown(p, query))
                .sorted(ProjectStanding.WORST_FIRST)
                .toList();
        ProjectTotals sums = ProjectTotals.of(rows);
        ProjectTotals total = new ProjectTotals(
                sums.projects(),
                sums.annualPlanWan(),
                sums.doneWan(),
                sums.doneShare(),
                sums.lagPoints(),
                ProjectTotals.of(ofTown).byLamp());
        int from = 0;
        for (int i = 0; i < rows.size() && query.after() != null; i++) {
            if (rows.get(i).projectCode().equals(query.after())) {
                from = i + 1;
            }
        }
        int to = (int) Math.min(rows.size(), (long) from + query.limit());
        String next = to < rows.size() ? rows.get(to - 1).projectCode() : null;
        return new Page(rows.subList(from, to), total, ProjectTotals.byTown(ofLamp), next);
    }

    private static boolean inTown(ProjectStanding project, Query query) {
        return query.town() == null || query.town().equals(project.town());
    }

    private List<ProjectStanding> listNow() {
        return jdbc.sql(NOW).query((row, n) -> standing(row)).list();
    }

    private List<ProjectStanding> listAt(Times times) {
        List<Fact> projects = facts.list(jdbc, Kinds.get("projects"), times).stream()
                .filter(project -> known(project, times.asOf()))
                .toList();
        List<String> codes =
                projects.stream().map(p -> p.requiredText("project_code")).toList();
        Map<String, ProgressFacts> progress = reader.read(jdbc, codes, times);
        Map<Long, List<Double>> points =
                points(projects.stream().map(Fact::versionId).toList());
        return projects.stream()
                .map(project -> {
                    ProgressFacts known = Objects.requireNonNull(progress.get(project.requiredText("project_code")));
                    ProgressVerdict verdict = ProgressRule.judge(known, times.asOf(), RULE);
                    return standing(project, verdict, points.get(project.versionId()));
                })
                .toList();
    }

    // a project signed or begun later was not there yet; without any date it is taken as always known
    private static boolean known(Fact project, LocalDate asOf) {
        return Stream.of("signed_on", "started_on")
                .map(project::date)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .map(first -> !first.isAfter(asOf))
                .orElse(true);
    }

    private Map<Long, List<Double>> points(List<Long> versions) {
        Map<Long, List<Double>> points = new HashMap<>();
        jdbc.sql(POINTS).param("versions", versions.toArray(Long[]::new)).query(row -> {
            points.put(row.getLong("version_id"), List.of(row.getDouble("lon"), row.getDouble("lat")));
        });
        return points;
    }

    static ProjectStanding standing(Fact project, ProgressVerdict verdict, @Nullable List<Double> point) {
        return new ProjectStanding(
                project.requiredText("project_code"),
                project.requiredText("name"),
                project.text("town"),
                project.text("park_code"),
                project.requiredText("stage"),
                project.text("kind"),
                verdict.lamp(),
                verdict.lagPoints(),
                verdict.doneShare(),
                verdict.timeShare(),
                verdict.annualPlanWan(),
                verdict.doneWan(),
                project.text("leader"),
                project.text("chief"),
                project.text("lead_unit"),
                project.text("steward"),
                project.text("phone"),
                point,
                project.date("signed_on"),
                project.number("total_investment_wan"),
                verdict.rule());
    }

    private static ProjectStanding standing(ResultSet row) throws SQLException {
        String lamp = row.getString("lamp");
        double lon = row.getDouble("lon");
        List<Double> point = row.wasNull() ? null : List.of(lon, row.getDouble("lat"));
        return new ProjectStanding(
                row.getString("project_code"),
                row.getString("name"),
                row.getString("town"),
                row.getString("park_code"),
                row.getString("stage"),
                row.getString("kind"),
                lamp == null ? Lamp.GREY : Lamp.valueOf(lamp),
                row.getBigDecimal("lag_points"),
                row.getBigDecimal("done_share"),
                row.getBigDecimal("time_share"),
                row.getBigDecimal("annual_plan_wan"),
                row.getBigDecimal("done_wan"),
                row.getString("leader"),
                row.getString("chief"),
                row.getString("lead_unit"),
                row.getString("steward"),
                row.getString("phone"),
                point,
                row.getObject("signed_on", LocalDate.class),
                row.getBigDecimal("total_investment_wan"),
                RULE.id());
    }
}
