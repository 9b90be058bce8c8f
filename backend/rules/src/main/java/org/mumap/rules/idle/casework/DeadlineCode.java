package org.mumap.rules.idle.casework;

/** The periods that run in a case. How long each is stands in {@link CaseworkRuleSet}. */
public enum DeadlineCode {
    /** The authority opens the investigation and issues the notice. */
    OPEN_INVESTIGATION(Kind.DUTY_OF_AUTHORITY),
    /** The holder hands in the materials. */
    REPLY(Kind.DUTY_OF_HOLDER),
    /** The holder may ask for a hearing. */
    HEARING_REQUEST(Kind.RIGHT_OF_HOLDER),
    /** The authority holds the hearing that was asked for. */
    HEARING_HELD(Kind.DUTY_OF_AUTHORITY),
    /** The notice of the hearing precedes it by this long. */
    HEARING_ANNOUNCED(Kind.LIMIT),
    /** The holder pays the fee, or has the registration cancelled. */
    PERFORM(Kind.DUTY_OF_HOLDER),
    /** The holder may apply for administrative review. */
    REVIEW(Kind.RIGHT_OF_HOLDER),
    /** The holder may sue. */
    SUIT(Kind.RIGHT_OF_HOLDER),
    /** The holder may sue against the decision of a review. */
    SUIT_AFTER_REVIEW(Kind.RIGHT_OF_HOLDER),
    /** The written demand precedes the application to the court by this long. */
    DEMAND(Kind.LIMIT),
    /** The authority applies to the court for enforcement. */
    ENFORCEMENT(Kind.RIGHT_OF_AUTHORITY),
    /** A paper announced instead of handed over counts as served after this long. */
    ANNOUNCED_SERVICE(Kind.LIMIT),
    /** The first full year without a start, or since works stopped: from then on the land is suspected. */
    FIRST_YEAR(Kind.LIMIT),
    /** The second full year without a start: from then on the land may be reclaimed. */
    SECOND_YEAR(Kind.LIMIT),
    /** The start may be put off by no more than this. */
    EXTENSION(Kind.LIMIT),
    /** Temporary use may last no longer than this. */
    TEMPORARY_USE(Kind.DUTY_OF_AUTHORITY);

    private final Kind kind;

    DeadlineCode(Kind kind) {
        this.kind = kind;
    }

    /** What happens when the period is over. */
    public Kind kind() {
        return kind;
    }

    /** What a period is for. */
    public enum Kind {
        /** Too late is unlawful delay by the authority. */
        DUTY_OF_AUTHORITY,
        /** Too late opens the next step against the holder. */
        DUTY_OF_HOLDER,
        /** Over is simply over: the holder has let the right lapse. */
        RIGHT_OF_HOLDER,
        /** Over is over: the authority has lost the way to the court. */
        RIGHT_OF_AUTHORITY,
        /** Not a due day but a day before which something may not, or after which something may, be done. */
        LIMIT
    }
}
