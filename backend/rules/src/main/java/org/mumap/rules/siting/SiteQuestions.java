package org.mumap.rules.siting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** The rules of a search, in the order in which they are asked. */
final class SiteQuestions {

    /** Digitised borders never coincide to the last centimetre: this much of a parcel inside is wholly inside. */
    private static final double WHOLE = 0.999;

    private SiteQuestions() {}

    static List<SiteQuestion> of(SiteNeed need) {
        List<SiteQuestion> questions = new ArrayList<>();
        questions.add(new AreaRange(need.minMu(), need.maxMu()));
        questions.add(new Supply(need));
        questions.add(new Forbidden());
        questions.add(new Inside(need));
        if (need.pollutionClass() != null) {
            questions.add(new PollutionClass(need.pollutionClass(), new UseClasses()));
        }
        need.require().forEach(requirement -> questions.add(new Demand(requirement)));
        return questions;
    }

    static BigDecimal shown(double value, int scale) {
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
    }

    private record AreaRange(@Nullable Double min, @Nullable Double max) implements SiteQuestion {

        @Override
        public String rule() {
            return "AREA_RANGE";
        }

        @Override
        public double gap(SiteCandidate candidate) {
            double area = candidate.areaMu();
            if (!Double.isFinite(area)) {
                return 1;
            }
            if (min != null && area < min) {
                return SiteQuestion.share(min - area, min);
            }
            return max != null && area > max ? SiteQuestion.share(area - max, max) : 0;
        }

        @Override
        public Failure explain(SiteCandidate candidate) {
            double area = candidate.areaMu();
            if (!Double.isFinite(area)) {
                return new Failure(rule(), null, limit(), "mu", Message.of("siting.cure.noArea"));
            }
            Message cure = min != null && area < min
                    ? Message.of("siting.cure.tooSmall", shown(min - area, 2))
                    : Message.of("siting.cure.tooLarge", shown(area - (max == null ? area : max), 2));
            return new Failure(rule(), shown(area, 4), limit(), "mu", cure);
        }

        private String limit() {
            return (min == null ? "0" : shown(min, 2).stripTrailingZeros().toPlainString())
                    + "–"
                    + (max == null ? "∞" : shown(max, 2).stripTrailingZeros().toPlainString());
        }
    }

    private record Supply(SiteNeed need) implements SiteQuestion {

        @Override
        public String rule() {
            return "SUPPLY_KIND";
        }

        @Override
        public double gap(SiteCandidate candidate) {
            if (need.supply().isEmpty()) {
                return candidate.supply().isEmpty() ? 1 : 0;
            }
            for (SupplyKind kind : candidate.supply()) {
                if (need.supply().contains(kind)) {
                    return 0;
                }
            }
            return 1;
        }

        @Override
        public Failure explain(SiteCandidate candidate) {
            String wanted =
                    need.supply().isEmpty() ? names(List.of(SupplyKind.values())) : names(new TreeSet<>(need.supply()));
            String has = names(new TreeSet<>(candidate.supply()));
            Message cure = Message.of(candidate.supply().isEmpty() ? "siting.cure.notSupplied" : "siting.cure.supply");
            return new Failure(rule(), has, wanted, "", cure);
        }

        private static String names(Iterable<SupplyKind> kinds) {
            List<String> names = new ArrayList<>();
            kinds.forEach(kind -> names.add(kind.name()));
            return String.join(" ", names);
        }
    }

    private record Forbidden() implements SiteQuestion {

        @Override
        public String rule() {
            return "CONTROL_LINE_FORBID";
        }

        @Override
        public double gap(SiteCandidate candidate) {
            ControlHit worst = worst(candidate);
            return worst == null ? 0 : SiteQuestion.share(worst.share(), 1);
        }

        @Override
        public Failure explain(SiteCandidate candidate) {
            ControlHit worst = worst(candidate);
            if (worst == null) {
                throw new IllegalStateException("No forbidding line meets " + candidate.parcelCode());
            }
            String law = worst.law() == null ? "-" : worst.law();
            Message cure = Message.of("siting.cure.forbidden", worst.kind(), law, percent(worst.share()));
            return new Failure(rule(), worst.kind().name() + " " + percent(worst.share()) + " %", "0 %", "", cure);
        }

        /** The line that takes the largest part; two that only touch the parcel take none. */
        private static @Nullable ControlHit worst(SiteCandidate candidate) {
            ControlHit worst = null;
            for (ControlHit hit : candidate.controls()) {
                boolean forbids = hit.effect() == ControlEffect.FORBID && hit.share() > 0;
                if (forbids && (worst == null || hit.share() > worst.share())) {
                    worst = hit;
                }
            }
            return worst;
        }
    }

    private record Inside(SiteNeed need) implements SiteQuestion {

        @Override
        public String rule() {
            return "CONTROL_LINE_INSIDE";
        }

        @Override
        public double gap(SiteCandidate candidate) {
            ControlKind kind = failing(candidate);
            return kind == null ? 0 : SiteQuestion.share(1 - covered(candidate, kind), 1);
        }

        @Override
        public Failure explain(SiteCandidate candidate) {
            ControlKind kind = failing(candidate);
            if (kind == null) {
                throw new IllegalStateException("No line is left by " + candidate.parcelCode());
            }
            double covered = covered(candidate, kind);
            Message cure = Message.of("siting.cure.outside", kind, percent(1 - covered));
            return new Failure(rule(), kind + " " + percent(covered) + " %", "100 %", "", cure);
        }

        /** The kind of line the candidate lies outside of, or null. */
        private @Nullable ControlKind failing(SiteCandidate candidate) {
            for (ControlKind kind : need.insideKinds()) {
                if (covered(candidate, kind) < WHOLE) {
                    return kind;
                }
            }
            for (ControlHit hit : candidate.controls()) {
                if (hit.effect() == ControlEffect.REQUIRE_INSIDE && covered(candidate, hit.kind()) < WHOLE) {
                    return hit.kind();
                }
            }
            return null;
        }

        private static double covered(SiteCandidate candidate, ControlKind kind) {
            double covered = 0;
            for (ControlHit hit : candidate.controls()) {
                if (hit.effect() == ControlEffect.REQUIRE_INSIDE && hit.kind() == kind) {
                    covered += hit.share();
                }
            }
            return Math.min(1, covered);
        }
    }

    /** A class-3 industry may not stand on class-1 land; the reverse is allowed. Land that states no class is let pass with a note. */
    private record PollutionClass(int needed, UseClasses classes) implements SiteQuestion {

        @Override
        public String rule() {
            return "POLLUTION_CLASS";
        }

        @Override
        public double gap(SiteCandidate candidate) {
            int allowed = classes.of(candidate);
            return allowed != UseClasses.NOT_STATED && needed > allowed ? 1 : 0;
        }

        @Override
        public Failure explain(SiteCandidate candidate) {
            BigDecimal allowed = BigDecimal.valueOf(classes.of(candidate));
            Message cure = Message.of("siting.cure.pollutionClass", needed, allowed);
            return new Failure(rule(), allowed, BigDecimal.valueOf(needed), "", cure);
        }
    }

    private record Demand(Requirement requirement) implements SiteQuestion {

        @Override
        public String rule() {
            return requirement.code().name();
        }

        @Override
        public double gap(SiteCandidate candidate) {
            Double value = requirement.code().value(candidate);
            if (SiteQuestion.within(value, requirement.limit())) {
                return 0;
            }
            return value == null || value.isNaN()
                    ? 1
                    : SiteQuestion.share(value - requirement.limit(), requirement.limit());
        }

        @Override
        public Failure explain(SiteCandidate candidate) {
            RequirementCode code = requirement.code();
            BigDecimal limit = shown(requirement.limit(), 2);
            Double value = code.value(candidate);
            if (value == null || !Double.isFinite(value)) {
                return new Failure(rule(), null, limit, code.unit(), Message.of("siting.cure.noData", code));
            }
            Message cure = Message.of("siting.cure." + code.name(), shown(value - requirement.limit(), 2));
            return new Failure(rule(), shown(value, 2), limit, code.unit(), cure);
        }
    }

    private static BigDecimal percent(double share) {
        return shown(share * 100, 2);
    }
}
