package org.mumap.server.project.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.project.ProjectCards;
import org.mumap.server.project.visit.Visits;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Visits of sites: the log, the days on site of a week, one entered from a phone or at a desk. */
@RestController
class VisitController {

    private static final Permission[] VISITORS = {
        Permission.PROJECT,
        Permission.INSTRUCT,
        Permission.FIELD_CHECK,
        Permission.IMPORT,
        Permission.IMPORT_PARK,
        Permission.IMPORT_PROJECTS
    };

    private final Visits visits;
    private final ProjectCards projects;
    private final SignedIn signedIn;
    private final Clock clock;

    VisitController(Visits visits, ProjectCards projects, SignedIn signedIn, Clock clock) {
        this.visits = visits;
        this.projects = projects;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    record Log(LocalDate asOf, Instant knownAt, List<Visits.Visit> rows) {}

    @GetMapping("/api/projects/visits")
    Log list(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt,
            @RequestParam @Nullable String project,
            @RequestParam @Nullable String visitor) {
        Times times = Times.of(asOf, knownAt, clock);
        return new Log(
                times.asOf(),
                times.knownAt(),
                visits.list(times).stream()
                        .filter(visit -> project == null || project.equals(visit.projectCode()))
                        .filter(visit -> visitor == null || visitor.equals(visit.visitor()))
                        .toList());
    }

    /** The week that holds a day, by default this one. */
    @GetMapping("/api/projects/visits/week")
    Visits.Week week(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam @Nullable Instant knownAt) {
        LocalDate today = LocalDate.now(clock);
        LocalDate asked = day == null ? today : day;
        LocalDate end = org.mumap.rules.progress.visit.SiteWeek.monday(asked).plusDays(6);
        return visits.week(asked, Times.of(end.isAfter(today) ? today : end, knownAt, clock));
    }

    @PostMapping("/api/projects/{code}/visits")
    @ResponseStatus(HttpStatus.CREATED)
    Visits.Visit enter(@PathVariable String code, @RequestBody Visits.Entry entry) {
        Account by = signedIn.require(VISITORS);
        // 404 outside the caller's scope, before anything is said about it
        String name = projects.get(code, Times.now(clock), Messages.current()).name();
        return visits.enter(code, name, entry, by);
    }
}
