package org.mumap.server.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.idle.BaseStartFrom;
import org.mumap.rules.idle.CauseStatus;
import org.mumap.rules.idle.IdleClock;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdlePhase;
import org.mumap.rules.idle.IdleRoute;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.LegalState;
import org.mumap.rules.idle.LegalStatus;

/**
 * A verdict as the API says it: the same, with its sentences in one language. The meaning of each field stands at
 * {@link IdleVerdict}.
 */
public record IdleAnswer(
        String parcelCode,
        LocalDate asOf,
        IdleFinding finding,
        @Nullable IdleClock clock,
        @Nullable LocalDate baseStartOn,
        @Nullable BaseStartFrom baseStartFrom,
        @Nullable LocalDate stoppedOn,
        long grossIdleDays,
        long netIdleDays,
        int yearsFull,
        List<LocalDate> fullOn,
        IdleVerdict.Shares shares,
        CauseStatus causeStatus,
        IdleRoute route,
        @Nullable BigDecimal feeWan,
        Legal legal,
        List<String> clauses,
        List<String> missing,
        List<String> explanation,
        List<IdlePhase> phases) {

    /** What people have found, and the papers that say so. */
    public record Legal(
            LegalStatus state,
            @Nullable String caseNo,
            @Nullable String documentNo,
            @Nullable LocalDate servedOn) {

        static Legal of(LegalState legal) {
            return new Legal(legal.state(), legal.caseNo(), legal.documentNo(), legal.servedOn());
        }
    }

    /** The verdict in a language. */
    public static IdleAnswer of(IdleVerdict verdict, Locale locale) {
        MessageTexts texts = MessageTexts.of(locale);
        return new IdleAnswer(
                verdict.parcelCode(),
                verdict.asOf(),
                verdict.finding(),
                verdict.clock(),
                verdict.baseStartOn(),
                verdict.baseStartFrom(),
                verdict.stoppedOn(),
                verdict.grossIdleDays(),
                verdict.netIdleDays(),
                verdict.yearsFull(),
                verdict.fullOn(),
                verdict.shares(),
                verdict.causeStatus(),
                verdict.route(),
                verdict.feeWan(),
                Legal.of(verdict.legal()),
                verdict.clauses(),
                texts.renderAll(verdict.missing()),
                texts.renderAll(verdict.explanation()),
                verdict.phases());
    }
}
