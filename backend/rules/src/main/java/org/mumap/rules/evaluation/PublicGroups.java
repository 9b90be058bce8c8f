package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Mu;

/**
 * Averages that may be published. A group of fewer than {@value #LEAST} firms would tell what a single one paid (税收征收管理法
 * 第8条), so it is left out; and when exactly one group is left out, the smallest of the others is too, because the total less the
 * rest would tell it.
 */
public final class PublicGroups {

    /** Least firms of a group whose average is published. */
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
            @Nullable BigDecimal taxWan) {}

    /**
     * A group.
     *
     * @param key the group, {@code NONE} for those without
     * @param firms how many
     * @param taxWanPerMu Σ tax ÷ Σ mu, 2 decimals; null when it is left out or nobody has land
     * @param suppressed whether it is left out
     */
    public record Group(String key, int firms, @Nullable BigDecimal taxWanPerMu, boolean suppressed) {}

    /** The groups, ascending by key. */
    public static List<Group> of(Collection<Firm> firms) {
        Map<String, List<Firm>> byGroup = new TreeMap<>();
        firms.forEach(firm -> byGroup.computeIfAbsent(
                        firm.group() == null ? Placing.NONE : firm.group(), k -> new ArrayList<>())
                .add(firm));
        List<String> hidden = new ArrayList<>(byGroup.entrySet().stream()
                .filter(group -> group.getValue().size() < LEAST)
                .map(Map.Entry::getKey)
                .toList());
        if (hidden.size() == 1) {
            byGroup.entrySet().stream()
                    .filter(group -> group.getValue().size() >= LEAST)
                    .min(Map.Entry.comparingByValue((one, other) -> Integer.compare(one.size(), other.size())))
                    .ifPresent(group -> hidden.add(group.getKey()));
        }
        return byGroup.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue(), hidden.contains(group.getKey())))
                .toList();
    }

    private static Group group(String key, List<Firm> firms, boolean hidden) {
        return new Group(key, firms.size(), hidden ? null : average(firms), hidden);
    }

    private static @Nullable BigDecimal average(List<Firm> firms) {
        BigDecimal tax = BigDecimal.ZERO;
        BigDecimal mu = BigDecimal.ZERO;
        for (Firm firm : firms) {
            if (firm.landM2() != null && firm.taxWan() != null) {
                tax = tax.add(firm.taxWan());
                mu = mu.add(Mu.ofSquareMetres(firm.landM2()));
            }
        }
        return mu.signum() == 0 ? null : tax.divide(mu, AVERAGE_SCALE, RoundingMode.HALF_UP);
    }
}
