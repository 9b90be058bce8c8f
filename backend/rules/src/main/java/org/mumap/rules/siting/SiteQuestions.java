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

    private SiteQuestions() {}

    static List<SiteQuestion> of(SiteNeed need) {
        List<SiteQuestion> questions = new ArrayList<>();
        questions.add(new AreaRange(need.minMu(), need.maxMu()));
        questions.add(new Supply(need));
        questions.add(new ControlQuestions.Forbidden());
        questions.add(new ControlQuestions.Inside(need));
        if (need.pollutionClass() != null) {
            questions.add(new PollutionClass(need.pollutionClass(), new UseClasses()));
        }
        need.require().forEach(requirement -> questions.add(new MeasureQuestions.Demand(requirement)));
        if (!need.ready().isEmpty()) {
            questions.add(new MeasureQuestions.Ready(need.ready()));
        }
        if (need.plant() != null) {
            questions.add(new MeasureQuestions.PlantFits(need.plant()));
        }
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
        public double gap(SiteFacts candidate) {
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
        public Failure explain(SiteFacts candidate) {
            double area = candidate.areaMu();
            if (!Double.isFinite(area)) {
                return new Failure(rule(), null, limit(), "mu", Message.of("siting.cure.noArea"));
            }
            Message cure = min != null && area < min
                    ? Message.of("siting.cure.tooSmall", shown(min - area, 2))
                    : Message.of("siting.cure.tooLarge", shown(area - (max == null ? area : max), 2));
            return new Failure(rule(), shown(area, 4), limit(), "mu", cure);
        }

        @Override
        public List<Ladder> ladders() {
            List<Ladder> ladders = new ArrayList<>();
            if (min != null) {
                ladders.add(Ladder.atLeastHalf("min", "mu", min, facts -> tooLarge(facts) ? -1 : facts.areaMu()));
            }
            if (max != null) {
                ladders.add(Ladder.atMost("max", "mu", max, facts -> tooSmall(facts) ? Double.NaN : facts.areaMu()));
            }
            return ladders;
        }

        private boolean tooLarge(SiteFacts facts) {
            return max != null && facts.areaMu() > max;
        }

        private boolean tooSmall(SiteFacts facts) {
            return min != null && facts.areaMu() < min;
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
        public double gap(SiteFacts candidate) {
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
        public Failure explain(SiteFacts candidate) {
            String wanted =
                    need.supply().isEmpty() ? names(List.of(SupplyKind.values())) : names(new TreeSet<>(need.supply()));
            String has = names(new TreeSet<>(candidate.supply()));
            Message cure = Message.of(candidate.supply().isEmpty() ? "siting.cure.notSupplied" : "siting.cure.supply");
            return new Failure(rule(), has, wanted, "", cure);
        }

        @Override
        public List<Ladder> ladders() {
            if (need.supply().isEmpty()) {
                return List.of();
            }
            List<Ladder> ladders = new ArrayList<>();
            for (SupplyKind kind : SupplyKind.values()) {
                if (!need.supply().contains(kind)) {
                    ladders.add(new Ladder(
                            "supply",
                            "",
                            List.of(kind.name()),
                            false,
                            facts -> facts.supply().contains(kind) ? 0 : -1));
                }
            }
            return ladders;
        }

        private static String names(Iterable<SupplyKind> kinds) {
            List<String> names = new ArrayList<>();
            kinds.forEach(kind -> names.add(kind.name()));
            return String.join(" ", names);
        }
    }

    /** A class-3 industry may not stand on class-1 land; the reverse is allowed. Land that states no class is let pass with a note. */
    private record PollutionClass(int needed, UseClasses classes) implements SiteQuestion {

        @Override
        public String rule() {
            return "POLLUTION_CLASS";
        }

        @Override
        public double gap(SiteFacts candidate) {
            int allowed = classes.of(candidate);
            return allowed != UseClasses.NOT_STATED && needed > allowed ? 1 : 0;
        }

        @Override
        public Failure explain(SiteFacts candidate) {
            BigDecimal allowed = BigDecimal.valueOf(classes.of(candidate));
            Message cure = Message.of("siting.cure.pollutionClass", needed, allowed);
            return new Failure(rule(), allowed, BigDecimal.valueOf(needed), "", cure);
        }
    }
}
