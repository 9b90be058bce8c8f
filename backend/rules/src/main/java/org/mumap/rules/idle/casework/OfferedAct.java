package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An act that may lawfully be done next.
 *
 * @param act what
 * @param clause the clause it stands on
 * @param primary true for the one that leads the case on
 * @param performer who may record it
 * @param paper the paper it issues
 * @param leadsTo the stage it leads to; null when the stage stays or depends on its fields
 * @param reasonRequired true if a reason in words must be given
 * @param dueOn last day for it, null when no period runs
 * @param daysLeft days until then
 * @param fields what to fill in
 */
public record OfferedAct(
        CaseAct act,
        String clause,
        boolean primary,
        Performer performer,
        @Nullable PaperKind paper,
        @Nullable CaseStage leadsTo,
        boolean reasonRequired,
        @Nullable LocalDate dueOn,
        @Nullable Long daysLeft,
        List<ActField> fields) {}
