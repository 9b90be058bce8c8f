package org.mumap.server.desk.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.desk.DeskSettings;
import org.mumap.server.desk.SelectedShape;
import org.mumap.server.desk.Selection;
import org.mumap.server.desk.SelectionOrder;
import org.mumap.server.desk.Selections;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Parcels chosen by a box or a polygon: sums with a page of rows, and the whole as a workbook. */
@RestController
class SelectionController {

    private static final int PAGE = 100;
    private static final int MOST_ROWS = 1_000;
    /** A sheet of a workbook ends at 1 048 576 rows; beyond this nobody reads it any more. */
    private static final int MOST_SHEET_ROWS = 200_000;

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Selections selections;
    private final SignedIn signedIn;
    private final DeskSettings settings;
    private final Clock clock;

    SelectionController(Selections selections, SignedIn signedIn, DeskSettings settings, Clock clock) {
        this.selections = selections;
        this.signedIn = signedIn;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is asked for: either a box or a geometry.
     *
     * @param bbox west, south, east, north (EPSG:4490)
     * @param geometry GeoJSON polygon (EPSG:4490)
     * @param year year of the money; absent = the newest closed one
     * @param sort a property of the row or {@code state}, with a minus in front for largest first
     */
    record Request(
            @Nullable List<Double> bbox,
            @Nullable JsonNode geometry,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt,
            @Nullable Integer year,
            @Nullable String sort,
            @Nullable String after,
            @Nullable Integer limit) {

        SelectedShape shape() {
            if (geometry != null && !geometry.isNull()) {
                return SelectedShape.ofGeoJson(geometry.toString());
            }
            return SelectedShape.ofBox(bbox == null ? List.of() : bbox);
        }
    }

    /** The selection with the times and the year it holds for. */
    record Answer(
            LocalDate asOf,
            Instant knownAt,
            int year,
            Selection.Total total,
            List<Selection.Row> rows,
            @Nullable String next) {}

    @PostMapping("/api/desk/selections")
    Answer select(@RequestBody Request request) {
        int limit = request.limit() == null ? PAGE : Math.max(0, Math.min(request.limit(), MOST_ROWS));
        return select(request, limit, request.after() == null ? "" : request.after());
    }

    @PostMapping("/api/desk/selections.xlsx")
    ResponseEntity<byte[]> workbook(@RequestBody Request request) {
        Answer answer = select(request, MOST_SHEET_ROWS, "");
        if (answer.next() != null) {
            throw Problem.badRequest("selection-too-large", MOST_SHEET_ROWS);
        }
        Locale locale = Messages.current();
        String office = settings.officeName().isBlank() ? signedIn.get().office() : settings.officeName();
        SelectionWorkbook workbook = new SelectionWorkbook(locale, office, LocalDate.now(clock));
        String name = Messages.text("desk", locale, "selection.title", List.of()) + " " + answer.asOf() + ".xlsx";
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(workbook.write(answer));
    }

    private Answer select(Request request, int limit, String after) {
        Times times = Times.of(request.asOf(), request.knownAt(), clock);
        int year = request.year() == null ? selections.closedYear(times) : request.year();
        Selection found = selections.select(
                new Selections.Query(request.shape(), times, year, SelectionOrder.parse(request.sort()), after, limit));
        return new Answer(times.asOf(), times.knownAt(), year, found.total(), found.rows(), found.next());
    }
}
