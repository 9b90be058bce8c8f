package org.mumap.server.siting.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Term;
import org.mumap.rules.siting.Sensitivity;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.SiteVerdict;
import org.mumap.rules.siting.SupplyKind;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.mumap.server.siting.SiteChecks;
import org.mumap.server.siting.SiteSearches;
import org.mumap.server.siting.SiteSearches.Place;
import org.mumap.server.siting.assembly.Assemblies;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches for land and checks of a drawn shape. */
@RestController
@RequestMapping("/api/siting")
class SitingController {

    private static final int PAGE = 200;
    private static final int MOST = 1_000;
    private static final int MOST_BYTES = 2_000_000;

    private final SiteSearches searches;
    private final SiteChecks checks;
    private final Assemblies assemblies;
    private final SignedIn signedIn;

    SitingController(SiteSearches searches, SiteChecks checks, Assemblies assemblies, SignedIn signedIn) {
        this.searches = searches;
        this.checks = checks;
        this.assemblies = assemblies;
        this.signedIn = signedIn;
    }

    /** A site that passed; the point is longitude and latitude. */
    record RankedRow(
            List<String> parcels,
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable SupplyKind supply,
            List<String> supplyLabels,
            BigDecimal areaMu,
            double score,
            List<Term> terms,
            List<String> notes,
            @Nullable Sensitivity sensitivity,
            @Nullable List<Double> point) {}

    /** A step that loosens the need: what it would gain, and the step in words. */
    record LooseningRow(String rule, String field, Object to, String unit, long gain, String text) {}

    /** A parcel that did not pass: the first rule it fails, and what would make it pass. */
    record RejectedRow(
            String parcel,
            @Nullable String name,
            String rule,
            @Nullable Object value,
            @Nullable Object limit,
            String unit,
            String cure,
            String explanation,
            @Nullable List<Double> point) {}

    /** The answer to a search. */
    record Answer(
            String id,
            long matched,
            long rejectedTotal,
            Map<SupplyKind, Long> bySupply,
            List<RankedRow> ranked,
            List<RejectedRow> rejected,
            Map<String, Long> counts,
            List<LooseningRow> loosenings,
            List<ScaleWords.Scale> scales,
            @Nullable String roadBasis,
            AssemblyController.@Nullable Answer assemblies) {}

    /** A page of rejected parcels. */
    record RejectedAnswer(
            List<RejectedRow> rows,
            Map<String, Long> total,
            @Nullable String next) {}

    /** What a check found. */
    record CheckAnswer(List<SiteChecks.Result> results) {}

    @PostMapping("/searches")
    Answer search(@RequestBody NeedRequest request) {
        String username = signedIn.require(Permission.SITING).username();
        SiteNeed need = request.need();
        SiteSearches.Found found = searches.search(need, request.rejectedKept(), username);
        SiteVerdict verdict = found.verdict();
        SiteWords words = new SiteWords(Messages.current());
        Map<String, Long> counts = new LinkedHashMap<>(verdict.counts());
        if (found.otherUses() > 0) {
            counts.put(SiteSearches.LAND_USE, found.otherUses());
        }
        Assemblies.@Nullable Found assembled = request.assembles() ? assemblies.find(need, Assemblies.SHOWN) : null;
        return new Answer(
                found.id(),
                verdict.matched(),
                verdict.rejectedTotal() + found.otherUses(),
                verdict.matchedBySupply(),
                Stream.concat(
                                verdict.ranked().stream().map(site -> ranked(site, found.places(), words)),
                                assembled == null
                                        ? Stream.empty()
                                        : assembled.sites().stream().map(site -> AssembledRows.ranked(site, words)))
                        .toList(),
                verdict.rejected().stream()
                        .map(site -> rejected(site, found.places(), words))
                        .toList(),
                counts,
                verdict.loosenings().stream()
                        .map(step -> new LooseningRow(
                                step.rule(), step.field(), step.to(), step.unit(), step.gain(), words.loosening(step)))
                        .toList(),
                ScaleWords.of(need, Messages.current()),
                found.roadBasis(),
                assembled == null ? null : AssemblyController.Answer.of(assembled));
    }

    @GetMapping("/searches/{id}/rejected")
    RejectedAnswer rejected(
            @PathVariable String id, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        String username = signedIn.require(Permission.SITING).username();
        if (limit != null && limit < 1) {
            throw Problem.badRequest("limit-too-small", limit);
        }
        SiteSearches.RejectedPage page =
                searches.rejected(id, username, after, limit == null ? PAGE : Math.min(limit, MOST));
        SiteWords words = new SiteWords(Messages.current());
        List<RejectedRow> rows = page.rows().stream()
                .map(row -> row.judged() == null
                        ? otherUse(row, page.places(), words)
                        : rejected(row.judged(), page.places(), words))
                .toList();
        return new RejectedAnswer(rows, Map.of("parcels", page.total()), page.next());
    }

    @PostMapping("/checks")
    CheckAnswer check(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw Problem.badRequest("siting-check-bytes", MOST_BYTES / 1_000_000);
        }
        return new CheckAnswer(checks.check(new String(body, StandardCharsets.UTF_8)));
    }

    private static RankedRow ranked(SiteVerdict.Ranked site, Map<String, Place> places, SiteWords words) {
        Place place = places.get(site.parcels().get(0));
        return new RankedRow(
                site.parcels(),
                site.candidate().name(),
                site.candidate().parkCode(),
                place == null ? null : place.town(),
                site.candidate().supply().stream().findFirst().orElse(null),
                words.supplies(site.candidate()),
                site.areaMu(),
                site.score(),
                site.terms(),
                words.notes(site),
                site.sensitivity(),
                point(place));
    }

    private static RejectedRow rejected(SiteVerdict.Rejected site, Map<String, Place> places, SiteWords words) {
        return new RejectedRow(
                site.parcel(),
                site.candidate().name(),
                site.rule(),
                site.value(),
                site.limit(),
                site.unit(),
                words.cure(site),
                words.explanation(site),
                point(places.get(site.parcel())));
    }

    private static RejectedRow otherUse(SiteSearches.RejectedParcel row, Map<String, Place> places, SiteWords words) {
        Place place = places.get(row.parcel());
        String use = row.landUse() == null ? "-" : row.landUse();
        return new RejectedRow(
                row.parcel(),
                place == null ? null : place.name(),
                SiteSearches.LAND_USE,
                use,
                "INDUSTRY STORAGE",
                "",
                words.otherUseCure(),
                words.otherUse(use),
                point(place));
    }

    private static @Nullable List<Double> point(@Nullable Place place) {
        return place == null ? null : List.of(place.lon(), place.lat());
    }
}
