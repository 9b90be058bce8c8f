package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.County;
import org.mumap.server.published.ExportFormat;
import org.mumap.server.published.Exports;
import org.mumap.server.published.FeatureQuery;
import org.mumap.server.published.Packing;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.Versions;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files of the published rows. A file is made whole, recorded, and only then sent: none is ever cut off half way. */
@RestController
class ExportsController {

    /** Exports read for long; two at a time leave most connections to everybody else. */
    private static final int AT_A_TIME = 2;

    /** Header with the codes of what the format loses. */
    private static final String LOSSES = "X-Export-Losses";

    private final Semaphore free = new Semaphore(AT_A_TIME);
    private final Catalogue catalogue;
    private final County county;
    private final Exports exports;
    private final Versions versions;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    ExportsController(
            Catalogue catalogue,
            County county,
            Exports exports,
            Versions versions,
            SignedIn signedIn,
            Audit audit,
            Settings settings,
            Clock clock) {
        this.catalogue = catalogue;
        this.county = county;
        this.exports = exports;
        this.versions = versions;
        this.signedIn = signedIn;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A format as the export menu shows it.
     *
     * @param extension ending of the address {@code /api/exports/{collection}.{extension}}
     * @param title its name
     * @param losses what the file does not hold as the ledger does
     * @param areasOnly whether it can hold areas only
     */
    record FormatAnswer(String extension, String title, List<String> losses, boolean areasOnly) {
        static FormatAnswer of(ExportFormat format, Locale locale) {
            return new FormatAnswer(
                    format.extension(),
                    Messages.text("published", locale, "format." + format.name(), List.of()),
                    format.losses().stream()
                            .map(loss -> Messages.text("published", locale, "loss." + loss, List.of()))
                            .toList(),
                    format.areasOnly());
        }
    }

    @GetMapping("/api/exports/formats")
    List<FormatAnswer> formats() {
        Locale locale = Messages.current();
        return Stream.of(ExportFormat.values())
                .map(format -> FormatAnswer.of(format, locale))
                .toList();
    }

    @GetMapping("/api/exports/{collection:[a-z_0-9]+}.{extension:[a-z0-9.]+}")
    void export(
            @PathVariable String collection,
            @PathVariable String extension,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        PublishedView view = catalogue.get(collection);
        ExportFormat format = ExportFormat.parse(extension);
        QueryReader parameters = QueryReader.ofExport(request, view);
        FeatureQuery query = parameters.question(view, county).query();
        Path folder = Files.createTempDirectory(
                Files.createDirectories(settings.dataDir().toAbsolutePath().resolve("exports")), "export");
        try {
            Exports.Written written = make(folder, query, format, occasion(view, parameters.asked()));
            audit.record(
                    signedIn.get().username(),
                    "export",
                    collection + "." + extension,
                    "ok",
                    Map.of("rows", written.rows(), "parameters", parameters.asked()));
            send(response, format, name(view, format, written.epsg()), written.file());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Exports.Written make(Path folder, FeatureQuery query, ExportFormat format, Exports.Occasion occasion)
            throws IOException {
        if (!free.tryAcquire()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "export-busy", AT_A_TIME);
        }
        try {
            Exports.Written written = exports.write(query, format, occasion, folder);
            Path packed = new Packing(query.view(), format, folder).pack(written.file());
            return new Exports.Written(packed, written.rows(), written.epsg());
        } finally {
            free.release();
        }
    }

    private void send(HttpServletResponse response, ExportFormat format, String name, Path file) throws IOException {
        response.setContentType(format.mediaType());
        response.setContentLengthLong(Files.size(file));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(LOSSES, String.join(", ", format.losses()));
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

    // a drawing cannot say in which plane it lies, so its name does
    private String name(PublishedView view, ExportFormat format, @Nullable Integer epsg) {
        String plane = epsg == null ? "" : "-EPSG" + epsg;
        return view.title().in(Messages.current()) + "-" + LocalDate.now(clock) + plane + "." + format.extension();
    }

    private Exports.Occasion occasion(PublishedView view, Map<String, String> asked) {
        Locale locale = Messages.current();
        return new Exports.Occasion(about(view, asked), displayName(locale), LocalDate.now(clock), locale);
    }

    private String displayName(Locale locale) {
        Account account = signedIn.get();
        return locale.equals(Locale.ENGLISH) ? account.displayNameEn() : account.displayName();
    }

    private String about(PublishedView view, Map<String, String> asked) {
        Locale locale = Messages.current();
        Versions.Version version = versions.get(view);
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
                        displayName(locale),
                        filters.isEmpty() ? "–" : filters));
    }
}
