package org.mumap.server.siting.matching;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.SiteVerdict;
import org.mumap.rules.siting.SupplyKind;
import org.mumap.rules.siting.matching.Aim;
import org.mumap.rules.siting.matching.MatchingPlan;
import org.mumap.rules.siting.matching.MatchingRule;
import org.mumap.rules.siting.matching.Site;
import org.mumap.rules.siting.matching.Waiting;
import org.mumap.server.entry.KeptThreshold;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.PassingLand;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which waiting project on which land, over all of them at once. Land comes from the live register: what was taken back today is in. */
@Component
public class Matchings {

    /** More projects than this are no round of decisions. */
    static final int MOST_PROJECTS = 500;

    private static final int MOST_LAND = 2_000;

    private final JdbcClient jdbc;
    private final PassingLand passing;
    private final Admission admission;

    Matchings(JdbcClient jdbc, PassingLand passing, Admission admission) {
        this.jdbc = jdbc;
        this.passing = passing;
        this.admission = admission;
    }

    /**
     * What is asked.
     *
     * @param aim what shall be as large as it can be
     * @param projects only these; null = all that wait
     * @param supply ways in which land may be had
     * @param oversize how many times the need the land may be at most
     * @param asOf the day asked about for the projects; land is as it is today
     */
    public record Question(
            Aim aim, @Nullable List<String> projects, Set<SupplyKind> supply, double oversize, LocalDate asOf) {}

    /**
     * Why no land passes for a project.
     *
     * @param counts how much land falls to which rule first
     * @param nearest the land nearest to passing
     * @param refused land that passes the rules and not the admission test
     * @param refusal why it does not
     */
    public record Blocked(
            Map<String, Long> counts,
            SiteVerdict.@Nullable Rejected nearest,
            int refused,
            Admission.@Nullable Refusal refusal) {}

    /**
     * The assignment with what is shown of it.
     *
     * @param plan the plan
     * @param projects all projects that took part, by code
     * @param land all land that took part, by code
     * @param blocked for projects no land passes for
     */
    public record Answer(
            MatchingPlan plan,
            Map<String, WaitingProject> projects,
            Map<String, Land> land,
            Map<String, Blocked> blocked) {}

    /** Land that took part. */
    public record Land(String code, @Nullable String name, BigDecimal areaMu, Set<SupplyKind> supply) {}

    /**
     * Matches.
     *
     * @throws Problem (404) when a project asked for does not wait for land; (400) when there are too many
     */
    @Transactional(readOnly = true)
    public Answer match(Question question) {
        Map<String, WaitingProject> projects = waiting(question);
        Map<String, Land> land = new TreeMap<>();
        Map<String, Set<String>> allowed = new HashMap<>();
        Map<String, Blocked> blocked = new LinkedHashMap<>();
        List<PassingLand.Ask> asks = projects.values().stream()
                .map(project -> ask(project, question))
                .toList();
        List<SiteVerdict> verdicts = passing.judge(asks, MOST_LAND);
        List<KeptThreshold> thresholds = admission.inForce(question.asOf());
        int n = 0;
        for (WaitingProject project : projects.values()) {
            SiteVerdict verdict = verdicts.get(n++);
            Set<String> may = new TreeSet<>();
            Admission.Refusal refusal = null;
            int refused = 0;
            for (SiteVerdict.Ranked site : verdict.ranked()) {
                Land one = land(site);
                Admission.Refusal no = admission.refuse(project, thresholds);
                land.put(one.code(), one);
                if (no == null) {
                    may.add(one.code());
                } else {
                    refusal = no;
                    refused++;
                }
            }
            allowed.put(project.code(), may);
            if (may.isEmpty()) {
                SiteVerdict.Rejected nearest =
                        verdict.rejected().isEmpty() ? null : verdict.rejected().get(0);
                blocked.put(project.code(), new Blocked(verdict.counts(), nearest, refused, refusal));
            }
        }
        return new Answer(solve(question.aim(), projects, land, allowed), projects, land, blocked);
    }

    private static MatchingPlan solve(
            Aim aim, Map<String, WaitingProject> projects, Map<String, Land> land, Map<String, Set<String>> allowed) {
        return MatchingRule.solve(
                aim,
                projects.values().stream()
                        .map(p -> new Waiting(p.code(), p.needMu(), p.taxWanPerMu(), p.investmentWan()))
                        .toList(),
                land.values().stream().map(l -> new Site(l.code(), l.areaMu())).toList(),
                allowed);
    }

    private static PassingLand.Ask ask(WaitingProject project, Question question) {
        double need = project.needMu().doubleValue();
        return new PassingLand.Ask(need, need * question.oversize(), project.industryCode(), question.supply());
    }

    private static Land land(SiteVerdict.Ranked site) {
        return new Land(
                site.parcels().get(0),
                site.candidate().name(),
                site.areaMu(),
                site.candidate().supply());
    }

    private Map<String, WaitingProject> waiting(Question question) {
        List<String> wanted = question.projects();
        Map<String, WaitingProject> projects = new TreeMap<>();
        jdbc.sql(SqlFile.text("siting/waiting_projects.sql"))
                .param("asOf", question.asOf())
                .param("codes", wanted == null ? null : wanted.toArray(String[]::new), Types.ARRAY)
                .query((row, n) -> new WaitingProject(
                        row.getString("project_code"),
                        row.getString("name"),
                        row.getString("stage"),
                        row.getString("park_code"),
                        row.getString("town"),
                        row.getBigDecimal("need_mu"),
                        row.getString("industry_code"),
                        row.getBigDecimal("promised_tax_wan_per_mu"),
                        row.getBigDecimal("promised_output_wan_per_mu"),
                        row.getBigDecimal("total_investment_wan")))
                .list()
                .forEach(project -> projects.put(project.code(), project));
        for (String code : wanted == null ? List.<String>of() : wanted) {
            if (!projects.containsKey(code)) {
                throw Problem.notFound("matching-project", code);
            }
        }
        if (projects.size() > MOST_PROJECTS) {
            throw Problem.badRequest("matching-many", MOST_PROJECTS);
        }
        return projects;
    }
}
