package org.mumap.rules.permu;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.Message;
import org.mumap.rules.measure.LargestRemainder;
import org.mumap.rules.measure.Money;
import org.mumap.rules.permu.PerMuShare.Figure;

/** Splits what firms declared over the land they used. */
public final class PerMu {

    /** Stands in the place of a parcel code where money lies on no land. */
    public static final String UNPLACED = "UNPLACED";

    /** Registered areas are split in units of a ten-thousandth of a square metre. */
    private static final int REGISTERED_SCALE = 4;

    private static final int DERIVED_LAND_SCALE = 6;

    private final int year;
    private final Map<String, ParcelLand> parcels;
    private final List<Message> notes = new ArrayList<>();

    private PerMu(int year, Map<String, ParcelLand> parcels) {
        this.year = year;
        this.parcels = parcels;
    }

    /**
     * The shares of every firm on every parcel it used on 31 December of {@code year}. Firms without a return of that year still use
     * land, and nothing is known of their money; money of firms without land is kept under {@link #UNPLACED}. Returns of other years are
     * left out; two of one firm are added.
     *
     * @param parcels the parcels by code; an unknown one still carries land, but has no park, no town and no plot ratio
     */
    public static PerMuTable apportion(
            int year,
            Collection<AnnualReturn> returns,
            Collection<Occupancy> occupancies,
            Map<String, ParcelLand> parcels) {
        return new PerMu(year, parcels).table(returns, occupancies);
    }

    private PerMuTable table(Collection<AnnualReturn> returns, Collection<Occupancy> occupancies) {
        Map<String, Map<String, NetLand>> land = land(occupancies);
        Map<String, Declared> money = money(returns);
        Map<Pair, BigDecimal> registered = registered(land);
        List<PerMuShare> shares = new ArrayList<>();
        land.forEach((firm, onParcels) -> {
            Declared declared = money.remove(firm);
            shares.addAll(split(firm, onParcels, declared == null ? new Declared() : declared, registered));
        });
        money.forEach((firm, declared) -> shares.add(new PerMuShare(
                firm.isEmpty() ? null : firm,
                UNPLACED,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                declared.fen(Figure.OUTPUT),
                declared.fen(Figure.VALUE_ADDED),
                declared.fen(Figure.TAX),
                false,
                declared.fen.keySet())));
        return new PerMuTable(
                year,
                List.copyOf(shares),
                parcels,
                notes.stream().sorted(Comparator.comparing(Message::toString)).toList());
    }

    /** Net land above zero, by firm and parcel, both ascending. */
    private Map<String, Map<String, NetLand>> land(Collection<Occupancy> occupancies) {
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        Map<String, Map<String, NetLand>> land = new TreeMap<>();
        for (Occupancy occupancy : occupancies) {
            if (occupancy.holdsOn(lastDay)) {
                land.computeIfAbsent(occupancy.creditCode(), firm -> new TreeMap<>())
                        .merge(occupancy.parcelCode(), net(occupancy), NetLand::plus);
            }
        }
        land.forEach((firm, onParcels) -> onParcels.forEach((parcel, net) -> {
            if (net.m2().signum() < 0) {
                notes.add(Message.of("permu.note.negative", firm, parcel, net.m2()));
            }
        }));
        land.values()
                .forEach(
                        onParcels -> onParcels.values().removeIf(net -> net.m2().signum() <= 0));
        land.values().removeIf(Map::isEmpty);
        return land;
    }

    private NetLand net(Occupancy occupancy) {
        BigDecimal land = occupancy.landM2();
        boolean derived = false;
        if (land == null) {
            land = ofBuilding(occupancy);
            derived = land != null;
        }
        if (land == null) {
            return new NetLand(BigDecimal.ZERO, false);
        }
        return new NetLand(occupancy.relation() == Relation.LEASE_OUT ? land.negate() : land, derived);
    }

    private @Nullable BigDecimal ofBuilding(Occupancy occupancy) {
        ParcelLand parcel = parcels.get(occupancy.parcelCode());
        BigDecimal ratio = parcel == null ? null : parcel.plotRatio();
        BigDecimal building = occupancy.buildingM2();
        if (building == null || ratio == null || ratio.signum() <= 0) {
            notes.add(Message.of(
                    building == null ? "permu.note.noArea" : "permu.note.noPlotRatio",
                    occupancy.creditCode(),
                    occupancy.parcelCode()));
            return null;
        }
        return building.divide(ratio, DERIVED_LAND_SCALE, RoundingMode.HALF_UP);
    }

    /** What was declared by firm; the empty name for returns that name none. Ascending. */
    private Map<String, Declared> money(Collection<AnnualReturn> returns) {
        Map<String, Declared> money = new TreeMap<>();
        for (AnnualReturn declared : returns) {
            if (declared.year() == year) {
                String firm = declared.creditCode() == null
                        ? ""
                        : declared.creditCode().strip();
                money.computeIfAbsent(firm, key -> new Declared()).add(declared);
            }
        }
        return money;
    }

    /** The money of a firm's returns of the year, in fen; a figure that no return states is not in it. */
    private static final class Declared {

        private final Map<Figure, Long> fen = new EnumMap<>(Figure.class);

        void add(AnnualReturn declared) {
            add(Figure.OUTPUT, declared.outputWan());
            add(Figure.VALUE_ADDED, declared.valueAddedWan());
            add(Figure.TAX, declared.taxWan());
        }

        private void add(Figure figure, @Nullable BigDecimal wan) {
            if (wan != null) {
                fen.merge(figure, Money.fenOfWan(wan), Math::addExact);
            }
        }

        long fen(Figure figure) {
            return fen.getOrDefault(figure, 0L);
        }
    }

    /** Each pair's part of the parcel's registered area, by net land. */
    private Map<Pair, BigDecimal> registered(Map<String, Map<String, NetLand>> land) {
        Map<String, Map<String, BigDecimal>> byParcel = new TreeMap<>();
        land.forEach((firm, onParcels) -> onParcels.forEach((parcel, net) ->
                byParcel.computeIfAbsent(parcel, key -> new TreeMap<>()).put(firm, net.m2())));
        Map<Pair, BigDecimal> parts = new TreeMap<>();
        byParcel.forEach((parcel, firms) -> {
            ParcelLand known = parcels.get(parcel);
            BigDecimal area = known == null ? null : known.registeredM2();
            long units = area == null
                    ? 0
                    : area.movePointRight(REGISTERED_SCALE)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
            long[] split = LargestRemainder.split(units, List.copyOf(firms.values()));
            int i = 0;
            for (String firm : firms.keySet()) {
                parts.put(new Pair(firm, parcel), BigDecimal.valueOf(split[i++], REGISTERED_SCALE));
            }
        });
        return parts;
    }

    private static List<PerMuShare> split(
            String firm, Map<String, NetLand> onParcels, Declared declared, Map<Pair, BigDecimal> registered) {
        List<BigDecimal> weights = onParcels.values().stream().map(NetLand::m2).toList();
        long[] output = LargestRemainder.split(declared.fen(Figure.OUTPUT), weights);
        long[] valueAdded = LargestRemainder.split(declared.fen(Figure.VALUE_ADDED), weights);
        long[] tax = LargestRemainder.split(declared.fen(Figure.TAX), weights);
        List<PerMuShare> shares = new ArrayList<>(weights.size());
        onParcels.forEach((parcel, net) -> {
            int i = shares.size();
            shares.add(new PerMuShare(
                    firm,
                    parcel,
                    net.m2(),
                    registered.getOrDefault(new Pair(firm, parcel), BigDecimal.ZERO),
                    output[i],
                    valueAdded[i],
                    tax[i],
                    net.fromBuilding(),
                    declared.fen.keySet()));
        });
        return shares;
    }

    private record NetLand(BigDecimal m2, boolean fromBuilding) {

        NetLand plus(NetLand other) {
            return new NetLand(m2.add(other.m2), fromBuilding || other.fromBuilding);
        }
    }

    private record Pair(String firm, String parcel) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            int byFirm = firm.compareTo(other.firm);
            return byFirm != 0 ? byFirm : parcel.compareTo(other.parcel);
        }
    }
}
