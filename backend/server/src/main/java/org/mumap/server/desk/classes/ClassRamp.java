package org.mumap.server.desk.classes;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mumap.server.problem.Problem;
import org.mumap.server.symbols.MapSymbols;

/**
 * Colour ramps of themes that people build, by their names in the description of symbols, low to high; colours between them are
 * mixed evenly. Each grows darker from end to end (the diverging one towards both), so that it is read in grey and by colour-blind
 * people.
 */
enum ClassRamp {
    SEA("ramp"),
    EMBER("ember"),
    VIOLET("violet"),
    BALANCE("balance");

    /** Colours of values that are no numbers. */
    static final List<String> CATEGORIES = colours("kind", 8);

    static final String OTHERS = MapSymbols.colour("kind-others");
    static final String NO_DATA = MapSymbols.colour("no-data");
    private static final int BASE = 16;

    private final List<String> stops;

    ClassRamp(String colours) {
        this.stops = colours(colours, 5);
    }

    private static List<String> colours(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> MapSymbols.colour(name + "-" + i))
                .toList();
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
