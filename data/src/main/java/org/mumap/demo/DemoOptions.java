package org.mumap.demo;

import java.time.LocalDate;

/**
 * What a demo county is made from. The same three values give the same bytes.
 *
 * @param seed the county's seed
 * @param today the day on which cases, lamps and days left are to look alive
 * @param scale 1 = about 20,000 parcels; n = about n times as many of everything, for load tests
 */
public record DemoOptions(long seed, LocalDate today, int scale) {
    public DemoOptions {
        if (scale < 1 || scale > 100) {
            throw new IllegalArgumentException("scale must be 1 to 100, was " + scale);
        }
    }
}
