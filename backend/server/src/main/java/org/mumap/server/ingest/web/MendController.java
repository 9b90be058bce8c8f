package org.mumap.server.ingest.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import org.mumap.server.access.Account;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ingest.ImportReports;
import org.mumap.server.ingest.ImportRights;
import org.mumap.server.ingest.Imports;
import org.mumap.server.ingest.MarkedWorkbooks;
import org.mumap.server.ledger.Batch;
import org.mumap.server.problem.Messages;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The way of a table to and fro: marked back to its sender, mended in again. */
@RestController
@RequestMapping("/api/imports/{id:\\d{1,18}}")
class MendController {

    /** States in which the former round is put away when the mended file arrives: nothing of it is in the ledger. */
    private static final Set<Batch.State> OPEN = Set.of(Batch.State.READY, Batch.State.REJECTED, Batch.State.FAILED);

    private final Imports imports;
    private final ImportReports reports;
    private final MarkedWorkbooks marked;
    private final ImportRights rights;
    private final SignedIn signedIn;

    MendController(
            Imports imports, ImportReports reports, MarkedWorkbooks marked, ImportRights rights, SignedIn signedIn) {
        this.imports = imports;
        this.reports = reports;
        this.marked = marked;
        this.rights = rights;
        this.signedIn = signedIn;
    }

    /** The sender's table with its mistakes marked; for other files, and beyond the limits, the list of mistakes. */
    @GetMapping("/marked.xlsx")
    void marked(@PathVariable long id, HttpServletResponse response) throws IOException {
        Batch batch = reports.visible(id, signedIn.get());
        Locale locale = Messages.current();
        marked.make(batch, locale, (own, file) -> {
            response.setContentType(TemplateController.XLSX);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(MarkedWorkbooks.name(batch, own, locale), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        });
    }

    /** Takes the mended file in with the options of the former round, which is put away. */
    @PostMapping(path = "/mended", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportReports.Report> mended(@PathVariable long id, @RequestParam MultipartFile file)
            throws IOException {
        Account account = signedIn.get();
        Batch before = reports.visible(id, account);
        rights.requireChangeable(account, before);
        Batch.Importer importer = rights.importer(account, before.options().kind());
        try (InputStream content = file.getInputStream()) {
            Batch batch = imports.upload(
                    content, ImportController.fileName(file.getOriginalFilename()), before.options(), importer);
            if (OPEN.contains(before.state())) {
                imports.discard(id, account.username());
            }
            return ResponseEntity.created(URI.create("/api/imports/" + batch.id()))
                    .body(reports.get(batch.id(), account));
        }
    }
}
