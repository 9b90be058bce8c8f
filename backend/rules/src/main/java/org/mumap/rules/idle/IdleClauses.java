package org.mumap.rules.idle;

import java.util.ArrayList;
import java.util.List;

/** The clauses that carry a finding and its road, in the order in which they are applied. */
final class IdleClauses {

    private IdleClauses() {}

    static List<String> of(PhaseJudgement judgement) {
        List<String> articles = new ArrayList<>(finding(judgement));
        boolean baseMatters = judgement.clock() == IdleClock.NOT_STARTED;
        BaseStartFrom from = judgement.terms().baseStartFrom();
        if (baseMatters && from == BaseStartFrom.DELIVERY_PLUS_ONE_YEAR) {
            articles.add("art. 22");
        }
        if (baseMatters && from == BaseStartFrom.SUPPLEMENT && judgement.route() != IdleRoute.ARTICLE_12) {
            articles.add("art. 12");
        }
        articles.addAll(route(judgement));
        return articles.stream().map(judgement.parcel().rules()::clause).toList();
    }

    private static List<String> finding(PhaseJudgement judgement) {
        return switch (judgement.finding()) {
            case NO_CONTRACT, DEVELOPED -> List.of();
            case SUSPECTED_STOPPED -> List.of("art. 2 ¶2");
            case IN_DEVELOPMENT -> judgement.clock() == IdleClock.STOPPED ? List.of("art. 2 ¶2") : List.of("art. 30");
            case UNKNOWN -> judgement.clock() == IdleClock.STOPPED ? List.of("art. 2 ¶2") : List.of("art. 22");
            case NOT_DUE, OVERDUE, SUSPECTED_NOT_STARTED -> List.of("art. 2 ¶1");
        };
    }

    private static List<String> route(PhaseJudgement judgement) {
        return switch (judgement.route()) {
            case NONE -> List.of();
            case FEE -> List.of("art. 14(1)");
            case RECLAIM -> List.of("art. 14(2)");
            case ARTICLE_12 ->
                judgement.finding() == IdleFinding.SUSPECTED_STOPPED
                        ? List.of("art. 12")
                        : List.of("art. 8", "art. 12");
            case DECIDE -> List.of("art. 8");
        };
    }
}
