package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.CauseCode;

/**
 * How a case went: the acts that stand, read in their order. Acts are facts here; whether they were lawful is not asked again.
 *
 * <p>A corrective act takes the act it names out of the record, whatever day is asked about: it says that the record was wrong, not that
 * the world has changed. What the record said before is seen by asking what was known then.
 */
final class CaseCourse {

    final List<ActFact> acts;
    final List<CasePaper> papers = new ArrayList<>();
    final List<CauseClaim> claims = new ArrayList<>();
    final List<DecisionRound> rounds = new ArrayList<>();
    final Set<String> mortgageesTold = new LinkedHashSet<>();
    CaseStage stage = CaseStage.LEAD;

    @Nullable
    CaseType type;

    @Nullable
    Integer phase;

    @Nullable
    String holder;

    @Nullable
    LocalDate openedOn;

    @Nullable
    LocalDate foundOn;

    @Nullable
    LocalDate noticeIssuedOn;

    @Nullable
    LocalDate noticeServedOn;

    @Nullable
    LocalDate materialsOn;

    @Nullable
    LocalDate startedOn;

    @Nullable
    CauseCode cause;

    @Nullable
    ActFact conclusion;

    @Nullable
    LocalDate findingServedOn;

    @Nullable
    LocalDate publishedOn;

    @Nullable
    LocalDate withdrawnOn;

    @Nullable
    LocalDate recordedOn;

    @Nullable
    LocalDate causingBodyToldOn;

    @Nullable
    PlanTerms plan;

    @Nullable
    LocalDate executedOn;

    @Nullable
    LocalDate reservedOn;

    @Nullable
    LocalDate closedOn;

    private CaseCourse(List<ActFact> acts) {
        this.acts = List.copyOf(acts);
    }

    /** The course up to and with a day. */
    static CaseCourse of(List<ActFact> recorded, LocalDate asOf) {
        CaseCourse course = new CaseCourse(standing(recorded).stream()
                .filter(fact -> !fact.on().isAfter(asOf))
                .toList());
        course.acts.forEach(course::read);
        return course;
    }

    /** The acts that have not been undone, without the corrective acts themselves. */
    static List<ActFact> standing(List<ActFact> recorded) {
        Set<String> undone = new HashSet<>();
        recorded.stream()
                .filter(fact -> fact.act() == CaseAct.CORRECT)
                .forEach(fact -> fact.find(CaseField.ACT_NO).ifPresent(undone::add));
        return recorded.stream()
                .filter(fact -> fact.act() != CaseAct.CORRECT)
                .filter(fact -> !undone.contains(String.valueOf(fact.actNo())))
                .toList();
    }

    private void read(ActFact fact) {
        PaperKind paper = fact.act().paper();
        if (paper != null) {
            papers.add(CasePaper.of(fact, paper));
        }
        switch (fact.act()) {
            case OPEN, ISSUE_INVESTIGATION_NOTICE, RECEIVE_MATERIALS, CLAIM_CAUSE, VERIFY_CAUSE -> investigate(fact);
            case CONCLUDE_NOT_IDLE, FIND_IDLE -> conclude(fact);
            case SERVE -> serve(fact);
            case PUBLISH, RECORD_IN_SYSTEM, NOTIFY_CAUSING_BODY, WITHDRAW_PUBLICATION -> publish(fact);
            case DRAFT_PLAN, APPROVE_PLAN, SIGN_SUPPLEMENT, EXECUTE_PLAN -> agree(fact);
            case NOTIFY_HEARING_RIGHT, REQUEST_HEARING, HOLD_HEARING, WAIVE_HEARING, APPROVE_DECISION -> hear(fact);
            case DECIDE_FEE, DECIDE_RECLAIM -> decide(fact);
            case PAY_FEE -> pay(fact);
            case RECORD_CONTEST, RECORD_RULING -> contest(fact);
            case DEMAND_PERFORMANCE, APPLY_ENFORCEMENT, DEREGISTER, ANNOUNCE_CANCELLATION, TAKE_INTO_RESERVE ->
                enforce(fact);
            case START_WORK -> startWork(fact);
            case TRANSFER_HOLDER -> transfer(fact);
            case CLOSE -> {
                closedOn = fact.on();
                stage = CaseStage.CLOSED;
            }
            // Told to others, seen in the field, or undone: no step of the case.
            case NOTIFY_MORTGAGEE, RECORD_SURVEY, CORRECT -> {}
        }
    }

    private void investigate(ActFact fact) {
        switch (fact.act()) {
            case OPEN -> {
                openedOn = fact.on();
                foundOn = fact.dayOrOn(CaseField.FOUND_ON);
                type = fact.constant(CaseField.TYPE, CaseType.class);
                phase = fact.find(CaseField.PHASE).map(Integer::valueOf).orElse(null);
                stage = CaseStage.SUSPECTED;
            }
            case ISSUE_INVESTIGATION_NOTICE -> noticeIssuedOn = fact.on();
            case RECEIVE_MATERIALS -> materialsOn = fact.on();
            case VERIFY_CAUSE -> {
                CauseClaim examined = CauseClaim.of(fact);
                claims.removeIf(claim -> claim.result() == null && claim.cause() == examined.cause());
                claims.add(examined);
            }
            default -> claims.add(CauseClaim.of(fact));
        }
    }

    private void conclude(ActFact fact) {
        conclusion = fact;
        if (fact.act() == CaseAct.CONCLUDE_NOT_IDLE) {
            stage = CaseStage.NOT_IDLE;
        } else {
            cause = fact.constant(CaseField.CAUSE, CauseCode.class);
        }
    }

    private void serve(ActFact fact) {
        String id = fact.get(CaseField.PAPER_ID);
        LocalDate servedOn = fact.dayOrOn(CaseField.SERVED_ON);
        for (int i = 0; i < papers.size(); i++) {
            CasePaper paper = papers.get(i);
            if (paper.awaitsService() && paper.paperId().equals(id)) {
                papers.set(i, paper.served(servedOn));
                served(paper, servedOn);
            }
        }
    }

    /** The stage a paper leads to is reached by its service. */
    private void served(CasePaper paper, LocalDate servedOn) {
        switch (paper.kind()) {
            case INVESTIGATION_NOTICE -> {
                noticeServedOn = servedOn;
                stage = CaseStage.INVESTIGATING;
            }
            case FINDING -> {
                findingServedOn = servedOn;
                stage = CaseStage.FOUND_IDLE;
            }
            case MORTGAGEE_NOTICE -> mortgageesTold.add(act(paper.actNo()).get(CaseField.MORTGAGEE));
            case HEARING_NOTICE -> {
                round().noticeServedOn = servedOn;
                stage = CaseStage.HEARING_NOTICE;
            }
            case FEE_DECISION, RECLAIM_DECISION -> {
                round().servedOn = servedOn;
                stage = paper.kind() == PaperKind.FEE_DECISION ? CaseStage.FEE_DECIDED : CaseStage.RECLAIM_DECIDED;
            }
            default -> {}
        }
    }

    private void publish(ActFact fact) {
        switch (fact.act()) {
            case PUBLISH -> {
                publishedOn = fact.on();
                stage = CaseStage.PUBLISHED;
            }
            case RECORD_IN_SYSTEM -> recordedOn = fact.on();
            case NOTIFY_CAUSING_BODY -> causingBodyToldOn = fact.on();
            default -> withdrawnOn = fact.on();
        }
    }

    private void agree(ActFact fact) {
        switch (fact.act()) {
            case DRAFT_PLAN -> {
                plan = PlanTerms.of(fact);
                forgetMortgagees();
                stage = CaseStage.PLAN_DRAFT;
            }
            case APPROVE_PLAN -> stage = CaseStage.PLAN_APPROVED;
            case SIGN_SUPPLEMENT -> stage = CaseStage.EXECUTING;
            default -> {
                executedOn = fact.on();
                stage = CaseStage.EXECUTING;
            }
        }
    }

    private void hear(ActFact fact) {
        switch (fact.act()) {
            case NOTIFY_HEARING_RIGHT ->
                rounds.add(new DecisionRound(DecisionKind.valueOf(fact.get(CaseField.FOR)), stage));
            case REQUEST_HEARING -> {
                round().requestedOn = fact.on();
                stage = CaseStage.HEARING;
            }
            case HOLD_HEARING -> round().heldOn = fact.on();
            case WAIVE_HEARING -> round().waivedOn = fact.on();
            default -> {
                round().approvedOn = fact.on();
                stage = CaseStage.GOV_APPROVAL;
            }
        }
    }

    private void decide(ActFact fact) {
        DecisionRound round = round();
        round.decidedOn = fact.on();
        BigDecimal amount = fact.decimal(CaseField.AMOUNT_WAN);
        if (amount != null) {
            round.amountWan = amount;
        }
        forgetMortgagees();
    }

    /** Creditors are told of this plan or this decision, not of an earlier one. */
    private void forgetMortgagees() {
        mortgageesTold.clear();
        overtake(PaperKind.MORTGAGEE_NOTICE);
    }

    private void pay(ActFact fact) {
        DecisionRound fee = feeOwed();
        if (fee == null) {
            return;
        }
        fee.paidWan = fee.paidWan.add(Objects.requireNonNullElse(fact.decimal(CaseField.AMOUNT_WAN), BigDecimal.ZERO));
        if (fee.paidInFull()) {
            fee.paidOn = fact.on();
            if (fee == round() && (stage == CaseStage.FEE_DECIDED || stage == CaseStage.ENFORCEMENT)) {
                stage = CaseStage.FEE_PAID;
            }
        }
    }

    private void contest(ActFact fact) {
        DecisionRound round = round();
        Contest fight = round.contest;
        if (fact.act() == CaseAct.RECORD_CONTEST || fight == null) {
            round.contest = new Contest(
                    ContestKind.valueOf(fact.get(CaseField.KIND)), fact.dayOrOn(CaseField.FILED_ON), null, null);
            return;
        }
        Contest ended = fight.ended(ContestRuling.valueOf(fact.get(CaseField.RESULT)), fact.on());
        round.contest = ended;
        if (ended.ruling() == ContestRuling.REVOKED) {
            // The decision falls, the finding stands.
            stage = CaseStage.PUBLISHED;
        }
    }

    private void enforce(ActFact fact) {
        switch (fact.act()) {
            case DEMAND_PERFORMANCE -> round().demandServedOn = fact.dayOrOn(CaseField.SERVED_ON);
            case APPLY_ENFORCEMENT -> {
                round().appliedOn = fact.on();
                stage = CaseStage.ENFORCEMENT;
            }
            case TAKE_INTO_RESERVE -> {
                reservedOn = fact.on();
                stage = CaseStage.RESERVE;
            }
            default -> {
                round().deregisteredOn = fact.on();
                stage = fact.act() == CaseAct.DEREGISTER ? CaseStage.DEREGISTERED : CaseStage.ANNOUNCED_CANCEL;
            }
        }
    }

    /** Land on which works have begun is not reclaimed for never having been begun: a round towards the reclaim ends. */
    private void startWork(ActFact fact) {
        startedOn = fact.dayOrOn(CaseField.STARTED_ON);
        DecisionRound last = lastRound();
        if (last != null && last.kind == DecisionKind.RECLAIM && last.decidedOn == null) {
            overtake(PaperKind.HEARING_NOTICE);
            dropRound();
        }
    }

    private void overtake(PaperKind kind) {
        papers.replaceAll(paper -> paper.awaitsService() && paper.kind() == kind ? paper.overtakenByEvents() : paper);
    }

    /** What had only reached the former holder must reach the new one: art. 5, 12 and 15 speak to the holder. */
    private void transfer(ActFact fact) {
        holder = fact.get(CaseField.HOLDER);
        papers.replaceAll(paper -> paper.awaitsService() ? paper.overtakenByEvents() : paper);
        switch (stage) {
            case SUSPECTED, INVESTIGATING -> {
                stage = CaseStage.SUSPECTED;
                noticeServedOn = null;
                materialsOn = null;
                conclusion = null;
                cause = null;
            }
            case PLAN_DRAFT, PLAN_APPROVED -> {
                stage = CaseStage.PUBLISHED;
                plan = null;
            }
            case HEARING_NOTICE, HEARING, GOV_APPROVAL -> dropRound();
            case PUBLISHED, FEE_DECIDED, FEE_PAID, ENFORCEMENT -> dropUnservedRound();
            default -> {}
        }
    }

    private void dropRound() {
        DecisionRound round = rounds.remove(rounds.size() - 1);
        stage = round.begunIn;
    }

    private void dropUnservedRound() {
        if (!rounds.isEmpty() && round().noticeServedOn == null) {
            rounds.remove(rounds.size() - 1);
        }
    }

    /** The round that runs, or the last one. */
    DecisionRound round() {
        if (rounds.isEmpty()) {
            throw new IllegalStateException("No decision has been prepared in this case");
        }
        return rounds.get(rounds.size() - 1);
    }

    @Nullable
    DecisionRound lastRound() {
        return rounds.isEmpty() ? null : rounds.get(rounds.size() - 1);
    }

    /** The fee that was decided, served and not paid in full. */
    @Nullable
    DecisionRound feeOwed() {
        return rounds.stream()
                .filter(round -> round.kind == DecisionKind.FEE && round.servedOn != null)
                .filter(round -> !round.revoked() && !round.paidInFull())
                .findFirst()
                .orElse(null);
    }

    boolean isOpened() {
        return openedOn != null;
    }

    boolean isFound() {
        return findingServedOn != null;
    }

    /** True once nothing is left to dispose of: art. 11 and 24 last until then. */
    boolean isDisposed() {
        PlanTerms agreed = plan;
        boolean carriedOut = executedOn != null && agreed != null && !agreed.returnsLand();
        boolean paidAndBegun = stage == CaseStage.FEE_PAID && startedOn != null;
        return reservedOn != null || carriedOut || paidAndBegun;
    }

    /** True if the last decision fell before the court or in review and no other has been prepared. */
    boolean isRevoked() {
        DecisionRound last = lastRound();
        return stage == CaseStage.PUBLISHED && last != null && last.revoked();
    }

    /** Papers without whose service the case cannot go on. */
    List<CasePaper> awaitingService() {
        return papers.stream().filter(CasePaper::awaitsService).toList();
    }

    @Nullable
    ActFact lastAct() {
        return acts.isEmpty() ? null : acts.get(acts.size() - 1);
    }

    ActFact act(int actNo) {
        return acts.stream().filter(fact -> fact.actNo() == actNo).findFirst().orElseThrow();
    }
}
