package org.mumap.server.ingest.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ingest.ImportReports;
import org.mumap.server.ingest.ImportRights;
import org.mumap.server.ingest.Imports;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.RollbackPlan;
import org.mumap.server.problem.Problem;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Upload, report, commit, roll-back. */
@RestController
@RequestMapping("/api/imports")
class ImportController {

    private static final int MOST_ROWS = 100_000;

    private final Imports imports;
    private final ImportReports reports;
    private final ImportRights rights;
    private final SignedIn signedIn;
    private final JsonMapper json;
    private final Clock clock;

    ImportController(
            Imports imports,
            ImportReports reports,
            ImportRights rights,
            SignedIn signedIn,
            JsonMapper json,
            Clock clock) {
        this.imports = imports;
        this.reports = reports;
        this.rights = rights;
        this.signedIn = signedIn;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportReports.Report> upload(
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            @RequestParam @Nullable String sourceCrs,
            @RequestParam @Nullable String layer,
            @RequestParam @Nullable String mapping,
            @RequestParam @Nullable LocalDate dataDate,
            @RequestParam(defaultValue = "merge") String mode,
            @RequestParam @Nullable String register,
            @RequestParam(defaultValue = "manual") String commit)
            throws IOException {
        Account account = signedIn.get();
        if (!Imports.isKind(kind)) {
            throw Problem.badRequest("unknown-import-kind", kind);
        }
        Batch.Importer importer = rights.importer(account, kind);
        Batch.Options options = new Batch.Options(
                kind,
                blankToNull(sourceCrs),
                blankToNull(layer),
                mapping(kind, mapping),
                dataDate == null ? LocalDate.now(clock) : dataDate,
                oneOf("mode", mode, Set.of("merge", "replace")),
                blankToNull(register),
                oneOf("commit", commit, Set.of("manual", "auto")));
        checkReplace(options, importer);
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            Batch batch = imports.upload(content, fileName(name), options, importer);
            return ResponseEntity.created(URI.create("/api/imports/" + batch.id()))
                    .body(reports.get(batch.id(), account));
        }
    }

    private static void checkReplace(Batch.Options options, Batch.Importer importer) {
        if (options.mode().equals("replace")) {
            if (options.register() == null) {
                throw Problem.badRequest("replace-needs-register");
            }
            if (!importer.county()) {
                throw Problem.forbidden("replace-needs-county");
            }
        }
    }

    // only the last part of whatever path a browser sends; the name is shown, never opened
    static String fileName(@Nullable String name) {
        String last = name == null ? "" : name.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.length() <= 200 ? last : last.substring(last.length() - 200);
    }

    private @Nullable Map<String, String> mapping(String kind, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Map<String, String> mapping;
        try {
            mapping = json.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw Problem.badRequest("bad-mapping");
        }
        checkMapping(kind, mapping);
        return mapping;
    }

    /** A mapping names keys of the kind, each once. */
    static void checkMapping(String kind, Map<String, String> mapping) {
        for (String key : mapping.values()) {
            if (key == null || Kinds.find(kind).flatMap(k -> k.find(key)).isEmpty()) {
                throw Problem.badRequest("unknown-mapping-key", String.valueOf(key), kind);
            }
        }
        if (Set.copyOf(mapping.values()).size() < mapping.size()) {
            throw Problem.badRequest("bad-mapping");
        }
    }

    private static String oneOf(String name, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw Problem.badRequest(
                    "unreadable-choice",
                    name,
                    value,
                    String.join(", ", allowed.stream().sorted().toList()));
        }
        return value;
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @GetMapping
    ImportReports.Reports list(
            @RequestParam(defaultValue = "9223372036854775807") long after,
            @RequestParam(defaultValue = "50") int limit) {
        return reports.list(after, between(limit, 500), signedIn.get());
    }

    @GetMapping("/{id:\\d{1,18}}")
    ImportReports.Report get(@PathVariable long id) {
        return reports.get(id, signedIn.get());
    }

    @GetMapping("/{id:\\d{1,18}}/problems")
    ImportReports.Complaints problems(
            @PathVariable long id,
            @RequestParam @Nullable String code,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit) {
        return reports.problems(id, blankToNull(code), after, between(limit, MOST_ROWS), signedIn.get());
    }

    @GetMapping("/{id:\\d{1,18}}/features")
    void features(@PathVariable long id, HttpServletResponse response) throws IOException {
        Batch batch = reports.visible(id, signedIn.get());
        response.setContentType("application/geo+json");
        reports.writeFeatures(batch, response.getOutputStream());
    }

    @PostMapping("/{id:\\d{1,18}}/commit")
    ImportReports.Report commit(@PathVariable long id, @RequestParam @Nullable String accept) {
        Account account = changeable(id);
        imports.commit(id, partial(accept), account.username());
        return reports.get(id, account);
    }

    @PostMapping("/{id:\\d{1,18}}/rollback")
    ImportReports.Report rollback(@PathVariable long id, @RequestParam @Nullable String accept) {
        Account account = changeable(id);
        imports.rollback(id, partial(accept), account.username());
        return reports.get(id, account);
    }

    /** What a roll-back would undo, and which rows it would leave and why. */
    @GetMapping("/{id:\\d{1,18}}/rollback")
    RollbackPlan planRollback(@PathVariable long id) {
        changeable(id);
        return imports.planRollback(id);
    }

    private static boolean partial(@Nullable String accept) {
        return accept != null
                && oneOf("accept", accept, Set.of("partial", "all")).equals("partial");
    }

    /** Stops the check (the batch is thrown away) or the commit (the batch is ready as before). */
    @PostMapping("/{id:\\d{1,18}}/cancel")
    ImportReports.Report cancel(@PathVariable long id) {
        Account account = changeable(id);
        imports.cancel(id, account.username());
        return reports.get(id, account);
    }

    @DeleteMapping("/{id:\\d{1,18}}")
    ResponseEntity<Void> discard(@PathVariable long id) {
        Account account = changeable(id);
        imports.discard(id, account.username());
        return ResponseEntity.noContent().build();
    }

    private Account changeable(long id) {
        Account account = signedIn.get();
        rights.requireChangeable(account, reports.visible(id, account));
        return account;
    }

    private static int between(int limit, int most) {
        return Math.max(1, Math.min(limit, most));
    }

    /** A column as told to the import page. */
    record ColumnAnswer(
            String key,
            String title,
            String titleEn,
            String type,
            boolean required,
            List<String> values,
            @Nullable String unit) {
        static ColumnAnswer of(Column c) {
            return new ColumnAnswer(
                    c.key(),
                    c.title(),
                    c.titleEn(),
                    c.type().name(),
                    c.required(),
                    c.values(),
                    c.unit().isEmpty() ? null : c.unit());
        }
    }

    /** A kind as told to the import page. */
    record KindAnswer(String kind, String title, String titleEn, boolean geometry, List<ColumnAnswer> columns) {}

    @GetMapping("/kinds")
    List<KindAnswer> kinds() {
        Account account = signedIn.get();
        var all = new java.util.ArrayList<KindAnswer>();
        Kinds.list()
                .forEach(k -> all.add(new KindAnswer(
                        k.name(),
                        k.title(),
                        k.titleEn(),
                        k.geometry().allowed(),
                        k.columns().stream().map(ColumnAnswer::of).toList())));
        all.add(new KindAnswer(Imports.TERRAIN, "地形高程", "Terrain", true, List.of()));
        return all.stream().filter(k -> mayBring(account, k.kind())).toList();
    }

    private boolean mayBring(Account account, String kind) {
        try {
            rights.importer(account, kind);
            return true;
        } catch (Problem e) {
            return false;
        }
    }
}
