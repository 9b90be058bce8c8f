package org.mumap.rules.idle.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** Fuses the signals of a parcel. */
public final class SuspicionRule {

    private SuspicionRule() {}

    /** The suspicion as of a day. Facts later than the day change nothing. */
    public static Suspicion judge(SignalFacts facts, SignalRuleSet rules, LocalDate asOf) {
        List<SignalTerm> terms = new ArrayList<>();
        List<Message> missing = new ArrayList<>();
        int score = 0;
        int coverage = 0;
        for (SignalRule rule : rules.rules()) {
            SignalTerm term = term(facts, rules, rule, asOf);
            terms.add(term);
            score += term.points();
            if (term.state() == SignalTerm.State.UNKNOWN) {
                missing.add(term.explanation());
            } else {
                coverage += rule.weight();
            }
        }
        return new Suspicion(asOf, score, coverage, terms, missing);
    }

    private static SignalTerm term(SignalFacts facts, SignalRuleSet rules, SignalRule rule, LocalDate asOf) {
        SignalReading.Value read = new SignalReading(facts, rules, asOf).of(rule);
        BigDecimal value = read.value();
        if (value == null) {
            return new SignalTerm(
                    rule.code(), SignalTerm.State.UNKNOWN, null, rule.limit(), 0, rule.weight(), read.words(), null);
        }
        if (!speaks(rule, value)) {
            return new SignalTerm(
                    rule.code(), SignalTerm.State.QUIET, value, rule.limit(), 0, rule.weight(), read.words(), null);
        }
        Clearance cleared = clearance(facts, rules, rule, asOf);
        return new SignalTerm(
                rule.code(),
                cleared == null ? SignalTerm.State.HIT : SignalTerm.State.CLEARED,
                value,
                rule.limit(),
                cleared == null ? rule.weight() : 0,
                rule.weight(),
                cleared == null ? read.words() : Message.of("signal.cleared", cleared.clearedOn(), cleared.reason()),
                cleared);
    }

    private static boolean speaks(SignalRule rule, BigDecimal value) {
        int side = value.compareTo(rule.limit());
        return switch (rule.code()) {
            case NO_TAX -> side <= 0;
            case LOW_ELECTRICITY, FEW_STAFF -> side < 0;
            case EMPTY_BUILDING -> side >= 0;
        };
    }

    /** The newest clearance of this signal that still holds on this day. */
    private static @Nullable Clearance clearance(
            SignalFacts facts, SignalRuleSet rules, SignalRule rule, LocalDate asOf) {
        return facts.clearances().stream()
                .filter(one -> one.code() == rule.code() && !one.clearedOn().isAfter(asOf))
                .max(Comparator.comparing(Clearance::clearedOn))
                .filter(one -> !wentQuiet(facts, rules, rule, one.clearedOn(), asOf))
                .orElse(null);
    }

    /** True if facts later than the clearance showed the signal gone: at the end of a month since, or on the day itself. */
    private static boolean wentQuiet(
            SignalFacts facts, SignalRuleSet rules, SignalRule rule, LocalDate clearedOn, LocalDate asOf) {
        for (YearMonth month = YearMonth.from(clearedOn);
                month.atEndOfMonth().isBefore(asOf);
                month = month.plusMonths(1)) {
            LocalDate day = month.atEndOfMonth();
            BigDecimal value = day.isAfter(clearedOn)
                    ? new SignalReading(facts, rules, day).of(rule).value()
                    : null;
            if (value != null && !speaks(rule, value)) {
                return true;
            }
        }
        return rule.code() == SignalCode.EMPTY_BUILDING && emptiedSince(facts, clearedOn, asOf);
    }

    /** Buildings are told by the day: one that stands empty only since the clearance is another one than was cleared. */
    private static boolean emptiedSince(SignalFacts facts, LocalDate clearedOn, LocalDate asOf) {
        return facts.buildings().stream()
                .map(BuildingUse::idleSinceOn)
                .anyMatch(since -> since != null && since.isAfter(clearedOn) && !since.isAfter(asOf));
    }
}
