package org.mumap.server.desk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.ContractTerms;
import org.mumap.rules.leaving.Promise;
import org.mumap.server.desk.Dossier.PerMuYear;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.StandardTable;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Promise against reality of a parcel, at any two times. */
@Service
@Transactional(readOnly = true)
public class PromiseCards {

    private static final String RULES = "promise-default";
    private static final int SCALE = 6;

    private final FactsOfParcel facts;
    private final YieldsOfParcel yields;
    private final Promise.Rules rules = new Promise.Rules(
            StandardTable.rule(RULES, "nearly_share"),
            StandardTable.rule(RULES, "full_production_years").intValueExact());

    PromiseCards(FactsOfParcel facts, YieldsOfParcel yields) {
        this.facts = facts;
        this.yields = yields;
    }

    /**
     * The card of a parcel.
     *
     * @throws Problem (404) when there was no such parcel at those times, or the scope does not contain it
     */
    public PromiseCard get(String parcelCode, Times times) {
        Map<String, List<Fact>> read = facts.read(parcelCode, times);
        Fact parcel = rows(read, "parcels").stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no-such-parcel", parcelCode));
        List<Fact> contracts = rows(read, "contracts").stream()
                .filter(row -> !after(row.date("signed_on"), times.asOf()))
                .sorted(Comparator.comparing(row -> row.requiredDate("signed_on")))
                .toList();
        List<Fact> sites = rows(read, "site_states").stream()
                .filter(row -> !after(row.date("observed_on"), times.asOf()))
                .sorted(Comparator.comparing(row -> row.requiredDate("observed_on")))
                .toList();
        BigDecimal m2 = parcel.number("registered_area_m2");
        m2 = m2 == null ? parcel.number("area_ellipsoid_m2") : m2;
        List<PerMuYear> years = YieldsOfParcel.byYear(yields.list(parcelCode, times), true);
        PerMuYear newest = years.isEmpty() ? null : years.get(years.size() - 1);
        LocalDate completed = last(sites, "completed_on");
        LocalDate production = last(sites, "production_on");
        ContractTerms terms =
                ContractTerms.of(contracts.stream().map(PromiseCards::paper).toList(), m2, times.asOf());
        Map<Promise.Code, BigDecimal> promised = new EnumMap<>(Promise.Code.class);
        put(promised, Promise.Code.INVESTMENT_WAN, terms.investmentWan());
        put(promised, Promise.Code.PLOT_RATIO, terms.plotRatio());
        put(promised, Promise.Code.TAX_WAN_PER_MU, terms.taxWanPerMu());
        put(promised, Promise.Code.OUTPUT_WAN_PER_MU, terms.outputWanPerMu());
        Map<Promise.Code, BigDecimal> actual = new EnumMap<>(Promise.Code.class);
        put(actual, Promise.Code.INVESTMENT_WAN, number(sites, "invested_wan"));
        put(actual, Promise.Code.PLOT_RATIO, plotRatio(rows(read, "buildings"), m2));
        put(actual, Promise.Code.TAX_WAN_PER_MU, newest == null ? null : newest.taxWanPerMu());
        put(actual, Promise.Code.OUTPUT_WAN_PER_MU, newest == null ? null : newest.outputWanPerMu());
        Promise.Facts given = new Promise.Facts(completed, production, promised, actual);
        return new PromiseCard(
                parcelCode,
                times.asOf(),
                contracts.isEmpty() ? null : contracts.get(0).date("signed_on"),
                last(contracts, "delivered_on"),
                terms.agreedStartOn(),
                last(sites, "started_on"),
                terms.agreedCompletionOn(),
                completed,
                production,
                Promise.of(given, rules, times.asOf()),
                terms.supplements(),
                years.stream()
                        .map(year -> new PromiseCard.Year(year.year(), year.taxWanPerMu(), null, year.outputWanPerMu()))
                        .toList(),
                false);
    }

    private static void put(Map<Promise.Code, BigDecimal> values, Promise.Code code, @Nullable BigDecimal value) {
        if (value != null) {
            values.put(code, value);
        }
    }

    private static ContractTerms.Paper paper(Fact row) {
        Integer phase = row.integer("phase");
        return new ContractTerms.Paper(
                row.requiredText("contract_no"),
                phase == null ? 1 : phase,
                row.text("supplements"),
                row.requiredDate("signed_on"),
                row.date("approved_on"),
                row.text("means"),
                row.number("phase_area_m2"),
                row.date("agreed_start_on"),
                row.date("agreed_completion_on"),
                row.number("agreed_investment_wan"),
                row.number("agreed_investment_wan_per_mu"),
                row.number("agreed_tax_wan_per_mu"),
                row.number("agreed_output_wan_per_mu"),
                row.number("agreed_plot_ratio"));
    }

    private static @Nullable BigDecimal plotRatio(List<Fact> buildings, @Nullable BigDecimal landM2) {
        List<BigDecimal> floors =
                values(buildings, row -> row.number("floor_area_m2")).toList();
        return floors.isEmpty() || landM2 == null || landM2.signum() <= 0
                ? null
                : floors.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(landM2, SCALE, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal number(List<Fact> rows, String column) {
        return values(rows, row -> row.number(column))
                .reduce((one, later) -> later)
                .orElse(null);
    }

    private static @Nullable LocalDate last(List<Fact> rows, String column) {
        return values(rows, row -> row.date(column))
                .reduce((one, later) -> later)
                .orElse(null);
    }

    private static <T> Stream<T> values(List<Fact> rows, Function<Fact, @Nullable T> field) {
        return rows.stream().flatMap(row -> Stream.ofNullable(field.apply(row)));
    }

    private static boolean after(@Nullable LocalDate day, LocalDate asOf) {
        return day == null || day.isAfter(asOf);
    }

    private static List<Fact> rows(Map<String, List<Fact>> read, String kind) {
        return read.getOrDefault(kind, List.of());
    }
}
