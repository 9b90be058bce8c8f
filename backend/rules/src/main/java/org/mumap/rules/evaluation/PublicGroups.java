package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Mu;

/**
 * Averages that may be published. An average of fewer than {@value #LEAST} firms would tell what a single one paid (税收征收管理法
 * 第8条), so it is left out; only firms whose land and tax are both known stand behind an average, and only they count. While those
 * that are left out are fewer than {@value #LEAST} together, the smallest of the other groups is left out too, because the total
 * less the rest would tell of them.
 */
public final class PublicGroups {

    /** Least firms that stand behind an average that is published. */
    public static final int LEAST = 3;

    private static final int AVERAGE_SCALE = 2;

    private PublicGroups() {}

    /**
     * A firm of the list.
     *
     * @param group its group, null = none
     * @param landM2 its land, null = not known
     * @param taxWan its tax, null = not known
     */
    public record Firm(
            @Nullable String group,
            @Nullable BigDecimal landM2,
            @Nullable BigDecimal taxWan) {

        /** Whether it stands behind its group's average. */
        boolean counted() {
            return landM2 != null && landM2.signum() > 0 && taxWan != null;
        }
    }

    /**
     * A group.
     *
     * @param key the group, {@code NONE} for those without
     * @param firms how many
     * @param counted how many of them have land and tax: the average is theirs
     * @param taxWanPerMu Σ tax ÷ Σ mu, 2 decimals; null when it is left out
     * @param suppressed whether it is left out
     */
    public record Group(
            String key, int firms, int counted, @Nullable BigDecimal taxWanPerMu, boolean suppressed) {}

    /** The groups, ascending by key. */
    public static List<Group> of(Collection<Firm> firms) {
        Map<String, List<Firm>> byGroup = new TreeMap<>();
        firms.forEach(firm -> byGroup.computeIfAbsent(
                        firm.group() == null ? Placing.NONE : firm.group(), k -> new ArrayList<>())
                .add(firm));
        Map<String, Integer> counted = new TreeMap<>();
        byGroup.forEach((key, members) ->
                counted.put(key, (int) members.stream().filter(Firm::counted).count()));
        Set<String> hidden = hidden(counted);
        return byGroup.entrySet().stream()
                .map(group -> group(
                        group.getKey(),
                        group.getValue(),
                        counted.getOrDefault(group.getKey(), 0),
                        hidden.contains(group.getKey())))
                .toList();
    }

    private static Set<String> hidden(Map<String, Integer> counted) {
        Set<String> hidden = new HashSet<>();
        int together = 0;
        for (Map.Entry<String, Integer> group : counted.entrySet()) {
            if (group.getValue() < LEAST) {
                hidden.add(group.getKey());
                together += group.getValue();
            }
        }
        if (together > 0 && together < LEAST) {
            counted.entrySet().stream()
                    .filter(group -> !hidden.contains(group.getKey()))
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(group -> hidden.add(group.getKey()));
        }
        return hidden;
    }

    private static Group group(String key, List<Firm> firms, int counted, boolean hidden) {
        return new Group(key, firms.size(), counted, hidden ? null : average(firms), hidden);
    }

    private static BigDecimal average(List<Firm> firms) {
        BigDecimal tax = BigDecimal.ZERO;
        BigDecimal mu = BigDecimal.ZERO;
        for (Firm firm : firms) {
            if (firm.counted()) {
                tax = tax.add(Objects.requireNonNull(firm.taxWan()));
                mu = mu.add(Mu.ofSquareMetres(Objects.requireNonNull(firm.landM2())));
            }
        }
        return tax.divide(mu, AVERAGE_SCALE, RoundingMode.HALF_UP);
    }
}
