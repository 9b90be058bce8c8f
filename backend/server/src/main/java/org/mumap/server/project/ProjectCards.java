package org.mumap.server.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.LampRuleSet;
import org.mumap.rules.progress.ProgressFacts;
import org.mumap.rules.progress.ProgressRule;
import org.mumap.rules.progress.ProgressVerdict;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One project at a time, judged on demand from the ledger, as the caller may see it. */
@Component
public class ProjectCards {

    private static final List<String> KINDS = List.of(
            "projects",
            "project_plans",
            "progress_reports",
            "project_nodes",
            "permits",
            "project_land",
            "project_evidence");
    private static final List<String> PEOPLE = List.of("leader", "chief", "lead_unit", "steward");
    private static final String LAND = SqlFile.text("project/land.sql");
    private static final String POINTS = SqlFile.text("project/points.sql");

    private final JdbcClient jdbc;
    private final Facts facts;
    private final ProgressReader reader;

    ProjectCards(JdbcClient jdbc, Facts facts, ProgressReader reader) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.reader = reader;
    }

    /** The verdict on a project; a problem (404) when the caller's scope does not contain it. */
    @Transactional(readOnly = true)
    public ProgressAnswer progress(String code, Times times, LampRuleSet rules, Locale language) {
        project(code, times);
        return ProgressAnswer.of(judge(code, times, rules), language);
    }

    /** The card of a project; a problem (404) when the caller's scope does not contain it. */
    @Transactional(readOnly = true)
    public ProjectCard get(String code, Times times, Locale language) {
        Fact project = project(code, times);
        ProgressVerdict verdict = judge(code, times, LampRules.standard());
        List<Fact> rows = new ArrayList<>();
        for (String kind : KINDS) {
            rows.addAll(facts.list(jdbc, Kinds.get(kind), "project_code", List.of(code), times));
        }
        return new ProjectCard(
                code,
                project.requiredText("name"),
                times.asOf(),
                times.knownAt(),
                ProjectStandings.standing(project, verdict, findPoint(project)),
                ProgressAnswer.of(verdict, language),
                land(rows, times.asOf()),
                people(project),
                rows.stream().map(ProjectCard.FactEntry::of).toList());
    }

    /** A problem (404) when the caller's scope does not contain the project. */
    @Transactional(readOnly = true)
    public void require(String code, Times times) {
        project(code, times);
    }

    private Fact project(String code, Times times) {
        return facts.list(jdbc, Kinds.get("projects"), "project_code", List.of(code), times).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("http-404"));
    }

    private ProgressVerdict judge(String code, Times times, LampRuleSet rules) {
        ProgressFacts known =
                Objects.requireNonNull(reader.read(jdbc, List.of(code), times).get(code));
        return ProgressRule.judge(known, times.asOf(), rules);
    }

    private @Nullable List<Double> findPoint(Fact project) {
        return jdbc.sql(POINTS)
                .param("versions", new Long[] {project.versionId()})
                .query((row, n) -> List.of(row.getDouble("lon"), row.getDouble("lat")))
                .optional()
                .orElse(null);
    }

    private List<ProjectCard.Land> land(List<Fact> rows, LocalDate asOf) {
        List<Fact> parcels = rows.stream()
                .filter(row -> row.kind().name().equals("project_land"))
                .filter(row -> !isLater(row.date("from_on"), asOf))
                .toList();
        Map<String, ProjectCard.Land> known = new HashMap<>();
        jdbc.sql(LAND)
                .param(
                        "codes",
                        parcels.stream().map(p -> p.requiredText("parcel_code")).toArray(String[]::new))
                .query((row, n) -> new ProjectCard.Land(
                        row.getString("parcel_code"),
                        null,
                        null,
                        row.getString("name"),
                        row.getDouble("area_mu"),
                        row.getString("supply_state"),
                        row.getString("idle_finding"),
                        row.getString("idle_route"),
                        row.getString("legal_state"),
                        row.getObject("net_idle_days", Integer.class),
                        row.getObject("judged_on", LocalDate.class)))
                .list()
                .forEach(land -> known.put(land.parcelCode(), land));
        return parcels.stream()
                .map(fact -> land(fact, known.get(fact.requiredText("parcel_code"))))
                .toList();
    }

    private static boolean isLater(@Nullable LocalDate day, LocalDate asOf) {
        return day != null && day.isAfter(asOf);
    }

    private static ProjectCard.Land land(Fact fact, ProjectCard.@Nullable Land parcel) {
        return new ProjectCard.Land(
                fact.requiredText("parcel_code"),
                fact.text("role"),
                fact.date("from_on"),
                parcel == null ? null : parcel.name(),
                parcel == null ? null : parcel.areaMu(),
                parcel == null ? null : parcel.supplyState(),
                parcel == null ? null : parcel.idleFinding(),
                parcel == null ? null : parcel.idleRoute(),
                parcel == null ? null : parcel.legalState(),
                parcel == null ? null : parcel.netIdleDays(),
                parcel == null ? null : parcel.judgedOn());
    }

    // the phone of a project is its steward's, who answers first
    private static List<ProjectCard.Person> people(Fact project) {
        List<ProjectCard.Person> people = new ArrayList<>();
        for (String role : PEOPLE) {
            String name = project.text(role);
            if (name != null) {
                Column column = project.kind().find(role).orElseThrow();
                people.add(new ProjectCard.Person(
                        role,
                        column.title(),
                        column.titleEn(),
                        name,
                        role.equals("steward") ? project.text("phone") : null));
            }
        }
        return people;
    }
}
