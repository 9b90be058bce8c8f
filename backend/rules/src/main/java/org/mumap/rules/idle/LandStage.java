package org.mumap.rules.idle;

import org.jspecify.annotations.Nullable;

/**
 * How far a parcel had come on a day, as a time line shows it: one word per parcel and day, so that the counts of a day add up to its
 * parcels. Read from the verdict of that day; it decides nothing of its own.
 */
public enum LandStage {
    /** Not supplied yet: in reserve, approved only, or its first contract is signed on a later day. */
    UNSUPPLIED('U'),
    /** A contract is signed, work has not begun, and no net year is full. */
    SUPPLIED('S'),
    /** Suspected idle by the rules of that day, or found idle on paper. */
    IDLE('I'),
    /** Work has begun. */
    STARTED('W'),
    /** Work is completed. */
    COMPLETED('C'),
    /** There is a contract, but the facts do not say how far things are. */
    UNKNOWN('N'),
    /** Supplied, and the ledger holds no contract of it. */
    NO_CONTRACT('O');

    private final char letter;

    LandStage(char letter) {
        this.letter = letter;
    }

    /** The one letter that stands for it where thousands are sent. */
    public char letter() {
        return letter;
    }

    /**
     * The stage of a parcel.
     *
     * @param verdict the verdict of the day
     * @param supplyState {@code RESERVE}, {@code APPROVED_UNSUPPLIED}, {@code SUPPLIED} of the version that holds on the day, or null
     * @param signedLater whether a contract of the parcel is signed after the day
     */
    public static LandStage of(IdleVerdict verdict, @Nullable String supplyState, boolean signedLater) {
        if (verdict.legal().state() == LegalStatus.FOUND_IDLE) {
            return IDLE;
        }
        boolean cleared = verdict.legal().state() == LegalStatus.NOT_IDLE
                || verdict.legal().state() == LegalStatus.DISPOSED;
        return switch (verdict.finding()) {
            case NO_CONTRACT -> withoutContract(supplyState, signedLater);
            case NOT_DUE, OVERDUE -> SUPPLIED;
            case SUSPECTED_NOT_STARTED -> cleared ? SUPPLIED : IDLE;
            case SUSPECTED_STOPPED -> cleared ? STARTED : IDLE;
            case IN_DEVELOPMENT -> STARTED;
            case DEVELOPED -> COMPLETED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static LandStage withoutContract(@Nullable String supplyState, boolean signedLater) {
        boolean held = "RESERVE".equals(supplyState) || "APPROVED_UNSUPPLIED".equals(supplyState);
        return held || signedLater ? UNSUPPLIED : NO_CONTRACT;
    }
}
