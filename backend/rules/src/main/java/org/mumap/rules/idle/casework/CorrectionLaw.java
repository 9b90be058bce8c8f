package org.mumap.rules.idle.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A corrective act undoes a named act, with a reason, as long as no later lawful act rests on it. One that rests on it is found by
 * playing the later acts again without it: the first that was lawful with it and is not without it stands in the way.
 */
final class CorrectionLaw {

    private CorrectionLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.CORRECT,
                ActLaw.free()
                        .unless(CorrectionLaw::nothing)
                        .with(CorrectionLaw::target)
                        .weighed(CorrectionLaw::resting));
    }

    private static @Nullable Refusal nothing(CaseSituation now) {
        return now.course().acts.isEmpty()
                ? Refusal.of(Obstacle.NOTHING_TO_CORRECT, now.clause(CaseAct.CORRECT))
                : null;
    }

    private static List<ActField> target(CaseSituation now) {
        ActFact last = now.course().lastAct();
        List<Choice> acts = now.course().acts.stream()
                .map(fact -> new Choice(
                        String.valueOf(fact.actNo()), Choice.of(fact.act()).title(), null))
                .toList();
        return List.of(ActField.code(CaseField.ACT_NO, acts).must().from(last == null ? null : last.actNo()));
    }

    private static @Nullable Refusal resting(CaseSituation now, ActFact fact) {
        String number = fact.get(CaseField.ACT_NO);
        List<ActFact> standing = now.course().acts;
        List<ActFact> with = new ArrayList<>();
        List<ActFact> without = new ArrayList<>();
        boolean later = false;
        for (ActFact act : standing) {
            boolean undone = String.valueOf(act.actNo()).equals(number);
            if (later && rests(now.file(), with, without, act)) {
                return Refusal.at(
                        CaseField.ACT_NO,
                        Obstacle.OTHERS_REST_ON_IT,
                        now.clause(CaseAct.CORRECT),
                        act.act(),
                        act.actNo());
            }
            with.add(act);
            if (!undone) {
                without.add(act);
            }
            later = later || undone;
        }
        return null;
    }

    private static boolean rests(CaseFile file, List<ActFact> with, List<ActFact> without, ActFact act) {
        return lawful(file.withActs(with), act) && !lawful(file.withActs(without), act);
    }

    private static boolean lawful(CaseFile file, ActFact act) {
        ActRequest again = new ActRequest(act.act(), act.on(), act.on(), act.fields(), act.evidence(), act.reason());
        return CaseLaw.check(file, again).refusal() == null;
    }
}
