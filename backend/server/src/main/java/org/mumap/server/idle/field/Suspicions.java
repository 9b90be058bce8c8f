package org.mumap.server.idle.field;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.mumap.rules.idle.signal.BuildingUse;
import org.mumap.rules.idle.signal.MonthValue;
import org.mumap.rules.idle.signal.SignalCode;
import org.mumap.rules.idle.signal.SignalFacts;
import org.mumap.rules.idle.signal.SignalRuleSet;
import org.mumap.rules.idle.signal.Suspicion;
import org.mumap.rules.idle.signal.SuspicionRule;
import org.mumap.rules.idle.signal.YearReturn;
import org.mumap.server.ledger.Fact;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.ledger.Source;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signals from tax, electricity, staff and buildings, fused into a suspicion that shows its terms. Never a finding: it says where
 * to look. Reads what the caller's scope contains; what it does not is missing, and said to be.
 */
@Service
@Transactional(readOnly = true)
public class Suspicions {

    private final JdbcClient jdbc;
    private final Facts facts;
    private final Clearances clearances;

    Suspicions(JdbcClient jdbc, Facts facts, Clearances clearances) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.clearances = clearances;
    }

    /**
     * The suspicion of a parcel.
     *
     * @param suspicion score and terms
     * @param sources where the facts came from, each once
     * @param cleared what people found harmless
     */
    public record Reading(Suspicion suspicion, List<Source> sources, List<Clearance> cleared) {}

    /**
     * The suspicion at those times.
     *
     * @throws Problem (404) when there was no such parcel, or the scope does not contain it
     */
    public Reading get(String parcelCode, Times times) {
        if (facts.list(jdbc, Kinds.get("parcels"), "row_key", List.of(parcelCode), times)
                .isEmpty()) {
            throw Problem.notFound("no-such-parcel", parcelCode);
        }
        List<Fact> occupancies = list("occupancies", "parcel_code", List.of(parcelCode), times).stream()
                .filter(row -> uses(row, times.asOf()))
                .toList();
        List<String> firms = occupancies.stream()
                .map(row -> row.requiredText("credit_code"))
                .distinct()
                .toList();
        List<String> candidates =
                Stream.concat(firms.stream(), Stream.of(parcelCode)).toList();
        List<Fact> signals = list("signals", "subject", candidates, times);
        List<Fact> returns = list("annual_returns", "credit_code", firms, times);
        List<Fact> buildings = list("buildings", "parcel_code", List.of(parcelCode), times);
        List<Clearance> cleared = clearances.list(parcelCode, times).stream()
                .filter(one -> holds(one, times))
                .toList();
        SignalFacts known = new SignalFacts(
                subjects(firms, parcelCode, signals),
                signals.stream().flatMap(Suspicions::month).toList(),
                returns.stream().map(Suspicions::year).toList(),
                buildings.stream().map(Suspicions::building).toList(),
                cleared.stream().flatMap(Suspicions::clearance).toList());
        List<Fact> used = new ArrayList<>(signals);
        used.addAll(returns);
        used.addAll(buildings);
        return new Reading(
                SuspicionRule.judge(known, SignalRuleSet.BUILT_IN_2026, times.asOf()), sources(used), cleared);
    }

    private List<Fact> list(String kind, String column, List<String> values, Times times) {
        return facts.list(jdbc, Kinds.get(kind), column, values, times);
    }

    // a meter may belong to the parcel itself
    private static List<String> subjects(List<String> firms, String parcelCode, List<Fact> signals) {
        boolean own = signals.stream().anyMatch(row -> parcelCode.equals(row.text("subject")));
        return own ? Stream.concat(firms.stream(), Stream.of(parcelCode)).toList() : firms;
    }

    private static boolean uses(Fact occupancy, LocalDate on) {
        LocalDate from = occupancy.date("from_on");
        LocalDate to = occupancy.date("to_on");
        return !"LEASE_OUT".equals(occupancy.text("relation"))
                && (from == null || !from.isAfter(on))
                && (to == null || !to.isBefore(on));
    }

    private static boolean holds(Clearance clearance, Times times) {
        return !clearance.clearedOn().isAfter(times.asOf())
                && (clearance.withdrawnAt() == null || clearance.withdrawnAt().isAfter(times.knownAt()));
    }

    private static Stream<MonthValue> month(Fact row) {
        BigDecimal value = row.number("value");
        String kind = row.requiredText("kind");
        return value == null || kind.equals("WATER")
                ? Stream.empty()
                : Stream.of(new MonthValue(
                        row.requiredText("subject"),
                        MonthValue.Kind.valueOf(kind),
                        YearMonth.parse(row.requiredText("month")),
                        value));
    }

    private static YearReturn year(Fact row) {
        return new YearReturn(
                row.requiredText("credit_code"),
                Objects.requireNonNull(row.integer("year")),
                row.number("tax_wan"),
                row.number("electricity_kwh"),
                row.number("employees"));
    }

    private static BuildingUse building(Fact row) {
        return new BuildingUse(
                row.requiredText("building_code"),
                row.number("floor_area_m2"),
                row.number("used_m2"),
                row.date("idle_since_on"));
    }

    private static Stream<org.mumap.rules.idle.signal.Clearance> clearance(Clearance one) {
        return Stream.of(SignalCode.values())
                .filter(code -> code.name().equals(one.code()))
                .map(code -> new org.mumap.rules.idle.signal.Clearance(code, one.clearedOn(), one.reason()));
    }

    private static List<Source> sources(List<Fact> used) {
        Set<String> seen = new LinkedHashSet<>();
        return used.stream()
                .map(Fact::source)
                .filter(source -> seen.add(source.batchId()))
                .toList();
    }
}
