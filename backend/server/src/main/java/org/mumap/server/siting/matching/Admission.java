package org.mumap.server.siting.matching;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.LowEfficiency;
import org.springframework.stereotype.Component;

/**
 * Whether a project may be let onto land at all. The floor is the line below which built land counts as of low efficiency: who
 * promises less is not given land that would be low-efficient on its first day.
 */
@Component
public class Admission {

    /**
     * A refusal.
     *
     * @param indicator what is too low
     * @param promised the promise; null when none is known
     * @param floor the least that is let in
     * @param clause where the floor stands
     */
    public record Refusal(String indicator, @Nullable BigDecimal promised, BigDecimal floor, String clause) {}

    /** The refusal of this project on this land, or null when it is let in. */
    @Nullable
    Refusal refuse(WaitingProject project, Matchings.Land land, LocalDate day) {
        LowEfficiency line = LowEfficiency.QUANZHOU_2025;
        BigDecimal promised = project.taxWanPerMu();
        return promised != null && promised.compareTo(line.taxWanPerMuBelow()) >= 0
                ? null
                : new Refusal("TAX_PER_MU", promised, line.taxWanPerMuBelow(), line.source());
    }
}
