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

/** Writes the contracts: most are plain, some are supplemented, phased, leased, or silent about the start. */
final class ContractFile {

    private final List<Lot> lots;
    private final FirmBook book;
    private final DemoOptions options;
    private final Map<Integer, Integer> contractSerials = new TreeMap<>();

    ContractFile(List<Lot> lots, FirmBook book, DemoOptions options) {
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

    void write(Path file) throws IOException {
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
}
