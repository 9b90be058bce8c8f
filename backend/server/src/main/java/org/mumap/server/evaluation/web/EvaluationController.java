package org.mumap.server.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.evaluation.scheme.Distributions;
import org.mumap.server.evaluation.scheme.EvaluationResults;
import org.mumap.server.evaluation.scheme.EvaluationRuns;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Runs of schemes and their results. */
@RestController
class EvaluationController {

    /** A county's firms fit in one answer. */
    private static final int MOST = 50_000;

    private final EvaluationRuns runs;
    private final EvaluationResults results;
    private final EvaluationRights rights;
    private final ResultAnswers answers;
    private final Distributions distributions;

    EvaluationController(
            EvaluationRuns runs,
            EvaluationResults results,
            EvaluationRights rights,
            ResultAnswers answers,
            Distributions distributions) {
        this.distributions = distributions;
        this.runs = runs;
        this.results = results;
        this.rights = rights;
        this.answers = answers;
    }

    /** What is to be run. */
    record Order(
            @Nullable Long schemeId,
            @Nullable Integer year,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt) {}

    /** What of the results is wanted. */
    record Filter(
            @Nullable String grade,
            @Nullable String park,
            @Nullable String industry,
            @Nullable String q,
            @Nullable Integer after,
            @Nullable Integer limit) {

        EvaluationResults.Query query(long run, boolean ranked) {
            if (limit != null && limit < 1) {
                throw Problem.badRequest("limit-too-small", limit);
            }
            return new EvaluationResults.Query(
                    run,
                    ranked,
                    blankToNull(grade),
                    blankToNull(park),
                    blankToNull(industry),
                    blankToNull(q),
                    after == null ? 0 : after,
                    limit == null ? MOST : Math.min(limit, MOST));
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @PostMapping("/api/evaluations")
    ResponseEntity<Map<String, Long>> run(@RequestBody Order order) {
        Account by = rights.keeper();
        if (order.schemeId() == null) {
            throw Problem.badRequest("field-needed", "schemeId");
        }
        long id = runs.run(
                new EvaluationRuns.Order(order.schemeId(), order.year(), order.asOf(), order.knownAt()), by.username());
        return ResponseEntity.created(URI.create("/api/evaluations/" + id)).body(Map.of("id", id));
    }

    @GetMapping("/api/evaluations")
    Map<String, List<RunAnswer>> list(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Long schemeId) {
        rights.reader();
        return Map.of(
                "rows",
                results.runs(year, schemeId).stream()
                        .map(run -> answers.run(run, rights.mask(run)))
                        .toList());
    }

    @GetMapping("/api/evaluations/{id:\\d{1,18}}")
    RunAnswer get(@PathVariable long id) {
        rights.reader();
        EvaluationResults.Run run = results.run(id);
        return answers.run(run, rights.mask(run));
    }

    @GetMapping(value = "/api/evaluations/{id:\\d{1,18}}/results", produces = "application/json")
    String results(@PathVariable long id, Filter filter) {
        rights.reader();
        EvaluationResults.Run run = results.run(id);
        return answers.page(run, results.page(filter.query(id, true)), rights.mask(run));
    }

    @GetMapping(value = "/api/evaluations/{id:\\d{1,18}}/excluded", produces = "application/json")
    String excluded(@PathVariable long id, Filter filter) {
        rights.reader();
        EvaluationResults.Run run = results.run(id);
        return answers.page(run, results.page(filter.query(id, false)), rights.mask(run));
    }

    /** How the scores of a ranking are spread, for a chart with the cuts of the run; coarse where tax is not for the reader. */
    @GetMapping("/api/evaluations/{id:\\d{1,18}}/distribution")
    Map<String, List<Distributions.Bin>> distribution(
            @PathVariable long id, @RequestParam(required = false) @Nullable String group) {
        rights.reader();
        EvaluationResults.Run run = results.run(id);
        return Map.of("bins", rights.mask(run).bins(distributions.bins(run, group)));
    }

    /** Makes the run again from the ledger and compares: whether every byte is the same. */
    @PostMapping("/api/evaluations/{id:\\d{1,18}}/verification")
    EvaluationRuns.Verified verify(@PathVariable long id) {
        rights.keeper();
        return runs.verify(results.run(id));
    }

    @GetMapping("/api/evaluations/{id:\\d{1,18}}/results.xlsx")
    void workbook(@PathVariable long id, HttpServletResponse response) throws IOException {
        rights.reader();
        EvaluationResults.Run run = results.run(id);
        TaxMask mask = rights.mask(run);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"evaluation-%d-%d.xlsx\"".formatted(run.year(), id));
        Filter all = new Filter(null, null, null, null, null, null);
        new ResultsWorkbook(run, answers.run(run, mask), Messages.current())
                .write(nodes(all.query(id, true), mask), nodes(all.query(id, false), mask), response.getOutputStream());
    }

    private List<ObjectNode> nodes(EvaluationResults.Query query, TaxMask mask) {
        return results.page(query).bodies().stream()
                .map(body -> answers.node(body, mask))
                .toList();
    }
}
