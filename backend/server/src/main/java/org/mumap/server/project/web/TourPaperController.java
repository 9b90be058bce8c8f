package org.mumap.server.project.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.PrintFonts;
import org.mumap.server.print.PrintGate;
import org.mumap.server.problem.Messages;
import org.mumap.server.project.paper.TourHandbook;
import org.mumap.server.project.paper.TourRouteMap;
import org.mumap.server.project.tour.Tour;
import org.mumap.server.project.tour.TourBook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Papers of a tour; what was printed by whom is recorded. */
@RestController
class TourPaperController {

    private final TourBook book;
    private final TourHandbook handbooks;
    private final TourRouteMap maps;
    private final PrintFonts fonts;
    private final PrintGate gate;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Clock clock;

    TourPaperController(
            TourBook book,
            TourHandbook handbooks,
            TourRouteMap maps,
            PrintFonts fonts,
            PrintGate gate,
            SignedIn signedIn,
            Audit audit,
            Clock clock) {
        this.book = book;
        this.handbooks = handbooks;
        this.maps = maps;
        this.fonts = fonts;
        this.gate = gate;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/api/tours/{tourId:\\d{1,18}}/handbook.pdf")
    ResponseEntity<byte[]> handbook(@PathVariable long tourId) {
        Times times = Times.now(clock);
        return print(
                "tour-handbook",
                tourId,
                times,
                (tour, account) -> handbooks.make(tour, times, account, Messages.current()));
    }

    @GetMapping("/api/tours/{tourId:\\d{1,18}}/route-map.pdf")
    ResponseEntity<byte[]> routeMap(@PathVariable long tourId) {
        return print(
                "tour-route-map",
                tourId,
                Times.now(clock),
                (tour, account) -> maps.make(tour, account, Messages.current()));
    }

    private ResponseEntity<byte[]> print(
            String what, long tourId, Times times, BiFunction<Tour, Account, byte[]> paper) {
        Account account = signedIn.get();
        Tour tour = book.get(tourId, times);
        fonts.require();
        byte[] made = gate.make(() -> paper.apply(tour, account));
        audit.record(account.username(), "print." + what, tour.tourNo(), "ok", Map.of("version", tour.version()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(what + "-" + tourId + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(made);
    }
}
