package org.mumap.rules.idle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mumap.rules.Message;

/**
 * Judges one parcel on one day by 53号令.
 *
 * <p>Inspections speak of the whole parcel, contracts of phases: each phase is judged with its own agreed start, and the worst one
 * speaks for the parcel. Facts dated after the day are invisible: contracts by {@code signedOn}, supplements also by
 * {@code approvedOn}, inspections by {@code observedOn}, excluded periods by {@code fromOn}, acts of the case by {@code actedOn}. Terms
 * and the delivery belong to their contract's row and are read with it, whatever their date; what an inspection says happened later
 * than the day judged has not happened.
 */
public final class IdleRule {

    private static final Comparator<PhaseJudgement> WORST_FIRST = Comparator.<PhaseJudgement>comparingInt(
                    judgement -> judgement.finding().severity())
            .thenComparingInt(PhaseJudgement::yearsFull)
            .thenComparingLong(PhaseJudgement::netIdleDays)
            .reversed()
            .thenComparingInt(judgement -> judgement.terms().phase());

    private IdleRule() {}

    /** The verdict on these facts as of this day. The same facts in another order give the same verdict. */
    public static IdleVerdict judge(IdleFacts facts, LocalDate asOf) {
        LegalState legal = legal(facts, asOf);
        CauseStatus cause = cause(facts, legal, asOf);
        List<PhaseTerms> phases = ContractReader.read(facts, asOf);
        if (phases.isEmpty()) {
            return noContract(facts, asOf, legal, cause);
        }
        SiteReading site = SiteReading.of(facts.siteStates(), asOf);
        Limbs limbs = Limbs.of(site, phases, facts.ruleSet());
        List<PhaseJudgement> judged = phases.stream()
                .map(terms -> PhaseJudgement.of(terms, new ParcelReading(facts, asOf, site, limbs, legal)))
                .sorted(WORST_FIRST)
                .toList();
        return verdict(facts, asOf, judged, limbs, legal, cause);
    }

    private static IdleVerdict verdict(
            IdleFacts facts,
            LocalDate asOf,
            List<PhaseJudgement> judged,
            Limbs limbs,
            LegalState legal,
            CauseStatus cause) {
        PhaseJudgement worst = judged.get(0);
        List<Message> explanation = new ArrayList<>(worst.explanation());
        if (judged.size() > 1) {
            explanation.add(
                    Message.of("idle.step.phases", judged.size(), worst.terms().phase()));
        }
        if (legal.state() != LegalStatus.NONE) {
            explanation.add(Message.of("idle.step.legal", legal.state()));
        }
        return new IdleVerdict(
                facts.parcelCode(),
                asOf,
                worst.finding(),
                worst.clock(),
                worst.terms().baseStartOn(),
                worst.terms().baseStartFrom(),
                worst.stoppedOn(),
                worst.grossIdleDays(),
                worst.netIdleDays(),
                worst.yearsFull(),
                worst.fullOn(),
                limbs.shares(),
                cause,
                worst.route(),
                worst.feeWan(),
                legal,
                worst.clauses(),
                worst.missing(),
                List.copyOf(explanation),
                judged.size() < 2
                        ? List.of()
                        : judged.stream()
                                .sorted(Comparator.comparingInt(
                                        judgement -> judgement.terms().phase()))
                                .map(PhaseJudgement::phase)
                                .toList());
    }

    private static IdleVerdict noContract(IdleFacts facts, LocalDate asOf, LegalState legal, CauseStatus cause) {
        return new IdleVerdict(
                facts.parcelCode(),
                asOf,
                IdleFinding.NO_CONTRACT,
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                List.of(),
                IdleVerdict.Shares.UNKNOWN,
                cause,
                IdleRoute.NONE,
                null,
                legal,
                List.of(),
                List.of(),
                List.of(Message.of("idle.finding.NO_CONTRACT", asOf)),
                List.of());
    }

    private static LegalState legal(IdleFacts facts, LocalDate asOf) {
        return facts.legal().stream()
                .filter(act -> act.actedOn() == null || !act.actedOn().isAfter(asOf))
                .max(Comparator.comparing(act -> act.actedOn() == null ? LocalDate.MIN : act.actedOn()))
                .map(act -> act.servedBy(asOf))
                .orElse(LegalState.NONE);
    }

    private static CauseStatus cause(IdleFacts facts, LegalState legal, LocalDate asOf) {
        if (legal.causeFound() != null) {
            return CauseStatus.FOUND;
        }
        List<ExcludedPeriod> visible = ParcelReading.visible(facts, asOf);
        if (visible.stream().anyMatch(ExcludedPeriod::verified)) {
            return CauseStatus.VERIFIED;
        }
        return visible.isEmpty() && legal.causeClaimed() == null ? CauseStatus.NONE : CauseStatus.CLAIMED;
    }
}
