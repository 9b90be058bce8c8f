package org.mumap.rules.siting.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a matching shall make as large as it can be. */
public enum Aim {
    /** Σ of the tax expected per mu of the land given: land too large for its project lowers it. */
    TAX_PER_MU,
    /** Σ of the tax expected a year, 万元. */
    TAX,
    /** Σ of the investment, 万元. */
    INVESTMENT,
    /** As many projects as possible; among equals the greatest tax. */
    PLACED;

    private static final int DECIMALS = 4;
    /** Counts for more than the tax of all projects of a county together. */
    private static final BigDecimal ONE_PROJECT = new BigDecimal("100000000");

    /** The aim of this name. */
    public static Optional<Aim> find(String name) {
        return Arrays.stream(values()).filter(aim -> aim.name().equals(name)).findFirst();
    }

    /** The gain of a pair, 4 decimals, HALF_UP; null when the project does not say what is needed to reckon it. */
    @Nullable
    BigDecimal gain(Waiting project, Site site) {
        return switch (this) {
            case TAX_PER_MU ->
                project.taxWanPerMu() == null
                        ? null
                        : tax(project, site).divide(site.areaMu(), DECIMALS, RoundingMode.HALF_UP);
            case TAX ->
                project.taxWanPerMu() == null ? null : tax(project, site).setScale(DECIMALS, RoundingMode.HALF_UP);
            case INVESTMENT -> project.investmentWan();
            case PLACED -> ONE_PROJECT.add(tax(project, site).setScale(DECIMALS, RoundingMode.HALF_UP));
        };
    }

    /** The tax a year on this land, 万元: of the land the project needs, at most of the land there is. */
    static BigDecimal tax(Waiting project, Site site) {
        BigDecimal promised = project.taxWanPerMu() == null ? BigDecimal.ZERO : project.taxWanPerMu();
        return promised.multiply(project.needMu().min(site.areaMu()));
    }

    /** The gain as it is shown: for {@link #PLACED} the number of projects. */
    BigDecimal shown(BigDecimal total, int placed) {
        return this == PLACED ? BigDecimal.valueOf(placed) : total;
    }
}
