package org.mumap.server.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.desk.PromiseCard;
import org.mumap.server.desk.PromiseCards;
import org.mumap.server.ledger.Times;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Promise against reality. */
@RestController
class PromiseController {

    private final PromiseCards cards;
    private final SignedIn signedIn;
    private final Clock clock;

    PromiseController(PromiseCards cards, SignedIn signedIn, Clock clock) {
        this.cards = cards;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GetMapping("/api/parcels/{code}/promise")
    PromiseCard card(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        PromiseCard card = cards.get(code, Times.of(asOf, knownAt, clock));
        return signedIn.get().seesTax() ? card : card.withoutTax();
    }

    /** A parcel without 宗地代码 is known by its register and its number in it. */
    @GetMapping("/api/parcels/{register}/{number}/promise")
    PromiseCard card(
            @PathVariable String register,
            @PathVariable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return card(register + "/" + number, asOf, knownAt);
    }
}
