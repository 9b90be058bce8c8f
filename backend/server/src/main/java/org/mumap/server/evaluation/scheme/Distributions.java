package org.mumap.server.evaluation.scheme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How the scores of a ranking are spread: counts only, so it is the whole county's whoever looks. */
@Service
public class Distributions {

    private static final int BINS = 20;
    private static final BigDecimal[] STEPS = {BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5)};

    private final JdbcClient owner;

    Distributions(@Owner JdbcClient owner) {
        this.owner = owner;
    }

    /** A bar: scores from (counted) to (not counted), units by grade. */
    public record Bin(BigDecimal from, BigDecimal to, Map<String, Integer> grades) {}

    private record Scored(BigDecimal score, String grade) {}

    /** The bars of a run's ranking; of the first one when no key is given. */
    public List<Bin> bins(EvaluationResults.Run run, @Nullable String group) {
        String key = group != null
                ? group
                : FirmPages.groups(run).stream()
                        .findFirst()
                        .map(org.mumap.rules.evaluation.Evaluation.Group::key)
                        .orElse("COUNTY");
        List<Scored> scores = owner.sql("""
                        select score, body ->> 'gradeByRank' from ledger.evaluation_result
                        where run_id = :run and group_key = :key and unit_code = credit_code
                        """)
                .param("run", run.id())
                .param("key", key)
                .query((row, n) -> new Scored(row.getBigDecimal(1), row.getString(2)))
                .list();
        return bins(scores);
    }

    private static List<Bin> bins(List<Scored> scores) {
        if (scores.isEmpty()) {
            return List.of();
        }
        BigDecimal least =
                scores.stream().map(Scored::score).reduce(BigDecimal::min).orElseThrow();
        BigDecimal most =
                scores.stream().map(Scored::score).reduce(BigDecimal::max).orElseThrow();
        BigDecimal step = step(most.subtract(least));
        Map<BigDecimal, Map<String, Integer>> counts = new TreeMap<>();
        for (Scored scored : scores) {
            BigDecimal from = scored.score().divide(step, 0, RoundingMode.FLOOR).multiply(step);
            counts.computeIfAbsent(from.stripTrailingZeros(), f -> new TreeMap<>())
                    .merge(scored.grade(), 1, Integer::sum);
        }
        List<Bin> bins = new ArrayList<>();
        BigDecimal last = most.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        BigDecimal at = least.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        while (at.compareTo(last) <= 0) {
            bins.add(new Bin(plain(at), plain(at.add(step)), counts.getOrDefault(at.stripTrailingZeros(), Map.of())));
            at = at.add(step);
        }
        return List.copyOf(bins);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** 1, 2 or 5 times a power of ten, so that there are about twenty bars. */
    private static BigDecimal step(BigDecimal range) {
        if (range.signum() == 0) {
            return BigDecimal.ONE;
        }
        BigDecimal wanted = range.divide(BigDecimal.valueOf(BINS), 12, RoundingMode.HALF_UP);
        int power = wanted.precision() - wanted.scale() - 1;
        for (BigDecimal step : STEPS) {
            BigDecimal scaled = step.scaleByPowerOfTen(power);
            if (scaled.compareTo(wanted) >= 0) {
                return scaled;
            }
        }
        return BigDecimal.TEN.scaleByPowerOfTen(power);
    }
}
