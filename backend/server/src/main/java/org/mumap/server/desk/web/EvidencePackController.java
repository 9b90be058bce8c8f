package org.mumap.server.desk.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.desk.sheet.EvidencePack;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.PrintFonts;
import org.mumap.server.print.PrintGate;
import org.mumap.server.problem.Messages;
import org.springframework.core.io.InputStreamResource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The evidence pack of a parcel: for whoever reads cases. */
@RestController
class EvidencePackController {

    private final EvidencePack packs;
    private final PrintFonts fonts;
    private final PrintGate gate;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Clock clock;

    EvidencePackController(
            EvidencePack packs, PrintFonts fonts, PrintGate gate, SignedIn signedIn, Audit audit, Clock clock) {
        this.packs = packs;
        this.fonts = fonts;
        this.gate = gate;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/api/parcels/{code}/evidence.zip")
    ResponseEntity<InputStreamResource> pack(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt)
            throws IOException {
        Account account =
                signedIn.require(Permission.IDLE_ACT, Permission.FIELD_CHECK, Permission.INSTRUCT, Permission.PROJECT);
        fonts.require();
        Times times = Times.of(asOf, knownAt, clock);
        Locale locale = Messages.current();
        // originals are large: they go over the disk and not through memory
        Path file = Files.createTempFile("evidence", ".zip");
        try {
            gate.make(() -> write(code, times, account, locale, file));
            audit.record(
                    account.username(),
                    "print.evidence",
                    code,
                    "ok",
                    Map.of("asOf", times.asOf().toString()));
            return answer(code, locale, file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Path write(String code, Times times, Account account, Locale locale, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            packs.write(code, times, account, locale, out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResponseEntity<InputStreamResource> answer(String code, Locale locale, Path file) throws IOException {
        long size = Files.size(file);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .contentLength(size)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(packs.fileName(code, locale), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
    }

    /** A parcel without 宗地代码 is known by its register and its number in it. */
    @GetMapping("/api/parcels/{register}/{number}/evidence.zip")
    ResponseEntity<InputStreamResource> pack(
            @PathVariable String register,
            @PathVariable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt)
            throws IOException {
        return pack(register + "/" + number, asOf, knownAt);
    }
}
