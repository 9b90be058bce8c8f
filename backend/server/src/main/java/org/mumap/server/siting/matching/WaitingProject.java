package org.mumap.server.siting.matching;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A project that waits for land, as it is recorded.
 *
 * @param code its code
 * @param name its name
 * @param stage its stage
 * @param parkCode park it is meant for
 * @param town town it is meant for
 * @param needMu land it needs, mu
 * @param industryCode industry of GB/T 4754
 * @param taxWanPerMu promised tax per mu and year, 万元
 * @param outputWanPerMu promised output per mu and year, 万元
 * @param investmentWan total investment, 万元
 */
public record WaitingProject(
        String code,
        String name,
        String stage,
        @Nullable String parkCode,
        @Nullable String town,
        BigDecimal needMu,
        @Nullable String industryCode,
        @Nullable BigDecimal taxWanPerMu,
        @Nullable BigDecimal outputWanPerMu,
        @Nullable BigDecimal investmentWan) {}
