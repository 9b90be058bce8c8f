package org.mumap.server.idle.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.idle.field.CheckResult;
import org.mumap.server.idle.field.FieldCheck;
import org.mumap.server.idle.field.FieldChecks;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checks in the field: the bureau orders them, an inspector does them on a phone. */
@RestController
@RequestMapping("/api/idle/checks")
class FieldCheckController {

    private static final int MOST_PARCELS = 500;

    private final FieldChecks checks;
    private final CaseRights rights;

    FieldCheckController(FieldChecks checks, CaseRights rights) {
        this.checks = checks;
        this.rights = rights;
    }

    record Order(
            @Nullable List<String> parcels,
            @Nullable String inspector,
            @Nullable LocalDate dueOn) {}

    record Rows(List<FieldCheck> rows) {}

    /** What an inspector sends; days and numbers that were not seen are left out. */
    record Seen(
            @Nullable LocalDate observedOn,
            @Nullable Boolean started,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate stoppedOn,
            @Nullable BigDecimal developedM2,
            @Nullable BigDecimal shouldDevelopM2,
            @Nullable BigDecimal investedWan,
            @Nullable LocalDate completedOn,
            @Nullable String note,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable List<Long> evidence) {

        CheckResult read() {
            if (observedOn == null) {
                throw Problem.badRequest("field-needed", "observedOn");
            }
            return new CheckResult(
                    observedOn,
                    started,
                    startedOn,
                    stoppedOn,
                    developedM2,
                    shouldDevelopM2,
                    investedWan,
                    completedOn,
                    note,
                    lon,
                    lat,
                    evidence == null ? List.of() : evidence);
        }
    }

    @PostMapping
    ResponseEntity<Rows> order(@RequestBody Order order) {
        Account by = rights.officer();
        List<String> parcels = order.parcels() == null ? List.of() : order.parcels();
        if (parcels.isEmpty() || parcels.size() > MOST_PARCELS) {
            throw Problem.badRequest("parcels-too-many", MOST_PARCELS);
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new Rows(checks.order(parcels, order.inspector(), order.dueOn(), by)));
    }

    @GetMapping
    Rows list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean mine) {
        Account by = rights.reader();
        if (state != null && !List.of("OPEN", "DONE").contains(state)) {
            throw Problem.badRequest("unreadable-parameter", "state", state);
        }
        return new Rows(checks.list(state, mine ? by.username() : null));
    }

    @GetMapping("/{id:\\d{1,18}}")
    FieldCheck get(@PathVariable long id) {
        rights.reader();
        return checks.get(id);
    }

    @PostMapping("/{id:\\d{1,18}}/result")
    FieldCheck finish(@PathVariable long id, @RequestBody Seen seen) {
        Account by = rights.inspector();
        return checks.finish(id, seen.read(), by);
    }
}
