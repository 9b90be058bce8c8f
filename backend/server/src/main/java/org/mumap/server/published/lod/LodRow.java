package org.mumap.server.published.lod;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A row of {@code live.lod_parcel}.
 *
 * @param z level
 * @param lead the largest parcel: gives id and use
 * @param gravest gives the states
 * @param single whether it is {@code lead} alone
 * @param sums figures of all its parcels
 * @param shape simplified, EPSG:3857
 */
record LodRow(int z, LodParcel lead, LodParcel gravest, boolean single, Sums sums, Geometry shape) {

    private static final double HUNDRED = 100;

    /**
     * Figures of a set of parcels.
     *
     * @param suspected parcels in a grave state
     * @param lowEfficiencyMu area of those of low efficiency (mu)
     */
    record Sums(
            int parcels,
            double areaMu,
            int suspected,
            double suspectedMu,
            double lowEfficiencyMu,
            double netMu,
            double taxWan,
            double outputWan) {

        static Sums of(LodParcel parcel) {
            boolean grave = parcel.state().isGrave();
            return new Sums(
                    1,
                    parcel.areaMu(),
                    grave ? 1 : 0,
                    grave ? parcel.areaMu() : 0,
                    parcel.lowEfficiency() ? parcel.areaMu() : 0,
                    parcel.netMu(),
                    parcel.taxWan(),
                    parcel.outputWan());
        }

        static Sums of(List<Sums> parts) {
            return parts.stream().reduce(new Sums(0, 0, 0, 0, 0, 0, 0, 0), Sums::plus);
        }

        Sums plus(Sums other) {
            return new Sums(
                    parcels + other.parcels,
                    areaMu + other.areaMu,
                    suspected + other.suspected,
                    suspectedMu + other.suspectedMu,
                    lowEfficiencyMu + other.lowEfficiencyMu,
                    netMu + other.netMu,
                    taxWan + other.taxWan,
                    outputWan + other.outputWan);
        }

        /** Tax per mu of the net land that bore it, null when no parcel has figures. */
        @Nullable
        Double taxWanPerMu() {
            return netMu > 0 ? rounded(taxWan / netMu) : null;
        }

        @Nullable
        Double outputWanPerMu() {
            return netMu > 0 ? rounded(outputWan / netMu) : null;
        }

        boolean mostlyLowEfficiency() {
            return lowEfficiencyMu * 2 > areaMu;
        }
    }

    // two decimals are what a map can show, and equal values are written once per tile
    static double rounded(double value) {
        return Math.rint(value * HUNDRED) / HUNDRED;
    }
}
