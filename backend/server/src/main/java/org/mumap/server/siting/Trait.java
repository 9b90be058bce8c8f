package org.mumap.server.siting;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.SupplyKind;

/**
 * A combination of state and use that many parcels share, as {@code live.site_trait_key} writes it.
 *
 * @param supply the ways in which such a parcel could be had
 * @param landUseScheme scheme of its present use
 * @param landUseCode its present use
 * @param plannedUse its planned use
 */
record Trait(
        Set<SupplyKind> supply,
        @Nullable String landUseScheme,
        @Nullable String landUseCode,
        @Nullable String plannedUse) {

    private static final int PARTS = 8;

    /** Reads the text of {@code live.site_trait_key}; the last part may be any words. */
    static Trait parse(String key) {
        String[] parts = key.split("\\|", PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("No state and use of a parcel: " + key);
        }
        return new Trait(
                SupplyOfParcel.kinds(
                        filled(parts[0]),
                        filled(parts[1]),
                        filled(parts[2]),
                        parts[3].equals("true"),
                        parts[4].equals("true")),
                filled(parts[5]),
                filled(parts[6]),
                filled(parts[7]));
    }

    private static @Nullable String filled(String part) {
        return part.isEmpty() ? null : part;
    }
}
