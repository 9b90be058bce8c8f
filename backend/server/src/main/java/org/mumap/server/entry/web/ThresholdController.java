package org.mumap.server.entry.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.threshold.AdmissionTest;
import org.mumap.rules.threshold.ControlTable;
import org.mumap.rules.threshold.CriteriaReading;
import org.mumap.rules.threshold.IndicatorAdvice;
import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.entry.Admissions;
import org.mumap.server.entry.EntryThresholds;
import org.mumap.server.entry.KeptThreshold;
import org.mumap.server.entry.KeptThresholds;
import org.mumap.server.entry.OpinionPaper;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entry thresholds and the admission test. */
@RestController
@RequestMapping("/api")
class ThresholdController {

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final EntryThresholds thresholds;
    private final KeptThresholds kept;
    private final Admissions admissions;
    private final OpinionPaper paper;
    private final SignedIn signedIn;
    private final Clock clock;

    ThresholdController(
            EntryThresholds thresholds,
            KeptThresholds kept,
            Admissions admissions,
            OpinionPaper paper,
            SignedIn signedIn,
            Clock clock) {
        this.thresholds = thresholds;
        this.kept = kept;
        this.admissions = admissions;
        this.paper = paper;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    record Draft(
            @Nullable Integer year,
            @Nullable String industry,
            @Nullable String park,
            @Nullable String floors,
            @Nullable BigDecimal percentile,
            @Nullable BigDecimal tolerance) {}

    record Approval(@Nullable String documentNo, @Nullable LocalDate validFrom) {}

    record Rows(List<KeptThreshold> rows, List<?> floorSets) {}

    record Kept(KeptThreshold threshold, List<IndicatorAdvice> indicators, List<KeptThresholds.KeptMember> members) {}

    record Tested(
            boolean pass,
            AdmissionTest.Outcome outcome,
            BigDecimal areaMu,
            @Nullable BigDecimal maxMu,
            @Nullable BigDecimal cutMu,
            Admissions.Source source,
            @Nullable KeptThreshold threshold,
            int year,
            @Nullable String industry,
            @Nullable String park,
            List<AdmissionTest.Indicator> indicators,
            List<CriteriaReading> criteria,
            List<ControlTable.Check> controls) {}

    @GetMapping("/thresholds")
    ThresholdAnswer advice(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String industry,
            @RequestParam @Nullable String park,
            @RequestParam @Nullable String floors,
            @RequestParam @Nullable BigDecimal percentile,
            @RequestParam @Nullable BigDecimal tolerance,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
            @RequestParam @Nullable Instant knownAt) {
        Account by = reader();
        return ThresholdAnswer.of(
                thresholds.advise(
                        new EntryThresholds.Asked(year, blank(industry), park(park, by), floors, percentile, tolerance),
                        Times.of(asOf, knownAt, clock)),
                by.seesTax());
    }

    /** The sample as a workbook, the same firms and numbers as on the screen. */
    @GetMapping("/thresholds.xlsx")
    void workbook(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String industry,
            @RequestParam @Nullable String park,
            @RequestParam @Nullable String floors,
            @RequestParam @Nullable BigDecimal percentile,
            @RequestParam @Nullable BigDecimal tolerance,
            HttpServletResponse response)
            throws IOException {
        ThresholdAnswer answer = advice(year, industry, park, floors, percentile, tolerance, null, null);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"thresholds-%d.xlsx\"".formatted(answer.year()));
        ThresholdWorkbook.write(answer, Messages.current(), response.getOutputStream());
    }

    @PostMapping("/thresholds")
    ResponseEntity<Map<String, String>> keep(@RequestBody Draft draft) {
        Account by = signedIn.require(Permission.THRESHOLD);
        String park = park(draft.park(), by);
        if (park == null && !by.county()) {
            throw Problem.badRequest("field-needed", "park");
        }
        String id = kept.keep(
                thresholds.advise(
                        new EntryThresholds.Asked(
                                draft.year(),
                                blank(draft.industry()),
                                park,
                                draft.floors(),
                                draft.percentile(),
                                draft.tolerance()),
                        Times.now(clock)),
                by);
        return ResponseEntity.created(URI.create("/api/thresholds/kept/" + id)).body(Map.of("id", id));
    }

    @GetMapping("/thresholds/kept")
    Rows list() {
        reader();
        return new Rows(kept.list(), thresholds.floorSets());
    }

    @GetMapping("/thresholds/kept/{id:\\d{1,18}}")
    Kept one(@PathVariable long id) {
        boolean seesTax = reader().seesTax();
        KeptThreshold threshold = kept.get(id);
        List<IndicatorAdvice> indicators = kept.adviceOf(id);
        List<KeptThresholds.KeptMember> members = kept.members(id);
        return seesTax
                ? new Kept(threshold, indicators, members)
                : new Kept(
                        threshold,
                        indicators.stream().map(IndicatorAdvice::withoutTax).toList(),
                        members.stream()
                                .map(KeptThresholds.KeptMember::withoutTax)
                                .toList());
    }

    /** Approved by somebody else than its maker, whose account sees the whole county. */
    @PostMapping("/thresholds/kept/{id:\\d{1,18}}/approval")
    KeptThreshold approve(@PathVariable long id, @RequestBody Approval approval) {
        Account by = signedIn.require(Permission.SCHEME);
        return kept.approve(id, approval.documentNo() == null ? "" : approval.documentNo(), approval.validFrom(), by);
    }

    @PostMapping("/thresholds/test")
    Tested test(@RequestBody ProjectBody project) {
        Account by = reader();
        Admissions.Result result =
                admissions.test(project.request(park(project.park(), by)), Times.now(clock), by.seesTax());
        AdmissionTest test = result.test();
        return new Tested(
                test.outcome() == AdmissionTest.Outcome.PASS,
                test.outcome(),
                test.areaMu(),
                test.maxMu(),
                test.cutMu(),
                result.source(),
                result.threshold(),
                result.advice().year(),
                result.advice().industry(),
                result.advice().park(),
                test.indicators(),
                result.criteria(),
                result.controls());
    }

    /** The opinion on one page; a paper, so in Chinese. */
    @PostMapping("/thresholds/opinion.docx")
    ResponseEntity<byte[]> opinion(@RequestBody ProjectBody project) {
        Account by = reader();
        Admissions.Request request = project.request(park(project.park(), by));
        byte[] docx =
                paper.docx(request, admissions.test(request, Times.now(clock), by.seesTax()), by, LocalDate.now(clock));
        String name = project.name() == null || project.name().isBlank() ? "opinion" : project.name();
        return ResponseEntity.ok()
                .contentType(DOCX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".docx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(docx);
    }

    private Account reader() {
        return signedIn.require(
                Permission.THRESHOLD, Permission.SCHEME, Permission.SITING, Permission.PROJECT, Permission.INSTRUCT);
    }

    /** The park asked about; an account of one park means its own. */
    private static @Nullable String park(@Nullable String wanted, Account by) {
        String park = blank(wanted);
        return park == null && !by.county() && by.parks().size() == 1
                ? by.parks().get(0)
                : park;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
