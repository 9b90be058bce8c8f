package org.mumap.rules.siting;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** What control lines forbid or enclose. The law is never loosened: these questions have no ladders. */
final class ControlQuestions {

    /** Digitised borders never coincide to the last centimetre: this much of a parcel inside is wholly inside. */
    private static final double WHOLE = 0.999;

    private ControlQuestions() {}

    /** No forbidding line takes part of the parcel. */
    record Forbidden() implements SiteQuestion {

        @Override
        public String rule() {
            return "CONTROL_LINE_FORBID";
        }

        @Override
        public double gap(SiteFacts facts) {
            ControlHit worst = worst(facts);
            return worst == null ? 0 : SiteQuestion.share(worst.share(), 1);
        }

        @Override
        public Failure explain(SiteFacts facts) {
            ControlHit worst = worst(facts);
            if (worst == null) {
                throw new IllegalStateException("No forbidding line meets " + facts.parcelCode());
            }
            String law = worst.law() == null ? "-" : worst.law();
            Message cure = Message.of("siting.cure.forbidden", worst.kind(), law, percent(worst.share()));
            return new Failure(rule(), worst.kind().name() + " " + percent(worst.share()) + " %", "0 %", "", cure);
        }

        /** The line that takes the largest part; two that only touch the parcel take none. */
        private static @Nullable ControlHit worst(SiteFacts facts) {
            List<ControlHit> hits = facts.controls();
            ControlHit worst = null;
            for (int i = 0; i < hits.size(); i++) {
                ControlHit hit = hits.get(i);
                boolean forbids = hit.effect() == ControlEffect.FORBID && hit.share() > 0;
                if (forbids && (worst == null || hit.share() > worst.share())) {
                    worst = hit;
                }
            }
            return worst;
        }
    }

    /** The parcel lies wholly inside the lines that must enclose it. */
    record Inside(SiteNeed need) implements SiteQuestion {

        @Override
        public String rule() {
            return "CONTROL_LINE_INSIDE";
        }

        @Override
        public double gap(SiteFacts facts) {
            ControlKind kind = failing(facts);
            return kind == null ? 0 : SiteQuestion.share(1 - covered(facts, kind), 1);
        }

        @Override
        public Failure explain(SiteFacts facts) {
            ControlKind kind = failing(facts);
            if (kind == null) {
                throw new IllegalStateException("No line is left by " + facts.parcelCode());
            }
            double covered = covered(facts, kind);
            Message cure = Message.of("siting.cure.outside", kind, percent(1 - covered));
            return new Failure(rule(), kind + " " + percent(covered) + " %", "100 %", "", cure);
        }

        /** The kind of line the candidate lies outside of, or null. */
        private @Nullable ControlKind failing(SiteFacts facts) {
            for (ControlKind kind : need.insideKinds()) {
                if (covered(facts, kind) < WHOLE) {
                    return kind;
                }
            }
            for (ControlHit hit : facts.controls()) {
                if (hit.effect() == ControlEffect.REQUIRE_INSIDE && covered(facts, hit.kind()) < WHOLE) {
                    return hit.kind();
                }
            }
            return null;
        }

        private static double covered(SiteFacts facts, ControlKind kind) {
            List<ControlHit> hits = facts.controls();
            double covered = 0;
            for (int i = 0; i < hits.size(); i++) {
                ControlHit hit = hits.get(i);
                if (hit.effect() == ControlEffect.REQUIRE_INSIDE && hit.kind() == kind) {
                    covered += hit.share();
                }
            }
            return Math.min(1, covered);
        }
    }

    private static BigDecimal percent(double share) {
        return SiteQuestions.shown(share * 100, 2);
    }
}
