package org.mumap.server.idle.web;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.idle.casework.PaperDesk;
import org.mumap.server.idle.papers.PaperTag;
import org.mumap.server.idle.papers.PaperTemplates;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Templates of papers: look, take away, edit in Word, hand back, go back to the program's own. */
@RestController
@RequestMapping("/api/idle/templates")
class PaperTemplateController {

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final PaperTemplates templates;
    private final CaseRights rights;
    private final Audit audit;

    PaperTemplateController(PaperTemplates templates, CaseRights rights, Audit audit) {
        this.templates = templates;
        this.rights = rights;
        this.audit = audit;
    }

    record Row(
            String kind,
            String title,
            boolean own,
            @Nullable String fileName,
            @Nullable String by,
            @Nullable Instant at) {}

    record Answer(List<Row> rows, List<PaperTag> tags) {}

    @GetMapping
    Answer list() {
        rights.officer();
        return new Answer(
                templates.list().stream()
                        .map(template -> new Row(
                                template.kind().name(),
                                PaperDesk.title(template.kind(), Messages.current()),
                                template.own(),
                                template.fileName(),
                                template.by(),
                                template.at()))
                        .toList(),
                List.copyOf(PaperTag.all().values()));
    }

    @GetMapping("/{kind}.docx")
    ResponseEntity<byte[]> get(@PathVariable String kind) {
        rights.officer();
        PaperKind paper = kind(kind);
        return ResponseEntity.ok()
                .contentType(DOCX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(paper.name() + ".docx")
                                .build()
                                .toString())
                .body(templates.get(paper));
    }

    @PutMapping("/{kind}.docx")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(@PathVariable String kind, @RequestPart MultipartFile file) throws IOException {
        Account by = rights.officer();
        PaperKind paper = kind(kind);
        String name = String.valueOf(file.getOriginalFilename());
        templates.replace(paper, name.substring(0, Math.min(200, name.length())), file.getBytes(), by.username());
        audit.record(by.username(), "paper-template", paper.name(), "replaced", java.util.Map.of("file", name));
    }

    @DeleteMapping("/{kind}.docx")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore(@PathVariable String kind) {
        Account by = rights.officer();
        PaperKind paper = kind(kind);
        templates.restore(paper, by.username());
        audit.record(by.username(), "paper-template", paper.name(), "restored", java.util.Map.of());
    }

    private static PaperKind kind(String name) {
        try {
            return PaperKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("http-404");
        }
    }
}
