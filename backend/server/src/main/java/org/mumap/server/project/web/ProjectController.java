package org.mumap.server.project.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.Lamp;
import org.mumap.rules.progress.LampRuleSet;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.project.LampRules;
import org.mumap.server.project.ProgressAnswer;
import org.mumap.server.project.ProjectCard;
import org.mumap.server.project.ProjectCards;
import org.mumap.server.project.ProjectStanding;
import org.mumap.server.project.ProjectStandings;
import org.mumap.server.project.ProjectTotals;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Projects and their lamps. */
@RestController
class ProjectController {

    private static final int PAGE = 1_000;
    private static final int MOST = 10_000;

    private final ProjectStandings standings;
    private final ProjectCards cards;
    private final Clock clock;

    ProjectController(ProjectStandings standings, ProjectCards cards, Clock clock) {
        this.standings = standings;
        this.cards = cards;
        this.clock = clock;
    }

    /** A page of the list, worst first. */
    record Answer(
            LocalDate asOf,
            Instant knownAt,
            List<ProjectStanding> rows,
            ProjectTotals total,
            List<ProjectTotals.Town> byTown,
            @Nullable String next) {}

    @GetMapping("/api/projects")
    Answer list(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt,
            @RequestParam @Nullable String lamp,
            @RequestParam @Nullable String town,
            @RequestParam @Nullable String stage,
            @RequestParam @Nullable String leader,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw Problem.badRequest("limit-too-small", limit);
        }
        Times times = Times.of(asOf, knownAt, clock);
        ProjectStandings.Page page = standings.page(new ProjectStandings.Query(
                times,
                lamp(lamp),
                blankToNull(town),
                blankToNull(stage),
                blankToNull(leader),
                after,
                limit == null ? PAGE : Math.min(limit, MOST)));
        return new Answer(times.asOf(), times.knownAt(), page.rows(), page.total(), page.byTown(), page.next());
    }

    @GetMapping("/api/projects.xlsx")
    void workbook(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt,
            @RequestParam @Nullable String lamp,
            @RequestParam @Nullable String town,
            @RequestParam @Nullable String stage,
            @RequestParam @Nullable String leader,
            HttpServletResponse response)
            throws IOException {
        Answer answer = list(asOf, knownAt, lamp, town, stage, leader, null, MOST);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"projects-%s.xlsx\"".formatted(answer.asOf()));
        ProjectWorkbook.write(answer, Messages.current(), response.getOutputStream());
    }

    @GetMapping("/api/projects/{code}")
    ProjectCard card(
            @PathVariable String code,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        return cards.get(code, Times.of(asOf, knownAt, clock), Messages.current());
    }

    @GetMapping("/api/projects/{code}/progress")
    ProgressAnswer progress(
            @PathVariable String code,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt,
            @RequestParam @Nullable String ruleSet) {
        return cards.progress(code, Times.of(asOf, knownAt, clock), rules(ruleSet), Messages.current());
    }

    private static LampRuleSet rules(@Nullable String ruleSet) {
        if (ruleSet == null || ruleSet.isBlank()) {
            return LampRules.standard();
        }
        return LampRules.find(ruleSet)
                .orElseThrow(() -> Problem.badRequest(
                        "project-rule-set",
                        ruleSet,
                        LampRules.list().stream().map(LampRuleSet::id).collect(Collectors.joining(", "))));
    }

    private static @Nullable Lamp lamp(@Nullable String lamp) {
        if (lamp == null || lamp.isBlank()) {
            return null;
        }
        return Arrays.stream(Lamp.values())
                .filter(known -> known.name().equalsIgnoreCase(lamp))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("project-lamp", lamp));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
