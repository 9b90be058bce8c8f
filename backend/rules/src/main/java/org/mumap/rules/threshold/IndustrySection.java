package org.mumap.rules.threshold;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The section (门类) of a division (大类) of GB/T 4754-2017. */
public final class IndustrySection {

    private record Range(String section, int first, int last) {}

    private static final List<Range> SECTIONS = List.of(
            new Range("A", 1, 5),
            new Range("B", 6, 12),
            new Range("C", 13, 43),
            new Range("D", 44, 46),
            new Range("E", 47, 50),
            new Range("F", 51, 52),
            new Range("G", 53, 60),
            new Range("H", 61, 62),
            new Range("I", 63, 65),
            new Range("J", 66, 69),
            new Range("K", 70, 70),
            new Range("L", 71, 72),
            new Range("M", 73, 75),
            new Range("N", 76, 79),
            new Range("O", 80, 82),
            new Range("P", 83, 83),
            new Range("Q", 84, 85),
            new Range("R", 86, 90),
            new Range("S", 91, 96),
            new Range("T", 97, 97));

    private IndustrySection() {}

    /**
     * The letter of the section.
     *
     * @param division two digits, or the letter itself
     */
    public static Optional<String> find(@Nullable String division) {
        if (division == null || division.isEmpty()) {
            return Optional.empty();
        }
        if (Character.isLetter(division.charAt(0))) {
            return Optional.of(division.substring(0, 1));
        }
        int number = Integer.parseInt(division);
        return SECTIONS.stream()
                .filter(range -> range.first <= number && number <= range.last)
                .map(Range::section)
                .findFirst();
    }
}
