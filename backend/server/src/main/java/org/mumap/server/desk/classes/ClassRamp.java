package org.mumap.server.desk.classes;

import java.util.List;
import java.util.Locale;
import org.mumap.server.problem.Problem;

/**
 * Colour ramps of the web map, by the colours of its tokens, low to high; colours between them are mixed evenly. Each grows darker
 * from end to end (the diverging one towards both), so that it is read in grey and by colour-blind people.
 */
enum ClassRamp {
    SEA("#ffffd0", "#b5e0b8", "#4fb9c6", "#2a7db7", "#233a8f"),
    EMBER("#fff4d9", "#f7c98b", "#ea8f4f", "#c4513a", "#7a1f2b"),
    VIOLET("#f4effa", "#cdb9e6", "#a07fce", "#6f46a8", "#3c1a6e"),
    BALANCE("#8a5600", "#e0b45c", "#f4f1e6", "#6ab0c9", "#1d4f8f");

    /** Colours of values that are no numbers. */
    static final List<String> CATEGORIES =
            List.of("#2a7db7", "#ea8f4f", "#3d918e", "#a07fce", "#e0b45c", "#7a1f2b", "#8fb0da", "#5f6b78");

    static final String OTHERS = "#d9dee6";
    static final String NO_DATA = "#f2f2f2";
    private static final int BASE = 16;

    private final List<String> stops;

    ClassRamp(String... stops) {
        this.stops = List.of(stops);
    }

    /**
     * A ramp by its name.
     *
     * @throws Problem (400) when there is none of that name
     */
    static ClassRamp parse(String name) {
        for (ClassRamp ramp : values()) {
            if (ramp.name().toLowerCase(Locale.ROOT).equals(name)) {
                return ramp;
            }
        }
        throw Problem.badRequest("unreadable-parameter", "ramp", name);
    }

    /** The colour of a class, of so many. */
    String colour(int index, int classes) {
        double at = classes == 1 ? stops.size() - 1.0 : (double) index * (stops.size() - 1) / (classes - 1);
        int low = Math.min((int) at, stops.size() - 2);
        return mixed(stops.get(low), stops.get(low + 1), at - low);
    }

    private static String mixed(String a, String b, double share) {
        StringBuilder colour = new StringBuilder("#");
        for (int i = 1; i < a.length(); i += 2) {
            int from = Integer.parseInt(a.substring(i, i + 2), BASE);
            int to = Integer.parseInt(b.substring(i, i + 2), BASE);
            colour.append("%02x".formatted(Math.round(from + (to - from) * share)));
        }
        return colour.toString();
    }
}
