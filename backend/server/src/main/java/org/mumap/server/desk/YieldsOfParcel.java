package org.mumap.server.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.server.desk.Dossier.PerMuYear;
import org.mumap.server.evaluation.PerMuRuns;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the yearly returns place on a parcel. A year is seen from its last day on. */
@Component
class YieldsOfParcel {

    private static final String YIELDS = SqlFile.text("desk/yields.sql");
    /** So many closed years are worked out for other times; today's stand ready, however many. */
    private static final int YEARS_OF_OTHER_TIMES = 3;

    private static final int RATIO_SCALE = 6;

    private final JdbcClient jdbc;
    private final PerMuRuns runs;

    YieldsOfParcel(JdbcClient jdbc, PerMuRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /** What one firm's return of a year places on the parcel; money in fen, null where no return states it. */
    record Yield(
            int year,
            String creditCode,
            BigDecimal netLandM2,
            @Nullable Long taxFen,
            @Nullable Long outputFen) {}

    /** All that is placed on the parcel, by year and firm. */
    List<Yield> list(String parcelCode, Times times) {
        return jdbc
                .sql(YIELDS)
                .param("code", parcelCode)
                .param("runs", times.current() ? null : runs(times))
                .query((row, n) -> new Yield(
                        row.getInt("year"),
                        row.getString("credit_code"),
                        row.getBigDecimal("net_land_m2"),
                        row.getBoolean("tax_known") ? row.getLong("tax_fen") : null,
                        row.getBoolean("output_known") ? row.getLong("output_fen") : null))
                .list()
                .stream()
                .filter(yield -> closed(yield.year(), times.asOf()))
                .toList();
    }

    /** The newest year with something on it. */
    static @Nullable Integer newestYear(List<Yield> yields) {
        return yields.isEmpty() ? null : yields.get(yields.size() - 1).year();
    }

    /** The sums by year: of what the returns state, over all the land. */
    static List<PerMuYear> byYear(List<Yield> yields) {
        return byYear(yields, false);
    }

    /**
     * The sums by year.
     *
     * @param complete whether money counts as known only when the return of every firm states it: what is held against a promise
     */
    static List<PerMuYear> byYear(List<Yield> yields, boolean complete) {
        Map<Integer, List<Yield>> years =
                yields.stream().collect(Collectors.groupingBy(Yield::year, TreeMap::new, Collectors.toList()));
        return years.entrySet().stream()
                .map(year -> sum(year.getKey(), year.getValue(), complete))
                .toList();
    }

    private static PerMuYear sum(int year, List<Yield> yields, boolean complete) {
        BigDecimal mu =
                Mu.ofSquareMetres(yields.stream().map(Yield::netLandM2).reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal tax = wan(yields, Yield::taxFen, complete);
        BigDecimal output = wan(yields, Yield::outputFen, complete);
        return new PerMuYear(year, Mu.displayInTable(mu), tax, output, perMu(tax, mu), perMu(output, mu));
    }

    private static @Nullable BigDecimal wan(
            List<Yield> yields, Function<Yield, @Nullable Long> money, boolean complete) {
        long sum = 0;
        int known = 0;
        for (Yield yield : yields) {
            Long fen = money.apply(yield);
            if (fen != null) {
                sum = Math.addExact(sum, fen);
                known++;
            }
        }
        return known < (complete ? yields.size() : 1) ? null : Money.wanOfFen(sum);
    }

    private static @Nullable BigDecimal perMu(@Nullable BigDecimal wan, BigDecimal mu) {
        return wan == null || mu.signum() <= 0 ? null : wan.divide(mu, RATIO_SCALE, RoundingMode.HALF_UP);
    }

    private Long[] runs(Times times) {
        int newest = closed(times.asOf().getYear(), times.asOf())
                ? times.asOf().getYear()
                : times.asOf().getYear() - 1;
        return IntStream.rangeClosed(newest - YEARS_OF_OTHER_TIMES + 1, newest)
                .mapToObj(year -> runs.obtain(year, times))
                .toArray(Long[]::new);
    }

    private static boolean closed(int year, LocalDate asOf) {
        return !LocalDate.of(year, Month.DECEMBER, 31).isAfter(asOf);
    }
}
