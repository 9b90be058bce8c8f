package org.mumap.server.redline.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.redline.Redline;
import org.mumap.server.redline.RedlineBook;
import org.mumap.server.redline.RedlineDesk;
import org.mumap.server.redline.RedlineFilter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Redlines of the caller's scope. */
@RestController
class RedlineController {

    private static final int PAGE = 200;
    private static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final RedlineBook book;
    private final RedlineDesk desk;
    private final SignedIn signedIn;
    private final Clock clock;

    RedlineController(RedlineBook book, RedlineDesk desk, SignedIn signedIn, Clock clock) {
        this.book = book;
        this.desk = desk;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** @param next id after which the next page begins; null at the end */
    record Page(List<Map<String, Object>> rows, @Nullable String next) {}

    record Addressees(List<RedlineDesk.Addressee> rows) {}

    record Sketch(
            Redline.@Nullable Kind kind,
            @Nullable JsonNode geometry,
            @Nullable String words,
            @Nullable String addressee,
            @Nullable LocalDate dueOn) {}

    record Order(
            Redline.@Nullable Act act,
            @Nullable Integer version,
            @Nullable String words) {}

    @GetMapping("/api/redlines")
    Page list(
            @RequestParam(required = false) Redline.@Nullable State state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = limit == null ? PAGE : Math.max(1, Math.min(limit, PAGE));
        List<Redline> found =
                book.list(new RedlineFilter(state, mine, q, year), after == null ? Long.MAX_VALUE : after, most + 1);
        List<Redline> page = found.subList(0, Math.min(most, found.size()));
        String next = found.size() > most ? Long.toString(page.get(most - 1).id()) : null;
        return new Page(page.stream().map(this::row).toList(), next);
    }

    @GetMapping("/api/redlines/{id}")
    Map<String, Object> one(@PathVariable long id) {
        return row(book.get(id));
    }

    @GetMapping("/api/redlines/addressees")
    Addressees addressees() {
        return new Addressees(desk.addressees());
    }

    @PostMapping("/api/redlines")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> draw(@RequestBody Sketch sketch) {
        if (sketch.kind() == null
                || sketch.geometry() == null
                || sketch.geometry().isNull()) {
            throw Problem.badRequest("unreadable-parameter", sketch.kind() == null ? "kind" : "geometry", "");
        }
        return row(desk.draw(new RedlineDesk.Sketch(
                sketch.kind(),
                sketch.geometry().toString(),
                sketch.words() == null ? "" : sketch.words(),
                sketch.addressee(),
                sketch.dueOn())));
    }

    @PostMapping("/api/redlines/{id}/acts")
    Map<String, Object> act(@PathVariable long id, @RequestBody Order order) {
        if (order.act() == null || order.version() == null) {
            throw Problem.badRequest("unreadable-parameter", order.act() == null ? "act" : "version", "");
        }
        return row(desk.act(id, order.act(), order.version(), order.words()));
    }

    @GetMapping("/api/redlines.geojson")
    ResponseEntity<Map<String, Object>> geoJson(
            @RequestParam(required = false) Redline.@Nullable State state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer year) {
        List<Map<String, Object>> features = all(state, mine, q, year).stream()
                .map(mark -> RedlineRows.feature(mark, LocalDate.now(clock)))
                .toList();
        return file(GEOJSON, "geojson").body(Map.of("type", "FeatureCollection", "features", features));
    }

    @GetMapping("/api/redlines.xlsx")
    ResponseEntity<byte[]> workbook(
            @RequestParam(required = false) Redline.@Nullable State state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer year) {
        RedlineWorkbook sheet =
                new RedlineWorkbook(Messages.current(), signedIn.get().office(), LocalDate.now(clock), clock.getZone());
        return file(XLSX, "xlsx").body(sheet.write(all(state, mine, q, year)));
    }

    private List<Redline> all(Redline.@Nullable State state, boolean mine, @Nullable String q, @Nullable Integer year) {
        return book.list(new RedlineFilter(state, mine, q, year), Long.MAX_VALUE, RedlineBook.MOST);
    }

    private ResponseEntity.BodyBuilder file(MediaType type, String extension) {
        Locale locale = Messages.current();
        String name =
                Messages.text("redline", locale, "title", List.of()) + " " + LocalDate.now(clock) + "." + extension;
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }

    private Map<String, Object> row(Redline mark) {
        return RedlineRows.row(mark, LocalDate.now(clock));
    }
}
