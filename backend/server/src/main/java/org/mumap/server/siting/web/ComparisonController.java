package org.mumap.server.siting.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Term;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.SupplyKind;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.geo.GeoJson;
import org.mumap.server.print.PrintFonts;
import org.mumap.server.print.PrintGate;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.SiteChecks;
import org.mumap.server.siting.report.Comparisons;
import org.mumap.server.siting.report.SiteReports;
import org.mumap.server.siting.report.SiteSheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sites side by side, and the report that is handed over. */
@RestController
@RequestMapping("/api/siting")
class ComparisonController {

    private final Comparisons comparisons;
    private final SiteReports reports;
    private final PrintFonts fonts;
    private final PrintGate gate;
    private final SignedIn signedIn;
    private final Audit audit;

    ComparisonController(
            Comparisons comparisons,
            SiteReports reports,
            PrintFonts fonts,
            PrintGate gate,
            SignedIn signedIn,
            Audit audit) {
        this.comparisons = comparisons;
        this.reports = reports;
        this.fonts = fonts;
        this.gate = gate;
        this.signedIn = signedIn;
        this.audit = audit;
    }

    /**
     * What is compared.
     *
     * @param sites of each site its parcels
     * @param need the need they are judged by
     */
    record ComparisonRequest(
            @Nullable List<List<String>> sites, @Nullable NeedRequest need) {

        List<List<String>> parcels() {
            return Objects.requireNonNullElse(sites, List.of());
        }

        SiteNeed asked() {
            return (need == null ? NeedRequest.EMPTY : need).need();
        }
    }

    /** A site as it goes out. */
    record Row(
            List<String> parcels,
            String name,
            @Nullable String parkCode,
            @Nullable String town,
            BigDecimal areaMu,
            Set<SupplyKind> supply,
            List<SiteSheet.Measured> measures,
            List<String> readiness,
            List<Term> terms,
            @Nullable Double score,
            @Nullable String rejected,
            AssemblyController.@Nullable Row assembled,
            List<SiteChecks.Result> checks,
            List<Firmness> firmness,
            Map<String, Object> geometry) {}

    /** The rank of a site when one weight is left out, halved or doubled. */
    record Firmness(String term, double factor, int rank) {}

    /** The comparison. */
    record Answer(List<Row> rows) {}

    @PostMapping("/comparisons")
    Answer compare(@RequestBody ComparisonRequest request) {
        signedIn.require(Permission.SITING);
        List<SiteSheet> sites = comparisons.compare(request.parcels(), request.asked());
        SiteWords words = new SiteWords(Messages.current());
        List<List<Firmness>> firmness = RankFirmness.of(sites);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            rows.add(row(sites.get(i), firmness.get(i), words));
        }
        return new Answer(rows);
    }

    @PostMapping("/comparisons.{form}")
    ResponseEntity<byte[]> report(@PathVariable String form, @RequestBody ComparisonRequest request) {
        Account account = signedIn.require(Permission.SITING);
        MediaType type = switch (form) {
            case "docx" -> MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
            case "xlsx" -> MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            case "pdf" -> MediaType.APPLICATION_PDF;
            default -> throw Problem.notFound("http-404");
        };
        Locale locale = Messages.current();
        List<SiteSheet> sites = comparisons.compare(request.parcels(), request.asked());
        String need = new SiteWords(locale).need(request.asked());
        if (!form.equals("xlsx")) {
            fonts.require();
        }
        byte[] file = gate.make(() -> switch (form) {
            case "docx" -> reports.docx(sites, need, account, locale);
            case "xlsx" -> reports.xlsx(sites, need, account, locale);
            default -> reports.pdf(sites, need, account, locale);
        });
        audit.record(
                account.username(),
                "siting.report." + form,
                String.join(" ", sites.get(0).parcels()),
                "ok",
                Map.of("sites", request.parcels()));
        String name =
                Messages.text("sitereport", locale, "file", List.of(sites.get(0).name()));
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        name.replaceAll("[^\\w\\p{IsHan}. -]", "_") + "." + form,
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file);
    }

    private static Row row(SiteSheet site, List<Firmness> firmness, SiteWords words) {
        return new Row(
                site.parcels(),
                site.name(),
                site.parkCode(),
                site.town(),
                site.areaMu(),
                site.supply(),
                site.measures(),
                site.readiness(),
                site.terms(),
                site.score(),
                site.rejected() == null ? null : words.explanation(site.rejected()),
                site.assembled() == null ? null : AssemblyController.Row.of(site.assembled()),
                site.checks(),
                firmness,
                GeoJson.toMap(site.shape()));
    }
}
