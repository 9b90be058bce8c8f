package org.mumap.rules.idle.casework;

import static org.mumap.rules.calendar.LegalPeriod.days;
import static org.mumap.rules.calendar.LegalPeriod.months;
import static org.mumap.rules.calendar.LegalPeriod.workingDays;
import static org.mumap.rules.calendar.LegalPeriod.years;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The periods of the procedure as dated data: a province's own, or a new order, is another row.
 *
 * @param id short name
 * @param citation how clauses of the order are cited
 * @param effectiveFrom first day in force
 * @param effectiveTo last day in force, null while it is
 * @param seizureIsCause true where a local rule makes judicial seizure a cause of its own, disposed of under art. 12; the national order
 *     does not name it
 * @param deadlines every period, by its code
 */
public record CaseworkRuleSet(
        String id,
        String citation,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        boolean seizureIsCause,
        Map<DeadlineCode, DeadlineRule> deadlines) {

    public CaseworkRuleSet {
        deadlines = new EnumMap<>(deadlines);
        for (DeadlineCode code : DeadlineCode.values()) {
            if (!deadlines.containsKey(code)) {
                throw new IllegalArgumentException("Rule set " + id + " says nothing about " + code);
            }
        }
        deadlines = Map.copyOf(deadlines);
    }

    /** 53号令 with 自然资源听证规定, 行政复议法, 行政诉讼法 and 行政强制法. */
    public static final CaseworkRuleSet NATIONAL_2012 = new CaseworkRuleSet(
            "national-2012",
            "53号令",
            LocalDate.of(2012, 7, 1),
            null,
            false,
            byCode(
                    new DeadlineRule(DeadlineCode.OPEN_INVESTIGATION, days(30), "53号令 art. 5", Certainty.FOUND),
                    new DeadlineRule(DeadlineCode.REPLY, days(30), "53号令 art. 5", Certainty.HIGH),
                    new DeadlineRule(
                            DeadlineCode.HEARING_REQUEST, workingDays(5), "53号令 art. 15; 自然资源听证规定", Certainty.MEDIUM),
                    new DeadlineRule(DeadlineCode.HEARING_HELD, workingDays(20), "自然资源听证规定", Certainty.MEDIUM),
                    new DeadlineRule(DeadlineCode.HEARING_ANNOUNCED, workingDays(7), "自然资源听证规定", Certainty.MEDIUM),
                    new DeadlineRule(DeadlineCode.PERFORM, days(30), "53号令 art. 17", Certainty.HIGH),
                    new DeadlineRule(DeadlineCode.REVIEW, days(60), "行政复议法 (60 days)", Certainty.HIGH),
                    new DeadlineRule(DeadlineCode.SUIT, months(6), "行政诉讼法 art. 46", Certainty.HIGH),
                    new DeadlineRule(DeadlineCode.SUIT_AFTER_REVIEW, days(15), "行政诉讼法 art. 45", Certainty.HIGH),
                    new DeadlineRule(DeadlineCode.DEMAND, days(10), "行政强制法 art. 54", Certainty.HIGH),
                    new DeadlineRule(DeadlineCode.ENFORCEMENT, months(3), "行政强制法 art. 53", Certainty.HIGH),
                    new DeadlineRule(DeadlineCode.ANNOUNCED_SERVICE, days(30), "民事诉讼法 art. 95", Certainty.MEDIUM),
                    new DeadlineRule(DeadlineCode.FIRST_YEAR, years(1), "53号令 art. 2", Certainty.FOUND),
                    new DeadlineRule(DeadlineCode.SECOND_YEAR, years(2), "53号令 art. 14(2)", Certainty.HIGH),
                    new DeadlineRule(DeadlineCode.EXTENSION, years(1), "53号令 art. 12(1)", Certainty.FOUND),
                    new DeadlineRule(DeadlineCode.TEMPORARY_USE, years(2), "53号令 art. 12(3)", Certainty.FOUND)));

    /** All built-in rule sets; the first is the default. */
    public static List<CaseworkRuleSet> list() {
        return List.of(NATIONAL_2012);
    }

    /** The built-in rule set of this name. */
    public static Optional<CaseworkRuleSet> find(String id) {
        return list().stream().filter(ruleSet -> ruleSet.id().equals(id)).findFirst();
    }

    /** The rule about one period. */
    public DeadlineRule rule(DeadlineCode code) {
        DeadlineRule rule = deadlines.get(code);
        if (rule == null) {
            throw new IllegalStateException("Rule set " + id + " says nothing about " + code);
        }
        return rule;
    }

    /** A clause of the order, for example {@code 53号令 art. 15}. */
    public String clause(String article) {
        return citation + " " + article;
    }

    private static Map<DeadlineCode, DeadlineRule> byCode(DeadlineRule... rules) {
        return Arrays.stream(rules).collect(Collectors.toMap(DeadlineRule::code, Function.identity()));
    }
}
