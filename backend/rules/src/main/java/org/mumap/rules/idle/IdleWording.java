package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;

/** Says how a judgement came about and what it lacks. Decides nothing. */
final class IdleWording {

    private final PhaseJudgement judgement;
    private final PhaseTerms terms;
    private final SiteReading site;
    private final Limbs limbs;
    private final IdleRuleSet rules;
    private final LocalDate asOf;

    IdleWording(PhaseJudgement judgement) {
        this.judgement = judgement;
        this.terms = judgement.terms();
        this.site = judgement.parcel().site();
        this.limbs = judgement.parcel().limbs();
        this.rules = judgement.parcel().rules();
        this.asOf = judgement.parcel().asOf();
    }

    /** The conclusion first, then contract, site, days and road. */
    List<Message> explanation() {
        List<Message> said = new ArrayList<>();
        said.add(conclusion());
        said.addAll(terms.steps());
        if (terms.baseStartOn() == null) {
            said.add(Message.of("idle.step.base.none"));
        }
        said.addAll(site());
        said.addAll(days());
        said.addAll(route());
        return said;
    }

    private Message conclusion() {
        LocalDate base = terms.baseStartOn();
        LocalDate stopped = site.stoppedOn();
        YearClock clock = judgement.running();
        return switch (judgement.finding()) {
            case NO_CONTRACT -> Message.of("idle.finding.NO_CONTRACT", asOf);
            case DEVELOPED -> Message.of("idle.finding.DEVELOPED", shown(site.completedOn()));
            case SUSPECTED_STOPPED ->
                Message.of("idle.finding.SUSPECTED_STOPPED", shown(stopped), judgement.netIdleDays());
            case UNKNOWN ->
                stopped != null
                        ? Message.of("idle.finding.UNKNOWN.stopped", stopped, judgement.netIdleDays())
                        : Message.of("idle.finding.UNKNOWN.base");
            case IN_DEVELOPMENT ->
                stopped != null
                        ? Message.of("idle.finding.IN_DEVELOPMENT.stopped", stopped, judgement.netIdleDays())
                        : Message.of("idle.finding.IN_DEVELOPMENT.working", shown(site.startedOn()));
            case NOT_DUE -> Message.of("idle.finding.NOT_DUE", shown(base));
            case OVERDUE ->
                Message.of(
                        "idle.finding.OVERDUE",
                        shown(base),
                        judgement.netIdleDays(),
                        shown(clock == null ? null : clock.fullOn(1)));
            case SUSPECTED_NOT_STARTED ->
                Message.of(
                        "idle.finding.SUSPECTED_NOT_STARTED",
                        shown(base),
                        judgement.netIdleDays(),
                        judgement.yearsFull());
        };
    }

    private List<Message> site() {
        List<Message> said = new ArrayList<>();
        if (!site.inspected()) {
            said.add(Message.of("idle.step.site.none"));
            return said;
        }
        if (site.startedOn() != null) {
            said.add(Message.of("idle.step.site.started", site.startedOn(), shown(site.observedOn())));
        } else if (!site.started()) {
            said.add(Message.of("idle.step.site.notStarted", shown(site.observedOn())));
        }
        if (judgement.clock() == IdleClock.STOPPED) {
            said.add(Message.of("idle.step.site.stopped", shown(site.stoppedOn())));
            said.addAll(limbs());
        }
        return said;
    }

    private List<Message> limbs() {
        List<Message> said = new ArrayList<>();
        if (limbs.areaUnder() != null) {
            said.add(Message.of(
                    limbs.areaUnder() ? "idle.step.area.under" : "idle.step.area.met",
                    shown(site.developedM2()),
                    shown(site.shouldDevelopM2()),
                    rules.areaNumerator(),
                    rules.areaDenominator()));
        }
        if (limbs.investmentUnder() != null) {
            said.add(Message.of(
                    limbs.investmentUnder() ? "idle.step.investment.under" : "idle.step.investment.met",
                    shown(site.investedWan()),
                    shown(limbs.agreedWan()),
                    percent(rules.investmentShare())));
        }
        if (judgement.finding() == IdleFinding.IN_DEVELOPMENT && judgement.yearsFull() >= 1) {
            said.add(Message.of("idle.step.lowEfficiency"));
        }
        return said;
    }

    private List<Message> days() {
        List<Message> said = new ArrayList<>();
        YearClock clock = judgement.running();
        if (clock == null) {
            return said;
        }
        for (ExcludedPeriod period : judgement.parcel().periods()) {
            String key = !period.verified()
                    ? "idle.step.period.claimed"
                    : clock.ignoredSeizures().contains(period)
                            ? "idle.step.period.seizedIdle"
                            : "idle.step.period.verified";
            said.add(Message.of(key, period.cause(), period.fromOn(), period.toOn()));
        }
        if (clock.grossDays(asOf) > 0) {
            said.add(Message.of(
                    "idle.step.days",
                    clock.start(),
                    asOf,
                    clock.grossDays(asOf),
                    clock.excludedDays(asOf),
                    clock.netDays(asOf)));
        }
        for (int year = 1; year <= judgement.fullOn().size(); year++) {
            LocalDate full = judgement.fullOn().get(year - 1);
            said.add(Message.of(full.isAfter(asOf) ? "idle.step.full.ahead" : "idle.step.full.reached", year, full));
        }
        return said;
    }

    private List<Message> route() {
        List<Message> said = new ArrayList<>();
        switch (judgement.route()) {
            case NONE -> {}
            case FEE -> said.add(Message.of("idle.route.FEE", rules.clause("art. 14(1)"), percent(rules.feeShare())));
            case RECLAIM -> said.add(Message.of("idle.route.RECLAIM", rules.clause("art. 14(2)")));
            case ARTICLE_12 ->
                said.add(
                        judgement.finding() == IdleFinding.SUSPECTED_STOPPED
                                ? Message.of("idle.route.ARTICLE_12.stopped", rules.clause("art. 12"))
                                : Message.of("idle.route.ARTICLE_12.found", rules.clause("art. 12")));
            case DECIDE -> {
                if (!judgement.periodsOnClock().isEmpty()) {
                    said.add(Message.of("idle.route.DECIDE.period", rules.clause("art. 8")));
                }
                if (terms.deliveredLate()) {
                    said.add(Message.of(
                            "idle.route.DECIDE.delivery", shown(terms.deliveredOn()), shown(terms.agreedStartOn())));
                }
            }
        }
        BigDecimal fee = judgement.feeWan();
        if (fee != null) {
            said.add(Message.of("idle.step.fee", shown(terms.contract().priceWan()), percent(rules.feeShare()), fee));
        }
        if (judgement.finding() == IdleFinding.SUSPECTED_STOPPED
                || judgement.finding() == IdleFinding.SUSPECTED_NOT_STARTED) {
            said.add(Message.of("idle.step.onlySuspected"));
        }
        return said;
    }

    /** Evidence that is lacking, each once. */
    List<Message> missing() {
        List<Message> lacking = new ArrayList<>(terms.missing());
        if (!site.inspected()) {
            lacking.add(Message.of("idle.missing.inspection"));
        }
        if (terms.baseStartOn() == null) {
            lacking.add(Message.of("idle.missing.base", terms.contract().contractNo()));
        }
        lacking.addAll(missingOnSite());
        for (ExcludedPeriod period : judgement.parcel().verifiedPeriods()) {
            if (period.documentNo() == null || period.documentNo().isBlank()) {
                lacking.add(Message.of("idle.missing.document", period.cause(), period.fromOn(), period.toOn()));
            }
        }
        if (judgement.route() == IdleRoute.FEE && judgement.feeWan() == null) {
            boolean lease = terms.contract().kind() == ContractKind.LEASE;
            lacking.add(Message.of(
                    lease ? "idle.missing.lease" : "idle.missing.price",
                    terms.contract().contractNo()));
        }
        return lacking.stream().distinct().toList();
    }

    private List<Message> missingOnSite() {
        List<Message> lacking = new ArrayList<>();
        LocalDate stopped = site.stoppedOn();
        if (judgement.clock() == IdleClock.STOPPED && stopped != null) {
            if (site.startedOn() == null) {
                lacking.add(Message.of("idle.missing.startedOn", stopped));
            }
            // While the stop is young the limbs decide nothing, so nobody need measure yet.
            if (judgement.yearsFull() >= 1) {
                lacking.addAll(missingLimbs());
            }
        }
        LocalDate started = site.startedOn();
        if (started != null && started.isBefore(terms.contract().signedOn())) {
            lacking.add(Message.of(
                    "idle.missing.startedBefore", started, terms.contract().signedOn()));
        }
        if (site.productionOn() != null && site.completedOn() == null) {
            lacking.add(Message.of("idle.missing.completion", site.productionOn()));
        }
        return lacking;
    }

    private List<Message> missingLimbs() {
        List<Message> lacking = new ArrayList<>();
        if (limbs.areaUnder() == null) {
            lacking.add(Message.of("idle.missing.area"));
        }
        if (limbs.investmentUnder() == null) {
            lacking.add(
                    Message.of(limbs.agreedWan() == null ? "idle.missing.agreedInvestment" : "idle.missing.invested"));
        }
        LocalDate measured = site.measuredOn();
        LocalDate stopped = site.stoppedOn();
        if (measured != null && stopped != null && measured.isBefore(stopped)) {
            lacking.add(Message.of("idle.missing.measuredBefore", measured, stopped));
        }
        return lacking;
    }

    private static Object shown(@Nullable Object value) {
        return value == null ? "-" : value;
    }

    /** 0.25 as 25. */
    private static BigDecimal percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }
}
