package org.mumap.rules.permu;

import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a firm to group it.
 *
 * @param creditCode its code
 * @param name its name
 * @param industryKey the key it is grouped under, for example the two-digit division with its scheme; null = not known
 * @param industryName the industry's name
 */
public record Firm(
        String creditCode,
        @Nullable String name,
        @Nullable String industryKey,
        @Nullable String industryName) {}
