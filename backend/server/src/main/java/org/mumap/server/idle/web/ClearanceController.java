package org.mumap.server.idle.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.idle.field.Clearance;
import org.mumap.server.idle.field.Clearances;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The false-positive list. */
@RestController
class ClearanceController {

    private final Clearances clearances;
    private final CaseRights rights;
    private final Clock clock;

    ClearanceController(Clearances clearances, CaseRights rights, Clock clock) {
        this.clearances = clearances;
        this.rights = rights;
        this.clock = clock;
    }

    record Wrong(
            @Nullable String signal,
            @Nullable String finding,
            @Nullable String reason,
            @Nullable List<Long> evidence) {}

    record Withdrawal(@Nullable String reason) {}

    record Rows(List<Clearance> rows) {}

    @PostMapping("/api/idle/parcels/{code}/clearances")
    ResponseEntity<Map<String, String>> clear(@PathVariable String code, @RequestBody Wrong wrong) {
        Account by = rights.officer();
        String cleared = wrong.signal() == null ? wrong.finding() : wrong.signal();
        if (cleared == null || (wrong.signal() != null && wrong.finding() != null)) {
            throw Problem.badRequest("field-needed", "signal | finding");
        }
        long id = clearances.clear(
                code,
                cleared,
                wrong.reason() == null ? "" : wrong.reason(),
                wrong.evidence() == null ? List.of() : wrong.evidence(),
                by);
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("clearanceId", Long.toString(id)));
    }

    /** A parcel without 宗地代码 is known by its register and its number in it. */
    @PostMapping("/api/idle/parcels/{register}/{number}/clearances")
    ResponseEntity<Map<String, String>> clear(
            @PathVariable String register, @PathVariable String number, @RequestBody Wrong wrong) {
        return clear(register + "/" + number, wrong);
    }

    @DeleteMapping("/api/idle/parcels/{code}/clearances/{id:\\d{1,18}}")
    ResponseEntity<Void> withdraw(
            @PathVariable String code, @PathVariable long id, @RequestBody(required = false) @Nullable Withdrawal why) {
        Account by = rights.officer();
        clearances.withdraw(code, id, why == null || why.reason() == null ? "" : why.reason(), by);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/idle/parcels/{register}/{number}/clearances/{id:\\d{1,18}}")
    ResponseEntity<Void> withdraw(
            @PathVariable String register,
            @PathVariable String number,
            @PathVariable long id,
            @RequestBody(required = false) @Nullable Withdrawal why) {
        return withdraw(register + "/" + number, id, why);
    }

    @GetMapping("/api/idle/clearances")
    Rows list(
            @RequestParam(required = false) @Nullable String parcel,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        rights.reader();
        return new Rows(clearances.list(parcel, Times.of(asOf, knownAt, clock)));
    }
}
