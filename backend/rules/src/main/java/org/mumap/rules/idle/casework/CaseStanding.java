package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.LegalState;

/**
 * Where a case stands on a day.
 *
 * @param asOf the day
 * @param version number of acts in the file, undone and corrective ones among them
 * @param stage the stage
 * @param type not started or stopped; null before the case is opened
 * @param phase the phase it is about, null for the whole parcel
 * @param contractNo the contract it is about
 * @param holder the holder: of the contract, or who has it since a transfer
 * @param openedOn day of opening
 * @param closedOn day of closing
 * @param cause the cause found
 * @param startedOn day on which works began during the case
 * @param verdict what the facts suspect on that day
 * @param deadlines all periods begun
 * @param offered what may be done next, the primary act first
 * @param refused everything else, with the reason
 * @param next what a board shows, null for a closed case
 * @param bans what art. 24 forbids
 * @param banClause the clause of the bans
 * @param missing what is lacking
 * @param legal what has been found on paper, as the idle verdict carries it
 * @param legalStates how that came about, ascending; to be handed to the idle rule
 * @param publication the state of the publication
 * @param papers the papers issued
 * @param plan the disposal plan, null when there is none
 * @param fee how the fee is made; only for the road of art. 14
 * @param feeOwedWan what of a decided fee is not paid, 万元; null when nothing is owed
 */
public record CaseStanding(
        LocalDate asOf,
        int version,
        CaseStage stage,
        @Nullable CaseType type,
        @Nullable Integer phase,
        @Nullable String contractNo,
        @Nullable String holder,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable CauseCode cause,
        @Nullable LocalDate startedOn,
        IdleVerdict verdict,
        List<CaseDeadline> deadlines,
        List<OfferedAct> offered,
        List<RefusedAct> refused,
        @Nullable NextStep next,
        List<Ban> bans,
        String banClause,
        List<Message> missing,
        LegalState legal,
        List<LegalState> legalStates,
        PublicationState publication,
        List<CasePaper> papers,
        @Nullable PlanTerms plan,
        @Nullable FeeSheet fee,
        java.math.@Nullable BigDecimal feeOwedWan) {}
