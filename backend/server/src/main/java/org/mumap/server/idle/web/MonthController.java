package org.mumap.server.idle.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.idle.casework.CaseView;
import org.mumap.server.idle.casework.CaseViews;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The month report: the ledger of cases as the bureau files it. */
@RestController
class MonthController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final CaseViews views;
    private final CaseRights rights;
    private final Clock clock;

    MonthController(CaseViews views, CaseRights rights, Clock clock) {
        this.views = views;
        this.rights = rights;
        this.clock = clock;
    }

    /** Cases that were open on any day of the month, as they stood on its last day (today in the month that runs). */
    @GetMapping("/api/idle/ledger.xlsx")
    ResponseEntity<byte[]> ledger(@RequestParam(required = false) @Nullable String month) {
        Account by = rights.reader();
        LocalDate today = LocalDate.now(clock);
        YearMonth wanted = month(month, today);
        LocalDate asOf = wanted.atEndOfMonth().isAfter(today) ? today : wanted.atEndOfMonth();
        Times times = Times.of(asOf, null, clock);
        List<CaseView> cases =
                views.list(times).stream().filter(view -> openIn(view, wanted)).toList();
        Locale locale = Messages.current();
        byte[] book = new MonthLedgerWorkbook(locale).write(wanted, asOf, by.office(), cases);
        String name =
                Messages.text("casework", locale, "ledger.title", List.of(wanted.getYear(), wanted.getMonthValue()))
                        + ".xlsx";
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(book);
    }

    private static boolean openIn(CaseView view, YearMonth month) {
        LocalDate closed = view.row().closedOn();
        return !view.row().openedOn().isAfter(month.atEndOfMonth())
                && (closed == null || !closed.isBefore(month.atDay(1)));
    }

    private static YearMonth month(@Nullable String text, LocalDate today) {
        try {
            YearMonth month = text == null || text.isBlank() ? YearMonth.from(today) : YearMonth.parse(text);
            if (month.atDay(1).isAfter(today)) {
                throw Problem.badRequest("unreadable-parameter", "month", String.valueOf(text));
            }
            return month;
        } catch (DateTimeException e) {
            throw Problem.badRequest("unreadable-parameter", "month", String.valueOf(text));
        }
    }
}
