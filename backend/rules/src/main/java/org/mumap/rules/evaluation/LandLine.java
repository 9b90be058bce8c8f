package org.mumap.rules.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A firm's land on one parcel. own + leasedIn + occupied − leasedOut + raised = net, exactly.
 *
 * @param creditCode the firm
 * @param parcelCode the parcel
 * @param parkCode its park, null outside
 * @param town its town
 * @param ownM2 自有
 * @param leasedInM2 租入
 * @param occupiedM2 其他占用
 * @param leasedOutM2 租出, not negative
 * @param raisedM2 what was put back because more was leased out than held; zero as a rule
 * @param netM2 land that counts, never below zero
 * @param fromBuilding whether some of it was derived from floor space
 */
public record LandLine(
        String creditCode,
        String parcelCode,
        @Nullable String parkCode,
        @Nullable String town,
        BigDecimal ownM2,
        BigDecimal leasedInM2,
        BigDecimal occupiedM2,
        BigDecimal leasedOutM2,
        BigDecimal raisedM2,
        BigDecimal netM2,
        boolean fromBuilding) {}
