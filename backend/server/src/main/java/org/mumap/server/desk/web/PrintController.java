package org.mumap.server.desk.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.SignedIn;
import org.mumap.server.desk.classes.ClassTheme;
import org.mumap.server.desk.sheet.AtlasPrint;
import org.mumap.server.desk.sheet.DistributionPrint;
import org.mumap.server.desk.sheet.DossierPrint;
import org.mumap.server.desk.sheet.ViewPrint;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.PrintFonts;
import org.mumap.server.print.PrintGate;
import org.mumap.server.print.Sheet;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Printed sheets. Everything is made within the caller's scope, and what was printed by whom is recorded. */
@RestController
class PrintController {

    private static final int LONGEST_TITLE = 80;

    private final ViewPrint views;
    private final AtlasPrint atlases;
    private final DossierPrint dossiers;
    private final DistributionPrint distributions;
    private final PrintFonts fonts;
    private final PrintGate gate;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Clock clock;

    PrintController(
            ViewPrint views,
            AtlasPrint atlases,
            DossierPrint dossiers,
            DistributionPrint distributions,
            PrintFonts fonts,
            PrintGate gate,
            SignedIn signedIn,
            Audit audit,
            Clock clock) {
        this.views = views;
        this.atlases = atlases;
        this.dossiers = dossiers;
        this.distributions = distributions;
        this.fonts = fonts;
        this.gate = gate;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    /** A view as it comes in; what is missing is A4, lying, by state. */
    record ViewRequest(
            @Nullable List<Double> bbox,
            @Nullable Integer scale,
            Sheet.@Nullable Paper paper,
            @Nullable Boolean landscape,
            @Nullable String theme,
            @Nullable Set<String> layers,
            @Nullable Integer year,
            @Nullable String title,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            @Nullable String classes) {

        ViewPrint.View view(String otherwise) {
            if (bbox == null) {
                throw Problem.badRequest("unreadable-parameter", "bbox", "");
            }
            String shown = title == null || title.isBlank() ? otherwise : title.strip();
            return new ViewPrint.View(
                    bbox,
                    scale,
                    Objects.requireNonNullElse(paper, Sheet.Paper.A4),
                    Objects.requireNonNullElse(landscape, true),
                    Objects.requireNonNullElse(theme, "idle"),
                    layers,
                    year,
                    shown.substring(0, Math.min(shown.length(), LONGEST_TITLE)),
                    classes == null || classes.isBlank() ? null : ClassTheme.parse(classes));
        }
    }

    /** An atlas as it comes in. */
    record AtlasRequest(
            @Nullable List<String> parcels,
            Sheet.@Nullable Paper paper,
            @Nullable Boolean landscape,
            @Nullable Integer scale) {}

    @PostMapping("/api/print/view")
    ResponseEntity<byte[]> view(@RequestBody ViewRequest request) {
        Times times = Times.of(request.asOf(), request.knownAt(), clock);
        ViewPrint.View view = request.view(word("view.title"));
        return print(
                "view",
                view.title(),
                Map.of(
                        "bbox",
                        view.bbox(),
                        "theme",
                        view.theme(),
                        "asOf",
                        times.asOf().toString()),
                account -> views.make(view, times, account, Messages.current()));
    }

    @PostMapping("/api/print/atlas")
    ResponseEntity<byte[]> atlas(@RequestBody AtlasRequest request) {
        List<String> parcels = Objects.requireNonNullElse(request.parcels(), List.of());
        Times times = Times.now(clock);
        return print(
                "atlas",
                word("atlas.title"),
                Map.of("parcels", parcels),
                account -> atlases.make(
                        parcels,
                        Objects.requireNonNullElse(request.paper(), Sheet.Paper.A4),
                        Objects.requireNonNullElse(request.landscape(), request.paper() == Sheet.Paper.A3),
                        request.scale(),
                        times,
                        account,
                        Messages.current()));
    }

    @GetMapping("/api/parcels/{code}.pdf")
    ResponseEntity<byte[]> dossier(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        Times times = Times.of(asOf, knownAt, clock);
        return print(
                "dossier",
                code,
                Map.of(
                        "asOf",
                        times.asOf().toString(),
                        "knownAt",
                        times.knownAt().toString()),
                account -> dossiers.make(code, times, account, Messages.current()));
    }

    /** A parcel without 宗地代码 is known by its register and its number in it. */
    @GetMapping("/api/parcels/{register}/{number}.pdf")
    ResponseEntity<byte[]> dossier(
            @PathVariable String register,
            @PathVariable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return dossier(register + "/" + number, asOf, knownAt);
    }

    /**
     * The distribution map of a month: as it stood on its last day, or stands today while it runs.
     *
     * @param month {@code 2026-11}; this month when blank
     */
    @GetMapping("/api/idle/distribution.pdf")
    ResponseEntity<byte[]> distribution(@RequestParam(required = false) @Nullable String month) {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = month(month, today).atEndOfMonth();
        Times times = Times.of(last.isAfter(today) ? null : last, null, clock);
        return print(
                "distribution",
                word("distribution.title") + " " + times.asOf(),
                Map.of("asOf", times.asOf().toString()),
                account -> distributions.make(times, account, Messages.current()));
    }

    private static YearMonth month(@Nullable String month, LocalDate today) {
        try {
            return month == null || month.isBlank() ? YearMonth.from(today) : YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("unreadable-parameter", "month", String.valueOf(month));
        }
    }

    private ResponseEntity<byte[]> print(
            String what, String name, Map<String, ?> detail, Function<Account, byte[]> document) {
        Account account = signedIn.get();
        fonts.require();
        byte[] pdf = gate.make(() -> document.apply(account));
        audit.record(account.username(), "print." + what, name, "ok", detail);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name.replaceAll("[^\\w\\p{IsHan}. -]", "_") + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf);
    }

    private static String word(String key) {
        Locale locale = Messages.current();
        return Messages.text("print", locale, key, List.of());
    }
}
