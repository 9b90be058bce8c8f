package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.mumap.server.Settings;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.Exports;
import org.mumap.server.published.FeatureQuery;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.Versions;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files of the published rows. A file is made whole, recorded, and only then sent: none is ever cut off half way. */
@RestController
class ExportsController {

    /** Exports read for long; two at a time leave most connections to everybody else. */
    private static final int AT_A_TIME = 2;

    private final Semaphore free = new Semaphore(AT_A_TIME);
    private final Catalogue catalogue;
    private final Exports exports;
    private final Versions versions;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    ExportsController(
            Catalogue catalogue,
            Exports exports,
            Versions versions,
            SignedIn signedIn,
            Audit audit,
            Settings settings,
            Clock clock) {
        this.catalogue = catalogue;
        this.exports = exports;
        this.versions = versions;
        this.signedIn = signedIn;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/api/exports/{collection}.{extension}")
    void export(
            @PathVariable String collection,
            @PathVariable String extension,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PublishedView view = catalogue.get(collection);
        Exports.Format format = Exports.Format.parse(extension);
        QueryReader parameters = QueryReader.ofExport(request, view);
        FeatureQuery query = parameters.query(view);
        Path file =
                Files.createTempFile(Files.createDirectories(settings.dataDir().resolve("exports")), "export", "");
        try {
            long rows = make(file, query, format, about(view, parameters.asked()));
            audit.record(
                    signedIn.get().username(),
                    "export",
                    collection + "." + extension,
                    "ok",
                    Map.of("rows", rows, "parameters", parameters.asked()));
            send(response, format, name(view, extension), file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private long make(Path file, FeatureQuery query, Exports.Format format, String about) throws IOException {
        if (!free.tryAcquire()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "export-busy", AT_A_TIME);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return exports.write(query, format, about, Messages.current(), out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            free.release();
        }
    }

    private void send(HttpServletResponse response, Exports.Format format, String name, Path file) throws IOException {
        response.setContentType(format.mediaType());
        response.setContentLengthLong(Files.size(file));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try {
            Files.copy(file, response.getOutputStream());
        } catch (IOException e) {
            throw new BrokenStream(e);
        }
    }

    private String name(PublishedView view, String extension) {
        return view.title().in(Messages.current()) + "-" + LocalDate.now(clock) + "." + extension;
    }

    private String about(PublishedView view, Map<String, String> asked) {
        Locale locale = Messages.current();
        Versions.Version version = versions.get(view);
        Account account = signedIn.get();
        String filters = asked.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
        String year = asked.getOrDefault(
                "year",
                version.closedYear() == null ? "–" : version.closedYear().toString());
        return Messages.text(
                "published",
                locale,
                "export.about",
                List.of(
                        view.title().in(locale),
                        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                                .format(ZonedDateTime.now(clock)),
                        version.number(),
                        year,
                        locale.equals(Locale.ENGLISH) ? account.displayNameEn() : account.displayName(),
                        filters.isEmpty() ? "–" : filters));
    }
}
