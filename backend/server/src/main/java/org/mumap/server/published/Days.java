package org.mumap.server.published;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days other than today for which features are asked: those there on one of them, as they stood on the last of these days.
 *
 * @param first first day; null = from the beginning
 * @param last last day, the same as the first for a single day
 */
public record Days(@Nullable LocalDate first, LocalDate last) {

    /** The first day as PostgreSQL writes it. */
    String firstText() {
        LocalDate day = first;
        return day == null ? "-infinity" : day.toString();
    }
}
