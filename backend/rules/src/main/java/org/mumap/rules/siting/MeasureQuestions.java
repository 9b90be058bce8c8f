package org.mumap.rules.siting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mumap.rules.Message;

/** What is asked of measured values: demands, works of readiness, room for the plant. No data never passes. */
final class MeasureQuestions {

    private MeasureQuestions() {}

    /** A value within its limit. */
    record Demand(Requirement requirement) implements SiteQuestion {

        @Override
        public String rule() {
            return requirement.code().name();
        }

        @Override
        public double gap(SiteFacts facts) {
            double value = facts.measure(requirement.code().measure());
            double limit = requirement.limit();
            boolean atLeast = requirement.code().atLeast();
            if (atLeast ? value >= limit : value <= limit) {
                return 0;
            }
            return Double.isNaN(value) ? 1 : SiteQuestion.share(atLeast ? limit - value : value - limit, limit);
        }

        @Override
        public Failure explain(SiteFacts facts) {
            RequirementCode code = requirement.code();
            BigDecimal limit = SiteQuestions.shown(requirement.limit(), 2);
            double value = facts.measure(code.measure());
            if (!Double.isFinite(value)) {
                return new Failure(rule(), null, limit, code.unit(), Message.of("siting.cure.noData", code));
            }
            BigDecimal missing = SiteQuestions.shown(Math.abs(value - requirement.limit()), 2);
            Message cure = Message.of("siting.cure." + code.name(), missing);
            return new Failure(rule(), SiteQuestions.shown(value, 2), limit, code.unit(), cure);
        }

        @Override
        public List<Ladder> ladders() {
            RequirementCode code = requirement.code();
            return List.of(
                    code.atLeast()
                            ? Ladder.atLeast(
                                    "limit", code.unit(), requirement.limit(), facts -> facts.measure(code.measure()))
                            : Ladder.atMost(
                                    "limit", code.unit(), requirement.limit(), facts -> facts.measure(code.measure())));
        }
    }

    /** The works of readiness asked for stand. */
    record Ready(Set<Readiness> asked) implements SiteQuestion {

        @Override
        public String rule() {
            return "READINESS";
        }

        @Override
        public double gap(SiteFacts facts) {
            int missing = 0;
            for (Readiness work : asked) {
                missing += facts.ready(work) ? 0 : 1;
            }
            return missing == 0 ? 0 : SiteQuestion.share(missing, asked.size());
        }

        @Override
        public Failure explain(SiteFacts facts) {
            List<String> stands = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            asked.forEach(work -> (facts.ready(work) ? stands : missing).add(work.name()));
            Message cure = Message.of("siting.cure.READINESS", missing.size());
            List<String> names = asked.stream().map(Readiness::name).toList();
            return new Failure(rule(), String.join(" ", stands), String.join(" ", names), "", cure);
        }

        @Override
        public List<Ladder> ladders() {
            List<Readiness> works = List.copyOf(asked);
            return List.of(new Ladder("ready", "", names(works), false, facts -> {
                int only = -1;
                for (int i = 0; i < works.size(); i++) {
                    if (!facts.ready(works.get(i))) {
                        if (only >= 0) {
                            return -1;
                        }
                        only = i;
                    }
                }
                return only;
            }));
        }

        private static List<Object> names(List<Readiness> works) {
            return works.stream().<Object>map(Readiness::name).toList();
        }
    }

    /** The plant's rectangle lies inside. */
    record PlantFits(Plant plant) implements SiteQuestion {

        /** Rectangles are measured to a share of this; a plant that fills one to the hair fits. */
        private static final double HAIR = 1e-6;

        @Override
        public String rule() {
            return "PLANT_RECTANGLE";
        }

        @Override
        public double gap(SiteFacts facts) {
            double times = plant.shrinking(facts);
            if (times <= 1 + HAIR) {
                return 0;
            }
            return Double.isNaN(times) ? 1 : SiteQuestion.share(times - 1, times);
        }

        @Override
        public Failure explain(SiteFacts facts) {
            double times = plant.shrinking(facts);
            String limit = sides(1);
            if (!Double.isFinite(times)) {
                return new Failure(rule(), null, limit, "m", Message.of("siting.cure.noRectangle"));
            }
            BigDecimal percent = SiteQuestions.shown(100 / times, 1);
            return new Failure(rule(), sides(times), limit, "m", Message.of("siting.cure.PLANT_RECTANGLE", percent));
        }

        @Override
        public List<Ladder> ladders() {
            return List.of(Ladder.atLeastHalf("plant", "percent", 100, facts -> 100 / plant.shrinking(facts) + HAIR));
        }

        private String sides(double times) {
            return SiteQuestions.shown(plant.lengthM() / times, 1) + " × "
                    + SiteQuestions.shown(plant.widthM() / times, 1);
        }
    }
}
