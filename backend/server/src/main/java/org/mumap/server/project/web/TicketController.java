package org.mumap.server.project.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.progress.ticket.TicketAct;
import org.mumap.rules.progress.ticket.TicketStage;
import org.mumap.rules.progress.ticket.TicketType;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.access.SignedIn;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.geo.ShapeCheck;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.project.ProjectCards;
import org.mumap.server.project.ticket.QuarterNotice;
import org.mumap.server.project.ticket.Ticket;
import org.mumap.server.project.ticket.TicketBook;
import org.mumap.server.project.ticket.TicketDesk;
import org.mumap.server.project.ticket.TicketOrder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tickets: the list, one of them, the acts that change it, and the notice of a quarter. */
@RestController
class TicketController {

    private static final int MOST_VERTICES = 2_000;
    private static final ShapeCheck CHECK = new ShapeCheck(MOST_VERTICES, MOST_VERTICES);

    private final TicketBook book;
    private final TicketDesk desk;
    private final ProjectCards projects;
    private final SignedIn signedIn;
    private final Accounts accounts;
    private final Clock clock;

    TicketController(
            TicketBook book,
            TicketDesk desk,
            ProjectCards projects,
            SignedIn signedIn,
            Accounts accounts,
            Clock clock) {
        this.book = book;
        this.desk = desk;
        this.projects = projects;
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The list with its counts; the counts are of all tickets whatever is asked for. */
    record ListAnswer(
            LocalDate asOf, Instant knownAt, List<Ticket> rows, Map<TicketStage, Integer> byStage, int overdue) {}

    /** What can be chosen: kinds of needs and units. */
    record Choices(List<Choice> types, List<String> units) {}

    record Choice(String code, String title) {}

    /** A ticket to be raised; unit and day together give it to a unit at once. */
    record Raising(
            @Nullable String projectCode,
            @Nullable JsonNode place,
            @Nullable String type,
            @Nullable String title,
            @Nullable String text,
            @Nullable String unit,
            @Nullable LocalDate dueOn) {}

    /** An act; {@code version} is the number of acts the asker has seen. */
    record ActBody(
            @Nullable String act,
            @Nullable Integer version,
            @Nullable Map<String, @Nullable String> fields,
            @Nullable String reason) {}

    @GetMapping("/api/tickets")
    ListAnswer list(
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt,
            @RequestParam @Nullable String project,
            @RequestParam @Nullable String unit,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "false") boolean overdue) {
        signedIn.get();
        Times times = Times.of(asOf, knownAt, clock);
        List<Ticket> all = book.list(times, Messages.current());
        Map<TicketStage, Integer> byStage = new EnumMap<>(TicketStage.class);
        Stream.of(TicketStage.values()).forEach(stage -> byStage.put(stage, 0));
        all.forEach(ticket -> byStage.merge(TicketStage.valueOf(ticket.stage()), 1, Integer::sum));
        return new ListAnswer(
                times.asOf(),
                times.knownAt(),
                all.stream()
                        .filter(ticket -> project == null || project.equals(ticket.projectCode()))
                        .filter(ticket -> unit == null || unit.equals(ticket.unit()))
                        .filter(ticket -> !open || ticket.open())
                        .filter(ticket -> !overdue || ticket.overdueDays() > 0)
                        .toList(),
                byStage,
                (int) all.stream().filter(ticket -> ticket.overdueDays() > 0).count());
    }

    @GetMapping("/api/tickets/choices")
    Choices choices() {
        signedIn.get();
        MessageTexts texts = MessageTexts.of(Messages.current());
        return new Choices(
                Stream.of(TicketType.values())
                        .map(type -> new Choice(type.name(), texts.word(type)))
                        .toList(),
                accounts.offices());
    }

    @GetMapping("/api/tickets/notice")
    QuarterNotice notice(@RequestParam int year, @RequestParam int quarter, @RequestParam @Nullable Instant knownAt) {
        signedIn.get();
        if (quarter < 1 || quarter > 4 || year < 2000 || year > 2100) {
            throw Problem.badRequest("unreadable-parameter", "quarter", year + "-" + quarter);
        }
        LocalDate from = LocalDate.of(year, 3 * quarter - 2, 1);
        LocalDate last = from.plusMonths(3).minusDays(1);
        LocalDate today = LocalDate.now(clock);
        LocalDate to = last.isAfter(today) ? today : last;
        if (to.isBefore(from)) {
            throw Problem.badRequest("unreadable-parameter", "quarter", year + "-" + quarter);
        }
        return QuarterNotice.of(book.list(Times.of(to, knownAt, clock), Messages.current()), from, to);
    }

    @GetMapping("/api/tickets/{ticketId:\\d{1,18}}")
    Ticket get(
            @PathVariable long ticketId,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        signedIn.get();
        return book.get(ticketId, Times.of(asOf, knownAt, clock), Messages.current());
    }

    @PostMapping("/api/tickets")
    ResponseEntity<Ticket> raise(@RequestBody Raising raising) {
        Account by = signedIn.get();
        if (signedIn.scope().extent().equals("none")) {
            throw Problem.forbidden("http-403");
        }
        String project = blankToNull(raising.projectCode());
        Geometry place = place(raising.place());
        if (project == null && place == null) {
            throw Problem.badRequest("field-needed", "projectCode");
        }
        if (project != null) {
            // the caller's scope decides whether there is such a project at all
            projects.require(project, Times.now(clock));
        }
        if (project == null && place != null && !signedIn.scope().county() && !book.seesLandAt(place)) {
            throw Problem.badRequest("ticket-place-outside");
        }
        if (blankToNull(raising.unit()) != null && raising.dueOn() == null) {
            throw Problem.badRequest("field-needed", "dueOn");
        }
        Map<String, String> fields = new HashMap<>();
        put(fields, "type", raising.type());
        put(fields, "title", raising.title());
        put(fields, "text", raising.text());
        long id = desk.raise(
                new TicketDesk.Raising(project, place, fields, blankToNull(raising.unit()), raising.dueOn()), by);
        return ResponseEntity.created(URI.create("/api/tickets/" + id))
                .body(book.get(id, Times.now(clock), Messages.current()));
    }

    @PostMapping("/api/tickets/{ticketId:\\d{1,18}}/acts")
    Ticket act(@PathVariable long ticketId, @RequestBody ActBody body) {
        Account by = signedIn.get();
        TicketAct act = Stream.of(TicketAct.values())
                .filter(known -> known.name().equals(body.act()))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("unknown-act", String.valueOf(body.act())));
        if (body.version() == null) {
            throw Problem.badRequest("field-needed", "version");
        }
        // 404 outside the caller's scope, before anything is said about it
        book.get(ticketId, Times.now(clock), Messages.current());
        Map<String, String> fields = new HashMap<>();
        if (body.fields() != null) {
            body.fields().forEach((name, value) -> put(fields, name, value));
        }
        desk.perform(ticketId, new TicketOrder(act, body.version(), fields, blankToNull(body.reason())), by);
        return book.get(ticketId, Times.now(clock), Messages.current());
    }

    private static @Nullable Geometry place(@Nullable JsonNode drawn) {
        if (drawn == null || drawn.isNull()) {
            return null;
        }
        if (GeoJson.parse(drawn.toString(), MOST_VERTICES) instanceof Drawing.Shape shape
                && CHECK.find(shape.geometry()).isEmpty()) {
            return shape.geometry();
        }
        throw Problem.badRequest("ticket-place");
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value.strip());
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
