package org.mumap.server.ingest.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ingest.Approval;
import org.mumap.server.ingest.ImportReports;
import org.mumap.server.ingest.ImportRights;
import org.mumap.server.ingest.LineageProposals;
import org.mumap.server.ledger.Batch;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a batch would change, and a person's word on each of its rows. */
@RestController
@RequestMapping("/api/imports/{id:\\d{1,18}}")
class ApprovalController {

    private static final int MOST = 500;

    private final Approval approval;
    private final LineageProposals lineage;
    private final ImportReports reports;
    private final ImportRights rights;
    private final SignedIn signedIn;

    ApprovalController(
            Approval approval,
            LineageProposals lineage,
            ImportReports reports,
            ImportRights rights,
            SignedIn signedIn) {
        this.approval = approval;
        this.lineage = lineage;
        this.reports = reports;
        this.rights = rights;
        this.signedIn = signedIn;
    }

    @GetMapping("/changes")
    Approval.Items list(
            @PathVariable long id,
            @RequestParam(defaultValue = "CHANGED") Approval.Change change,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        return approval.list(reports.visible(id, signedIn.get()), change, after, Math.max(1, Math.min(limit, MOST)));
    }

    /** Where new parcels probably come from. */
    @GetMapping("/lineage")
    List<LineageProposals.Proposal> lineage(@PathVariable long id) {
        return lineage.list(reports.visible(id, signedIn.get()));
    }

    /** What is decided: rows of the file, keys of what it leaves out, and whether the change is made. */
    record Decision(@Nullable List<Integer> rows, @Nullable List<String> keys, boolean take) {}

    @PostMapping(path = "/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
    ImportReports.Report decide(@PathVariable long id, @RequestBody Decision decision) {
        Account account = signedIn.get();
        Batch batch = reports.visible(id, account);
        rights.requireChangeable(account, batch);
        approval.decide(
                batch,
                decision.rows() == null ? List.of() : decision.rows(),
                decision.keys() == null ? List.of() : decision.keys(),
                decision.take(),
                account.username());
        return reports.get(id, account);
    }
}
