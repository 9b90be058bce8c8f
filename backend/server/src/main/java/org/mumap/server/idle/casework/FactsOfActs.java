package org.mumap.server.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.casework.ActFact;
import org.mumap.rules.idle.casework.CaseAct;
import org.mumap.rules.idle.casework.CaseField;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Ledger;
import org.springframework.stereotype.Component;

/**
 * Some acts state facts about the land that every verdict must know: what a survey saw, that works began, what a supplementary
 * agreement fixed anew, that land went back into the reserve. They enter the ledger with the act as their source, and a
 * corrective act takes them back. A verified cause enters none: it decides who is at fault, not how many days are counted.
 */
@Component
class FactsOfActs {

    private static final Kind SITE_STATES = Kinds.get("site_states");
    private static final Kind CONTRACTS = Kinds.get("contracts");
    private static final Kind PARCELS = Kinds.get("parcels");

    private final Ledger ledger;

    FactsOfActs(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Enters what an act states; part of its transaction.
     *
     * @param title where the facts come from
     * @return the batches that brought them, none for most acts
     */
    List<Long> enter(OpenFile file, ActFact act, String title, String by) {
        return switch (act.act()) {
            case RECORD_SURVEY -> List.of(survey(file, act, title, by));
            case START_WORK -> List.of(works(file, act, title, by));
            case SIGN_SUPPLEMENT ->
                original(file).map(contract -> supplement(file, act, contract, title, by)).stream()
                        .toList();
            case TAKE_INTO_RESERVE ->
                List.of(ledger.amend(PARCELS, file.parcelCode(), Map.of("supply_state", "RESERVE"), act.on(), title, by)
                        .batchId());
            default -> List.of();
        };
    }

    /** Takes back what an undone act stated; refused when later facts stand on it. */
    void takeBack(List<Long> batches, String by) {
        batches.forEach(batch -> ledger.rollback(batch, by));
    }

    private long survey(OpenFile file, ActFact act, String title, String by) {
        LocalDate observed =
                act.find(CaseField.OBSERVED_ON).map(LocalDate::parse).orElse(act.on());
        Map<String, Object> row = siteState(file, observed);
        put(row, "stopped_on", act, CaseField.STOPPED_ON);
        put(row, "developed_m2", act, CaseField.DEVELOPED_M2);
        put(row, "should_develop_m2", act, CaseField.SHOULD_DEVELOP_M2);
        put(row, "invested_wan", act, CaseField.INVESTED_WAN);
        return ledger.enter(SITE_STATES, row, observed, title, by).batchId();
    }

    // works taken up again end the stop; their first start stays what it was
    private long works(OpenFile file, ActFact act, String title, String by) {
        Map<String, Object> row = siteState(file, act.on());
        if (file.verdict().stoppedOn() == null) {
            put(row, "started_on", act, CaseField.STARTED_ON);
        }
        return ledger.enter(SITE_STATES, row, act.on(), title, by).batchId();
    }

    private long supplement(OpenFile file, ActFact act, IdleContract contract, String title, String by) {
        Map<String, Object> row = new HashMap<>();
        row.put("contract_no", act.get(CaseField.CONTRACT_NO));
        row.put("parcel_code", file.parcelCode());
        row.put("phase", contract.phase());
        row.put("holder_name", Optional.ofNullable(file.holder()).orElse(contract.holder()));
        row.put("kind", contract.kind().name());
        row.put("signed_on", act.on());
        row.put("supplements", contract.contractNo());
        row.put("approved_on", approvedOn(file).orElse(act.on()));
        Optional.ofNullable(file.standing().plan())
                .ifPresent(plan -> row.put("means", plan.means().name()));
        put(row, "agreed_start_on", act, CaseField.START_ON);
        put(row, "agreed_completion_on", act, CaseField.COMPLETION_ON);
        return ledger.enter(CONTRACTS, row, act.on(), title, by).batchId();
    }

    private static Map<String, Object> siteState(OpenFile file, LocalDate observedOn) {
        Map<String, Object> row = new HashMap<>();
        row.put("parcel_code", file.parcelCode());
        row.put("observed_on", observedOn);
        return row;
    }

    private static Optional<IdleContract> original(OpenFile file) {
        String no = file.standing().contractNo();
        return file.facts().contracts().stream()
                .filter(contract -> !contract.isSupplement())
                .max(Comparator.comparing(
                                (IdleContract contract) -> contract.contractNo().equals(no))
                        .thenComparing(IdleContract::signedOn)
                        .thenComparing(IdleContract::contractNo));
    }

    private static Optional<LocalDate> approvedOn(OpenFile file) {
        return file.acts().stream()
                .map(recorded -> recorded.fact())
                .filter(fact -> fact.act() == CaseAct.APPROVE_PLAN)
                .map(ActFact::on)
                .reduce((first, later) -> later);
    }

    private static void put(Map<String, Object> row, String column, ActFact act, CaseField field) {
        @Nullable String text = act.find(field).orElse(null);
        if (text != null) {
            row.put(column, isNumber(column) ? new BigDecimal(text) : text);
        }
    }

    private static boolean isNumber(String column) {
        return column.endsWith("_m2") || column.endsWith("_wan");
    }
}
