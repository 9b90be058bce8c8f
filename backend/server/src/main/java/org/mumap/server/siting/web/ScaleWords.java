package org.mumap.server.siting.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.Measure;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.server.problem.Messages;

/** States how each term of a score is reckoned. */
final class ScaleWords {

    private ScaleWords() {}

    /**
     * How a term is reckoned.
     *
     * @param code the term
     * @param weight its weight in this search
     * @param best the value that scores 1; null where it comes from no measured value
     * @param worst the value that scores 0
     * @param unit unit of both
     * @param text the same in words
     */
    record Scale(
            String code,
            double weight,
            @Nullable Double best,
            @Nullable Double worst,
            String unit,
            String text) {}

    static List<Scale> of(SiteNeed need, Locale language) {
        List<Scale> scales = new ArrayList<>();
        need.allWeights().forEach((term, weight) -> {
            Measure measure = term.measure();
            String unit = measure == null ? "" : measure.unit();
            String words = measure == null
                    ? Messages.text("siting", language, "scale." + term.name(), List.of())
                    : Messages.text(
                            "siting",
                            language,
                            "scale.measured",
                            List.of(plain(term.best()), plain(term.worst()), unitWord(unit, language)));
            scales.add(new Scale(
                    term.name(),
                    weight,
                    measure == null ? null : Double.valueOf(term.best()),
                    measure == null ? null : Double.valueOf(term.worst()),
                    unit,
                    words));
        });
        return scales;
    }

    private static String unitWord(String unit, Locale language) {
        return Messages.text("siting", language, "unit." + unit, List.of());
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
