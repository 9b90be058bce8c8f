package org.mumap.server.evaluation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.Lift;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.evaluation.scheme.EvaluationResults;
import org.mumap.server.evaluation.scheme.FirmPages;
import org.mumap.server.print.PrintGate;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** A firm's result taken apart, on the screen and on paper. */
@RestController
class FirmController {

    private final EvaluationResults results;
    private final FirmPages pages;
    private final ResultAnswers answers;
    private final EvaluationRights rights;
    private final ScoreSheet sheet;
    private final PrintGate gate;
    private final Audit audit;

    FirmController(
            EvaluationResults results,
            FirmPages pages,
            ResultAnswers answers,
            EvaluationRights rights,
            ScoreSheet sheet,
            PrintGate gate,
            Audit audit) {
        this.results = results;
        this.pages = pages;
        this.answers = answers;
        this.rights = rights;
        this.sheet = sheet;
        this.gate = gate;
        this.audit = audit;
    }

    /** A firm's page; where tax may not be seen, {@code lift} and what tells of tax are left out. */
    record Answer(
            RunAnswer run,
            ObjectNode result,
            List<FirmPages.Position> positions,
            @Nullable Lift lift,
            List<FirmPages.TrendYear> trend,
            List<FirmPages.Source> sources,
            boolean exact) {}

    @GetMapping("/api/evaluations/{id:\\d{1,18}}/results/{creditCode:[0-9A-Z]{1,30}}")
    Answer get(@PathVariable long id, @PathVariable String creditCode) {
        rights.reader();
        EvaluationResults.Run run = results.run(id);
        TaxMask mask = rights.mask(run);
        FirmPages.Page page = pages.get(run, creditCode);
        return new Answer(
                answers.run(run, mask),
                answers.node(page.body(), mask),
                mask.positions(page.positions()),
                mask.lift(page.lift()),
                mask.trend(page.trend()),
                page.sources(),
                mask == TaxMask.OPEN);
    }

    @GetMapping("/api/evaluations/{id:\\d{1,18}}/results/{creditCode:[0-9A-Z]{1,30}}/sheet.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable long id, @PathVariable String creditCode) {
        Account reader = rights.reader();
        EvaluationResults.Run run = results.run(id);
        if (rights.mask(run) != TaxMask.OPEN) {
            throw Problem.forbidden("tax-banded");
        }
        FirmPages.Page page = pages.get(run, creditCode);
        ObjectNode result = answers.node(page.body(), TaxMask.OPEN);
        byte[] pdf = gate.make(() -> sheet.make(run, result, page, reader, Messages.current()));
        audit.record(reader.username(), "print.score", creditCode, "ok", java.util.Map.of("run", id));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"score-%d-%s.pdf\"".formatted(run.year(), creditCode))
                .body(pdf);
    }
}
