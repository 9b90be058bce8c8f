package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.idle.ContractKind;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.LandTerms;
import org.mumap.rules.measure.Money;

/**
 * How the idle-land fee is made: price of the contract × share, to the fen, HALF_UP. Levied once per finding, not per year.
 *
 * @param contractNo the contract whose price it is
 * @param phase the phase, 1 when there is only one
 * @param priceWan the price of this land, 万元
 * @param share the share of the price, 0.20
 * @param feeWan the fee, 万元, exact to the fen; null when it cannot be computed
 * @param formula the calculation in words
 * @param clauses where the share and the base stand
 * @param missing what is lacking when there is no fee
 */
public record FeeSheet(
        @Nullable String contractNo,
        int phase,
        @Nullable BigDecimal priceWan,
        BigDecimal share,
        @Nullable BigDecimal feeWan,
        List<Message> formula,
        List<String> clauses,
        List<Message> missing) {

    private static final String STATUTE = "城市房地产管理法 art. 26";

    public FeeSheet {
        formula = List.copyOf(formula);
        clauses = List.copyOf(clauses);
        missing = List.copyOf(missing);
    }

    static FeeSheet of(CaseSituation now) {
        BigDecimal share = now.file().facts().ruleSet().feeShare();
        List<String> clauses = List.of(now.clause("art. 14(1)"), STATUTE);
        return now.terms()
                .map(terms -> of(terms, share, clauses))
                .orElseGet(() -> new FeeSheet(
                        null,
                        1,
                        null,
                        share,
                        null,
                        List.of(),
                        clauses,
                        List.of(Message.of("casework.fee.noContract"))));
    }

    private static FeeSheet of(LandTerms terms, BigDecimal share, List<String> clauses) {
        IdleContract contract = terms.contract();
        BigDecimal price = contract.priceWan();
        boolean lease = contract.kind() == ContractKind.LEASE;
        if (lease || price == null || price.signum() <= 0) {
            Message lacking = Message.of(lease ? "casework.fee.lease" : "casework.fee.noPrice", contract.contractNo());
            return new FeeSheet(
                    contract.contractNo(), terms.phase(), price, share, null, List.of(), clauses, List.of(lacking));
        }
        BigDecimal fee = Money.wanOfFen(Money.fenOfWan(price.multiply(share)));
        BigDecimal percent = share.movePointRight(2).stripTrailingZeros();
        List<Message> formula = List.of(
                Message.of("casework.fee.price", contract.contractNo(), terms.phase(), price),
                Message.of("casework.fee.formula", price, percent.scale() < 0 ? percent.setScale(0) : percent, fee),
                Message.of("casework.fee.once"));
        return new FeeSheet(contract.contractNo(), terms.phase(), price, share, fee, formula, clauses, List.of());
    }
}
