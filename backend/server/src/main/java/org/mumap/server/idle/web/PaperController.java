package org.mumap.server.idle.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.access.Account;
import org.mumap.server.idle.IdleVerdicts;
import org.mumap.server.idle.casework.CaseActs;
import org.mumap.server.idle.casework.CaseFiles;
import org.mumap.server.idle.casework.CaseKey;
import org.mumap.server.idle.casework.PaperBook;
import org.mumap.server.idle.casework.PaperDesk;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.problem.ProblemAnswers;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Papers: a draft to look at, issuing for one or many, and what was issued. */
@RestController
class PaperController {

    private static final int MOST_AT_ONCE = 100;
    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final PaperDesk desk;
    private final PaperBook book;
    private final CaseActs acts;
    private final CaseFiles files;
    private final IdleVerdicts verdicts;
    private final CaseRights rights;
    private final Clock clock;

    PaperController(
            PaperDesk desk,
            PaperBook book,
            CaseActs acts,
            CaseFiles files,
            IdleVerdicts verdicts,
            CaseRights rights,
            Clock clock) {
        this.desk = desk;
        this.book = book;
        this.acts = acts;
        this.files = files;
        this.verdicts = verdicts;
        this.rights = rights;
        this.clock = clock;
    }

    record Draft(
            @Nullable String kind,
            @Nullable String parcelCode,
            @Nullable Long caseId,
            @Nullable Map<String, @Nullable String> fields) {}

    record Batch(
            @Nullable String kind,
            @Nullable List<String> parcels,
            @Nullable List<Long> cases,
            @Nullable LocalDate on,
            @Nullable Map<String, @Nullable String> fields) {}

    record Issued(String parcelCode, String caseId, String paperId, String documentNo) {}

    record Refused(String parcelCode, ProblemDetail problem) {}

    /** What became of a batch: every parcel stands in one of the two lists. */
    record BatchAnswer(List<Issued> issued, List<Refused> refused) {}

    @PostMapping("/api/idle/papers/preview")
    ResponseEntity<byte[]> preview(@RequestBody Draft draft) {
        Account by = rights.officer();
        PaperKind kind = kind(draft.kind());
        Optional<CaseKey> key;
        String parcel;
        if (draft.caseId() != null) {
            key = Optional.of(files.key(draft.caseId()));
            parcel = key.get().parcelCode();
        } else if (draft.parcelCode() != null) {
            parcel = draft.parcelCode();
            verdicts.get(parcel, Times.now(clock));
            key = files.findOpen(parcel);
        } else {
            throw Problem.badRequest("field-needed", "parcelCode | caseId");
        }
        byte[] pdf = desk.preview(kind, parcel, key, filled(draft.fields()), by);
        return file(pdf, MediaType.APPLICATION_PDF, PaperDesk.title(kind, Messages.current()) + ".pdf", true);
    }

    /** Each parcel is one transaction of act, number and paper: what one is refused, the others are issued all the same. */
    @PostMapping("/api/idle/papers")
    BatchAnswer issue(@RequestBody Batch batch) {
        Account by = rights.officer();
        PaperKind kind = kind(batch.kind());
        LocalDate on = batch.on() == null ? LocalDate.now(clock) : batch.on();
        List<Issued> issued = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (String parcel : parcels(batch)) {
            try {
                verdicts.get(parcel, Times.now(clock));
                CaseActs.Recorded recorded = acts.issue(parcel, kind, on, filled(batch.fields()), by);
                issued.add(new Issued(
                        parcel,
                        Long.toString(recorded.caseId()),
                        String.valueOf(recorded.paperId()),
                        String.valueOf(recorded.documentNo())));
            } catch (Problem problem) {
                refused.add(new Refused(
                        parcel,
                        ProblemAnswers.detail(problem.status(), problem.code(), problem.args(), Messages.current())));
            }
        }
        return new BatchAnswer(issued, refused);
    }

    @GetMapping("/api/idle/papers/{paperId:\\d{1,18}}.docx")
    ResponseEntity<byte[]> docx(@PathVariable long paperId) {
        rights.reader();
        PaperBook.Paper paper = book.get(paperId);
        return file(book.read(paperId, PaperBook.Form.DOCX), DOCX, paper.fileName(PaperBook.Form.DOCX), false);
    }

    @GetMapping("/api/idle/papers/{paperId:\\d{1,18}}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable long paperId) {
        rights.reader();
        PaperBook.Paper paper = book.get(paperId);
        return file(
                book.read(paperId, PaperBook.Form.PDF),
                MediaType.APPLICATION_PDF,
                paper.fileName(PaperBook.Form.PDF),
                true);
    }

    @GetMapping("/api/idle/papers.zip")
    ResponseEntity<byte[]> zip(@RequestParam List<Long> ids) {
        rights.reader();
        return file(book.zip(ids), MediaType.parseMediaType("application/zip"), "papers.zip", false);
    }

    private List<String> parcels(Batch batch) {
        List<String> parcels = new ArrayList<>(batch.parcels() == null ? List.of() : batch.parcels());
        if (batch.cases() != null) {
            batch.cases().forEach(caseId -> parcels.add(files.key(caseId).parcelCode()));
        }
        if (parcels.isEmpty() || parcels.size() > MOST_AT_ONCE) {
            throw Problem.badRequest("parcels-too-many", MOST_AT_ONCE);
        }
        return parcels.stream().distinct().toList();
    }

    private static PaperKind kind(@Nullable String code) {
        return Stream.of(PaperKind.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("unreadable-parameter", "kind", String.valueOf(code)));
    }

    private static Map<String, String> filled(@Nullable Map<String, @Nullable String> fields) {
        Map<String, String> filled = new LinkedHashMap<>();
        if (fields != null) {
            fields.forEach((name, value) -> {
                if (value != null && !value.isBlank()) {
                    filled.put(name, value.strip());
                }
            });
        }
        return filled;
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name, boolean inline) {
        ContentDisposition disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes);
    }
}
