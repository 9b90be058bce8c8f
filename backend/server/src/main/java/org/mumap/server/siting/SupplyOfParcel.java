package org.mumap.server.siting;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.SupplyKind;

/** In which ways a parcel could be had, from what is recorded and judged of it. */
final class SupplyOfParcel {

    private SupplyOfParcel() {}

    /**
     * The ways; none for land that is supplied and well used.
     *
     * @param supplyState state of supply as imported
     * @param finding idle finding
     * @param legalState what people found on paper
     * @param lowEfficiency whether it is marked as of low efficiency
     * @param idleFloor whether a building on it has idle floor
     */
    static Set<SupplyKind> kinds(
            @Nullable String supplyState,
            @Nullable String finding,
            @Nullable String legalState,
            boolean lowEfficiency,
            boolean idleFloor) {
        Set<SupplyKind> kinds = EnumSet.noneOf(SupplyKind.class);
        if ("RESERVE".equals(supplyState)) {
            kinds.add(SupplyKind.RESERVE);
        }
        if ("APPROVED_UNSUPPLIED".equals(supplyState)) {
            kinds.add(SupplyKind.APPROVED_UNSUPPLIED);
        }
        if (idle(finding, legalState)) {
            kinds.add(SupplyKind.IDLE);
        }
        if (lowEfficiency) {
            kinds.add(SupplyKind.LOW_EFFICIENCY);
        }
        if (idleFloor) {
            kinds.add(SupplyKind.EMPTY_FACTORY);
        }
        return kinds;
    }

    /** Whether the land is suspected or found idle; what people found to be not idle, or have disposed of, is not. */
    static boolean idle(@Nullable String finding, @Nullable String legalState) {
        if ("FOUND_IDLE".equals(legalState)) {
            return true;
        }
        boolean settled = "NOT_IDLE".equals(legalState) || "DISPOSED".equals(legalState);
        return !settled && finding != null && finding.startsWith("SUSPECTED");
    }
}
