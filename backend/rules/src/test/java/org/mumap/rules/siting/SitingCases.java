package org.mumap.rules.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;
import org.mumap.rules.Term;

/** FEATURE UNDER TEST: which land fits a need, in which order, and why the rest falls out; see {@code cases/siting}. */
class SitingCases {

    /** Measures that most cases name, in short. */
    private static final Map<String, Measure> SHORT = Map.of(
            "road", Measure.ROAD_M,
            "power", Measure.POWER_M,
            "water", Measure.WATER_M,
            "sewage", Measure.SEWAGE_M,
            "gas", Measure.GAS_M,
            "slope", Measure.SLOPE_DEG,
            "shape", Measure.SHAPE);

    @TestFactory
    Stream<DynamicContainer> siting() {
        return CaseFile.chapters("siting", SitingCases::check);
    }

    private static void check(Row one) {
        one.knows(
                "id",
                "title",
                "why",
                "need",
                "parcels",
                "ranked",
                "rejected",
                "counts",
                "matched",
                "bySupply",
                "loosenings");
        List<SiteCandidate> candidates = new ArrayList<>(
                one.rows("parcels").stream().map(SitingCases::candidate).toList());
        SiteVerdict verdict = SiteRule.search(need(one.row("need")), candidates);
        for (Row expected : one.rows("ranked")) {
            expected.knows("parcel", "score", "terms", "notes", "areaMu", "sensitivity");
        }
        assertThat(verdict.ranked().stream().map(site -> site.parcels().get(0)).toList())
                .isEqualTo(one.rows("ranked").stream()
                        .map(row -> row.text("parcel"))
                        .toList());
        for (int i = 0; i < verdict.ranked().size(); i++) {
            ranked(one.rows("ranked").get(i), verdict.ranked().get(i));
        }
        if (one.has("rejected")) {
            CaseFile.assertHolds("rejected", one.list("rejected"), verdict.rejected());
        }
        if (one.has("counts")) {
            assertThat(verdict.counts().toString())
                    .isEqualTo(new LinkedHashMap<>(one.row("counts").values()).toString());
        }
        if (one.has("bySupply")) {
            CaseFile.assertHolds("bySupply", one.values().get("bySupply"), verdict.matchedBySupply());
        }
        if (one.has("loosenings")) {
            CaseFile.assertHolds("loosenings", one.list("loosenings"), verdict.loosenings());
        }
        if (one.has("matched")) {
            assertThat(verdict.matched()).isEqualTo(one.integer("matched").longValue());
        }
        assertThat(verdict.matched() + verdict.rejectedTotal()).isEqualTo(candidates.size());
        assertThat(verdict.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(verdict.rejectedTotal());
        verdict.rejected().forEach(fallen -> CaseFile.assertSayable(List.of(fallen.cure())));
        Collections.reverse(candidates);
        assertThat(SiteRule.search(need(one.row("need")), candidates))
                .as("in another order")
                .isEqualTo(verdict);
    }

    private static void ranked(Row expected, SiteVerdict.Ranked site) {
        CaseFile.assertSayable(site.notes());
        assertThat(site.score()).as("score is the mean of its terms").isEqualTo(Term.total(site.terms()));
        assertThat(site.score()).isBetween(0.0, 1.0);
        if (expected.has("score")) {
            assertThat(site.score()).isEqualTo(expected.real("score"), within(1e-6));
        }
        if (expected.has("terms")) {
            CaseFile.assertHolds(expected.text("parcel"), expected.list("terms"), site.terms());
        }
        if (expected.has("sensitivity")) {
            CaseFile.assertHolds("sensitivity", expected.values().get("sensitivity"), site.sensitivity());
        }
        if (expected.has("notes")) {
            assertThat(site.notes().stream().map(Message::key).toList()).isEqualTo(expected.texts("notes"));
        }
    }

    private static SiteNeed need(Row row) {
        row.knows(
                "min",
                "max",
                "supply",
                "industryCode",
                "pollutionClass",
                "require",
                "ready",
                "plant",
                "weights",
                "inside",
                "limit");
        Map<ScoreTerm, Double> weights = row.row("weights").values().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> ScoreTerm.find(entry.getKey()).orElseThrow(),
                        entry -> Double.valueOf(entry.getValue().toString())));
        return new SiteNeed(
                row.real("min"),
                row.real("max"),
                row.has("supply") ? supply(row) : EnumSet.allOf(SupplyKind.class),
                row.text("industryCode"),
                row.integer("pollutionClass"),
                row.rows("require").stream()
                        .map(demand -> new Requirement(
                                RequirementCode.find(demand.text("code")).orElseThrow(), demand.real("limit")))
                        .toList(),
                row.texts("ready").stream().map(Readiness::valueOf).collect(Collectors.toSet()),
                row.has("plant")
                        ? new Plant(
                                row.row("plant").real("length"),
                                row.row("plant").real("width"))
                        : null,
                weights,
                row.texts("inside").stream().map(ControlKind::valueOf).collect(Collectors.toSet()),
                row.has("limit") ? row.integer("limit") : 20);
    }

    private static Set<SupplyKind> supply(Row row) {
        return row.texts("supply").stream().map(SupplyKind::valueOf).collect(Collectors.toSet());
    }

    private static SiteCandidate candidate(Row row) {
        row.knows(
                "code",
                "mu",
                "supply",
                "scheme",
                "use",
                "planned",
                "park",
                "lines",
                "road",
                "power",
                "water",
                "sewage",
                "gas",
                "slope",
                "shape",
                "measures",
                "works",
                "parkFit",
                "encumbered");
        return new SiteCandidate(
                row.text("code"),
                null,
                row.real("mu"),
                row.has("supply") ? supply(row) : Set.of(SupplyKind.RESERVE),
                row.text("scheme"),
                row.text("use"),
                row.text("planned"),
                row.text("park"),
                row.rows("lines").stream().map(SitingCases::line).toList(),
                measures(row),
                row.texts("works").stream().map(Readiness::valueOf).collect(Collectors.toSet()),
                row.real("parkFit"),
                null,
                row.yes("encumbered"));
    }

    private static Measures measures(Row row) {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        SHORT.forEach((name, measure) -> {
            if (row.has(name)) {
                values.put(measure, row.real(name));
            }
        });
        row.row("measures")
                .values()
                .forEach((name, value) -> values.put(Measure.valueOf(name), Double.valueOf(value.toString())));
        return Measures.of(values);
    }

    private static ControlHit line(Row row) {
        row.knows("kind", "effect", "share", "law");
        return new ControlHit(
                row.constant("kind", ControlKind.class),
                null,
                row.constant("effect", ControlEffect.class),
                row.text("law"),
                row.real("share"));
    }
}
