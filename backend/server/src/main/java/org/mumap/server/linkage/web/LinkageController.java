package org.mumap.server.linkage.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ingest.ImportRights;
import org.mumap.server.ledger.Batch;
import org.mumap.server.linkage.LinkDecisions;
import org.mumap.server.linkage.LinkQueue;
import org.mumap.server.linkage.LinkRuns;
import org.mumap.server.linkage.LinkWorkbook;
import org.mumap.server.problem.Messages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The review queue of firms and parcels; for whoever may bring occupancies, within his scope. */
@RestController
@RequestMapping("/api/linkage")
class LinkageController {

    private static final String KIND = "occupancies";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST = 500;
    private static final int MOST_EXPORTED = 50_000;

    private final LinkRuns runs;
    private final LinkQueue queue;
    private final LinkDecisions decisions;
    private final ImportRights rights;
    private final SignedIn signedIn;

    LinkageController(LinkRuns runs, LinkQueue queue, LinkDecisions decisions, ImportRights rights, SignedIn signedIn) {
        this.runs = runs;
        this.queue = queue;
        this.decisions = decisions;
        this.rights = rights;
        this.signedIn = signedIn;
    }

    /** The queue with the run it comes from; county: whether the reader sees all of it. */
    record QueueAnswer(
            List<LinkQueue.Waiting> rows,
            @Nullable String next,
            LinkQueue.Counts counts,
            LinkRuns.@Nullable Run run,
            boolean county) {}

    @GetMapping
    QueueAnswer list(
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int limit) {
        Batch.Importer importer = importer();
        LinkQueue.Queue found = queue.list(sort, q, after, between(limit));
        return new QueueAnswer(
                found.rows(), found.next(), found.counts(), runs.newest().orElse(null), importer.county());
    }

    @PostMapping("/runs")
    LinkRuns.Run run() {
        return runs.run(importer().username());
    }

    @GetMapping("/firms/{code:[0-9A-Z]{1,18}}")
    LinkQueue.Firm firm(@PathVariable String code) {
        importer();
        return queue.get(code, Messages.current());
    }

    @PostMapping(path = "/firms/{code:[0-9A-Z]{1,18}}/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable String code, @RequestBody LinkDecisions.Word word) {
        decisions.decide(code, word, importer());
    }

    /** How many pairs were accepted at once. */
    record Accepted(int accepted) {}

    @PostMapping("/sure")
    Accepted acceptSure() {
        return new Accepted(decisions.acceptSure(importer()));
    }

    @GetMapping("/decisions")
    LinkQueue.Decisions decisions(
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "9223372036854775806") long before,
            @RequestParam(defaultValue = "50") int limit) {
        importer();
        return queue.decisions(verdict, before, between(limit));
    }

    @DeleteMapping("/decisions/{id:\\d{1,18}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable long id) {
        decisions.takeBack(id, importer());
    }

    @GetMapping("/queue.xlsx")
    void export(HttpServletResponse response) throws IOException {
        importer();
        List<LinkQueue.Waiting> rows = queue.list("", "", "", MOST_EXPORTED).rows();
        List<LinkQueue.Decided> decided =
                queue.decisions("", Long.MAX_VALUE, MOST_EXPORTED).rows();
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("linkage.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        LinkWorkbook.write(rows, decided, Messages.current(), response.getOutputStream());
    }

    private Batch.Importer importer() {
        return rights.importer(signedIn.get(), KIND);
    }

    private static int between(int limit) {
        return Math.max(1, Math.min(limit, MOST));
    }
}
