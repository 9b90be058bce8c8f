package org.mumap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mumap.demo.CountyFolder.date;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.demo.CountyFolder.Feature;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.ContractKind;
import org.mumap.rules.idle.DisposalMeans;
import org.mumap.rules.idle.ExcludedPeriod;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdleRoute;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.SiteState;
import org.mumap.rules.progress.AnnualPlan;
import org.mumap.rules.progress.Lamp;
import org.mumap.rules.progress.LampRuleSet;
import org.mumap.rules.progress.MonthlyReport;
import org.mumap.rules.progress.ProgressFacts;
import org.mumap.rules.progress.ProgressRule;

/** The facts in the files, judged by the platform's own rules on the county's day: every verdict must occur, in lively numbers. */
class DemoVerdictsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    static Path folder;

    private static CountyFolder county;
    private static List<IdleVerdict> verdicts;

    @BeforeAll
    static void judge() throws IOException {
        DemoCounty.generate(folder, new DemoOptions(339922, TODAY, 1));
        county = new CountyFolder(folder);
        Map<String, List<Map<String, String>>> contracts = byParcel("contracts.xlsx");
        Map<String, List<Map<String, String>>> states = byParcel("site_states.xlsx");
        Map<String, List<Map<String, String>>> excluded = byParcel("excluded_periods.xlsx");
        verdicts = new ArrayList<>();
        for (Feature parcel : county.features("parcels.geojson")) {
            String code = parcel.get("parcel_code");
            IdleFacts facts = IdleFacts.national(
                    code,
                    contracts.getOrDefault(code, List.of()).stream()
                            .map(DemoVerdictsTest::contract)
                            .toList(),
                    states.getOrDefault(code, List.of()).stream()
                            .map(DemoVerdictsTest::state)
                            .toList(),
                    excluded.getOrDefault(code, List.of()).stream()
                            .map(DemoVerdictsTest::period)
                            .toList(),
                    List.of());
            verdicts.add(IdleRule.judge(facts, TODAY));
        }
    }

    private static Map<String, List<Map<String, String>>> byParcel(String file) {
        return county.rows(file).stream().collect(Collectors.groupingBy(r -> r.get("宗地代码")));
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        String s = row.get(column);
        return s == null ? null : new BigDecimal(s);
    }

    private static IdleContract contract(Map<String, String> r) {
        String means = r.get("处置方式");
        return new IdleContract(
                r.get("合同号"),
                Integer.parseInt(r.get("分期")),
                number(r, "分期面积"),
                r.get("受让人"),
                ContractKind.valueOf(r.get("供地方式")),
                date(r, "签订日期"),
                number(r, "出让价款"),
                date(r, "交地日期"),
                date(r, "约定动工"),
                date(r, "约定竣工"),
                number(r, "约定投资"),
                r.get("补充的合同号"),
                date(r, "批准日期"),
                means == null ? null : DisposalMeans.valueOf(means));
    }

    private static SiteState state(Map<String, String> r) {
        return new SiteState(
                date(r, "核查日期"),
                date(r, "施工许可"),
                date(r, "动工开发"),
                number(r, "应动工面积"),
                number(r, "已动工面积"),
                number(r, "已投资额"),
                date(r, "中止"),
                date(r, "竣工"),
                date(r, "投产"));
    }

    private static ExcludedPeriod period(Map<String, String> r) {
        return new ExcludedPeriod(
                CauseCode.valueOf(r.get("原因")),
                date(r, "起始日"),
                date(r, "终止日"),
                r.get("已核实").equals("是"),
                r.get("文号"));
    }

    private static long count(IdleFinding finding) {
        return verdicts.stream().filter(v -> v.finding() == finding).count();
    }

    @Test
    void everyFindingOccurs() {
        for (IdleFinding finding : IdleFinding.values()) {
            assertThat(count(finding)).as(finding.name()).isPositive();
        }
        assertThat(count(IdleFinding.DEVELOPED)).isGreaterThan(1500);
        assertThat(count(IdleFinding.OVERDUE)).isBetween(30L, 150L);
    }

    @Test
    void theBureausFirstScreenIsAlive() {
        long suspected = count(IdleFinding.SUSPECTED_NOT_STARTED) + count(IdleFinding.SUSPECTED_STOPPED);
        assertThat(suspected).isBetween(60L, 130L);
        List<IdleVerdict> notStarted = verdicts.stream()
                .filter(v -> v.finding() == IdleFinding.SUSPECTED_NOT_STARTED)
                .toList();
        assertThat(notStarted).anyMatch(v -> v.yearsFull() == 1).anyMatch(v -> v.yearsFull() >= 2);
        List<Long> daysLeft = notStarted.stream()
                .filter(v -> v.yearsFull() == 1)
                .map(v -> v.fullOn().get(1).toEpochDay() - TODAY.toEpochDay())
                .sorted()
                .toList();
        assertThat(daysLeft.get(0)).as("the most urgent").isLessThan(30);
        assertThat(daysLeft.get(daysLeft.size() - 1)).as("the least urgent").isGreaterThan(240);
    }

    @Test
    void everyRouteAndEveryKindOfBaseOccurs() {
        for (IdleRoute route : IdleRoute.values()) {
            assertThat(verdicts).as(route.name()).anyMatch(v -> v.route() == route);
        }
        assertThat(verdicts.stream()
                        .map(IdleVerdict::baseStartFrom)
                        .filter(b -> b != null)
                        .map(Enum::name))
                .contains("SUPPLEMENT", "CONTRACT", "DELIVERY_PLUS_ONE_YEAR");
        assertThat(verdicts).anyMatch(v -> !v.phases().isEmpty());
        assertThat(verdicts)
                .as("verified days subtract")
                .anyMatch(v -> v.finding() == IdleFinding.SUSPECTED_NOT_STARTED && v.netIdleDays() < v.grossIdleDays());
    }

    @Test
    void lampsAreSpreadAsOnARealBoard() {
        Map<String, List<Map<String, String>>> plans = byProject("project_plans.xlsx");
        Map<String, List<Map<String, String>>> reports = byProject("progress_reports.xlsx");
        Map<Lamp, Integer> lamps = new EnumMap<>(Lamp.class);
        for (Feature project : county.features("projects.geojson")) {
            String code = project.get("project_code");
            ProgressFacts facts = new ProgressFacts(
                    code,
                    plans.getOrDefault(code, List.of()).stream()
                            .map(DemoVerdictsTest::plan)
                            .toList(),
                    reports.getOrDefault(code, List.of()).stream()
                            .map(r -> new MonthlyReport(YearMonth.parse(r.get("月份")), number(r, "完成投资")))
                            .toList(),
                    List.of());
            lamps.merge(
                    ProgressRule.judge(facts, TODAY, LampRuleSet.YINCHUAN_2025).lamp(), 1, Integer::sum);
        }
        assertThat(lamps.get(Lamp.RED)).isBetween(18, 45);
        assertThat(lamps.get(Lamp.YELLOW)).isBetween(55, 100);
        assertThat(lamps.get(Lamp.GREY)).isBetween(5, 30);
        assertThat(lamps.get(Lamp.GREEN)).isGreaterThan(140);
    }

    private static AnnualPlan plan(Map<String, String> r) {
        String month = r.get("月份");
        return new AnnualPlan(
                Integer.parseInt(r.get("年度")),
                number(r, "年度计划投资"),
                month == null ? null : Integer.valueOf(month),
                number(r, "月计划投资"));
    }

    private static Map<String, List<Map<String, String>>> byProject(String file) {
        return county.rows(file).stream().collect(Collectors.groupingBy(r -> r.get("项目代码")));
    }

    @Test
    void perMuFiguresLieWhereThePublishedOnesDo() {
        Map<String, Double> land = landOfFirms(LocalDate.of(2025, 12, 31));
        List<Double> taxPerMu = new ArrayList<>();
        double output = 0;
        double mu = 0;
        for (Map<String, String> r : county.rows("annual_returns.xlsx")) {
            Double m2 = land.get(r.get("统一社会信用代码"));
            if (r.get("年度").equals("2025") && m2 != null && m2 > 0) {
                taxPerMu.add(Double.parseDouble(r.get("实缴税收")) / (m2 * 0.0015));
                output += Double.parseDouble(r.get("工业总产值"));
                mu += m2 * 0.0015;
            }
        }
        List<Double> sorted = taxPerMu.stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).as("median tax, 万元/亩").isBetween(12.0, 18.0);
        assertThat(output / mu).as("output, 万元/亩").isBetween(250.0, 450.0);
        assertThat(sorted.get(sorted.size() - 1)).as("heavy tail").isGreaterThan(80.0);
        assertThat(sorted.get(0)).as("zombies").isZero();
    }

    private static Map<String, Double> landOfFirms(LocalDate day) {
        Map<String, Double> ratio = county.features("parcels.geojson").stream()
                .collect(Collectors.toMap(p -> p.get("parcel_code"), p -> Double.parseDouble(p.get("plot_ratio"))));
        Map<String, Double> land = new java.util.HashMap<>();
        for (Map<String, String> r : county.rows("occupancies.xlsx")) {
            LocalDate to = date(r, "终止日");
            if (date(r, "起始日").isAfter(day) || to != null && to.isBefore(day)) {
                continue;
            }
            double m2 = r.containsKey("用地面积")
                    ? Double.parseDouble(r.get("用地面积"))
                    : Double.parseDouble(r.get("建筑面积")) / ratio.get(r.get("宗地代码"));
            land.merge(r.get("统一社会信用代码"), r.get("用地关系").equals("LEASE_OUT") ? -m2 : m2, Double::sum);
        }
        return land;
    }
}
