package org.mumap.server.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.permu.Grouping;
import org.mumap.server.desk.KindSources;
import org.mumap.server.desk.PerMuSources;
import org.mumap.server.desk.UsedRows;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where computed numbers come from. */
@RestController
class SourceController {

    private final PerMuSources perMu;
    private final KindSources kinds;
    private final Clock clock;

    SourceController(PerMuSources perMu, KindSources kinds, Clock clock) {
        this.perMu = perMu;
        this.kinds = kinds;
        this.clock = clock;
    }

    record Answer(LocalDate asOf, Instant knownAt, List<UsedRows> rows) {}

    @GetMapping("/api/desk/sources/permu")
    Answer perMu(
            @RequestParam int year,
            @RequestParam String by,
            @RequestParam String key,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        Times times = Times.of(asOf, knownAt, clock);
        return new Answer(times.asOf(), times.knownAt(), perMu.list(year, grouping(by), key, times));
    }

    @GetMapping("/api/desk/sources/kinds")
    Answer kinds(
            @RequestParam List<String> kind,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        Times times = Times.of(asOf, knownAt, clock);
        return new Answer(times.asOf(), times.knownAt(), kinds.list(kind, key, times));
    }

    private static Grouping grouping(String by) {
        return List.of(Grouping.values()).stream()
                .filter(each -> each.name().equals(by.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("permu-by", by));
    }
}
