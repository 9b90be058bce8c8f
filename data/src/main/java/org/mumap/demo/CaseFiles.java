package org.mumap.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mumap.demo.file.Table;

/** Writes the dated facts from which idle land is judged: contracts, site states, excluded periods, encumbrances. */
final class CaseFiles {
    private static final List<String> BANKS = List.of("青溪某农商银行", "某商业银行青溪支行", "某工业银行沙河支行", "某城市银行石桥支行");
    private static final List<String> CAUSES = List.of("G1", "G1", "G1", "G2", "G3", "G4", "G5", "G6", "F");

    private final List<Lot> lots;
    private final FirmBook book;
    private final DemoOptions options;
    private final Map<Integer, Integer> contractSerials = new TreeMap<>();

    CaseFiles(List<Lot> lots, FirmBook book, DemoOptions options) {
        this.lots = lots;
        this.book = book;
        this.options = options;
    }

    private Dice dice(String topic, Lot lot) {
        return Dice.of(options.seed(), topic, lot.index());
    }

    /** What all rows of one contract share. */
    private record Terms(
            String holderCode,
            String holderName,
            String kind,
            @Nullable BigDecimal price,
            BigDecimal investment,
            BigDecimal tax,
            BigDecimal output,
            BigDecimal intensity,
            String supervision) {}

    void contracts(Path file) throws IOException {
        try (Table out = Table.open(
                file,
                "contract_no|合同号",
                "parcel_code|宗地代码",
                "phase|分期",
                "phase_area_m2|分期面积",
                "holder_code|受让人代码",
                "holder_name|受让人",
                "kind|供地方式",
                "signed_on|签订日期",
                "price_wan|出让价款",
                "delivered_on|交地日期",
                "agreed_start_on|约定动工",
                "agreed_completion_on|约定竣工",
                "agreed_investment_wan|约定投资",
                "agreed_tax_wan_per_mu|约定亩均税收",
                "agreed_output_wan_per_mu|约定亩均产值",
                "agreed_investment_wan_per_mu|约定投资强度",
                "agreed_plot_ratio|约定容积率",
                "supplements|补充的合同号",
                "approved_on|批准日期",
                "means|处置方式",
                "supervision_no|电子监管号")) {
            Names strangers = new Names();
            int spare = book.firms.size() + 1;
            for (Lot lot : lots) {
                if (lot.fate().contracted()) {
                    Dice dice = dice("contract", lot);
                    Firm firm = book.holder(lot);
                    String code = firm == null ? Codes.credit(spare++) : firm.credit;
                    String name = firm == null ? strangers.firm("置业", dice) : firm.name;
                    contract(out, lot, terms(lot, code, name, dice), dice);
                }
            }
        }
    }

    private Terms terms(Lot lot, String code, String name, Dice dice) {
        double mu = lot.areaMu();
        boolean quiet = lot.fate() != Fate.DEVELOPED && lot.fate() != Fate.WORKING;
        String kind = quiet && dice.chance(0.05) ? "LEASE" : dice.chance(0.01) ? "ALLOCATION" : "GRANT";
        double perMu = lot.industrial() ? Math.max(12, dice.around(16.3, 0.33)) : Math.max(60, dice.around(180, 0.5));
        double intensity = Math.round(dice.around(lot.industrial() ? 310 : 700, 0.22) / 5) * 5.0;
        int year = lot.granted().signed().getYear();
        int serial = contractSerials.merge(year, 1, Integer::sum);
        return new Terms(
                code,
                name,
                kind,
                kind.equals("LEASE") ? null : Dice.exact(Math.round(mu * perMu)),
                Dice.exact(Math.round(mu * intensity / 10) * 10.0),
                Dice.exact(dice.among(12, 28)),
                Dice.exact(dice.among(22, 52) * 10.0),
                Dice.exact(intensity),
                Codes.REGION + year + "B" + Codes.pad(serial, 5));
    }

    private void contract(Table out, Lot lot, Terms t, Dice dice) throws IOException {
        Grant g = lot.granted();
        int serial = Integer.parseInt(t.supervision.substring(11));
        String no = "青土合〔" + g.signed().getYear() + "〕" + Codes.pad(serial, 3) + "号";
        LocalDate start = g.agreedStart();
        if (start != null && !lot.fate().begun()) {
            waiting(out, lot, t, no, start, dice);
        } else {
            row(out, lot, t, no, 1, null, g, start, null, null, null);
        }
    }

    /** Land on which nobody has begun: some contracts were supplemented, some run in two phases. */
    private void waiting(Table out, Lot lot, Terms t, String no, LocalDate start, Dice dice) throws IOException {
        Grant g = lot.granted();
        if (dice.chance(0.14)) {
            supplemented(out, lot, t, no, start, dice);
        } else if (lot.areaMu() > 30 && dice.chance(0.25)) {
            BigDecimal first =
                    lot.registeredM2().multiply(new BigDecimal("0.6")).setScale(2, RoundingMode.HALF_UP);
            row(out, lot, t, no, 1, first, g, start, null, null, null);
            LocalDate second = start.plusYears(1);
            row(out, lot, t, no, 2, lot.registeredM2().subtract(first), g, second, null, null, null);
        } else {
            row(out, lot, t, no, 1, null, g, start, null, null, null);
        }
    }

    /** The first contract agreed an earlier start; an approved supplement (art. 12, D1) re-fixed it, or one not approved did not. */
    private void supplemented(Table out, Lot lot, Terms t, String no, LocalDate start, Dice dice) throws IOException {
        Grant g = lot.granted();
        if (dice.chance(0.2)) {
            row(out, lot, t, no, 1, null, g, start, null, null, null);
            Grant later = new Grant(start.plusDays(60), g.delivered(), null, null, null, null, null, 0);
            row(out, lot, t, no + "补1", 1, null, later, start.plusDays(300), no, null, "D1");
            return;
        }
        LocalDate first = start.minusDays(dice.among(120, 360));
        LocalDate approved = first.plusDays(dice.among(20, 100));
        LocalDate signed = g.signed().isBefore(first) ? g.signed() : first.minusDays(200);
        Grant before = new Grant(signed, signed.plusDays(30), null, first.plusYears(2), null, null, null, 0);
        row(out, lot, t, no, 1, null, before, first, null, null, null);
        Grant after = new Grant(approved, null, null, start.plusYears(2), null, null, null, 0);
        row(out, lot, t, no + "补1", 1, null, after, start, no, approved, "D1");
    }

    private static void row(
            Table out,
            Lot lot,
            Terms t,
            String no,
            int phase,
            @Nullable BigDecimal phaseArea,
            Grant g,
            @Nullable LocalDate start,
            @Nullable String supplements,
            @Nullable LocalDate approved,
            @Nullable String means)
            throws IOException {
        boolean first = supplements == null && phase == 1;
        boolean promised = lot.industrial() && g.signed().getYear() >= 2014;
        out.row(
                no,
                lot.code(),
                phase,
                phaseArea,
                t.holderCode,
                t.holderName,
                t.kind,
                g.signed(),
                first ? t.price : null,
                g.delivered(),
                start,
                g.agreedCompletion(),
                lot.fate() == Fate.STOPPED_UNCLEAR || !first ? null : t.investment,
                promised ? t.tax : null,
                promised ? t.output : null,
                promised ? t.intensity : null,
                lot.plotRatio(),
                supplements,
                approved,
                means,
                t.supervision);
    }

    void siteStates(Path file) throws IOException {
        try (Table out = Table.open(
                file,
                "parcel_code|宗地代码",
                "observed_on|核查日期",
                "permit_on|施工许可",
                "started_on|动工开发",
                "should_develop_m2|应动工面积",
                "developed_m2|已动工面积",
                "invested_wan|已投资额",
                "stopped_on|中止",
                "completed_on|竣工",
                "production_on|投产",
                "evidence|证据")) {
            for (Lot lot : lots) {
                if (lot.fate().contracted()) {
                    siteState(out, lot, dice("site", lot));
                }
            }
        }
    }

    private void siteState(Table out, Lot lot, Dice dice) throws IOException {
        Grant g = lot.granted();
        LocalDate today = options.today();
        LocalDate observed = today.minusDays(dice.among(3, 120));
        double area = lot.registeredM2().doubleValue();
        double planned = lot.areaMu() * 310;
        LocalDate started = g.started();
        if (started == null) {
            if (lot.fate() != Fate.NOT_DUE && dice.chance(0.72)) {
                state(
                        out,
                        lot,
                        observed,
                        null,
                        null,
                        0,
                        Dice.exact(planned * dice.between(0, 0.08)),
                        null,
                        null,
                        null,
                        dice);
            }
            return;
        }
        LocalDate permit = started.minusDays(dice.among(15, 90));
        LocalDate completed = g.completed();
        if (completed != null) {
            LocalDate production = completed.plusDays(dice.among(20, 200));
            LocalDate seen = completed.plusDays(5).isAfter(observed) ? today.minusDays(2) : observed;
            state(
                    out,
                    lot,
                    seen,
                    permit,
                    started,
                    area,
                    Dice.exact(planned * dice.between(0.8, 1.3)),
                    null,
                    completed,
                    production.isAfter(today) ? null : production,
                    dice);
            return;
        }
        LocalDate stopped = g.stopped();
        double[] done = progress(lot.fate(), started, dice);
        LocalDate earlier = started.plusDays(40);
        if (stopped != null && earlier.isBefore(stopped) && dice.chance(0.6)) {
            state(
                    out,
                    lot,
                    earlier,
                    permit,
                    started,
                    area * done[0] / 3,
                    Dice.exact(planned * done[1] / 3),
                    null,
                    null,
                    null,
                    dice);
        }
        BigDecimal invested = lot.fate() == Fate.STOPPED_UNCLEAR ? null : Dice.exact(planned * done[1]);
        state(out, lot, observed, permit, started, area * done[0], invested, stopped, null, null, dice);
    }

    /** Shares of area and money. */
    private double[] progress(Fate fate, LocalDate started, Dice dice) {
        return switch (fate) {
            case STOPPED ->
                dice.chance(0.6)
                        ? new double[] {dice.between(0.05, 0.32), dice.between(0.1, 0.6)}
                        : new double[] {dice.between(0.36, 0.7), dice.between(0.06, 0.17)};
            case STOPPED_UNCLEAR, HALF_USED -> new double[] {dice.between(0.4, 0.75), dice.between(0.42, 0.8)};
            default -> {
                double share = Math.min(0.92, (options.today().toEpochDay() - started.toEpochDay()) / 650.0 + 0.05);
                yield new double[] {share * dice.between(0.8, 1.05), share * dice.between(0.6, 1.0)};
            }
        };
    }

    private void state(
            Table out,
            Lot lot,
            LocalDate observed,
            @Nullable LocalDate permit,
            @Nullable LocalDate started,
            double developed,
            @Nullable BigDecimal invested,
            @Nullable LocalDate stopped,
            @Nullable LocalDate completed,
            @Nullable LocalDate production,
            Dice dice)
            throws IOException {
        String evidence = "现场核查 青核〔" + observed.getYear() + "〕" + dice.among(1, 400) + "号";
        out.row(
                lot.code(),
                observed,
                permit,
                started,
                lot.registeredM2(),
                Dice.exact(developed),
                invested,
                stopped,
                completed,
                production,
                evidence);
    }

    void excludedPeriods(Path file) throws IOException {
        try (Table out = Table.open(
                file, "parcel_code|宗地代码", "cause|原因", "from_on|起始日", "to_on|终止日", "verified|已核实", "document_no|文号")) {
            for (Lot lot : lots) {
                Grant g = lot.grant();
                if (g == null || lot.fate().begun() || lot.fate() == Fate.BASELESS) {
                    continue;
                }
                Dice dice = dice("excluded", lot);
                LocalDate from = g.base().plusDays(dice.among(3, 60));
                String document = "青政函〔" + from.getYear() + "〕" + dice.among(3, 120) + "号";
                if (g.excludedDays() > 0) {
                    verified(out, lot, from, g.excludedDays(), document, dice);
                } else if (lot.fate() != Fate.NOT_DUE && dice.chance(0.14)) {
                    boolean seized = dice.chance(0.25);
                    LocalDate to = from.plusDays(dice.among(30, 200));
                    out.row(lot.code(), seized ? "J" : dice.pick(CAUSES), from, to, false, null);
                }
            }
        }
    }

    /** Now and then the same delay is claimed by two overlapping documents; the days still count once. */
    private static void verified(Table out, Lot lot, LocalDate from, int days, String document, Dice dice)
            throws IOException {
        LocalDate to = from.plusDays(days - 1L);
        String cause = dice.pick(CAUSES);
        if (days > 60 && dice.chance(0.3)) {
            out.row(lot.code(), cause, from, from.plusDays(days / 2 + 10L), true, document);
            out.row(lot.code(), "G6", from.plusDays(days / 2L), to, true, document.replace("青政函", "青府纪要"));
        } else {
            out.row(lot.code(), cause, from, to, true, document);
        }
    }

    void encumbrances(Path file) throws IOException {
        try (Table out = Table.open(
                file, "parcel_code", "kind", "holder_name", "from_on", "to_on", "amount_wan", "document_no")) {
            for (Lot lot : lots) {
                if (lot.fate().contracted()) {
                    encumbrance(out, lot, dice("encumbrance", lot));
                }
            }
        }
    }

    private void encumbrance(Table out, Lot lot, Dice dice) throws IOException {
        LocalDate first = lot.granted().signed().plusDays(120);
        LocalDate today = options.today();
        if (first.isBefore(today) && dice.chance(0.17)) {
            LocalDate from = dice.day(first.isBefore(today.minusYears(3)) ? today.minusYears(3) : first, today);
            BigDecimal amount = Dice.exact(Math.round(lot.areaMu() * dice.between(8, 40)));
            out.row(
                    lot.code(),
                    "MORTGAGE",
                    dice.pick(BANKS),
                    from,
                    from.plusYears(dice.among(2, 5)),
                    amount,
                    "浙〔" + from.getYear() + "〕青溪不动产证明第" + Codes.pad(dice.below(10_000_000), 7) + "号");
        }
        if (dice.chance(lot.fate() == Fate.DEVELOPED ? 0.008 : 0.05)) {
            LocalDate from = today.minusDays(dice.among(30, 700));
            out.row(
                    lot.code(),
                    "SEIZURE",
                    "青溪县人民法院",
                    from,
                    from.plusYears(3),
                    null,
                    "〔" + from.getYear() + "〕浙9922执" + dice.among(100, 3000) + "号");
        }
        if (dice.chance(0.006)) {
            out.row(lot.code(), "EASEMENT", "青溪某供电公司", first, null, null, null);
        }
    }
}
