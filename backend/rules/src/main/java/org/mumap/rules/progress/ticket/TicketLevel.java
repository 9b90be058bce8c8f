package org.mumap.rules.progress.ticket;

import java.util.Optional;

/** Who is to solve it, from the bottom to the top (单位 → 专班 → 区级协调会 → 区委区政府上会). */
public enum TicketLevel {
    /** The unit it was given to. */
    UNIT,
    /** 专班. */
    TASK_FORCE,
    /** 区级协调会. */
    DISTRICT_MEETING,
    /** 区委区政府上会. */
    TOP;

    /** The next step up; empty at the top. */
    public Optional<TicketLevel> next() {
        return this == TOP ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
