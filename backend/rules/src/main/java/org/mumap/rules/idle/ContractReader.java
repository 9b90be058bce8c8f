package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** Reads contracts and supplements up to a day into the terms of each phase. */
final class ContractReader {

    private static final Comparator<IdleContract> BY_SIGNING =
            Comparator.comparing(IdleContract::signedOn).thenComparing(IdleContract::contractNo);

    private final LocalDate asOf;
    private final IdleRuleSet ruleSet;
    private final List<IdleContract> visible;
    private final Map<String, IdleContract> byNumber = new HashMap<>();

    private ContractReader(IdleFacts facts, LocalDate asOf) {
        this.asOf = asOf;
        this.ruleSet = facts.ruleSet();
        this.visible = facts.contracts().stream()
                .filter(contract -> !contract.signedOn().isAfter(asOf))
                .sorted(BY_SIGNING)
                .toList();
        // An original wins over a supplement that carries the same number.
        visible.forEach(contract ->
                byNumber.merge(contract.contractNo(), contract, (old, other) -> old.isSupplement() ? other : old));
    }

    /** The terms of each phase signed by this day, ascending by phase; empty when nothing was signed. */
    static List<PhaseTerms> read(IdleFacts facts, LocalDate asOf) {
        return new ContractReader(facts, asOf).phases();
    }

    private List<PhaseTerms> phases() {
        boolean onlySupplements = visible.stream().allMatch(IdleContract::isSupplement);
        Map<Integer, List<IdleContract>> originals = new TreeMap<>();
        visible.stream()
                // A supplement whose contract nobody recorded still proves that the land was given out.
                .filter(contract -> onlySupplements || !contract.isSupplement())
                .forEach(contract -> originals
                        .computeIfAbsent(contract.phase(), phase -> new ArrayList<>())
                        .add(contract));
        return originals.values().stream()
                .map(candidates -> terms(candidates, onlySupplements))
                .toList();
    }

    private PhaseTerms terms(List<IdleContract> candidates, boolean onlySupplements) {
        List<Message> steps = new ArrayList<>();
        List<Message> missing = new ArrayList<>();
        // Land that was given out anew is ruled by the newest contract.
        IdleContract contract = candidates.get(candidates.size() - 1);
        steps.add(Message.of("idle.step.contract", contract.contractNo(), contract.signedOn(), contract.holder()));
        if (onlySupplements) {
            missing.add(
                    Message.of("idle.missing.original", contract.contractNo(), String.valueOf(contract.supplements())));
            return base(contract, List.of(contract), steps, missing);
        }
        if (candidates.size() > 1) {
            steps.add(Message.of("idle.step.newest", candidates.size(), contract.contractNo()));
        }
        return base(contract, supplements(contract, missing), steps, missing);
    }

    /** Supplements in force, in the order of their approval. */
    private List<IdleContract> supplements(IdleContract contract, List<Message> missing) {
        List<IdleContract> counted = new ArrayList<>();
        for (IdleContract row : visible) {
            if (!row.isSupplement() || row.phase() != contract.phase()) {
                continue;
            }
            String root = root(row);
            LocalDate approved = row.approvedOn();
            if (!byNumber.containsKey(root)) {
                missing.add(Message.of("idle.missing.original", row.contractNo(), root));
            } else if (root.equals(contract.contractNo())) {
                if (approved == null) {
                    missing.add(Message.of("idle.missing.approval", row.contractNo()));
                } else if (!approved.isAfter(asOf) && row.means() != DisposalMeans.D4) {
                    counted.add(row);
                }
            }
        }
        counted.sort(Comparator.comparing(ContractReader::approval).thenComparing(BY_SIGNING));
        return counted;
    }

    private static LocalDate approval(IdleContract supplement) {
        return supplement.approvedOn() == null ? supplement.signedOn() : supplement.approvedOn();
    }

    /** Number of the contract at the end of a chain of supplements. */
    private String root(IdleContract supplement) {
        Set<String> seen = new HashSet<>();
        IdleContract row = supplement;
        while (row.supplements() != null && !row.supplements().isBlank() && seen.add(row.contractNo())) {
            String number = row.supplements().strip();
            IdleContract next = byNumber.get(number);
            if (next == null || !next.isSupplement()) {
                return number;
            }
            row = next;
        }
        return row.contractNo();
    }

    private PhaseTerms base(
            IdleContract contract, List<IdleContract> supplements, List<Message> steps, List<Message> missing) {
        LocalDate delivered = contract.deliveredOn();
        BigDecimal investment = contract.agreedInvestmentWan();
        for (IdleContract row : supplements) {
            delivered = delivered == null ? row.deliveredOn() : delivered;
            investment = row.agreedInvestmentWan() == null ? investment : row.agreedInvestmentWan();
        }
        LocalDate agreed = contract.agreedStartOn();
        LocalDate base = agreed != null ? agreed : delivered == null ? null : delivered.plusYears(1);
        BaseStartFrom from =
                agreed != null ? BaseStartFrom.CONTRACT : base == null ? null : BaseStartFrom.DELIVERY_PLUS_ONE_YEAR;
        if (agreed != null) {
            steps.add(Message.of("idle.step.base.contract", agreed, contract.contractNo()));
        } else if (base != null && delivered != null) {
            steps.add(Message.of("idle.step.base.delivery", delivered, base));
        }
        for (IdleContract row : supplements) {
            LocalDate start = row.agreedStartOn();
            BigDecimal price = row.priceWan();
            if (price != null && !row.equals(contract)) {
                steps.add(Message.of("idle.step.otherPrice", row.contractNo(), price));
            }
            if (start != null && !row.equals(contract)) {
                steps.add(Message.of("idle.step.base.supplement", start, row.contractNo(), approval(row)));
                warnOfExtension(row, start, base, steps);
                base = start;
                agreed = start;
                from = BaseStartFrom.SUPPLEMENT;
            }
        }
        return new PhaseTerms(contract.phase(), contract, base, from, agreed, delivered, investment, steps, missing);
    }

    /** Only putting off (D1), or a supplement that does not say what it is, is bound to a year. */
    private void warnOfExtension(
            IdleContract supplement, LocalDate start, @Nullable LocalDate before, List<Message> steps) {
        boolean extension = supplement.means() == null || supplement.means() == DisposalMeans.D1;
        if (extension && before != null && start.isAfter(before.plusYears(ruleSet.maxExtensionYears()))) {
            steps.add(Message.of(
                    "idle.warning.extension", supplement.contractNo(), before, start, ruleSet.maxExtensionYears()));
        }
    }
}
