package org.mumap.rules.siting.matching;

import java.math.BigDecimal;

/**
 * Land that can be given.
 *
 * @param code its code
 * @param areaMu its area, mu
 */
public record Site(String code, BigDecimal areaMu) {

    public Site {
        if (areaMu.signum() <= 0) {
            throw new IllegalArgumentException("A site has an area: " + code);
        }
    }
}
