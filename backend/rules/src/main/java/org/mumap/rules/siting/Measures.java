package org.mumap.rules.siting;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The measured values of one parcel; what nobody measured is not a number. */
public final class Measures {

    /** Nothing is measured. */
    public static final Measures NONE = of(Map.of());

    private static final Measure[] ALL = Measure.values();

    private final double[] values;

    private Measures(double[] values) {
        this.values = values;
    }

    /** These values; a missing one, or null, is not measured. */
    public static Measures of(Map<Measure, Double> values) {
        double[] array = new double[Measure.values().length];
        Arrays.fill(array, Double.NaN);
        values.forEach((measure, value) -> array[measure.ordinal()] = value);
        return new Measures(array);
    }

    /** The value of every measure, asked one by one; not a number = not measured. */
    public static Measures read(ToDoubleFunction<Measure> reader) {
        double[] array = new double[ALL.length];
        for (Measure measure : ALL) {
            array[measure.ordinal()] = reader.applyAsDouble(measure);
        }
        return new Measures(array);
    }

    /** The value, not a number where nobody measured it. */
    public double of(Measure measure) {
        return values[measure.ordinal()];
    }

    /** The value, null where nobody measured it. */
    public @Nullable Double orNull(Measure measure) {
        double value = of(measure);
        return Double.isNaN(value) ? null : Double.valueOf(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Measures measures && Arrays.equals(values, measures.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Measure measure : ALL) {
            if (!Double.isNaN(of(measure))) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(measure)
                        .append('=')
                        .append(of(measure));
            }
        }
        return text.append('}').toString();
    }
}
