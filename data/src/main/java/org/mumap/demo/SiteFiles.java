package org.mumap.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.demo.file.Table;

/** Writes what people saw and found on paper about a parcel: site states, excluded periods, encumbrances. */
final class SiteFiles {
    private static final List<String> BANKS = List.of("青溪某农商银行", "某商业银行青溪支行", "某工业银行沙河支行", "某城市银行石桥支行");
    private static final List<String> CAUSES = List.of("G1", "G1", "G1", "G2", "G3", "G4", "G5", "G6", "F");

    private final List<Lot> lots;
    private final DemoOptions options;

    SiteFiles(List<Lot> lots, DemoOptions options) {
        this.lots = lots;
        this.options = options;
    }

    private Dice dice(String topic, Lot lot) {
        return Dice.of(options.seed(), topic, lot.index());
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
