package org.mumap.server.project.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.mumap.server.project.ProjectDetails;
import org.mumap.server.project.photo.PhotoBook;
import org.mumap.server.project.photo.PhotoDesk;
import org.mumap.server.project.photo.ProjectPhoto;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Photos of projects: brought with place and instant of the shot, listed, shown, withdrawn. */
@RestController
class PhotoController {

    private static final int SMALL = 640;
    private static final int LARGE = 2560;
    private static final int LONGEST_NAME = 200;
    private static final Permission[] BRINGERS = {
        Permission.PROJECT,
        Permission.INSTRUCT,
        Permission.FIELD_CHECK,
        Permission.IMPORT,
        Permission.IMPORT_PARK,
        Permission.IMPORT_PROJECTS
    };

    private final PhotoBook book;
    private final PhotoDesk desk;
    private final ProjectDetails projects;
    private final SignedIn signedIn;
    private final Clock clock;

    PhotoController(PhotoBook book, PhotoDesk desk, ProjectDetails projects, SignedIn signedIn, Clock clock) {
        this.book = book;
        this.desk = desk;
        this.projects = projects;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * What the sender states beside the file; every part may be left out.
     *
     * @param shotAt instant of the shot, {@code 2026-11-20T08:05:00Z}
     * @param accuracy metres
     */
    record Stated(
            @Nullable String node,
            @Nullable String note,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double accuracy,
            @Nullable String shotAt) {}

    record Rows(List<ProjectPhoto> rows, List<String> nodes) {}

    record Reason(@Nullable String reason) {}

    @GetMapping("/api/projects/{code}/photos")
    Rows list(
            @PathVariable String code,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        Times times = Times.of(asOf, knownAt, clock);
        return new Rows(book.list(code, times), projects.nodes(code, times));
    }

    @PostMapping(value = "/api/projects/{code}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ProjectPhoto> add(@PathVariable String code, @RequestParam MultipartFile file, Stated stated)
            throws IOException {
        Account by = signedIn.require(BRINGERS);
        // the caller's scope decides whether there is such a project at all
        List<String> nodes = projects.nodes(code, Times.now(clock));
        String node = blankToNull(stated.node());
        if (node != null && !nodes.contains(node)) {
            throw Problem.badRequest("photo-node", node, String.join(", ", nodes));
        }
        PhotoDesk.Statement statement = new PhotoDesk.Statement(
                node,
                blankToNull(stated.note()),
                new ProjectPhoto.Phone(shotAt(stated.shotAt()), stated.lon(), stated.lat(), stated.accuracy()));
        try (InputStream content = file.getInputStream()) {
            long id = desk.add(code, content, fileName(file.getOriginalFilename()), statement, by);
            return ResponseEntity.created(URI.create("/api/projects/" + code + "/photos/" + id))
                    .body(book.get(code, id));
        }
    }

    /** The picture: a JPEG that this server has encoded. Its number never means another one. */
    @GetMapping("/api/projects/{code}/photos/{id:\\d{1,18}}.jpg")
    ResponseEntity<byte[]> picture(
            @PathVariable String code, @PathVariable long id, @RequestParam(defaultValue = "false") boolean small) {
        ProjectPhoto photo = book.get(code, id);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(book.picture(photo, small ? SMALL : LARGE));
    }

    @DeleteMapping("/api/projects/{code}/photos/{id:\\d{1,18}}")
    ResponseEntity<Void> withdraw(@PathVariable String code, @PathVariable long id, @RequestBody Reason body) {
        Account by = signedIn.require(BRINGERS);
        ProjectPhoto photo = book.get(code, id);
        if (!photo.by().equals(by.username()) && !by.may(Permission.PROJECT)) {
            throw Problem.forbidden("http-403");
        }
        desk.withdraw(photo, body.reason(), by);
        return ResponseEntity.noContent().build();
    }

    private static @Nullable Instant shotAt(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest("photo-shot", String.valueOf(text));
        }
    }

    // only the last part of whatever path a browser sends; the name is shown, never opened
    private static String fileName(@Nullable String name) {
        String last = name == null ? "" : name.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
