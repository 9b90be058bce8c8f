package org.mumap.server.entry;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.IndustryCode;
import org.mumap.rules.code.IndustryScheme;
import org.mumap.rules.code.Parsed;
import org.mumap.rules.threshold.AdmissionTest;
import org.mumap.rules.threshold.ControlTable;
import org.mumap.rules.threshold.CriteriaReading;
import org.mumap.rules.threshold.IndustrySection;
import org.mumap.rules.threshold.ProjectOffer;
import org.mumap.rules.threshold.SampleFirm;
import org.mumap.rules.threshold.ThresholdIndicator;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tests projects: against a threshold, by the seven criteria, and against the control indicators. */
@Service
public class Admissions {

    private final JdbcClient jdbc;
    private final EntryThresholds thresholds;
    private final KeptThresholds kept;
    private final EntryStandards standards;

    Admissions(JdbcClient jdbc, EntryThresholds thresholds, KeptThresholds kept, EntryStandards standards) {
        this.jdbc = jdbc;
        this.thresholds = thresholds;
        this.kept = kept;
        this.standards = standards;
    }

    /** Where the thresholds of a test come from. */
    public enum Source {
        /** They came with the request. */
        GIVEN,
        /** A kept threshold, named or the newest approved one. */
        KEPT,
        /** Worked out now; nobody approved it. */
        ADVICE
    }

    /**
     * What is asked.
     *
     * @param name name of the project
     * @param asked year, industry and park
     * @param industryScheme edition of the industry code, null = the one in force
     * @param industryCode industry code as given
     * @param thresholdId kept threshold to use, null = the newest approved one, else the advice
     * @param given thresholds to use instead
     * @param offer what the project promises
     * @param stated what it states of the control indicators
     */
    public record Request(
            @Nullable String name,
            EntryThresholds.Asked asked,
            @Nullable String industryScheme,
            @Nullable String industryCode,
            @Nullable Long thresholdId,
            Map<ThresholdIndicator, BigDecimal> given,
            ProjectOffer offer,
            Map<ControlTable.Control, BigDecimal> stated) {}

    /**
     * The answer.
     *
     * @param source where the thresholds come from
     * @param threshold the kept threshold used, null when none was; its industry may be wider than the project's
     * @param advice what the firms in scope say now
     * @param test the project against the thresholds
     * @param criteria the seven criteria
     * @param controls the control indicators
     */
    public record Result(
            Source source,
            @Nullable KeptThreshold threshold,
            EntryThresholds.Advice advice,
            AdmissionTest test,
            List<CriteriaReading> criteria,
            List<ControlTable.Check> controls) {}

    /**
     * Tests a project at those times.
     *
     * @param seesTax whether the caller may see what a single firm paid; else no threshold rests on fewer than three
     */
    @Transactional(readOnly = true)
    public Result test(Request request, Times times, boolean seesTax) {
        EntryThresholds.Advice full = thresholds.advise(request.asked(), times);
        EntryThresholds.Advice advice = seesTax ? full : full.withoutTax();
        Optional<KeptThreshold> found =
                request.thresholdId() == null ? newest(advice) : Optional.of(kept.get(request.thresholdId()));
        Source source = !request.given().isEmpty() ? Source.GIVEN : found.isPresent() ? Source.KEPT : Source.ADVICE;
        Map<ThresholdIndicator, BigDecimal> values = new EnumMap<>(ThresholdIndicator.class);
        values.putAll(
                switch (source) {
                    case GIVEN -> request.given();
                    case KEPT -> found.orElseThrow().thresholds();
                    case ADVICE -> advice.thresholds();
                });
        if (values.isEmpty()) {
            throw Problem.conflict("entry-nothing");
        }
        AdmissionTest test = AdmissionTest.of(request.offer(), values);
        List<SampleFirm> peers = advice.members().stream()
                .filter(member -> member.dropped() == null)
                .map(EntryThresholds.Member::firm)
                .toList();
        return new Result(
                source,
                source == Source.KEPT ? found.orElseThrow() : null,
                advice,
                test,
                CriteriaReading.of(request.offer(), test, peers),
                controls(request, times));
    }

    /** The newest approved threshold of the industry, else of its section, else of every industry, for the same park. */
    private Optional<KeptThreshold> newest(EntryThresholds.Advice advice) {
        String industry = advice.industry();
        String section = IndustrySection.find(industry).orElse(null);
        return KeptThresholds.newest(jdbc, advice.year(), industry, advice.park())
                .or(() -> KeptThresholds.newest(jdbc, advice.year(), section, advice.park()))
                .or(() -> KeptThresholds.newest(jdbc, advice.year(), null, advice.park()));
    }

    private List<ControlTable.Check> controls(Request request, Times times) {
        String scheme = IndustryScheme.find(request.industryScheme())
                .orElseThrow(() -> Problem.badRequest("entry-industry", String.valueOf(request.industryScheme())))
                .title();
        String code = IndustryCode.parse(scheme, request.industryCode()) instanceof Parsed.Ok<IndustryCode> ok
                ? ok.value().code()
                : null;
        return standards.controlTable().check(scheme, code, times.asOf(), request.stated());
    }
}
