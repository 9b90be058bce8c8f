package org.mumap.server.project.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.project.ProjectCards;
import org.mumap.server.project.tour.ProjectEntrances;
import org.mumap.server.project.tour.Tour;
import org.mumap.server.project.tour.TourAct;
import org.mumap.server.project.tour.TourBook;
import org.mumap.server.project.tour.TourDesk;
import org.mumap.server.project.tour.TourDraft;
import org.mumap.server.project.tour.TourPackage;
import org.mumap.server.project.tour.TourPackages;
import org.mumap.server.project.tour.TourPlan;
import org.mumap.server.project.tour.TourPlanner;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tours: the list, one of them, the plan of a draft, the acts that change it, its package for a phone; entrances of projects. */
@RestController
class TourController {

    private final TourBook book;
    private final TourDesk desk;
    private final TourPlanner planner;
    private final TourPackages packages;
    private final ProjectEntrances entrances;
    private final ProjectCards projects;
    private final SignedIn signedIn;
    private final Accounts accounts;
    private final Clock clock;

    TourController(
            TourBook book,
            TourDesk desk,
            TourPlanner planner,
            TourPackages packages,
            ProjectEntrances entrances,
            ProjectCards projects,
            SignedIn signedIn,
            Accounts accounts,
            Clock clock) {
        this.book = book;
        this.desk = desk;
        this.planner = planner;
        this.packages = packages;
        this.entrances = entrances;
        this.projects = projects;
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The list, the latest day first. */
    record ListAnswer(LocalDate asOf, Instant knownAt, List<Row> rows) {}

    /** A tour in the list. */
    record Row(
            long tourId,
            String tourNo,
            String title,
            LocalDate heldOn,
            LocalTime startsAt,
            int stops,
            boolean withdrawn,
            int version) {

        static Row of(Tour tour) {
            TourPlan plan = tour.plan();
            return new Row(
                    tour.tourId(),
                    tour.tourNo(),
                    plan.title(),
                    plan.heldOn(),
                    plan.startsAt(),
                    plan.stops().size(),
                    tour.withdrawn(),
                    tour.version());
        }
    }

    /** Leaders who can be invited. */
    record Choices(List<Leader> leaders) {}

    /** An account of a leader. */
    record Leader(String username, String name, String nameEn) {}

    /** A draft as it is sent. */
    record DraftBody(
            @Nullable String title,
            @Nullable LocalDate heldOn,
            @Nullable String startsAt,
            TourPlan.@Nullable Place start,
            TourPlan.@Nullable Place end,
            @Nullable List<StopBody> stops,
            @Nullable Boolean keepOrder,
            TourPlan.@Nullable Order order,
            @Nullable List<String> invited) {}

    /** A stop as it is sent. */
    record StopBody(
            @Nullable String projectCode,
            @Nullable Integer stayMinutes,
            @Nullable String purpose,
            @Nullable String question,
            @Nullable String explainer) {}

    /** An act; {@code version} is the number of acts the asker has seen. */
    record ActBody(
            @Nullable TourAct act,
            @Nullable Integer version,
            @Nullable DraftBody plan,
            @Nullable String reason) {}

    /** The entrance of a project. */
    record EntranceBody(
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable String name) {}

    @GetMapping("/api/tours")
    ListAnswer list(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        signedIn.get();
        Times times = Times.of(asOf, knownAt, clock);
        return new ListAnswer(
                times.asOf(),
                times.knownAt(),
                book.list(times).stream().map(Row::of).toList());
    }

    @GetMapping("/api/tours/choices")
    Choices choices() {
        signedIn.require(Permission.PROJECT);
        return new Choices(accounts.listMay(Permission.INSTRUCT).stream()
                .map(leader -> new Leader(leader.username(), leader.displayName(), leader.displayNameEn()))
                .toList());
    }

    @GetMapping("/api/tours/{tourId:\\d{1,18}}")
    Tour get(
            @PathVariable long tourId,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        signedIn.get();
        return book.get(tourId, Times.of(asOf, knownAt, clock));
    }

    @GetMapping("/api/tours/{tourId:\\d{1,18}}/package")
    ResponseEntity<TourPackage> pack(@PathVariable long tourId) {
        signedIn.get();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(packages.pack(tourId, Messages.current()));
    }

    @PostMapping("/api/tours/plan")
    TourPlan plan(@RequestBody DraftBody body) {
        keeper();
        return planner.plan(draft(body), Messages.current());
    }

    @PostMapping("/api/tours")
    ResponseEntity<Tour> open(@RequestBody DraftBody body) {
        Account by = keeper();
        long id = desk.open(planner.plan(draft(body), Messages.current()), by);
        return ResponseEntity.created(URI.create("/api/tours/" + id)).body(book.get(id, Times.now(clock)));
    }

    @PostMapping("/api/tours/{tourId:\\d{1,18}}/acts")
    Tour act(@PathVariable long tourId, @RequestBody ActBody body) {
        Account by = keeper();
        if (body.version() == null) {
            throw Problem.badRequest("field-needed", "version");
        }
        // 404 for who does not see it, before anything is said about it
        book.get(tourId, Times.now(clock));
        if (body.act() == TourAct.REVISE) {
            if (body.plan() == null) {
                throw Problem.badRequest("field-needed", "plan");
            }
            TourPlan plan = planner.plan(draft(body.plan()), Messages.current());
            desk.revise(tourId, body.version(), plan, body.reason(), by);
        } else if (body.act() == TourAct.WITHDRAW) {
            desk.withdraw(tourId, body.version(), body.reason(), by);
        } else {
            throw Problem.badRequest("unknown-act", String.valueOf(body.act()));
        }
        return book.get(tourId, Times.now(clock));
    }

    @PostMapping("/api/projects/{code}/entrance")
    ResponseEntity<Void> entrance(@PathVariable String code, @RequestBody EntranceBody body) {
        Account by = signedIn.require(Permission.PROJECT);
        projects.require(code, Times.now(clock));
        if (body.lon() == null || body.lat() == null) {
            throw Problem.badRequest("field-needed", body.lon() == null ? "lon" : "lat");
        }
        entrances.state(code, body.lon(), body.lat(), blankToNull(body.name()), by);
        return ResponseEntity.noContent().build();
    }

    /** Who keeps tours: it takes the whole county, since the database shows tours to nobody else. */
    private Account keeper() {
        Account by = signedIn.require(Permission.PROJECT);
        if (!signedIn.scope().county()) {
            throw Problem.forbidden("http-403");
        }
        return by;
    }

    private static TourDraft draft(DraftBody body) {
        List<StopBody> stops = Objects.requireNonNullElse(body.stops(), List.of());
        return new TourDraft(
                blankToNull(body.title()),
                body.heldOn(),
                time(body.startsAt()),
                place("start", body.start()),
                place("end", body.end()),
                stops.stream().map(TourController::stop).toList(),
                Boolean.TRUE.equals(body.keepOrder()),
                body.order(),
                Stream.ofNullable(body.invited())
                        .flatMap(List::stream)
                        .distinct()
                        .toList());
    }

    private static TourDraft.Stop stop(StopBody stop) {
        String code = stop.projectCode();
        if (code == null || code.isBlank()) {
            throw Problem.badRequest("field-needed", "stops.projectCode");
        }
        return new TourDraft.Stop(
                code,
                stop.stayMinutes(),
                blankToNull(stop.purpose()),
                blankToNull(stop.question()),
                blankToNull(stop.explainer()));
    }

    private static TourPlan.@Nullable Place place(String which, TourPlan.@Nullable Place place) {
        if (place != null && (place.name() == null || place.name().isBlank())) {
            throw Problem.badRequest("field-needed", which + ".name");
        }
        return place;
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("tour-time", text);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
