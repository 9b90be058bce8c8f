package org.mumap.server.park.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.park.card.ParkCards;
import org.mumap.server.park.card.ParkTargets;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The park card. */
@RestController
@RequestMapping("/api/parks")
class ParkController {

    private final ParkCards cards;
    private final ParkTargets targets;
    private final SignedIn signedIn;
    private final Clock clock;

    ParkController(ParkCards cards, ParkTargets targets, SignedIn signedIn, Clock clock) {
        this.cards = cards;
        this.targets = targets;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    record Items(String quantity, List<ParkCards.Item> rows, BigDecimal sum, boolean more) {}

    record Target(
            @Nullable Integer year,
            @Nullable BigDecimal value,
            @Nullable String documentNo) {}

    @GetMapping("/{code}/card")
    ParkCards.Card card(@PathVariable String code, @RequestParam @Nullable Integer year) {
        reader();
        return cards.get(code, year(year), LocalDate.now(clock));
    }

    /** The list that a number of the card adds up. */
    @GetMapping("/{code}/card/{quantity}")
    Items items(@PathVariable String code, @PathVariable String quantity, @RequestParam @Nullable Integer year) {
        reader();
        List<ParkCards.Item> rows = cards.items(code, year(year), quantity, ParkCards.MOST + 1);
        boolean more = rows.size() > ParkCards.MOST;
        return new Items(
                quantity,
                more ? rows.subList(0, ParkCards.MOST) : rows,
                rows.stream().map(ParkCards.Item::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                more);
    }

    @GetMapping("/{code}/card.xlsx")
    void workbook(@PathVariable String code, @RequestParam @Nullable Integer year, HttpServletResponse response)
            throws IOException {
        ParkCards.Card card = card(code, year);
        boolean english = Messages.current().getLanguage().equals("en");
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"park-%d.xlsx\"".formatted(card.year()));
        try (Workbook workbook = new Workbook(response.getOutputStream(), "MuMap", "1.0")) {
            Worksheet rates = workbook.newWorksheet(card.name());
            int r = 0;
            for (ParkCards.Rate rate : card.rates()) {
                rates.value(r, 0, english ? rate.nameEn() : rate.nameZh());
                rates.value(r, 1, rate.value());
                rates.value(r, 2, rate.unit());
                rates.value(r, 3, rate.numerator() + " / " + rate.denominator());
                rates.value(r, 4, String.join(", ", rate.missing()));
                rates.value(r++, 5, rate.source());
            }
            Worksheet quantities = workbook.newWorksheet("Σ");
            r = 0;
            for (ParkCards.Quantity quantity : card.quantities()) {
                quantities.value(r, 0, quantity.code());
                quantities.value(r, 1, quantity.value());
                quantities.value(r++, 2, quantity.items());
            }
        }
    }

    @PutMapping("/{code}/targets/{measure}")
    ResponseEntity<Void> target(@PathVariable String code, @PathVariable String measure, @RequestBody Target target) {
        Account by = signedIn.require(Permission.SCHEME, Permission.THRESHOLD);
        BigDecimal value = target.value();
        if (value == null) {
            throw Problem.badRequest("field-needed", "value");
        }
        targets.set(code, year(target.year()), measure, value, target.documentNo(), by);
        return ResponseEntity.noContent().build();
    }

    private int year(@Nullable Integer year) {
        LocalDate today = LocalDate.now(clock);
        if (year == null) {
            return cards.closedYear(today);
        }
        if (year < 1949 || year > today.getYear() + 1) {
            throw Problem.badRequest("permu-year", year);
        }
        return year;
    }

    private void reader() {
        signedIn.require(
                Permission.SCHEME,
                Permission.THRESHOLD,
                Permission.IMPORT_RETURNS,
                Permission.IDLE_ACT,
                Permission.PROJECT,
                Permission.INSTRUCT);
    }
}
