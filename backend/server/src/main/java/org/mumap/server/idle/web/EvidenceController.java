package org.mumap.server.idle.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.idle.IdleVerdicts;
import org.mumap.server.idle.casework.CaseFiles;
import org.mumap.server.idle.evidence.Evidence;
import org.mumap.server.idle.evidence.EvidenceBook;
import org.mumap.server.ledger.Times;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Evidence: brought with what people state of it, given back as it came. */
@RestController
class EvidenceController {

    private static final int LONGEST_NAME = 200;

    private final EvidenceBook book;
    private final CaseFiles cases;
    private final IdleVerdicts verdicts;
    private final CaseRights rights;
    private final Clock clock;

    EvidenceController(EvidenceBook book, CaseFiles cases, IdleVerdicts verdicts, CaseRights rights, Clock clock) {
        this.book = book;
        this.cases = cases;
        this.verdicts = verdicts;
        this.rights = rights;
        this.clock = clock;
    }

    /** What the sender states; every part may be left out. */
    record Statement(
            @Nullable String kind,

            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
            LocalDate takenOn,

            @Nullable String note,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double direction) {

        Evidence.Statement read() {
            return new Evidence.Statement(
                    kind == null || kind.isBlank() ? "PHOTO" : kind, takenOn, note, lon, lat, direction);
        }
    }

    record Rows(List<Evidence> rows) {}

    @PostMapping(value = "/api/idle/cases/{caseId:\\d{1,18}}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Evidence> toCase(@PathVariable long caseId, @RequestParam MultipartFile file, Statement statement)
            throws IOException {
        Account by = rights.inspector();
        return add(cases.parcelOf(caseId), caseId, file, statement, by);
    }

    @PostMapping(value = "/api/idle/parcels/{code}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Evidence> toParcel(@PathVariable String code, @RequestParam MultipartFile file, Statement statement)
            throws IOException {
        Account by = rights.inspector();
        verdicts.get(code, Times.now(clock));
        return add(code, null, file, statement, by);
    }

    /** A parcel without 宗地代码 is known by its register and its number in it. */
    @PostMapping(
            value = "/api/idle/parcels/{register}/{number}/evidence",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Evidence> toParcel(
            @PathVariable String register,
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Statement statement)
            throws IOException {
        return toParcel(register + "/" + number, file, statement);
    }

    @GetMapping("/api/idle/parcels/{code}/evidence")
    Rows list(@PathVariable String code) {
        rights.reader();
        return new Rows(book.list(code, Times.now(clock)));
    }

    @GetMapping("/api/idle/parcels/{register}/{number}/evidence")
    Rows list(@PathVariable String register, @PathVariable String number) {
        return list(register + "/" + number);
    }

    @GetMapping("/api/idle/evidence/{id:\\d{1,18}}")
    Evidence get(@PathVariable long id) {
        rights.reader();
        return book.get(id);
    }

    /**
     * The original. It is data to be saved or drawn as a picture, never a page: the type is what its bytes say, and a browser that
     * opens it by itself may run nothing.
     */
    @GetMapping("/api/idle/evidence/{id:\\d{1,18}}/original")
    ResponseEntity<byte[]> original(@PathVariable long id) {
        rights.reader();
        EvidenceBook.Original original = book.original(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(original.evidence().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(original.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .eTag('"' + original.evidence().sha256() + '"')
                .body(original.bytes());
    }

    private ResponseEntity<Evidence> add(
            String parcelCode, @Nullable Long caseId, MultipartFile file, Statement statement, Account by)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            long id = book.add(
                    parcelCode, caseId, content, fileName(file.getOriginalFilename()), statement.read(), by.username());
            return ResponseEntity.created(URI.create("/api/idle/evidence/" + id))
                    .body(book.get(id));
        }
    }

    // only the last part of whatever path a browser sends; the name is shown, never opened
    private static String fileName(@Nullable String name) {
        String last = name == null ? "" : name.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }
}
