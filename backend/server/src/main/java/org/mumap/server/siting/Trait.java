package org.mumap.server.siting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.SupplyKind;

/**
 * A combination of state and use that many parcels share.
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

    static Trait of(ResultSet row, boolean idleFloor) throws SQLException {
        return new Trait(
                SupplyOfParcel.kinds(
                        row.getString("supply_state"),
                        row.getString("idle_finding"),
                        row.getString("legal_state"),
                        row.getBoolean("low_efficiency"),
                        idleFloor),
                row.getString("land_use_scheme"),
                row.getString("land_use_code"),
                row.getString("planned_use"));
    }
}
