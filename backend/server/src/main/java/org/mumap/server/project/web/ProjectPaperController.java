package org.mumap.server.project.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.PrintFonts;
import org.mumap.server.print.PrintGate;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.project.paper.BattleMapPaper;
import org.mumap.server.project.paper.Bulletin;
import org.mumap.server.project.paper.DailyCard;
import org.mumap.server.project.paper.WeekSheet;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Papers of project work; what was printed by whom is recorded. */
@RestController
class ProjectPaperController {

    private final BattleMapPaper battles;
    private final Bulletin bulletins;
    private final DailyCard cards;
    private final WeekSheet weeks;
    private final PrintFonts fonts;
    private final PrintGate gate;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Clock clock;

    ProjectPaperController(
            BattleMapPaper battles,
            Bulletin bulletins,
            DailyCard cards,
            WeekSheet weeks,
            PrintFonts fonts,
            PrintGate gate,
            SignedIn signedIn,
            Audit audit,
            Clock clock) {
        this.battles = battles;
        this.bulletins = bulletins;
        this.cards = cards;
        this.weeks = weeks;
        this.fonts = fonts;
        this.gate = gate;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/api/projects/{code}/battle-map.pdf")
    ResponseEntity<byte[]> battleMap(
            @PathVariable String code,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        Times times = Times.of(asOf, knownAt, clock);
        return print(
                "battle-map",
                code,
                MediaType.APPLICATION_PDF,
                ".pdf",
                times,
                account -> battles.make(code, times, account, Messages.current()));
    }

    /**
     * The bulletin of a month: as it stood on its last day, or stands today while it runs.
     *
     * @param month {@code 2026-11}; this month when blank
     */
    @GetMapping("/api/projects/bulletin.pdf")
    ResponseEntity<byte[]> bulletin(@RequestParam @Nullable String month, @RequestParam @Nullable Instant knownAt) {
        LocalDate today = LocalDate.now(clock);
        YearMonth asked = month(month, today);
        LocalDate last = asked.atEndOfMonth();
        Times times = Times.of(last.isAfter(today) ? null : last, knownAt, clock);
        return print(
                "bulletin",
                asked.toString(),
                MediaType.APPLICATION_PDF,
                ".pdf",
                times,
                account -> bulletins.make(times, account, Messages.current()));
    }

    /**
     * The sheet of a week: as it stood on its Sunday, or stands today while it runs.
     *
     * @param day any day of the week; today when left out
     */
    @GetMapping("/api/projects/week.pdf")
    ResponseEntity<byte[]> week(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam @Nullable Instant knownAt) {
        LocalDate asked = day == null ? LocalDate.now(clock) : day;
        return print(
                "week",
                asked.toString(),
                MediaType.APPLICATION_PDF,
                ".pdf",
                Times.of(asked.isBefore(LocalDate.now(clock)) ? asked : null, knownAt, clock),
                account -> weeks.make(asked, knownAt, account, Messages.current()));
    }

    @GetMapping("/api/projects/daily-card.png")
    ResponseEntity<byte[]> dailyCard(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        Times times = Times.of(asOf, knownAt, clock);
        return print(
                "daily-card",
                times.asOf().toString(),
                MediaType.IMAGE_PNG,
                ".png",
                times,
                account -> cards.make(times, Messages.current()));
    }

    private static YearMonth month(@Nullable String month, LocalDate today) {
        try {
            return month == null || month.isBlank() ? YearMonth.from(today) : YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw Problem.badRequest("unreadable-parameter", "month", String.valueOf(month));
        }
    }

    private ResponseEntity<byte[]> print(
            String what, String subject, MediaType type, String ending, Times times, Function<Account, byte[]> paper) {
        Account account = signedIn.get();
        fonts.require();
        byte[] made = gate.make(() -> paper.apply(account));
        audit.record(
                account.username(),
                "print." + what,
                subject,
                "ok",
                Map.of("asOf", times.asOf().toString()));
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(what + "-" + subject + ending, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(made);
    }
}
