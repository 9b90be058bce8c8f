package org.mumap.rules.leaving;

import java.util.List;

/** Counts the signs of a zombie or shell firm (僵尸、空壳企业). A sign that is not known does not count, and is said to be missing. */
public final class ShellRule {

    private ShellRule() {}

    /** What is looked for. */
    public enum Sign {
        /** No tax in twelve months. */
        NO_TAX,
        /** Electricity below a tenth of its three-year mean. */
        LOW_ELECTRICITY,
        /** Hardly any staff. */
        FEW_STAFF,
        /** The register shows it abnormal. */
        ABNORMAL_REGISTER,
        /** The floor stands mostly empty. */
        EMPTY_BUILDING
    }

    /** Whether a sign speaks. */
    public enum State {
        /** It speaks. */
        HIT,
        /** It is known and does not. */
        QUIET,
        /** It is not known. */
        UNKNOWN
    }

    /**
     * One sign.
     *
     * @param sign which
     * @param state whether it speaks
     */
    public record Reading(Sign sign, State state) {}

    /**
     * Whether a firm is suspected.
     *
     * @param readings its signs
     * @param atLeast so many must speak
     */
    public static boolean suspected(List<Reading> readings, int atLeast) {
        return readings.stream().filter(reading -> reading.state == State.HIT).count() >= atLeast;
    }
}
