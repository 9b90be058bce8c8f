package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.DisposalMeans;

/**
 * Art. 12 and 13: disposal by agreement, for causes of art. 8 and for all stopped land. The means have limits: the start put off by at
 * most a year (D1), temporary use for at most two (D3), a swap only after a lawful change of plan and with the price paid (D5).
 */
final class AgreementLaw {

    private AgreementLaw() {}

    static Map<CaseAct, ActLaw> laws() {
        return Map.of(
                CaseAct.NOTIFY_MORTGAGEE,
                        ActLaw.free()
                                .unless(AgreementLaw::nobodyToTell)
                                .with(now -> List.of(ActField.code(CaseField.MORTGAGEE, creditors(now))
                                        .must())),
                CaseAct.DRAFT_PLAN,
                        ActLaw.free()
                                .unless(AgreementLaw::closedRoad)
                                .unless(PublicationLaw::notRecorded)
                                .unless(PublicationLaw::bodyNotTold)
                                .with(AgreementLaw::plan)
                                .weighed(AgreementLaw::limits),
                CaseAct.APPROVE_PLAN,
                        ActLaw.free()
                                .unless(AgreementLaw::mortgageesNotTold)
                                .with(on -> List.of(
                                        ActField.text(CaseField.DOCUMENT_NO).must(),
                                        ActField.text(CaseField.AUTHORITY))),
                CaseAct.SIGN_SUPPLEMENT,
                        ActLaw.free()
                                .unless(AgreementLaw::noSupplement)
                                .with(AgreementLaw::supplement)
                                .weighed(AgreementLaw::asApproved),
                CaseAct.EXECUTE_PLAN,
                        ActLaw.free()
                                .unless(now -> PublicationLaw.done(now, CaseAct.EXECUTE_PLAN, now.course().executedOn))
                                .unless(AgreementLaw::notSigned)
                                .with(on -> List.of(ActField.text(CaseField.NOTE))));
    }

    /** True if the law sends this case down the road of art. 12. */
    static boolean isByAgreement(CaseCourse course) {
        CauseCode cause = course.cause;
        return course.type == CaseType.STOPPED || cause == CauseCode.J || cause != null && cause.isArticle8();
    }

    static @Nullable Refusal mortgageesNotTold(CaseSituation now) {
        List<String> left = now.mortgageesToTell();
        return left.isEmpty()
                ? null
                : Refusal.of(Obstacle.MORTGAGEE_NOT_TOLD, now.clause("art. 13"), String.join("、", left));
    }

    private static @Nullable Refusal nobodyToTell(CaseSituation now) {
        return creditors(now).isEmpty() ? Refusal.of(Obstacle.NO_MORTGAGEE, now.clause("art. 13")) : null;
    }

    /** Creditors to whom no notice is under way. */
    private static List<Choice> creditors(CaseSituation now) {
        List<String> underWay = now.course().awaitingService().stream()
                .filter(paper -> paper.kind() == PaperKind.MORTGAGEE_NOTICE)
                .map(paper -> now.course().act(paper.actNo()).get(CaseField.MORTGAGEE))
                .toList();
        return now.mortgageesToTell().stream()
                .filter(creditor -> !underWay.contains(creditor))
                .map(Choice::named)
                .toList();
    }

    private static @Nullable Refusal closedRoad(CaseSituation now) {
        return isByAgreement(now.course()) ? null : Refusal.of(Obstacle.NO_AGREEMENT, now.clause("art. 14"));
    }

    private static List<ActField> plan(CaseSituation now) {
        LocalDate on = now.on();
        List<ActField> fields = new ArrayList<>();
        List<Choice> means = Arrays.stream(DisposalMeans.values())
                .map(one -> Choice.of(one, one == DisposalMeans.D5 ? swapRefused(now) : null))
                .toList();
        fields.add(ActField.code(CaseField.MEANS, means).must());
        fields.add(ActField.date(CaseField.EXTEND_FROM_ON, null, null)
                .must()
                .from(on)
                .when(CaseField.MEANS, DisposalMeans.D1));
        fields.add(ActField.date(CaseField.START_ON, on, null).must().when(CaseField.MEANS, DisposalMeans.D1));
        fields.add(ActField.date(CaseField.COMPLETION_ON, on, null).when(CaseField.MEANS, DisposalMeans.D1));
        fields.add(ActField.flag(CaseField.PLAN_FITS).must().when(CaseField.MEANS, DisposalMeans.D2));
        fields.add(ActField.flag(CaseField.PRICE_SETTLED).must().when(CaseField.MEANS, DisposalMeans.D2));
        fields.add(ActField.date(CaseField.USE_FROM_ON, null, null)
                .must()
                .from(on)
                .when(CaseField.MEANS, DisposalMeans.D3));
        fields.add(ActField.date(CaseField.USE_TO_ON, on, null).must().when(CaseField.MEANS, DisposalMeans.D3));
        fields.add(ActField.money(CaseField.COMPENSATION_WAN).must().when(CaseField.MEANS, DisposalMeans.D4));
        for (CaseField condition :
                List.of(CaseField.PRICE_PAID, CaseField.FUNDS_READY, CaseField.EQUAL_VALUE, CaseField.SAME_USE)) {
            fields.add(ActField.flag(condition).must().when(CaseField.MEANS, DisposalMeans.D5));
        }
        fields.add(ActField.text(CaseField.SWAP_PARCEL).must().when(CaseField.MEANS, DisposalMeans.D5));
        fields.add(ActField.text(CaseField.OTHER_MEANS).must().when(CaseField.MEANS, DisposalMeans.D6));
        return fields;
    }

    private static @Nullable Refusal swapRefused(CaseSituation now) {
        CauseCode cause = now.course().cause;
        return cause == CauseCode.G2
                ? null
                : Refusal.at(
                        CaseField.MEANS,
                        Obstacle.SWAP_WITHOUT_PLAN_CHANGE,
                        now.clause("art. 12(5)"),
                        cause == null ? "-" : cause);
    }

    private static @Nullable Refusal limits(CaseSituation now, ActFact fact) {
        PlanTerms plan = PlanTerms.of(fact);
        LocalDate from = plan.extendFromOn();
        LocalDate start = plan.startOn();
        if (plan.means() == DisposalMeans.D1 && from != null && start != null) {
            DeadlineRule rule = now.rule(DeadlineCode.EXTENSION);
            LocalDate latest = rule.period().lastDay(from, now.file().calendar());
            if (start.isAfter(latest)) {
                return Refusal.at(CaseField.START_ON, Obstacle.EXTENSION_TOO_LONG, rule.clause(), start, latest);
            }
        }
        LocalDate useFrom = plan.useFromOn();
        LocalDate useTo = plan.useToOn();
        if (plan.means() == DisposalMeans.D3 && useFrom != null && useTo != null) {
            return temporaryUse(now, useFrom, useTo);
        }
        return null;
    }

    private static @Nullable Refusal temporaryUse(CaseSituation now, LocalDate from, LocalDate to) {
        DeadlineRule rule = now.rule(DeadlineCode.TEMPORARY_USE);
        LocalDate latest = rule.period().lastDay(from, now.file().calendar());
        if (to.isBefore(from)) {
            return Refusal.at(
                    CaseField.USE_TO_ON, Obstacle.FIELD_TOO_EARLY, rule.clause(), CaseField.USE_TO_ON, to, from);
        }
        return to.isAfter(latest)
                ? Refusal.at(CaseField.USE_TO_ON, Obstacle.TEMPORARY_USE_TOO_LONG, rule.clause(), to, latest)
                : null;
    }

    private static @Nullable Refusal noSupplement(CaseSituation now) {
        PlanTerms plan = now.course().plan;
        return plan != null && plan.returnsLand()
                ? Refusal.of(Obstacle.NO_SUPPLEMENT_NEEDED, now.clause("art. 12(4)"), plan.means())
                : null;
    }

    private static List<ActField> supplement(CaseSituation now) {
        PlanTerms plan = now.course().plan;
        ActField start = ActField.date(CaseField.START_ON, null, null).from(plan == null ? null : plan.startOn());
        boolean extension = plan != null && plan.means() == DisposalMeans.D1;
        return List.of(
                ActField.text(CaseField.CONTRACT_NO).must(),
                extension ? start.must() : start,
                ActField.date(CaseField.COMPLETION_ON, null, null).from(plan == null ? null : plan.completionOn()));
    }

    private static @Nullable Refusal asApproved(CaseSituation now, ActFact fact) {
        PlanTerms plan = now.course().plan;
        LocalDate approved = plan == null ? null : plan.startOn();
        LocalDate signed = fact.day(CaseField.START_ON);
        return approved != null && signed != null && signed.isAfter(approved)
                ? Refusal.at(CaseField.START_ON, Obstacle.NOT_AS_APPROVED, now.clause("art. 13"), signed, approved)
                : null;
    }

    private static @Nullable Refusal notSigned(CaseSituation now) {
        PlanTerms plan = now.course().plan;
        return now.stage() == CaseStage.PLAN_APPROVED && plan != null && plan.needsSupplement()
                ? Refusal.of(Obstacle.SUPPLEMENT_NOT_SIGNED, now.clause("art. 12"), plan.means())
                : null;
    }
}
