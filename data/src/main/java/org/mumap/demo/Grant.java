package org.mumap.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The dates of one parcel's supply, drawn from its fate as judged on `today`.
 *
 * @param signed day of the contract
 * @param delivered day of the 交地确认书, null when none is on file
 * @param agreedStart agreed start of development, null when the contract is silent (then delivery + 1 year counts)
 * @param agreedCompletion agreed completion
 * @param started start of development in the sense of art. 30, null when not begun
 * @param stopped last day of work, null when working
 * @param completed completion, null when not complete
 * @param excludedDays verified excluded days that lie behind agreedStart
 */
record Grant(
        LocalDate signed,
        @Nullable LocalDate delivered,
        @Nullable LocalDate agreedStart,
        @Nullable LocalDate agreedCompletion,
        @Nullable LocalDate started,
        @Nullable LocalDate stopped,
        @Nullable LocalDate completed,
        int excludedDays) {

    /** The day from which the not-started clock runs; only for fates that have one. */
    LocalDate base() {
        LocalDate start = agreedStart;
        if (start != null) {
            return start;
        }
        if (delivered == null) {
            throw new IllegalStateException("no base");
        }
        return delivered.plusYears(1);
    }

    static Grant of(Fate fate, LocalDate today, Dice dice) {
        return switch (fate) {
            case NOT_DUE -> waiting(today.plusDays(dice.among(1, 330)), 0, dice);
            case OVERDUE -> overdue(today, dice);
            case NOT_STARTED -> {
                int excluded = dice.chance(0.35) ? dice.among(40, 240) : 0;
                // the second year is full 1 to 300 days from now
                LocalDate base =
                        today.plusDays(dice.among(1, 300)).minusYears(2).minusDays(1L + excluded);
                yield waiting(base, excluded, dice);
            }
            case NOT_STARTED_LONG -> waiting(today.minusDays(dice.among(745, 1500)), 0, dice);
            case BASELESS -> new Grant(today.minusDays(dice.among(500, 2500)), null, null, null, null, null, null, 0);
            case WORKING -> begun(today.minusDays(dice.among(60, 620)), dice.chance(0.5), dice);
            case PAUSED ->
                begun(today.minusDays(dice.among(500, 900)), true, dice)
                        .stoppedOn(today.minusDays(dice.among(20, 350)));
            case STOPPED, STOPPED_UNCLEAR, HALF_USED ->
                begun(today.minusDays(dice.among(1100, 2400)), true, dice)
                        .stoppedOn(today.minusDays(dice.among(372, 1000)));
            default -> developed(today, dice);
        };
    }

    private static Grant overdue(LocalDate today, Dice dice) {
        int excluded = dice.chance(0.2) ? dice.among(20, 120) : 0;
        int daysLeft = dice.chance(0.55) ? dice.among(1, 90) : dice.among(91, 360);
        LocalDate base = today.plusDays(daysLeft).minusYears(1).minusDays(1L + excluded);
        return waiting(base, excluded, dice);
    }

    /** Signed and delivered, the agreed start on `base`, nothing built. One in eight is silent about the start. */
    private static Grant waiting(LocalDate base, int excludedDays, Dice dice) {
        if (dice.chance(0.12)) {
            LocalDate delivered = base.minusYears(1);
            // plusYears clamps 29 February, so go round only when it leads back to the same day
            if (delivered.plusYears(1).equals(base)) {
                return new Grant(
                        delivered.minusDays(dice.among(10, 60)),
                        delivered,
                        null,
                        base.plusYears(2),
                        null,
                        null,
                        null,
                        excludedDays);
            }
        }
        LocalDate signed = base.minusDays(dice.among(150, 420));
        boolean late = dice.chance(0.06);
        LocalDate delivered = late ? base.plusDays(dice.among(10, 100)) : signed.plusDays(dice.among(15, 90));
        return new Grant(signed, delivered, base, base.plusDays(dice.among(540, 900)), null, null, null, excludedDays);
    }

    private static Grant begun(LocalDate started, boolean onTime, Dice dice) {
        LocalDate agreed = started.plusDays(onTime ? dice.among(0, 90) : -dice.among(5, 200));
        LocalDate signed = agreed.minusDays(dice.among(150, 420));
        return new Grant(
                signed,
                signed.plusDays(dice.among(15, 90)),
                agreed,
                agreed.plusDays(dice.among(540, 900)),
                started,
                null,
                null,
                0);
    }

    private static Grant developed(LocalDate today, Dice dice) {
        LocalDate completed = dice.day(today.minusYears(17), today.minusMonths(4));
        LocalDate started = completed.minusDays(dice.among(330, 820));
        Grant g = begun(started, dice.chance(0.8), dice);
        return new Grant(g.signed, g.delivered, g.agreedStart, g.agreedCompletion, started, null, completed, 0);
    }

    private Grant stoppedOn(LocalDate day) {
        return new Grant(signed, delivered, agreedStart, agreedCompletion, started, day, completed, excludedDays);
    }
}
