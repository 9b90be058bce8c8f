package org.mumap.rules.permu;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.rules.permu.PerMuShare.Figure;

/** Adds shares up under keys. Everything is added unrounded; ratios are rounded once at the end. */
final class RowSums {

    private static final int RATIO_SCALE = 6;

    /** Ascending by key, with the two keys that are no names at the end. */
    private static final Comparator<String> KEYS =
            Comparator.comparingInt(RowSums::rank).thenComparing(Comparator.naturalOrder());

    private final Map<String, Sum> sums = new TreeMap<>(KEYS);

    private static int rank(String key) {
        return key.equals(PerMu.UNPLACED) ? 2 : key.equals(PerMuTable.NONE) ? 1 : 0;
    }

    void add(String key, @Nullable String name, PerMuShare share) {
        Sum sum = sums.computeIfAbsent(key, unused -> new Sum());
        if (sum.name == null) {
            sum.name = name;
        }
        sum.add(share);
    }

    List<PerMuRow> rows() {
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().row(entry.getKey()))
                .toList();
    }

    /** The row of this key, of zeros when nothing was added. */
    PerMuRow only(String key) {
        return sums.getOrDefault(key, new Sum()).row(key);
    }

    private static final class Sum {

        private @Nullable String name;
        private BigDecimal netM2 = BigDecimal.ZERO;
        private BigDecimal registeredM2 = BigDecimal.ZERO;
        private long output;
        private long valueAdded;
        private long tax;
        private final Set<String> firms = new HashSet<>();
        private final Map<Figure, Set<String>> silent = new EnumMap<>(Figure.class);
        private final Set<Figure> known = EnumSet.noneOf(Figure.class);
        private final Set<String> parcels = new HashSet<>();

        void add(PerMuShare share) {
            netM2 = netM2.add(share.netLandM2());
            registeredM2 = registeredM2.add(share.registeredM2());
            output = Math.addExact(output, share.outputFen());
            valueAdded = Math.addExact(valueAdded, share.valueAddedFen());
            tax = Math.addExact(tax, share.taxFen());
            if (share.creditCode() != null) {
                firms.add(share.creditCode());
                EnumSet.complementOf(copy(share.known()))
                        .forEach(figure -> silent.computeIfAbsent(figure, key -> new HashSet<>())
                                .add(share.creditCode()));
            }
            known.addAll(share.known());
            if (share.placed()) {
                parcels.add(share.parcelCode());
            }
        }

        PerMuRow row(String key) {
            BigDecimal mu = plain(Mu.ofSquareMetres(netM2));
            return new PerMuRow(
                    key,
                    name,
                    mu,
                    plain(Mu.ofSquareMetres(registeredM2)),
                    Money.wanOfFen(output),
                    Money.wanOfFen(tax),
                    Money.wanOfFen(valueAdded),
                    perMu(Figure.OUTPUT, output, mu),
                    perMu(Figure.TAX, tax, mu),
                    perMu(Figure.VALUE_ADDED, valueAdded, mu),
                    firms.size(),
                    silent(Figure.OUTPUT),
                    silent(Figure.TAX),
                    parcels.size());
        }

        private int silent(Figure figure) {
            return silent.getOrDefault(figure, Set.of()).size();
        }

        private static EnumSet<Figure> copy(Set<Figure> figures) {
            EnumSet<Figure> copy = EnumSet.noneOf(Figure.class);
            copy.addAll(figures);
            return copy;
        }

        private @Nullable BigDecimal perMu(Figure figure, long fen, BigDecimal mu) {
            return mu.signum() == 0 || !known.contains(figure)
                    ? null
                    : Money.wanOfFen(fen).divide(mu, RATIO_SCALE, RoundingMode.HALF_UP);
        }

        private static BigDecimal plain(BigDecimal value) {
            BigDecimal stripped = value.stripTrailingZeros();
            return stripped.scale() < 2 ? stripped.setScale(2, RoundingMode.UNNECESSARY) : stripped;
        }
    }
}
