package org.mumap.server.evaluation.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.IndicatorCode;
import org.mumap.rules.evaluation.Lift;
import org.mumap.rules.evaluation.PublicGroups;
import org.mumap.rules.permu.TaxBands;
import org.mumap.server.evaluation.scheme.Distributions.Bin;
import org.mumap.server.evaluation.scheme.FirmPages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a reader sees of a run whose numbers tell what a single firm paid in tax (税收征收管理法 第8条): everything, or bands and nothing
 * that the tax could be worked out of again – value, score, base and range of the tax indicators, sums and cut scores, the fine
 * spread of scores. A run of a scheme without a tax indicator is open to every reader.
 */
enum TaxMask {
    /** Everything as it was kept. */
    OPEN,
    /** Bands. */
    BANDED;

    /** Mark of an object of which something is left out. */
    static final String HIDDEN = "hidden";

    /** Bars of a fine spread that make one band of a coarse one. */
    private static final BigDecimal COARSE = BigDecimal.valueOf(5);

    private static final List<String> BASE_FIELDS = List.of("base", "average", "least", "most", "averageScore");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The mask of a run.
     *
     * @param seesTax whether the reader may see exact tax
     * @param bases bases of the run, one per indicator, JSON
     */
    static TaxMask of(boolean seesTax, String bases) {
        if (!seesTax) {
            for (JsonNode base : JSON.readTree(bases)) {
                if (ofTax(base)) {
                    return BANDED;
                }
            }
        }
        return OPEN;
    }

    /** Leaves the bases and ranges of tax indicators out. */
    JsonNode bases(JsonNode bases) {
        if (this == BANDED) {
            for (JsonNode base : bases) {
                if (ofTax(base)) {
                    nothing((ObjectNode) base, BASE_FIELDS);
                }
            }
        }
        return bases;
    }

    /** Leaves the scores at the cuts out: with the other terms of the last firm of a grade they give its tax. */
    JsonNode groups(JsonNode groups) {
        if (this == BANDED) {
            for (JsonNode group : groups) {
                group.get("cuts").forEach(cut -> nothing((ObjectNode) cut, List.of("lastScore")));
            }
        }
        return groups;
    }

    /** Puts bands in the place of a firm's tax; a score and its base give the value away, and so does a sum beside the others. */
    void result(ObjectNode result) {
        if (this == OPEN || !result.has("terms")) {
            return;
        }
        for (JsonNode term : result.get("terms")) {
            if (ofTax(term)) {
                band((ObjectNode) term);
            }
        }
        nothing(result, List.of("score", "sum"));
    }

    private static void band(ObjectNode term) {
        JsonNode value = term.get("value");
        if (IndicatorCode.valueOf(term.get("code").asString()).perMu() && !value.isNull()) {
            term.put("band", TaxBands.of(value.decimalValue()));
        }
        nothing(term, List.of("value", "base", "score", "capped", "numerator"));
    }

    /** The places of a firm's values, without those of its tax. */
    List<FirmPages.Position> positions(List<FirmPages.Position> positions) {
        return this == OPEN
                ? positions
                : positions.stream().filter(each -> !ofTax(each.code())).toList();
    }

    /** What would lift a firm: it tells the score that is lacking, so it is not for everybody. */
    @Nullable
    Lift lift(@Nullable Lift lift) {
        return this == OPEN ? lift : null;
    }

    /** The years of a firm, without the values of its tax. */
    List<FirmPages.TrendYear> trend(List<FirmPages.TrendYear> trend) {
        return this == OPEN
                ? trend
                : trend.stream()
                        .map(year -> new FirmPages.TrendYear(
                                year.year(),
                                year.values().stream()
                                        .filter(value -> !ofTax(value.code()))
                                        .toList(),
                                year.grade(),
                                year.rank()))
                        .toList();
    }

    /** The spread of scores; in bands of five bars, none with fewer than three firms, where tax is hidden. */
    List<Bin> bins(List<Bin> bins) {
        if (this == OPEN || bins.isEmpty()) {
            return bins;
        }
        BigDecimal step = bins.get(0).to().subtract(bins.get(0).from()).multiply(COARSE);
        Map<BigDecimal, Bin> bands = new TreeMap<>();
        for (Bin bin : bins) {
            BigDecimal from = bin.from().divide(step, 0, RoundingMode.FLOOR).multiply(step);
            bands.merge(from, new Bin(from, from.add(step), bin.grades()), TaxMask::joined);
        }
        List<Bin> wide = new ArrayList<>();
        for (Bin band : bands.values()) {
            int last = wide.size() - 1;
            if (last >= 0 && few(wide.get(last))) {
                wide.set(last, joined(wide.get(last), band));
            } else {
                wide.add(band);
            }
        }
        while (wide.size() > 1 && few(wide.get(wide.size() - 1))) {
            Bin last = wide.remove(wide.size() - 1);
            wide.set(wide.size() - 1, joined(wide.get(wide.size() - 1), last));
        }
        return few(wide.get(0)) ? List.of() : List.copyOf(wide);
    }

    private static boolean few(Bin bin) {
        return bin.grades().values().stream().mapToInt(Integer::intValue).sum() < PublicGroups.LEAST;
    }

    private static Bin joined(Bin one, Bin next) {
        Map<String, Integer> grades = new TreeMap<>(one.grades());
        next.grades().forEach((grade, units) -> grades.merge(grade, units, Integer::sum));
        return new Bin(one.from(), next.to(), grades);
    }

    private static boolean ofTax(JsonNode indicator) {
        return ofTax(indicator.get("code").asString());
    }

    private static boolean ofTax(String code) {
        return IndicatorCode.valueOf(code).ofTax();
    }

    private static void nothing(ObjectNode of, List<String> fields) {
        fields.forEach(of::putNull);
        of.put(HIDDEN, true);
    }
}
