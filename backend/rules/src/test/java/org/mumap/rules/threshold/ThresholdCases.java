package org.mumap.rules.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.threshold.ControlTable.Control;

/** FEATURE UNDER TEST: entry thresholds, the admission test, control indicators; see {@code cases/threshold}. */
class ThresholdCases {

    static final ThresholdRules RULES = new ThresholdRules(
            "test",
            new BigDecimal("0.60"),
            new BigDecimal("0.10"),
            5,
            Map.of(
                    ThresholdIndicator.INVESTMENT_PER_MU, new BigDecimal("5"),
                    ThresholdIndicator.TAX_PER_MU, new BigDecimal("0.5"),
                    ThresholdIndicator.OUTPUT_PER_MU, new BigDecimal("5")));

    @TestFactory
    Stream<DynamicContainer> threshold() {
        return CaseFile.chapters("threshold", ThresholdCases::check);
    }

    private static void check(Row one) {
        if (one.has("limits")) {
            controls(one);
        } else if (one.has("project")) {
            admission(one);
        } else {
            advice(one);
        }
    }

    private static void advice(Row one) {
        one.knows("id", "title", "year", "division", "parks", "floors", "previous", "firms", "dropped", "advice");
        List<SampleFirm> firms =
                one.rows("firms").stream().map(ThresholdCases::firm).toList();
        Map<String, String> dropped = new LinkedHashMap<>();
        firms.forEach(firm -> DropReason.of(firm, one.integer("year"))
                .ifPresent(reason -> dropped.put(firm.creditCode(), reason.name())));
        if (one.has("dropped")) {
            assertThat(dropped).isEqualTo(one.row("dropped").values());
        }
        Thresholds.Question question = new Thresholds.Question(
                one.integer("year"),
                one.text("division"),
                one.texts("parks"),
                RULES,
                values(one.row("floors")),
                values(one.row("previous")));
        List<IndicatorAdvice> advice = Thresholds.advise(question, firms);
        CaseFile.assertHolds("advice", one.list("advice"), advice);
        assertThat(advice).allSatisfy(each -> {
            if (each.level() != null) {
                assertThat(Thresholds.sample(question, firms, each.code(), each.level()))
                        .hasSize(each.n());
            }
        });
    }

    private static void admission(Row one) {
        one.knows("id", "title", "thresholds", "project", "firms", "test", "criteria");
        Row p = one.row("project")
                .knows("area_mu", "investment", "tax", "output", "jobs", "rd_share", "energy", "environment");
        ProjectOffer project = new ProjectOffer(
                p.decimal("area_mu"),
                p.decimal("investment"),
                p.decimal("tax"),
                p.decimal("output"),
                p.decimal("jobs"),
                p.decimal("rd_share"),
                p.decimal("energy"),
                p.has("environment") ? p.yes("environment") : null,
                null);
        AdmissionTest test = AdmissionTest.of(project, values(one.row("thresholds")));
        CaseFile.assertHolds("test", one.values().get("test"), test);
        if (one.has("criteria")) {
            List<SampleFirm> firms =
                    one.rows("firms").stream().map(ThresholdCases::firm).toList();
            CaseFile.assertHolds("criteria", one.list("criteria"), CriteriaReading.of(project, test, firms));
        }
    }

    private static void controls(Row one) {
        one.knows("id", "title", "day", "limits", "same", "scheme", "code", "stated", "checks");
        ControlTable table = new ControlTable(
                one.rows("limits").stream().map(ThresholdCases::limit).toList(),
                one.rows("same").stream()
                        .map(same -> new ControlTable.Same(
                                same.text("scheme"), same.text("prefix"), same.text("other"), same.text("division")))
                        .toList());
        Map<Control, BigDecimal> stated = new EnumMap<>(Control.class);
        Row values = one.row("stated");
        values.values().keySet().forEach(key -> stated.put(Control.valueOf(key), values.decimal(key)));
        Map<String, Object> answer = new LinkedHashMap<>();
        table.check(one.text("scheme"), one.text("code"), one.date("day"), stated)
                .forEach(check -> answer.put(check.control().name(), check));
        CaseFile.assertHolds("checks", one.values().get("checks"), answer);
    }

    private static ControlTable.Limit limit(Row row) {
        row.knows("document", "scheme", "division", "control", "at_most", "value", "from", "to");
        return new ControlTable.Limit(
                row.text("document"),
                row.text("scheme", ""),
                row.text("division", ""),
                row.constant("control", Control.class),
                !row.yes("at_most"),
                row.decimal("value"),
                row.date("from"),
                row.date("to"),
                "test");
    }

    private static Map<ThresholdIndicator, BigDecimal> values(Row row) {
        Map<ThresholdIndicator, BigDecimal> values = new EnumMap<>(ThresholdIndicator.class);
        row.values().keySet().forEach(key -> values.put(ThresholdIndicator.valueOf(key), row.decimal(key)));
        return values;
    }

    static SampleFirm firm(Row row) {
        row.knows(
                "code",
                "division",
                "park",
                "mu",
                "derived",
                "investment",
                "tax",
                "output",
                "jobs",
                "rd_share",
                "output_per_tce",
                "producing_since",
                "registered_on",
                "status",
                "exempt");
        LocalDate since = row.date("producing_since");
        return new SampleFirm(
                row.text("code"),
                null,
                row.text("division"),
                row.text("park"),
                row.decimal("mu"),
                row.yes("derived"),
                row.decimal("investment"),
                row.decimal("tax"),
                row.decimal("output"),
                row.decimal("jobs"),
                row.decimal("rd_share"),
                row.decimal("output_per_tce"),
                since,
                row.date("registered_on"),
                !"gone".equals(row.text("status")),
                row.yes("exempt"));
    }
}
