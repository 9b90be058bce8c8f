package org.mumap.server.redline;

import org.jspecify.annotations.Nullable;

/**
 * Which redlines are listed.
 *
 * @param state only those that stand there
 * @param mine only those that the caller drew or is asked by
 * @param words only those whose words, number or names hold this
 * @param year only those drawn in that year
 */
public record RedlineFilter(
        Redline.@Nullable State state,
        boolean mine,
        @Nullable String words,
        @Nullable Integer year) {

    /** All. */
    public static final RedlineFilter ALL = new RedlineFilter(null, false, null, null);
}
