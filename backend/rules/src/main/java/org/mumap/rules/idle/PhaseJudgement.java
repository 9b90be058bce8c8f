package org.mumap.rules.idle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.measure.Money;

/** One phase judged: finding, clock and road, each with its reasons. */
final class PhaseJudgement {

    private final PhaseTerms terms;
    private final ParcelReading parcel;
    private final @Nullable YearClock clock;
    private final List<LocalDate> fullOn;
    private final int yearsFull;
    private final IdleFinding finding;
    private final IdleRoute route;
    private final @Nullable BigDecimal feeWan;

    private PhaseJudgement(PhaseTerms terms, ParcelReading parcel) {
        this.terms = terms;
        this.parcel = parcel;
        this.clock = clock(terms, parcel);
        this.fullOn =
                clock == null ? List.of() : clock.fullOnUpTo(parcel.rules().reclaimYears());
        this.yearsFull =
                (int) fullOn.stream().filter(day -> !day.isAfter(parcel.asOf())).count();
        this.finding = find();
        this.route = findRoute();
        this.feeWan = route == IdleRoute.FEE ? fee() : null;
    }

    static PhaseJudgement of(PhaseTerms terms, ParcelReading parcel) {
        return new PhaseJudgement(terms, parcel);
    }

    private static @Nullable YearClock clock(PhaseTerms terms, ParcelReading parcel) {
        SiteReading site = parcel.site();
        if (site.completedOn() != null) {
            return null;
        }
        if (site.stoppedOn() != null) {
            return YearClock.of(site.stoppedOn(), parcel.verifiedPeriods());
        }
        LocalDate base = terms.baseStartOn();
        return site.started() || base == null ? null : YearClock.of(base, parcel.verifiedPeriods());
    }

    /** The findings in the order of the contract: the first that holds. */
    private IdleFinding find() {
        SiteReading site = parcel.site();
        if (site.completedOn() != null) {
            return IdleFinding.DEVELOPED;
        }
        if (site.stoppedOn() != null && yearsFull >= 1) {
            if (parcel.limbs().anyUnder()) {
                return IdleFinding.SUSPECTED_STOPPED;
            }
            return parcel.limbs().allKnown() ? IdleFinding.IN_DEVELOPMENT : IdleFinding.UNKNOWN;
        }
        if (site.started()) {
            return IdleFinding.IN_DEVELOPMENT;
        }
        if (terms.baseStartOn() == null) {
            return IdleFinding.UNKNOWN;
        }
        if (!parcel.asOf().isAfter(terms.baseStartOn())) {
            return IdleFinding.NOT_DUE;
        }
        return yearsFull < 1 ? IdleFinding.OVERDUE : IdleFinding.SUSPECTED_NOT_STARTED;
    }

    private IdleRoute findRoute() {
        if (finding == IdleFinding.SUSPECTED_STOPPED) {
            return IdleRoute.ARTICLE_12;
        }
        if (finding != IdleFinding.SUSPECTED_NOT_STARTED || clock == null) {
            return IdleRoute.NONE;
        }
        CauseCode found = parcel.legal().causeFound();
        if (found != null && found.isArticle8()) {
            return IdleRoute.ARTICLE_12;
        }
        if (!periodsOnClock().isEmpty() || terms.deliveredLate()) {
            return IdleRoute.DECIDE;
        }
        if (yearsFull >= parcel.rules().reclaimYears()) {
            return IdleRoute.RECLAIM;
        }
        return yearsFull >= parcel.rules().feeYears() ? IdleRoute.FEE : IdleRoute.NONE;
    }

    /** Verified periods with at least one day between the start of the clock and the day judged. */
    List<ExcludedPeriod> periodsOnClock() {
        YearClock running = clock;
        return running == null
                ? List.of()
                : parcel.verifiedPeriods().stream()
                        .filter(period -> period.toOn().isAfter(running.start()))
                        .filter(period -> !period.toOn().isBefore(period.fromOn()))
                        .toList();
    }

    private @Nullable BigDecimal fee() {
        BigDecimal price = terms.contract().priceWan();
        if (price == null || price.signum() <= 0 || terms.contract().kind() == ContractKind.LEASE) {
            return null;
        }
        return Money.wanOfFen(Money.fenOfWan(price.multiply(parcel.rules().feeShare())));
    }

    PhaseTerms terms() {
        return terms;
    }

    ParcelReading parcel() {
        return parcel;
    }

    IdleFinding finding() {
        return finding;
    }

    IdleRoute route() {
        return route;
    }

    int yearsFull() {
        return yearsFull;
    }

    List<LocalDate> fullOn() {
        return fullOn;
    }

    @Nullable
    BigDecimal feeWan() {
        return feeWan;
    }

    @Nullable
    YearClock running() {
        return clock;
    }

    @Nullable
    IdleClock clock() {
        if (clock == null) {
            return null;
        }
        return parcel.site().stoppedOn() != null ? IdleClock.STOPPED : IdleClock.NOT_STARTED;
    }

    @Nullable
    LocalDate stoppedOn() {
        return finding == IdleFinding.DEVELOPED ? null : parcel.site().stoppedOn();
    }

    long grossIdleDays() {
        return clock == null ? 0 : clock.grossDays(parcel.asOf());
    }

    long netIdleDays() {
        return clock == null ? 0 : clock.netDays(parcel.asOf());
    }

    List<Message> explanation() {
        return new IdleWording(this).explanation();
    }

    List<Message> missing() {
        return new IdleWording(this).missing();
    }

    List<String> clauses() {
        return IdleClauses.of(this);
    }

    IdlePhase phase() {
        return new IdlePhase(
                terms.phase(),
                terms.contract().contractNo(),
                terms.contract().phaseAreaM2(),
                finding,
                clock(),
                terms.baseStartOn(),
                terms.baseStartFrom(),
                grossIdleDays(),
                netIdleDays(),
                yearsFull,
                fullOn,
                route,
                feeWan);
    }
}
