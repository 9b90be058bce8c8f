package org.mumap.server.idle.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.signal.SignalTerm;
import org.mumap.server.idle.field.Clearance;
import org.mumap.server.idle.field.Suspicions;
import org.mumap.server.ledger.Source;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signals of a parcel, fused; never a finding. */
@RestController
class SuspicionController {

    private final Suspicions suspicions;
    private final CaseRights rights;
    private final Clock clock;

    SuspicionController(Suspicions suspicions, CaseRights rights, Clock clock) {
        this.suspicions = suspicions;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * One signal.
     *
     * @param state {@code HIT}, {@code QUIET}, {@code CLEARED}, {@code UNKNOWN}
     * @param points points given, of at most {@code weight}
     */
    record Row(
            String code,
            String title,
            String state,
            @Nullable BigDecimal value,
            BigDecimal limit,
            int points,
            int weight,
            String explanation) {

        static Row of(SignalTerm term, CaseWords words) {
            return new Row(
                    term.code().name(),
                    words.title(term.code()),
                    term.state().name(),
                    term.value(),
                    term.limit(),
                    term.points(),
                    term.weight(),
                    words.render(term.explanation()));
        }
    }

    /** The score, 0 to 100, is the sum of the points; {@code coverage} what the known signals could have given. */
    record Answer(
            LocalDate asOf,
            int score,
            int coverage,
            List<Row> terms,
            List<Clearance> cleared,
            List<String> missing,
            List<Source> sources,
            String reservation,
            boolean isFinding) {}

    @GetMapping("/api/parcels/{code}/suspicion")
    Answer get(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        rights.reader();
        Suspicions.Reading reading = suspicions.get(code, Times.of(asOf, knownAt, clock));
        CaseWords words = new CaseWords(Messages.current());
        return new Answer(
                reading.suspicion().asOf(),
                reading.suspicion().score(),
                reading.suspicion().coverage(),
                reading.suspicion().terms().stream()
                        .map(term -> Row.of(term, words))
                        .toList(),
                reading.cleared(),
                reading.suspicion().missing().stream().map(words::render).toList(),
                reading.sources(),
                words.render(reading.suspicion().reservation()),
                reading.suspicion().isFinding());
    }

    /** A parcel without 宗地代码 is known by its register and its number in it. */
    @GetMapping("/api/parcels/{register}/{number}/suspicion")
    Answer get(
            @PathVariable String register,
            @PathVariable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return get(register + "/" + number, asOf, knownAt);
    }
}
