package org.mumap.rules.idle.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mumap.rules.CaseFile;
import org.mumap.rules.CaseFile.Row;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.idle.ContractKind;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.SiteState;

/** FEATURE UNDER TEST: suspicion from other signals; see {@code cases/signal}. */
class SignalCases {

    @TestFactory
    Stream<DynamicContainer> signals() {
        return CaseFile.chapters("signal", SignalCases::check);
    }

    private static void check(Row one) {
        one.knows("id", "title", "subjects", "months", "returns", "buildings", "clearances", "on");
        SignalFacts facts = facts(one);
        assertThat(one.rows("on")).as("days judged").isNotEmpty();
        for (Row day : one.rows("on")) {
            Suspicion suspicion = SuspicionRule.judge(facts, SignalRuleSet.BUILT_IN_2026, day.date("asOf"));
            for (Map.Entry<String, Object> expected : day.values().entrySet()) {
                expect(expected.getKey(), expected.getValue(), day, suspicion);
            }
            assertThat(suspicion.isFinding()).isFalse();
            assertThat(suspicion.score())
                    .as("the points shown add up")
                    .isEqualTo(suspicion.terms().stream()
                            .mapToInt(SignalTerm::points)
                            .sum());
            CaseFile.assertSayable(
                    suspicion.terms().stream().map(SignalTerm::explanation).toList());
            CaseFile.assertSayable(List.of(suspicion.reservation()));
        }
    }

    private static void expect(String key, Object value, Row day, Suspicion suspicion) {
        String where = "on " + suspicion.asOf() + " " + key;
        switch (key) {
            case "states" -> CaseFile.assertHolds(where, value, byCode(suspicion, SignalTerm::state));
            case "points" -> CaseFile.assertHolds(where, value, byCode(suspicion, SignalTerm::points));
            case "values" -> CaseFile.assertHolds(where, value, byCode(suspicion, SignalTerm::value));
            case "inWords" -> {
                String said = suspicion.terms().stream()
                        .map(term -> MessageTexts.of(Locale.SIMPLIFIED_CHINESE).render(term.explanation()))
                        .collect(Collectors.joining("\n"));
                day.texts(key).forEach(words -> assertThat(said).as(where).contains(words));
            }
            default -> CaseFile.assertHolds(where, Collections.singletonMap(key, value), suspicion);
        }
    }

    private static <T> Map<String, Object> byCode(Suspicion suspicion, Function<SignalTerm, T> part) {
        Map<String, Object> byCode = new HashMap<>();
        suspicion.terms().forEach(term -> byCode.put(term.code().name(), part.apply(term)));
        return byCode;
    }

    private static SignalFacts facts(Row one) {
        List<String> subjects = one.texts("subjects");
        List<MonthValue> months = new ArrayList<>();
        for (Row row : one.rows("months")) {
            for (YearMonth month = YearMonth.parse(row.text("from"));
                    !month.isAfter(YearMonth.parse(row.text("to")));
                    month = month.plusMonths(1)) {
                months.add(new MonthValue(
                        subjects.get(0), row.constant("kind", MonthValue.Kind.class), month, row.decimal("value")));
            }
        }
        return new SignalFacts(
                subjects,
                months,
                one.rows("returns").stream()
                        .map(row -> new YearReturn(
                                subjects.get(0),
                                row.integer("year"),
                                row.decimal("tax_wan"),
                                row.decimal("electricity_kwh"),
                                row.decimal("employees")))
                        .toList(),
                one.rows("buildings").stream()
                        .map(row -> new BuildingUse(
                                row.text("code"),
                                row.decimal("floor_area_m2"),
                                row.decimal("used_m2"),
                                row.date("idle_since_on")))
                        .toList(),
                one.rows("clearances").stream()
                        .map(row -> new Clearance(
                                row.constant("code", SignalCode.class), row.date("cleared_on"), row.text("reason")))
                        .toList());
    }

    /** A cleared finding stays away while nothing new is known; that time passes is no new fact. */
    @Test
    void aClearedFindingReturnsOnlyWithNewFacts() {
        LocalDate cleared = LocalDate.of(2024, 5, 1);
        FindingClearance clearance = new FindingClearance(IdleFinding.SUSPECTED_NOT_STARTED, cleared, "合同日期录入错误，已发函更正");
        IdleFacts facts = parcel(List.of(site(LocalDate.of(2024, 4, 1))));
        LocalDate later = LocalDate.of(2026, 5, 1);
        assertThat(clearance.holds(facts, IdleFinding.SUSPECTED_NOT_STARTED, cleared.minusDays(1)))
                .isFalse();
        assertThat(clearance.holds(facts, IdleFinding.SUSPECTED_NOT_STARTED, later))
                .isTrue();
        assertThat(clearance.holds(facts, IdleFinding.SUSPECTED_STOPPED, later)).isFalse();
        IdleFacts inspected = parcel(List.of(site(LocalDate.of(2025, 4, 1))));
        assertThat(clearance.holds(inspected, IdleFinding.SUSPECTED_NOT_STARTED, later))
                .isFalse();
        assertThat(clearance.holds(inspected, IdleFinding.SUSPECTED_NOT_STARTED, LocalDate.of(2025, 3, 31)))
                .as("not seen yet")
                .isTrue();
    }

    private static SiteState site(LocalDate on) {
        return new SiteState(on, null, null, null, null, null, null, null, null);
    }

    private static IdleFacts parcel(List<SiteState> sites) {
        LocalDate signed = LocalDate.of(2022, 6, 1);
        IdleContract contract = new IdleContract(
                "GF-1",
                1,
                null,
                "holder",
                ContractKind.GRANT,
                signed,
                null,
                null,
                signed,
                null,
                null,
                null,
                null,
                null);
        return IdleFacts.national("339922001001GB00012", List.of(contract), sites, List.of(), List.of());
    }
}
