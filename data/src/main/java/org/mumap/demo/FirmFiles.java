package org.mumap.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.demo.Firm.Holding;
import org.mumap.demo.Firm.Role;
import org.mumap.demo.file.Table;

/** Writes enterprises, occupancies, annual returns of the three closed years, monthly signals. */
final class FirmFiles {
    private static final double[] YEAR_LEVEL = {0.89, 0.95, 1.0};
    /** A firm counts as 规上 from 20 million CNY of yearly revenue. */
    private static final double ABOVE_SCALE_WAN = 2000;

    private final FirmBook book;
    private final DemoOptions options;
    private final int closedYear;

    FirmFiles(FirmBook book, DemoOptions options) {
        this.book = book;
        this.options = options;
        this.closedYear = options.today().getYear() - 1;
    }

    void enterprises(Path file) throws IOException {
        try (Table out = Table.open(
                file,
                "credit_code|统一社会信用代码",
                "name|企业名称",
                "former_names|曾用名",
                "industry_scheme|行业分类标准",
                "industry_code|行业代码",
                "above_scale|规上",
                "registered_on|成立日期",
                "status|登记状态")) {
            Names former = new Names();
            for (Firm firm : book.firms) {
                Dice dice = Dice.of(options.seed(), "register", firm.index);
                String status = firm.zombie && dice.chance(0.4) ? "经营异常" : "存续";
                String before = dice.chance(0.04)
                        ? former.firm(firm.trade.word() + "厂", dice).replace("有限公司", "")
                        : null;
                out.row(
                        firm.credit,
                        firm.name,
                        before,
                        "GB/T 4754-2017",
                        firm.trade.code(),
                        aboveScale(firm),
                        firm.registered,
                        status);
            }
        }
    }

    private boolean aboveScale(Firm firm) {
        Return last = returned(firm, closedYear);
        return last != null && last.revenue >= ABOVE_SCALE_WAN;
    }

    void occupancies(Path file) throws IOException {
        try (Table out = Table.open(
                file,
                "credit_code|统一社会信用代码",
                "parcel_code|宗地代码",
                "relation|用地关系",
                "land_m2|用地面积",
                "building_m2|建筑面积",
                "from_on|起始日",
                "to_on|终止日")) {
            Set<String> keys = new HashSet<>();
            for (Firm firm : book.firms) {
                for (Holding h : firm.holdings) {
                    if (!keys.add(firm.credit + h.lot().code() + h.relation() + h.from())) {
                        throw new IllegalStateException("the same occupancy twice: " + firm.name);
                    }
                    out.row(
                            firm.credit,
                            h.lot().code(),
                            h.relation(),
                            h.landM2() > 0 ? Dice.exact(h.landM2()) : null,
                            h.buildingM2() > 0 ? Dice.exact(h.buildingM2()) : null,
                            h.from(),
                            h.to().equals(Holding.OPEN) ? null : h.to());
                }
            }
        }
    }

    /** One firm's year. */
    private record Return(double tax, double output, double added, double revenue, Dice dice) {}

    private @Nullable Return returned(Firm firm, int year) {
        if (firm.role == Role.BUILDER || firm.registered.getYear() >= year) {
            return null;
        }
        Dice dice = Dice.of(options.seed(), "return " + year, firm.index);
        double mu = firm.role == Role.UNPLACED ? dice.between(4, 20) : firm.netMuOn(LocalDate.of(year, 12, 31));
        if (mu <= 0) {
            return null;
        }
        double level = YEAR_LEVEL[year - closedYear + 2] * dice.around(1, 0.12);
        boolean dead = firm.zombie && (year == closedYear || dice.chance(0.5));
        double output = dead ? (dice.chance(0.6) ? 0 : mu * dice.between(0.5, 12)) : mu * firm.outputPerMu * level;
        double tax =
                dead ? (output == 0 ? 0 : mu * dice.between(0, 0.4)) : mu * firm.taxPerMu * level * dice.around(1, 0.1);
        double added = output * dice.between(0.17, 0.26);
        return new Return(tax, output, added, output * dice.between(0.93, 1.04), dice);
    }

    void annualReturns(Path file) throws IOException {
        try (Table out = Table.open(
                file,
                "credit_code|统一社会信用代码",
                "year|年度",
                "output_wan|工业总产值",
                "value_added_wan|工业增加值",
                "revenue_wan|营业收入",
                "tax_wan|实缴税收",
                "energy_tce|综合能耗",
                "pollutant_t|主要污染物排放量",
                "employees|年平均职工人数",
                "rd_wan|研发经费",
                "electricity_kwh|用电量")) {
            for (int year = closedYear - 2; year <= closedYear; year++) {
                for (Firm firm : book.firms) {
                    Return r = returned(firm, year);
                    if (r != null) {
                        row(out, firm, year, r);
                    }
                }
            }
        }
    }

    private static void row(Table out, Firm firm, int year, Return r) throws IOException {
        Dice dice = r.dice;
        double kwh = r.output * dice.around(260, 0.25) * firm.trade.power();
        out.row(
                firm.credit,
                year,
                Dice.exact(r.output),
                Dice.exact(r.added),
                Dice.exact(r.revenue),
                Dice.exact(r.tax),
                Dice.exact(r.added / dice.around(2.6, 0.35) * firm.trade.power()),
                dice.chance(0.3) ? null : Dice.exact(r.added / dice.around(4900, 0.5)),
                r.output == 0 ? dice.below(4) : Math.max(3, (int) (r.added / dice.around(19, 0.3))),
                Dice.exact(r.revenue * dice.between(0, 0.055)),
                BigDecimal.valueOf(Math.round(kwh)));
    }

    /** Monthly electricity of the firms that look dead and of some others beside them, the last twelve full months. */
    void signals(Path file) throws IOException {
        try (Table out = Table.open(file, "subject", "kind", "month", "value")) {
            YearMonth last = YearMonth.from(options.today()).minusMonths(1);
            for (Firm firm : book.firms) {
                Dice dice = Dice.of(options.seed(), "signal", firm.index);
                if (firm.role == Role.BUILDER || !(firm.zombie || dice.chance(0.03))) {
                    continue;
                }
                double usual = Math.max(1, firm.netMuOn(options.today())) * firm.outputPerMu * 21 * firm.trade.power();
                for (int m = 11; m >= 0; m--) {
                    double value = firm.zombie ? dice.between(0, usual * 0.02) : usual * dice.between(0.8, 1.2);
                    out.row(firm.credit, "ELECTRICITY", last.minusMonths(m), Math.round(value));
                }
            }
        }
    }
}
