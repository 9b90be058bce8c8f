package org.mumap.server.access;

import java.util.List;

/**
 * What rows an account sees.
 *
 * @param username account
 * @param county whether all
 * @param parks else the rows of these parks, sub-parks included
 * @param towns and of these towns
 */
public record Scope(String username, boolean county, List<String> parks, List<String> towns) {

    /** Fails closed: the database splits these lists at commas, so a name with a comma would widen the scope. */
    public Scope {
        parks = parks.stream().filter(park -> park.indexOf(',') < 0).toList();
        towns = towns.stream().filter(town -> town.indexOf(',') < 0).toList();
    }

    /** {@code county}, {@code part}, or {@code none}. */
    public String extent() {
        return county ? "county" : parks.isEmpty() && towns.isEmpty() ? "none" : "part";
    }

    /** A text that is equal for equal rights: part of every cache key. */
    public String cacheKey() {
        return extent() + "|" + String.join(",", parks) + "|" + String.join(",", towns);
    }
}
