package org.mumap.server.desk.classes;

import java.util.Arrays;
import java.util.stream.Stream;
import org.mumap.rules.measure.ClassBreaks;
import org.mumap.server.problem.Problem;

/** Limits that a person has set: ascending numbers, each once. */
final class ClassLimits {

    private static final double LARGEST = 1e9;

    private ClassLimits() {}

    /**
     * Reads {@code 5,10,20}.
     *
     * @throws Problem (400) when they are no ascending numbers, or make too few or too many classes
     */
    static double[] parse(String text) {
        double[] limits;
        try {
            limits = Stream.of(text.split(",")).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw Problem.badRequest("classes-limits", ClassBreaks.MOST - 1);
        }
        boolean ascending = Arrays.stream(limits).allMatch(limit -> Math.abs(limit) <= LARGEST);
        for (int i = 1; i < limits.length; i++) {
            ascending &= limits[i] > limits[i - 1];
        }
        if (!ascending || limits.length > ClassBreaks.MOST - 1) {
            throw Problem.badRequest("classes-limits", ClassBreaks.MOST - 1);
        }
        return limits;
    }
}
