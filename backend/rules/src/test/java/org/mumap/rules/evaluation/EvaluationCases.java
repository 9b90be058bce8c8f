package org.mumap.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.Message;
import org.mumap.rules.permu.Occupancy;
import org.mumap.rules.permu.ParcelLand;
import org.mumap.rules.permu.Relation;

/** FEATURE UNDER TEST: evaluation by published schemes, places and land, worked by hand; see {@code cases/evaluation}. */
class EvaluationCases {

    @TestFactory
    Stream<DynamicContainer> evaluation() {
        return CaseFile.chapters("evaluation", EvaluationCases::check);
    }

    private static void check(Row one) {
        one.knows(
                "id",
                "title",
                "why",
                "year",
                "population",
                "method",
                "indicators",
                "grades",
                "ties",
                "rounding",
                "exclusions",
                "adjustments",
                "min_mu",
                "below_scale_min_mu",
                "holding",
                "unit",
                "tenant_alone_from_mu",
                "date_rule",
                "firms",
                "parcels",
                "occupancies",
                "returns",
                "marks",
                "series",
                "equal",
                "ranked",
                "excluded",
                "outside",
                "bases",
                "groups",
                "lines",
                "notes",
                "lift_of",
                "lift");
        Scheme scheme = scheme(one);
        assertThat(SchemeCheck.faults(scheme)).isEmpty();
        int year = one.integer("year");
        Candidates candidates = Candidates.of(scheme, year, facts(one, year));
        Evaluation evaluation = Evaluator.evaluate(scheme, year, candidates.units());
        expect(one, "ranked", evaluation.ranked());
        expect(one, "excluded", evaluation.excluded());
        expect(one, "bases", evaluation.bases());
        expect(one, "groups", evaluation.groups());
        expect(one, "lines", candidates.land().lines());
        expect(one, "notes", candidates.land().notes());
        if (one.has("outside")) {
            assertThat(evaluation.outside()).isEqualTo(one.integer("outside"));
        }
        if (one.has("lift")) {
            Evaluation.Ranked firm = evaluation.ranked().stream()
                    .filter(each -> each.candidate().creditCode().equals(one.text("lift_of")))
                    .findFirst()
                    .orElseThrow();
            CaseFile.assertHolds(
                    "lift",
                    one.values().get("lift"),
                    Objects.requireNonNull(
                            Lift.of(scheme, firm, evaluation.groups().get(0))));
        }
        CaseFile.assertSayable(candidates.land().notes());
        evaluation.excluded().forEach(each -> CaseFile.assertSayable(each.reasons()));
    }

    private static void expect(Row one, String key, List<?> answer) {
        if (one.has(key)) {
            List<?> said = answer.stream()
                    .map(each -> each instanceof Message message ? message.key() : each)
                    .toList();
            CaseFile.assertHolds(key, one.list(key), said);
        }
    }

    private static <E extends Enum<E>> E or(E value, E otherwise) {
        return value == null ? otherwise : value;
    }

    private static Scheme scheme(Row one) {
        return new Scheme(
                new Scheme.Population(
                        or(one.constant("population", Scheme.Scale.class), Scheme.Scale.ALL),
                        one.decimal("min_mu"),
                        null,
                        one.decimal("below_scale_min_mu"),
                        or(one.constant("holding", Scheme.Holding.class), Scheme.Holding.ANY)),
                or(one.constant("method", Scheme.Method.class), Scheme.Method.BASE_RATIO),
                one.rows("indicators").stream().map(EvaluationCases::indicator).toList(),
                Scheme.Flat.FULL_WEIGHT,
                new Ranking(
                        one.rows("grades").stream()
                                .map(row -> new Ranking.Cut(row.text("grade"), row.decimal("up_to")))
                                .toList(),
                        or(one.constant("ties", Ranking.Ties.class), Ranking.Ties.BETTER),
                        or(one.constant("rounding", Ranking.Rounding.class), Ranking.Rounding.FLOOR),
                        Ranking.Within.COUNTY),
                new LandRule(
                        or(one.constant("date_rule", LandRule.DateRule.class), LandRule.DateRule.YEAR_END),
                        or(one.constant("unit", LandRule.Unit.class), LandRule.Unit.FIRM),
                        one.decimal("tenant_alone_from_mu")),
                one.rows("exclusions").stream()
                        .map(row -> new Exclusion(
                                row.constant("kind", Exclusion.Kind.class),
                                row.texts("codes"),
                                row.has("years") ? row.integer("years") : 0,
                                row.text("reason")))
                        .toList(),
                one.rows("adjustments").stream()
                        .map(row -> new Adjustment(
                                row.text("code"),
                                row.text("code"),
                                row.constant("kind", Adjustment.Kind.class),
                                row.decimal("points"),
                                row.text("best")))
                        .toList());
    }

    private static Indicator indicator(Row row) {
        row.knows("code", "weight", "base", "base_rule", "base_factor", "cap", "floor", "missing");
        return new Indicator(
                row.constant("code", IndicatorCode.class),
                row.decimal("weight"),
                row.decimal("base"),
                or(row.constant("base_rule", Indicator.BaseRule.class), Indicator.BaseRule.FIXED),
                row.has("base_factor") ? row.decimal("base_factor") : BigDecimal.ONE,
                row.decimal("cap"),
                row.decimal("floor"),
                or(row.constant("missing", Indicator.Missing.class), Indicator.Missing.AVERAGE_SCORE));
    }

    /** The facts of the case, and its series: firms F001, F002 … of 3 mu each, whose tax falls from 10 × n to 10. */
    private static CountyFacts facts(Row one, int year) {
        List<FirmFacts> firms = new ArrayList<>(
                one.rows("firms").stream().map(EvaluationCases::firm).toList());
        List<Occupancy> occupancies = new ArrayList<>(
                one.rows("occupancies").stream().map(EvaluationCases::occupancy).toList());
        List<YearFigures> returns = new ArrayList<>(
                one.rows("returns").stream().map(row -> declared(row, year)).toList());
        int series = one.has("series") ? one.integer("series") : 0;
        int equal = one.has("equal") ? one.integer("equal") : 1;
        for (int i = 1; i <= series; i++) {
            String code = "F%03d".formatted(i);
            firms.add(new FirmFacts(code, null, null, null));
            occupancies.add(new Occupancy(code, "S" + i, Relation.OWN, BigDecimal.valueOf(2000), null, null, null));
            BigDecimal tax = BigDecimal.valueOf(10L * (series - Math.max(i, equal) + 1));
            returns.add(new YearFigures(
                    code, year, new Figures(null, null, null, null, tax, null, null, null, null, null)));
        }
        return new CountyFacts(firms, returns, occupancies, parcels(one), marks(one));
    }

    private static FirmFacts firm(Row row) {
        row.knows("credit_code", "above_scale", "industry", "registered_on");
        return new FirmFacts(
                row.text("credit_code"),
                row.has("above_scale") ? row.yes("above_scale") : null,
                row.text("industry"),
                row.date("registered_on"));
    }

    private static Occupancy occupancy(Row row) {
        row.knows("credit_code", "parcel_code", "relation", "land_m2", "building_m2", "from_on", "to_on");
        return new Occupancy(
                row.text("credit_code"),
                row.text("parcel_code"),
                row.constant("relation", Relation.class),
                row.decimal("land_m2"),
                row.decimal("building_m2"),
                row.date("from_on"),
                row.date("to_on"));
    }

    private static YearFigures declared(Row row, int year) {
        row.knows(
                "credit_code",
                "year",
                "output_wan",
                "value_added_wan",
                "revenue_wan",
                "tax_wan",
                "energy_tce",
                "pollutant_t",
                "employees",
                "rd_wan",
                "electricity_kwh");
        return new YearFigures(
                row.text("credit_code"),
                row.has("year") ? row.integer("year") : year,
                new Figures(
                        null,
                        row.decimal("output_wan"),
                        row.decimal("value_added_wan"),
                        row.decimal("revenue_wan"),
                        row.decimal("tax_wan"),
                        row.decimal("energy_tce"),
                        row.decimal("pollutant_t"),
                        row.decimal("employees"),
                        row.decimal("rd_wan"),
                        row.decimal("electricity_kwh")));
    }

    private static Map<String, ParcelLand> parcels(Row one) {
        return one.rows("parcels").stream()
                .map(row -> row.knows("parcel_code", "registered_area_m2", "plot_ratio", "park_code", "town"))
                .map(row -> new ParcelLand(
                        row.text("parcel_code"),
                        null,
                        row.decimal("registered_area_m2"),
                        row.decimal("plot_ratio"),
                        row.text("park_code"),
                        null,
                        row.text("town")))
                .collect(Collectors.toMap(ParcelLand::parcelCode, Function.identity()));
    }

    private static Map<String, List<Candidate.Mark>> marks(Row one) {
        Map<String, List<Candidate.Mark>> marks = new HashMap<>();
        one.rows("marks")
                .forEach(row -> marks.computeIfAbsent(row.text("credit_code"), code -> new ArrayList<>())
                        .add(new Candidate.Mark(row.text("code"), row.decimal("points"), row.text("document"))));
        return marks;
    }
}
