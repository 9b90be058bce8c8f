package org.mumap.server.idle.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.server.idle.CandidateFilter;
import org.mumap.server.idle.CandidatePage;
import org.mumap.server.idle.IdleAnswer;
import org.mumap.server.idle.IdleCandidates;
import org.mumap.server.idle.IdleCounter;
import org.mumap.server.idle.IdleVerdicts;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The idle verdict of a parcel, the list of candidates, and the same list as a workbook. */
@RestController
class IdleController {

    private static final int MOST_ROWS = 1_000;
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final IdleVerdicts verdicts;
    private final IdleCandidates candidates;
    private final Clock clock;

    IdleController(IdleVerdicts verdicts, IdleCandidates candidates, Clock clock) {
        this.verdicts = verdicts;
        this.candidates = candidates;
        this.clock = clock;
    }

    /**
     * What the list and the workbook may be asked for.
     *
     * @param finding findings or counters, separated by commas; OVERDUE means the finding
     * @param counter counters, separated by commas; OVERDUE means the counter
     */
    record Query(
            @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
            LocalDate asOf,

            @Nullable Instant knownAt,
            @Nullable String park,
            @Nullable String town,
            @Nullable BigDecimal minMu,
            @Nullable Set<String> finding,
            @Nullable Set<String> counter) {

        CandidateFilter filter() {
            Set<IdleFinding> findings = EnumSet.noneOf(IdleFinding.class);
            Set<IdleCounter> counters = EnumSet.noneOf(IdleCounter.class);
            for (String code : finding == null ? Set.<String>of() : finding) {
                if (isOneOf(IdleFinding.values(), code)) {
                    findings.add(IdleFinding.valueOf(code));
                } else {
                    counters.add(counter("finding", code));
                }
            }
            for (String code : counter == null ? Set.<String>of() : counter) {
                counters.add(counter("counter", code));
            }
            return new CandidateFilter(blankToNull(park), blankToNull(town), minMu, findings, counters);
        }

        private static IdleCounter counter(String parameter, String code) {
            if (!isOneOf(IdleCounter.values(), code)) {
                throw Problem.badRequest("unreadable-parameter", parameter, code);
            }
            return IdleCounter.valueOf(code);
        }

        private static boolean isOneOf(Enum<?>[] constants, String code) {
            return List.of(constants).stream()
                    .anyMatch(constant -> constant.name().equals(code));
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    @GetMapping("/api/parcels/{code}/idle")
    IdleAnswer verdict(
            @PathVariable String code,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return IdleAnswer.of(verdicts.get(code, Times.of(asOf, knownAt, clock)), Messages.current());
    }

    /** A parcel without 宗地代码 is known by its register and its number in it. */
    @GetMapping("/api/parcels/{register}/{number}/idle")
    IdleAnswer verdict(
            @PathVariable String register,
            @PathVariable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return verdict(register + "/" + number, asOf, knownAt);
    }

    @GetMapping("/api/idle/candidates")
    CandidatesAnswer list(
            Query query,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return CandidatesAnswer.of(page(query, after, Math.max(1, Math.min(limit, MOST_ROWS))), Messages.current());
    }

    @GetMapping("/api/idle/candidates.xlsx")
    ResponseEntity<byte[]> workbook(Query query) {
        Locale locale = Messages.current();
        CandidatePage page = page(query, null, Integer.MAX_VALUE);
        String name = Messages.text("idle", locale, "candidates.title", List.of()) + " "
                + page.times().asOf() + ".xlsx";
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new CandidatesWorkbook(locale).write(page));
    }

    private CandidatePage page(Query query, @Nullable String after, int limit) {
        Times times = Times.of(query.asOf(), query.knownAt(), clock);
        return candidates.list(query.filter(), times, after == null || after.isEmpty() ? null : after, limit);
    }
}
