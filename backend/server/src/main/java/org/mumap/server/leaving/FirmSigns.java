package org.mumap.server.leaving;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.signal.BuildingUse;
import org.mumap.rules.idle.signal.Clearance;
import org.mumap.rules.idle.signal.MonthValue;
import org.mumap.rules.idle.signal.SignalCode;
import org.mumap.rules.idle.signal.SignalFacts;
import org.mumap.rules.idle.signal.SignalRuleSet;
import org.mumap.rules.idle.signal.SignalTerm;
import org.mumap.rules.idle.signal.SuspicionRule;
import org.mumap.rules.idle.signal.YearReturn;
import org.mumap.rules.leaving.ShellRule.Reading;
import org.mumap.rules.leaving.ShellRule.Sign;
import org.mumap.rules.leaving.ShellRule.State;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The signs of zombie and shell firms in the caller's scope: the four signals of the idle rules, read of the firm, and the state of
 * the register. What people cleared for the land stays cleared. Call inside a transaction.
 */
@Component
class FirmSigns {

    private static final String FIRMS = SqlFile.text("leaving/firms.sql");
    private static final String SIGNALS = SqlFile.text("leaving/signals.sql");
    private static final String RETURNS = SqlFile.text("leaving/firm_returns.sql");
    private static final String BUILDINGS = SqlFile.text("leaving/firm_buildings.sql");
    private static final int MONTHS = 52;
    private static final Set<String> IN_BUSINESS = Set.of("", "存续", "在业", "在营", "开业", "正常");

    private final JdbcClient jdbc;

    FirmSigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A firm with its signs.
     *
     * @param creditCode its code
     * @param name its name
     * @param parkCode park of its land, the first if several
     * @param town town of its land
     * @param parcels parcels it uses
     * @param mu net land, mu
     * @param taxWan tax of the newest closed year, 万元; null when its return does not state it
     * @param outputWan output of that year, 万元; null when its return does not state it
     * @param status what the register says
     * @param signs its signs
     */
    record Firm(
            String creditCode,
            @Nullable String name,
            @Nullable String parkCode,
            @Nullable String town,
            List<String> parcels,
            BigDecimal mu,
            @Nullable BigDecimal taxWan,
            @Nullable BigDecimal outputWan,
            @Nullable String status,
            List<Reading> signs) {}

    /** Every firm that uses land. */
    List<Firm> list(LocalDate asOf) {
        YearMonth last = YearMonth.from(asOf);
        Map<String, List<MonthValue>> months = new HashMap<>();
        jdbc.sql(SIGNALS)
                .param("firstMonth", last.minusMonths(MONTHS).toString())
                .param("lastMonth", last.toString())
                .query(row -> {
                    months.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                            .add(new MonthValue(
                                    row.getString(1),
                                    MonthValue.Kind.valueOf(row.getString(2)),
                                    YearMonth.parse(row.getString(3)),
                                    row.getBigDecimal(4)));
                });
        Map<String, List<YearReturn>> returns = new HashMap<>();
        jdbc.sql(RETURNS).param("asOf", asOf).query(row -> {
            returns.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                    .add(new YearReturn(
                            row.getString(1),
                            row.getInt(2),
                            row.getBigDecimal(3),
                            row.getBigDecimal(4),
                            row.getBigDecimal(5)));
        });
        Map<String, List<BuildingUse>> buildings = new HashMap<>();
        jdbc.sql(BUILDINGS).query(row -> {
            buildings
                    .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                    .add(new BuildingUse(
                            row.getString(2),
                            row.getBigDecimal(3),
                            row.getBigDecimal(4),
                            row.getObject(5, LocalDate.class)));
        });
        Map<String, List<Clearance>> cleared = cleared();
        return jdbc.sql(FIRMS)
                .param("asOf", asOf)
                .query((row, n) -> firm(row, asOf, months, returns, buildings, cleared))
                .list();
    }

    private Map<String, List<Clearance>> cleared() {
        Map<String, List<Clearance>> cleared = new HashMap<>();
        jdbc.sql("""
            select parcel_code, code, cleared_on, reason from ledger.idle_clearance
            where withdrawn_at = 'infinity' and code in ('NO_TAX', 'LOW_ELECTRICITY', 'FEW_STAFF', 'EMPTY_BUILDING')
            """).query(row -> {
            cleared.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                    .add(new Clearance(
                            SignalCode.valueOf(row.getString(2)), row.getObject(3, LocalDate.class), row.getString(4)));
        });
        return cleared;
    }

    private static Firm firm(
            ResultSet row,
            LocalDate asOf,
            Map<String, List<MonthValue>> months,
            Map<String, List<YearReturn>> returns,
            Map<String, List<BuildingUse>> buildings,
            Map<String, List<Clearance>> cleared)
            throws SQLException {
        String code = row.getString("credit_code");
        List<String> parcels = List.of((String[]) row.getArray("parcels").getArray());
        String status = row.getString("status");
        SignalFacts facts = new SignalFacts(
                List.of(code),
                months.getOrDefault(code, List.of()),
                returns.getOrDefault(code, List.of()),
                buildings.getOrDefault(code, List.of()),
                parcels.stream()
                        .flatMap(parcel -> cleared.getOrDefault(parcel, List.of()).stream())
                        .toList());
        List<Reading> signs = new ArrayList<>();
        for (SignalTerm term :
                SuspicionRule.judge(facts, SignalRuleSet.BUILT_IN_2026, asOf).terms()) {
            signs.add(new Reading(Sign.valueOf(term.code().name()), state(term.state())));
        }
        signs.add(new Reading(Sign.ABNORMAL_REGISTER, register(status)));
        return new Firm(
                code,
                row.getString("name"),
                row.getString("park_code"),
                row.getString("town"),
                parcels,
                Mu.ofSquareMetres(row.getBigDecimal("m2")),
                wan(row.getBigDecimal("tax_fen")),
                wan(row.getBigDecimal("output_fen")),
                status,
                signs);
    }

    private static @Nullable BigDecimal wan(@Nullable BigDecimal fen) {
        return fen == null ? null : Money.wanOfFen(fen.longValueExact());
    }

    private static State state(SignalTerm.State state) {
        return switch (state) {
            case HIT -> State.HIT;
            case QUIET, CLEARED -> State.QUIET;
            case UNKNOWN -> State.UNKNOWN;
        };
    }

    private static State register(@Nullable String status) {
        if (status == null || status.isBlank()) {
            return State.UNKNOWN;
        }
        return IN_BUSINESS.contains(status.strip()) ? State.QUIET : State.HIT;
    }
}
