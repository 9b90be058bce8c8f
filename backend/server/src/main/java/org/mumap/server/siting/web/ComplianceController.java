package org.mumap.server.siting.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.mumap.rules.siting.ControlKind;
import org.mumap.server.access.SignedIn;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.ingest.DrawnShapes;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.SiteChecks;
import org.mumap.server.siting.compliance.LineReports;
import org.mumap.server.siting.compliance.Touched;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** Around the compliance check: files, errors reported, and what a moved line touches. */
@RestController
@RequestMapping("/api/siting")
class ComplianceController {

    private static final int PAGE = 50;
    private static final int MOST = 200;
    private static final long MOST_BYTES = 20_000_000;
    private static final int AT_ONCE = 2;

    private final SiteChecks checks;
    private final DrawnShapes shapes;
    private final LineReports reports;
    private final Touched touched;
    private final SignedIn signedIn;

    /** Reading a file starts a program with memory of its own: so many at once, and no queue that nobody sees. */
    private final Semaphore free = new Semaphore(AT_ONCE);

    ComplianceController(
            SiteChecks checks, DrawnShapes shapes, LineReports reports, Touched touched, SignedIn signedIn) {
        this.checks = checks;
        this.shapes = shapes;
        this.reports = reports;
        this.touched = touched;
        this.signedIn = signedIn;
    }

    /** A shape of a file with what was found; without results it says what is wrong with it. */
    record Checked(
            int row,
            @Nullable String name,
            double areaM2,
            @Nullable Map<String, Object> geometry,
            List<SiteChecks.Result> results,
            @Nullable String fault) {}

    /** What a file's check found. */
    record FileAnswer(List<Checked> shapes) {}

    /** An error as it is reported. */
    record ReportRequest(
            @Nullable String kind,
            @Nullable String lineCode,
            @Nullable String message,
            @Nullable JsonNode geometry) {}

    /** An answer to a report. */
    record AnswerRequest(@Nullable String answer) {}

    /** Reports, newest first. */
    record Reports(
            List<LineReports.Report> rows,
            Map<String, Long> total,
            @Nullable String next) {}

    /** What moves: a shape, a line, a kind of line, or an imported batch. */
    record MoveRequest(
            @Nullable JsonNode geometry,
            @Nullable String lineCode,
            @Nullable String kind,
            @Nullable Long batch) {}

    @PostMapping("/checks/file")
    FileAnswer file(@RequestParam MultipartFile file, @RequestParam @Nullable String sourceCrs) throws IOException {
        if (signedIn.scope().extent().equals("none")) {
            throw Problem.forbidden("http-403");
        }
        if (file.getSize() > MOST_BYTES) {
            throw Problem.badRequest("siting-check-bytes", MOST_BYTES / 1_000_000);
        }
        if (!free.tryAcquire()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "drawn-busy", AT_ONCE);
        }
        try {
            return read(file, sourceCrs);
        } finally {
            free.release();
        }
    }

    private FileAnswer read(MultipartFile file, @Nullable String sourceCrs) throws IOException {
        Path kept = Files.createTempFile("mumap-check", ".part");
        try {
            file.transferTo(kept);
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            String crs = sourceCrs == null || sourceCrs.isBlank() ? null : sourceCrs.strip();
            return new FileAnswer(shapes.read(kept, name, crs, Messages.current()).stream()
                    .map(this::checked)
                    .toList());
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private Checked checked(DrawnShapes.Drawn drawn) {
        Geometry shape = drawn.shape();
        return shape == null
                ? new Checked(drawn.row(), drawn.name(), 0, null, List.of(), drawn.fault())
                : new Checked(
                        drawn.row(),
                        drawn.name(),
                        Areas.ellipsoidM2(shape),
                        GeoJson.toMap(shape),
                        checks.check(shape),
                        null);
    }

    @PostMapping("/line-reports")
    @ResponseStatus(HttpStatus.CREATED)
    LineReports.Report report(@RequestBody ReportRequest request) {
        signedIn.get();
        Geometry place = request.geometry() == null || request.geometry().isNull()
                ? null
                : checks.readShape(request.geometry().toString());
        return reports.add(
                kind(request.kind()), request.lineCode(), Objects.requireNonNullElse(request.message(), ""), place);
    }

    @GetMapping("/line-reports")
    Reports reports(@RequestParam @Nullable Long after, @RequestParam @Nullable Integer limit) {
        signedIn.get();
        int wanted = limit == null ? PAGE : Math.max(1, Math.min(limit, MOST));
        List<LineReports.Report> rows = reports.list(after, wanted + 1);
        boolean more = rows.size() > wanted;
        List<LineReports.Report> page = more ? rows.subList(0, wanted) : rows;
        return new Reports(
                page,
                Map.of("open", reports.countOpen()),
                more ? page.get(wanted - 1).id() : null);
    }

    @PostMapping("/line-reports/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable long id, @RequestBody AnswerRequest request) {
        reports.answer(id, Objects.requireNonNullElse(request.answer(), ""));
    }

    @PostMapping("/touched")
    Touched.Answer touched(@RequestBody MoveRequest move) {
        signedIn.get();
        if (move.geometry() != null && !move.geometry().isNull()) {
            return touched.byShape(checks.readShape(move.geometry().toString()));
        }
        if (move.batch() != null) {
            return touched.byBatch(move.batch());
        }
        return touched.byLine(move.lineCode(), move.kind() == null ? null : kind(move.kind()));
    }

    private static ControlKind kind(@Nullable String name) {
        return Stream.of(ControlKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        "siting-unknown",
                        "kind",
                        String.valueOf(name),
                        Stream.of(ControlKind.values()).map(Enum::name).collect(Collectors.joining(" "))));
    }
}
