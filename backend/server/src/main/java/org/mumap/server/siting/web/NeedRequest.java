package org.mumap.server.siting.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.IndustryCode;
import org.mumap.rules.siting.Plant;
import org.mumap.rules.siting.Readiness;
import org.mumap.rules.siting.Requirement;
import org.mumap.rules.siting.RequirementCode;
import org.mumap.rules.siting.ScoreTerm;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.SiteRule;
import org.mumap.rules.siting.SupplyKind;
import org.mumap.server.problem.Problem;

/**
 * A need as it comes in.
 *
 * @param areaMu range of the area, mu, both ends included
 * @param industryCode industry of GB/T 4754
 * @param pollutionClass 1 to 3
 * @param supply ways in which land may be had; empty = any
 * @param require further demands
 * @param readiness works of readiness (九通一平) that must stand
 * @param plant the rectangle that must lie inside
 * @param weights weight of each score term
 * @param assemble whether neighbouring parcels are put together as well; single parcels are found whatever it says
 * @param limit most ranked sites, default 20
 * @param rejected most rejected parcels told of at once, 0 to 200, default 200
 */
record NeedRequest(
        @Nullable Range areaMu,
        @Nullable String industryCode,
        @Nullable Integer pollutionClass,
        @Nullable List<String> supply,
        @Nullable List<Demand> require,
        @Nullable List<String> readiness,
        @Nullable Rectangle plant,
        @Nullable Map<String, Double> weights,
        @Nullable Boolean assemble,
        @Nullable Integer limit,
        @Nullable Integer rejected) {

    /** A need that says nothing. */
    static final NeedRequest EMPTY = new NeedRequest(null, null, null, null, null, null, null, null, null, null, null);

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 500;

    /** A range of area, mu. */
    record Range(@Nullable Double min, @Nullable Double max) {}

    /** A demand and its limit: the largest value that passes, or the smallest where the code asks for at least. */
    record Demand(@Nullable String code, @Nullable Double limit) {}

    /** The sides of a plant, m. */
    record Rectangle(@Nullable Double lengthM, @Nullable Double widthM) {}

    /** The need, or a problem (400) that names the field and the cure. */
    SiteNeed need() {
        return new SiteNeed(
                area("min"),
                area("max"),
                supplyKinds(),
                industry(),
                pollution(),
                requirements(),
                works(),
                sides(),
                weightsByTerm(),
                Set.of(),
                wanted());
    }

    /** Whether neighbouring parcels are to be put together as well. */
    boolean assembles() {
        return Boolean.TRUE.equals(assemble);
    }

    /** How many rejected parcels the answer tells of. */
    int rejectedKept() {
        return rejected == null ? SiteRule.REJECTED_KEPT : Math.max(0, Math.min(rejected, SiteRule.REJECTED_KEPT));
    }

    private @Nullable Double area(String end) {
        if (areaMu == null) {
            return null;
        }
        Double min = areaMu.min();
        Double max = areaMu.max();
        Double value = end.equals("min") ? min : max;
        if (value != null && !(value >= 0 && value <= 1_000_000)) {
            throw Problem.badRequest("siting-area", "areaMu." + end, value);
        }
        if (min != null && max != null && min > max) {
            throw Problem.badRequest("siting-area-order", plain(min), plain(max));
        }
        return value;
    }

    private Set<SupplyKind> supplyKinds() {
        Set<SupplyKind> kinds = EnumSet.noneOf(SupplyKind.class);
        for (String name : supply == null ? List.<String>of() : supply) {
            kinds.add(Stream.of(SupplyKind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown("supply", name, SupplyKind.values())));
        }
        return kinds;
    }

    private @Nullable String industry() {
        if (industryCode == null || industryCode.isBlank()) {
            return null;
        }
        if (!IndustryCode.isValid(null, industryCode)) {
            throw Problem.badRequest("siting-industry", industryCode);
        }
        return industryCode;
    }

    private @Nullable Integer pollution() {
        if (pollutionClass != null && (pollutionClass < 1 || pollutionClass > 3)) {
            throw Problem.badRequest("siting-pollution", pollutionClass);
        }
        return pollutionClass;
    }

    private List<Requirement> requirements() {
        List<Requirement> requirements = new ArrayList<>();
        for (Demand demand : require == null ? List.<Demand>of() : require) {
            String name = String.valueOf(demand.code());
            RequirementCode code = RequirementCode.find(name)
                    .orElseThrow(() -> unknown("require[].code", name, RequirementCode.values()));
            Double most = demand.limit();
            if (most == null || !(most >= 0 && most <= 1_000_000)) {
                throw Problem.badRequest("siting-limit", name, String.valueOf(most));
            }
            requirements.add(new Requirement(code, most));
        }
        return requirements;
    }

    private Set<Readiness> works() {
        Set<Readiness> works = EnumSet.noneOf(Readiness.class);
        for (String name : readiness == null ? List.<String>of() : readiness) {
            works.add(Readiness.find(name).orElseThrow(() -> unknown("readiness", name, Readiness.values())));
        }
        return works;
    }

    private @Nullable Plant sides() {
        if (plant == null || (plant.lengthM() == null && plant.widthM() == null)) {
            return null;
        }
        Double length = plant.lengthM();
        Double width = plant.widthM();
        if (length == null || width == null || !(Math.min(length, width) > 0 && Math.max(length, width) <= 100_000)) {
            throw Problem.badRequest("siting-plant", String.valueOf(length), String.valueOf(width));
        }
        return new Plant(Math.max(length, width), Math.min(length, width));
    }

    private Map<ScoreTerm, Double> weightsByTerm() {
        Map<ScoreTerm, Double> byTerm = new EnumMap<>(ScoreTerm.class);
        for (Map.Entry<String, Double> weight : (weights == null ? Map.<String, Double>of() : weights).entrySet()) {
            String name = weight.getKey();
            ScoreTerm term = ScoreTerm.find(name).orElseThrow(() -> unknown("weights", name, ScoreTerm.values()));
            Double value = weight.getValue();
            if (value == null || !(value >= 0 && value <= 1_000)) {
                throw Problem.badRequest("siting-weight", name, String.valueOf(value));
            }
            byTerm.put(term, value);
        }
        return byTerm;
    }

    private int wanted() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1) {
            throw Problem.badRequest("limit-too-small", limit);
        }
        return Math.min(limit, MOST);
    }

    private static Problem unknown(String field, String value, Enum<?>[] known) {
        return Problem.badRequest(
                "siting-unknown", field, value, Stream.of(known).map(Enum::name).collect(Collectors.joining(" ")));
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
