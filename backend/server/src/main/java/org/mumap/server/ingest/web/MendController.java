package org.mumap.server.ingest.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ingest.ColumnNaming;
import org.mumap.server.ingest.CoordinateDoctor;
import org.mumap.server.ingest.ImportReports;
import org.mumap.server.ingest.ImportRights;
import org.mumap.server.ingest.Imports;
import org.mumap.server.ingest.MarkedWorkbooks;
import org.mumap.server.ingest.doctor.Cures;
import org.mumap.server.ledger.Batch;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The way of a table to and fro: marked back to its sender, mended in again. */
@RestController
@RequestMapping("/api/imports/{id:\\d{1,18}}")
class MendController {

    private static final int MOST_LINEAGES = 20_000;

    private final Imports imports;
    private final ImportReports reports;
    private final MarkedWorkbooks marked;
    private final ImportRights rights;
    private final ColumnNaming naming;
    private final CoordinateDoctor doctor;
    private final SignedIn signedIn;

    MendController(
            Imports imports,
            ImportReports reports,
            MarkedWorkbooks marked,
            ImportRights rights,
            ColumnNaming naming,
            CoordinateDoctor doctor,
            SignedIn signedIn) {
        this.imports = imports;
        this.reports = reports;
        this.marked = marked;
        this.rights = rights;
        this.naming = naming;
        this.doctor = doctor;
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

    /** What is wrong with the coordinates, and what each cure would do. */
    @GetMapping("/doctor")
    CoordinateDoctor.Answer doctor(@PathVariable long id) throws IOException {
        return doctor.examine(reports.visible(id, signedIn.get()), Messages.current());
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
            imports.putAway(before, account.username());
            return ResponseEntity.created(URI.create("/api/imports/" + batch.id()))
                    .body(reports.get(batch.id(), account));
        }
    }

    /**
     * Another way to read the same file.
     *
     * @param mapping header of the file → key; null keeps what it was
     * @param sourceCrs coordinate system; null keeps what it was
     * @param layer layer or sheet; null keeps what it was
     * @param cure cure of the coordinates, see {@code /doctor}; null keeps what it was
     * @param lineage former parcels by key of the new one, see {@code /lineage}; null keeps what it was
     * @param remember whether the mapping holds for the office's next files
     */
    record Again(
            @Nullable Map<String, String> mapping,
            @Nullable String sourceCrs,
            @Nullable String layer,
            @Nullable String cure,
            @Nullable Map<String, List<String>> lineage,
            @Nullable Boolean remember) {}

    /** Has the kept original read anew; the former batch is put away. */
    @PostMapping(path = "/again", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportReports.Report> again(@PathVariable long id, @RequestBody Again wish) {
        Account account = signedIn.get();
        Batch before = reports.visible(id, account);
        rights.requireChangeable(account, before);
        Batch.Options was = before.options();
        Map<String, String> mapping = was.mapping();
        if (wish.mapping() != null) {
            ImportController.checkMapping(was.kind(), wish.mapping());
            mapping = ColumnNaming.prefer(wish.mapping(), mapping == null ? Map.of() : mapping);
        }
        Batch.Options options = new Batch.Options(
                was.kind(),
                wish.sourceCrs() == null ? was.sourceCrs() : ImportController.blankToNull(wish.sourceCrs()),
                wish.layer() == null ? was.layer() : ImportController.blankToNull(wish.layer()),
                mapping == null || mapping.isEmpty() ? null : mapping,
                was.dataDate(),
                was.mode(),
                was.register(),
                "manual",
                wish.cure() == null
                        ? was.cure()
                        : Cures.parse(wish.cure()).map(Cures::text).orElse(null),
                wish.lineage() == null ? was.lineage() : checked(wish.lineage()));
        Batch batch = imports.readAgain(before, options, rights.importer(account, was.kind()));
        if (Boolean.TRUE.equals(wish.remember()) && wish.mapping() != null) {
            naming.remember(account.username(), was.kind(), wish.mapping());
        }
        return ResponseEntity.created(URI.create("/api/imports/" + batch.id())).body(reports.get(batch.id(), account));
    }

    // the keys become facts only where the file has such a row; what does not exist is told by the check
    private static Map<String, List<String>> checked(Map<String, List<String>> lineage) {
        boolean wrong = lineage.size() > MOST_LINEAGES
                || lineage.values().stream()
                        .anyMatch(keys -> keys == null
                                || keys.isEmpty()
                                || keys.size() > MOST_LINEAGES
                                || keys.stream().anyMatch(k -> k == null || k.isBlank() || k.length() > 200));
        if (wrong) {
            throw Problem.badRequest("bad-lineage", MOST_LINEAGES);
        }
        return lineage;
    }
}
