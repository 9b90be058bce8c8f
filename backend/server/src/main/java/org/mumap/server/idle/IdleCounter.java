package org.mumap.server.idle;

import java.time.LocalDate;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.LegalStatus;

/**
 * The counters over the list of the day. The first four do not overlap and add up to the list; {@link #OVERDUE} marks some of
 * them again.
 */
public enum IdleCounter {
    /** 疑似: suspected of lying idle by the facts; no notice of investigation has been served yet. */
    SUSPECTED,
    /** 调查中: the notice of investigation has been served. */
    INVESTIGATING,
    /** 已认定待处置: found idle on paper, not yet disposed of. */
    FOUND_IDLE,
    /** 逾期未开工: past the agreed start and not started, but for less than a net year. */
    LATE,
    /**
     * 逾期: an act of the authority is overdue: in an open case a day of the law that has passed; without one the opening of the
     * investigation, 30 days after the suspicion could first be seen (53号令 art. 5), counted from the day the first net year was
     * full. These parcels are counted above as well.
     */
    OVERDUE;

    private static final int DAYS_TO_INVESTIGATE = 30;

    /** See {@link Casework#group}; the same in the database. */
    static final String OVERDUE_CONDITION = """
            coalesce(v.parcel_code = any(:lateCases)
              or (v.counter = 'SUSPECTED' and v.first_full_on < :overdueBefore and v.parcel_code <> all(:openCases)), false)""";

    /** Whether the counter counts the parcels of a group. */
    public boolean holds(IdleGroup group) {
        boolean noCase = group.legal() == LegalStatus.NONE;
        return switch (this) {
            case SUSPECTED -> noCase && group.suspected();
            case INVESTIGATING -> group.legal() == LegalStatus.INVESTIGATING;
            case FOUND_IDLE -> group.legal() == LegalStatus.FOUND_IDLE;
            case LATE -> noCase && group.finding() == IdleFinding.OVERDUE;
            case OVERDUE -> group.overdue();
        };
    }

    /** The condition on {@code live.idle_verdict v} that holds the same parcels; needs {@code :overdueBefore, :openCases, :lateCases}. */
    String condition() {
        return this == OVERDUE ? OVERDUE_CONDITION : "v.counter = '" + name() + "'";
    }

    /** On this day the investigation of a parcel is overdue whose first net year was full before the day returned. */
    static LocalDate overdueBefore(LocalDate asOf) {
        return asOf.minusDays(DAYS_TO_INVESTIGATE);
    }
}
