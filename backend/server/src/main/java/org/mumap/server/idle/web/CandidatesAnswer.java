package org.mumap.server.idle.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.Term;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdleRoute;
import org.mumap.rules.idle.LegalStatus;
import org.mumap.server.idle.Candidate;
import org.mumap.server.idle.CandidatePage;
import org.mumap.server.idle.OpenCase;

/** A page of candidates as the API says it. */
record CandidatesAnswer(
        LocalDate asOf,
        Instant knownAt,
        List<Row> rows,
        Total total,
        Map<IdleFinding, Integer> byFinding,
        @Nullable String next) {

    /** Over all pages. */
    record Total(int parcels, BigDecimal areaMu) {}

    /** The open case of a candidate, and what is to be done next in it. */
    record CaseOfRow(
            String caseId,
            String caseNo,
            String stage,
            String stageTitle,
            @Nullable String nextAct,
            @Nullable String nextTitle,
            @Nullable LocalDate dueOn,
            @Nullable Long daysLeft) {

        static CaseOfRow of(OpenCase open, LocalDate asOf, MessageTexts texts) {
            return new CaseOfRow(
                    Long.toString(open.caseId()),
                    open.caseNo(),
                    open.stage().name(),
                    texts.render(Message.of("casework.choice", open.stage())),
                    open.nextAct() == null ? null : open.nextAct().name(),
                    open.nextAct() == null ? null : texts.render(Message.of("casework.choice", open.nextAct())),
                    open.nextDueOn(),
                    open.nextDueOn() == null ? null : ChronoUnit.DAYS.between(asOf, open.nextDueOn()));
        }
    }

    /** One candidate; the explanation is the verdict's conclusion, all steps stand in the verdict. */
    record Row(
            String parcelCode,
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable String holderName,
            IdleFinding finding,
            LegalStatus legalState,
            IdleRoute route,
            BigDecimal areaMu,
            long netIdleDays,
            @Nullable LocalDate nextFullOn,
            @Nullable Long daysLeft,
            @Nullable BigDecimal feeWan,
            double score,
            List<Term> terms,
            String explanation,
            List<String> clauses,
            List<Double> point,
            @Nullable CaseOfRow openCase) {

        static Row of(Candidate candidate, @Nullable OpenCase open, LocalDate asOf, MessageTexts texts) {
            return new Row(
                    candidate.standing().parcelCode(),
                    candidate.name(),
                    candidate.standing().parkCode(),
                    candidate.standing().town(),
                    candidate.holderName(),
                    candidate.verdict().finding(),
                    candidate.verdict().legal().state(),
                    candidate.verdict().route(),
                    candidate.standing().areaMu(),
                    candidate.verdict().netIdleDays(),
                    candidate.urgency().nextFullOn(),
                    candidate.urgency().daysLeft(),
                    candidate.verdict().feeWan(),
                    candidate.urgency().score(),
                    candidate.urgency().terms(),
                    texts.render(candidate.verdict().summary()),
                    candidate.verdict().clauses(),
                    candidate.point(),
                    open == null ? null : CaseOfRow.of(open, asOf, texts));
        }
    }

    static CandidatesAnswer of(CandidatePage page, Locale locale) {
        MessageTexts texts = MessageTexts.of(locale);
        return new CandidatesAnswer(
                page.times().asOf(),
                page.times().knownAt(),
                page.rows().stream()
                        .map(row -> Row.of(
                                row,
                                page.cases().get(row.standing().parcelCode()),
                                page.times().asOf(),
                                texts))
                        .toList(),
                new Total(page.parcels(), page.areaMu()),
                page.byFinding(),
                page.next());
    }
}
