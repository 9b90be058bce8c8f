package org.mumap.server.park.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * The list behind a number.
     *
     * @param quantity the number
     * @param rows its things, the largest first, those without data last
     * @param sum of the rows; null when none has data, or it is hidden
     * @param more whether only the largest are listed
     * @param taxHidden whether the values are hidden because they tell what single firms paid
     */
    record Items(
            String quantity,
            List<ParkCards.Item> rows,
            @Nullable BigDecimal sum,
            boolean more,
            boolean taxHidden) {}

    record Target(
            @Nullable Integer year,
            @Nullable BigDecimal value,
            @Nullable String documentNo) {}

    @GetMapping("/{code}/card")
    ParkCards.Card card(@PathVariable String code, @RequestParam @Nullable Integer year) {
        return cards.get(code, year(year), LocalDate.now(clock), reader().seesTax());
    }

    /** The list that a number of the card adds up. */
    @GetMapping("/{code}/card/{quantity}")
    Items items(@PathVariable String code, @PathVariable String quantity, @RequestParam @Nullable Integer year) {
        Account by = reader();
        boolean hidden = ParkCards.ofTax(quantity) && !by.seesTax();
        List<ParkCards.Item> all = cards.items(code, year(year), quantity, ParkCards.MOST + 1);
        boolean more = all.size() > ParkCards.MOST;
        List<ParkCards.Item> rows = more ? all.subList(0, ParkCards.MOST) : all;
        if (hidden) {
            List<ParkCards.Item> names = rows.stream()
                    .map(row -> new ParkCards.Item(row.kind(), row.key(), row.name(), null))
                    .sorted(Comparator.comparing(ParkCards.Item::key))
                    .toList();
            return new Items(quantity, names, null, more, true);
        }
        BigDecimal sum = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.value()))
                .reduce(BigDecimal::add)
                .orElse(null);
        return new Items(quantity, rows, sum, more, false);
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
                rates.value(
                        r,
                        5,
                        rate.leftOut().stream()
                                .map(left -> left.quantity() + " −" + left.things())
                                .collect(Collectors.joining(", ")));
                rates.value(r++, 6, rate.source());
            }
            Worksheet quantities = workbook.newWorksheet("Σ");
            r = 0;
            for (ParkCards.Quantity quantity : card.quantities()) {
                quantities.value(r, 0, quantity.code());
                quantities.value(r, 1, quantity.value());
                quantities.value(r, 2, quantity.items());
                quantities.value(r++, 3, quantity.without());
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

    private Account reader() {
        return signedIn.require(
                Permission.SCHEME,
                Permission.THRESHOLD,
                Permission.IMPORT_RETURNS,
                Permission.IDLE_ACT,
                Permission.PROJECT,
                Permission.INSTRUCT);
    }
}
