package org.mumap.server.ingest.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ingest.FabricIssues;
import org.mumap.server.ingest.FabricProposals;
import org.mumap.server.ingest.FabricSources;
import org.mumap.server.ingest.FabricWords;
import org.mumap.server.ingest.FabricWorkbench;
import org.mumap.server.ingest.ImportReports;
import org.mumap.server.ingest.ImportRights;
import org.mumap.server.ledger.Batch;
import org.mumap.server.problem.Messages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The fabric workbench of a batch: its places, one place looked at, a person's word on it. */
@RestController
@RequestMapping("/api/imports")
class FabricController {

    private static final int MOST = 500;
    private static final int MOST_EXPORTED = 100_000;

    private final FabricIssues issues;
    private final FabricWorkbench workbench;
    private final FabricSources sources;
    private final ImportReports reports;
    private final ImportRights rights;
    private final SignedIn signedIn;

    FabricController(
            FabricIssues issues,
            FabricWorkbench workbench,
            FabricSources sources,
            ImportReports reports,
            ImportRights rights,
            SignedIn signedIn) {
        this.issues = issues;
        this.workbench = workbench;
        this.sources = sources;
        this.reports = reports;
        this.rights = rights;
        this.signedIn = signedIn;
    }

    @GetMapping("/{id:\\d{1,18}}/fabric")
    FabricIssues.Issues list(
            @PathVariable long id,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return issues.list(
                visible(id),
                ImportController.blankToNull(code),
                ImportController.blankToNull(state),
                after,
                Math.max(1, Math.min(limit, MOST)));
    }

    @GetMapping("/{id:\\d{1,18}}/fabric.xlsx")
    void export(@PathVariable long id, HttpServletResponse response) throws IOException {
        Batch batch = visible(id);
        Locale locale = Messages.current();
        List<FabricIssues.Issue> all =
                issues.list(batch, null, null, 0, MOST_EXPORTED).rows();
        response.setContentType(TemplateController.XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("fabric-" + id + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        FabricWords.write(all, locale, response.getOutputStream());
    }

    @GetMapping("/{id:\\d{1,18}}/fabric/{problem:\\d{1,18}}")
    FabricProposals.Detail look(@PathVariable long id, @PathVariable long problem) {
        return workbench.look(visible(id), problem, Messages.current());
    }

    /** What is decided: the verdict, the row it is about where there are two, why. */
    record Decision(
            FabricWorkbench.Verdict verdict,
            @Nullable Integer row,
            @Nullable String reason) {}

    @PostMapping(path = "/{id:\\d{1,18}}/fabric/{problem:\\d{1,18}}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ImportReports.Report decide(@PathVariable long id, @PathVariable long problem, @RequestBody Decision decision) {
        Account account = signedIn.get();
        workbench.decide(
                changeable(id, account),
                problem,
                decision.verdict(),
                decision.row(),
                decision.reason(),
                account.username());
        return reports.get(id, account);
    }

    @DeleteMapping("/{id:\\d{1,18}}/fabric/{problem:\\d{1,18}}")
    ImportReports.Report takeBack(@PathVariable long id, @PathVariable long problem) {
        Account account = signedIn.get();
        workbench.takeBack(changeable(id, account), problem, account.username());
        return reports.get(id, account);
    }

    /** What was decided about the shape of a row; part of the source of a parcel's facts. */
    @GetMapping("/{id:\\d{1,18}}/rows/{row:\\d{1,9}}/fabric")
    List<FabricSources.Told> source(@PathVariable long id, @PathVariable int row) {
        return sources.list(id, row);
    }

    private Batch visible(long id) {
        return reports.visible(id, signedIn.get());
    }

    private Batch changeable(long id, Account account) {
        Batch batch = reports.visible(id, account);
        rights.requireChangeable(account, batch);
        return batch;
    }
}
