package org.mumap.server.park.card;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.StandardTable;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Park cards of the caller's scope. */
@Service
@Transactional(readOnly = true)
public class ParkCards {

    /** Most rows of a list behind a number. */
    public static final int MOST = 1_000;

    private static final String ITEMS = SqlFile.text("park/card_items.sql");
    private static final int SCALE = 6;
    private static final int TOP = 10;
    /** Quantities for which nothing recorded is nothing, and not unknown. */
    private static final Set<String> NOTHING_IS_ZERO = Set.of(
            "SUPPLIED_M2",
            "USED_M2",
            "BUILT_M2",
            "INDUSTRY_BUILT_M2",
            "IDLE_FOUND_M2",
            "IDLE_SUSPECTED_M2",
            "LOW_EFFICIENCY_M2",
            "PROJECTS_PRODUCED",
            "PROJECTS_FULL",
            "ABOVE_SCALE");
    /** Quantities that add up what single firms paid. */
    private static final Set<String> OF_TAX = Set.of("TAX_WAN", "INDUSTRY_TAX_WAN");
    /** Fewer firms than these would tell what one of them paid. */
    private static final int FEWEST_SHOWN = 3;

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final List<StandardTable.Row> definitions = StandardTable.rows("park_indicator.csv");

    ParkCards(JdbcClient jdbc, @Owner JdbcClient owner) {
        this.jdbc = jdbc;
        this.owner = owner;
    }

    /**
     * A quantity.
     *
     * @param code its name, with its unit
     * @param value the sum of its list; null when nothing is recorded, or it is hidden
     * @param items how many things it adds up
     * @param without how many belong to it but have no data, and are left out
     */
    public record Quantity(String code, @Nullable BigDecimal value, int items, int without) {}

    /**
     * What a rate leaves out.
     *
     * @param quantity above or below
     * @param things parcels, buildings or firms of it without data
     */
    public record LeftOut(String quantity, int things) {}

    /**
     * A rate.
     *
     * @param code its name
     * @param group GOAL, SHARE or INTENSIVE
     * @param nameZh Chinese name
     * @param nameEn English name
     * @param value numerator over denominator, 6 decimals; null when an input is missing or zero
     * @param unit SHARE, RATIO or WAN_PER_MU
     * @param numerator quantity above
     * @param denominator quantity below
     * @param missing quantities that nobody recorded, or that are hidden
     * @param leftOut what is left out above and below for want of data
     * @param source where the formula was read
     */
    public record Rate(
            String code,
            String group,
            String nameZh,
            String nameEn,
            @Nullable BigDecimal value,
            String unit,
            String numerator,
            String denominator,
            List<String> missing,
            List<LeftOut> leftOut,
            String source) {}

    /**
     * A target against what came.
     *
     * @param measure what is aimed at
     * @param target what is aimed at, null when nobody set it
     * @param actual what came
     * @param share actual over target, 6 decimals
     * @param documentNo document it stands in
     */
    public record Target(
            String measure,
            @Nullable BigDecimal target,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal share,
            @Nullable String documentNo) {}

    /**
     * A large taxpayer.
     *
     * @param creditCode its code
     * @param name its name
     * @param taxWan tax placed in the park, 万元; null where it is hidden
     */
    public record Taxpayer(
            String creditCode,
            @Nullable String name,
            @Nullable BigDecimal taxWan) {}

    /**
     * The card.
     *
     * @param parkCode park
     * @param name its name
     * @param year year of the returns
     * @param quantities by code
     * @param rates in the order of their table
     * @param targets three
     * @param top largest taxpayers
     * @param taxHidden whether what single firms paid is hidden from the caller
     */
    public record Card(
            String parkCode,
            String name,
            int year,
            List<Quantity> quantities,
            List<Rate> rates,
            List<Target> targets,
            List<Taxpayer> top,
            boolean taxHidden) {}

    /**
     * One thing of the list behind a number.
     *
     * @param kind PARCEL, BUILDING, FIRM or PROJECT
     * @param key its key
     * @param name its name
     * @param value what it adds; null when it has no data, or it is hidden
     */
    public record Item(
            String kind,
            String key,
            @Nullable String name,
            @Nullable BigDecimal value) {}

    /** Whether the list behind a quantity tells what single firms paid. */
    public static boolean ofTax(String quantity) {
        return OF_TAX.contains(quantity);
    }

    /** The newest closed year. */
    public int closedYear(LocalDate today) {
        return jdbc.sql("select value::int from live.setting where name = 'closed_year'")
                .query(Integer.class)
                .optional()
                .orElse(today.getYear() - 1);
    }

    /**
     * The card of a park in scope.
     *
     * @param seesTax whether the caller may see what a single firm paid
     */
    public Card get(String parkCode, int year, LocalDate today, boolean seesTax) {
        String name = name(parkCode);
        Map<String, Quantity> quantities = quantities(parkCode, year);
        if (!seesTax) {
            OF_TAX.forEach(code -> quantities.computeIfPresent(code, (same, known) -> withoutFew(known)));
        }
        return new Card(
                parkCode,
                name,
                year,
                List.copyOf(quantities.values()),
                definitions.stream()
                        .filter(row -> row.inForce(today))
                        .map(row -> rate(row, quantities))
                        .toList(),
                targets(parkCode, year, quantities),
                items(parkCode, year, "TAX_WAN", TOP).stream()
                        .filter(item -> item.value() != null)
                        .map(item -> new Taxpayer(item.key(), item.name(), seesTax ? item.value() : null))
                        .toList(),
                !seesTax);
    }

    private static Quantity withoutFew(Quantity known) {
        return known.items() >= FEWEST_SHOWN ? known : new Quantity(known.code(), null, known.items(), known.without());
    }

    /** The things that a quantity adds up, the largest first; those without data last. */
    public List<Item> items(String parkCode, int year, String quantity, int limit) {
        name(parkCode);
        return jdbc.sql("select kind, key, name, value from (" + ITEMS
                        + ") i where quantity = :quantity order by value desc nulls last, key limit :limit")
                .param("park", parkCode)
                .param("year", year)
                .param("quantity", quantity)
                .param("limit", limit)
                .query((row, n) -> new Item(
                        row.getString("kind"), row.getString("key"), row.getString("name"), row.getBigDecimal("value")))
                .list();
    }

    private String name(String parkCode) {
        return jdbc.sql("select name from live.park where park_code = :park")
                .param("park", parkCode)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-park", parkCode));
    }

    private Map<String, Quantity> quantities(String parkCode, int year) {
        Map<String, Quantity> found = new java.util.TreeMap<>();
        NOTHING_IS_ZERO.forEach(code -> found.put(code, new Quantity(code, BigDecimal.ZERO, 0, 0)));
        jdbc.sql(
                        "select quantity, sum(value) as value, count(value) as items, count(*) - count(value) as without from ("
                                + ITEMS + ") i group by quantity")
                .param("park", parkCode)
                .param("year", year)
                .query((row, n) -> new Quantity(
                        row.getString("quantity"),
                        row.getBigDecimal("value"),
                        row.getInt("items"),
                        row.getInt("without")))
                .list()
                .forEach(quantity -> found.put(quantity.code(), quantity));
        county(year).forEach((code, value) -> found.put(code, new Quantity(code, value, 0, 0)));
        return found;
    }

    /** The sums of the county, which are published figures; of the firms behind them nothing is shown. */
    private Map<String, BigDecimal> county(int year) {
        Map<String, BigDecimal> sums = new HashMap<>();
        owner.sql("select sum(tax_fen)::bigint, sum(output_fen)::bigint from live.per_mu_share where year = :year")
                .param("year", year)
                .query(row -> {
                    sums.put("COUNTY_TAX_WAN", Money.wanOfFen(row.getLong(1)));
                    sums.put("COUNTY_OUTPUT_WAN", Money.wanOfFen(row.getLong(2)));
                });
        return sums;
    }

    private static Rate rate(StandardTable.Row row, Map<String, Quantity> quantities) {
        String above = row.text("numerator");
        String below = row.text("denominator");
        BigDecimal numerator = value(quantities, above);
        BigDecimal denominator = value(quantities, below);
        List<String> missing = new ArrayList<>();
        if (numerator == null) {
            missing.add(above);
        }
        if (denominator == null) {
            missing.add(below);
        }
        String unit = row.text("unit");
        return new Rate(
                row.text("code"),
                row.text("group"),
                row.text("name_zh"),
                row.text("name_en"),
                over(
                        numerator,
                        unit.equals("WAN_PER_MU") && denominator != null
                                ? Mu.ofSquareMetres(denominator)
                                : denominator),
                unit,
                above,
                below,
                missing,
                Stream.of(above, below)
                        .flatMap(code -> Stream.ofNullable(quantities.get(code)))
                        .filter(quantity -> quantity.without() > 0)
                        .map(quantity -> new LeftOut(quantity.code(), quantity.without()))
                        .toList(),
                row.text("source"));
    }

    private List<Target> targets(String parkCode, int year, Map<String, Quantity> quantities) {
        Map<String, Target> set = new HashMap<>();
        jdbc.sql("""
            select measure, value, document_no from ledger.park_target
            where park_code = :park and year = :year and superseded_at = 'infinity'
            """).param("park", parkCode).param("year", year).query(row -> {
            String measure = row.getString(1);
            BigDecimal target = row.getBigDecimal(2);
            BigDecimal actual = value(quantities, measure);
            set.put(measure, new Target(measure, target, actual, over(actual, target), row.getString(3)));
        });
        return ParkTargets.MEASURES.stream()
                .map(measure ->
                        set.getOrDefault(measure, new Target(measure, null, value(quantities, measure), null, null)))
                .toList();
    }

    private static @Nullable BigDecimal value(Map<String, Quantity> quantities, String code) {
        Quantity quantity = quantities.get(code);
        return quantity == null ? null : quantity.value();
    }

    private static @Nullable BigDecimal over(@Nullable BigDecimal above, @Nullable BigDecimal below) {
        return above == null || below == null || below.signum() == 0
                ? null
                : above.divide(below, SCALE, RoundingMode.HALF_UP);
    }
}
