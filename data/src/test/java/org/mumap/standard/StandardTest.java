package org.mumap.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.rules.calendar.LegalPeriod;
import org.mumap.rules.code.IndustryCode;
import org.mumap.rules.code.LandUseCode;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.ContractKind;
import org.mumap.rules.idle.DisposalMeans;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdleRoute;
import org.mumap.rules.idle.IdleRuleSet;
import org.mumap.rules.idle.LegalStatus;
import org.mumap.rules.idle.casework.CaseworkRuleSet;
import org.mumap.rules.idle.casework.DeadlineCode;
import org.mumap.rules.permu.Relation;
import org.mumap.rules.progress.Lamp;
import org.mumap.rules.progress.LampLine;
import org.mumap.rules.progress.LampMeasure;
import org.mumap.rules.progress.LampRuleSet;
import org.mumap.rules.progress.life.Stage;
import org.mumap.rules.siting.ControlEffect;
import org.mumap.rules.siting.ControlKind;
import org.mumap.rules.siting.SupplyKind;

/** The standards as they lie in the jar: complete rows, unique keys, and the same codes and numbers as the rules. */
class StandardTest {

    private static List<Map<String, String>> rows(String file) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                StandardTest.class.getResourceAsStream("/mumap/standard/" + file), StandardCharsets.UTF_8))) {
            List<String> lines = in.lines().toList();
            List<String> header = cells(lines.get(0));
            return lines.stream()
                    .skip(1)
                    .map(line -> {
                        List<String> cells = cells(line);
                        assertThat(cells).as(line).hasSameSizeAs(header);
                        Map<String, String> row = new LinkedHashMap<>();
                        for (int i = 0; i < header.size(); i++) {
                            row.put(header.get(i), cells.get(i));
                        }
                        return row;
                    })
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    /** RFC 4180 within one line. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "glossary.csv, term_en",
        "glossary.csv, term_zh",
        "code_list.csv, list+code",
        "land_use.csv, scheme+code",
        "industry.csv, scheme+code",
        "rule_set.csv, rule_set",
        "rule_value.csv, rule_set+key",
        "lamp_rule.csv, rule_set+measure",
        "entry_floor.csv, floor_set+division+indicator+effective_from",
        "control_indicator.csv, document+scheme+division+control+effective_from",
        "park_indicator.csv, code+effective_from",
        "industry_crosswalk.csv, scheme+prefix+other_scheme",
        "evaluation_scheme.csv, scheme",
        "evaluation_indicator.csv, scheme+code"
    })
    void keysAreUniqueAndEveryRowNamesItsSource(String file, String key) {
        Set<List<String>> seen = new HashSet<>();
        for (Map<String, String> row : rows(file)) {
            List<String> k = Arrays.stream(key.split("\\+")).map(row::get).toList();
            assertThat(seen.add(k)).as(file + " " + k).isTrue();
            assertThat(row.get("source")).as(file + " " + k).isNotBlank();
            assertThat(row.getOrDefault("edition", "-")).as(file + " " + k).isNotBlank();
        }
        assertThat(seen).isNotEmpty();
    }

    @Test
    void whatNoTextOfASchemeGivesIsMarkedAsSetByMuMap() {
        Map<String, BigDecimal> weights = new HashMap<>();
        for (Map<String, String> row : rows("evaluation_indicator.csv")) {
            weights.merge(row.get("scheme"), new BigDecimal(row.get("weight")), BigDecimal::add);
            assertThat(row.get("note_zh")).as(row.toString()).contains("MuMap 设定");
            assertThat(row.get("note_en")).as(row.toString()).contains("set by MuMap");
        }
        for (Map<String, String> row : rows("evaluation_scheme.csv")) {
            assertThat(weights.remove(row.get("scheme"))).as(row.get("scheme")).isEqualByComparingTo("100");
            assertThat(row.get("note_zh")).as(row.get("scheme")).contains("MuMap 设定");
            assertThat(row.get("note_en")).as(row.get("scheme")).contains("set by MuMap");
            assertThat(row.get("note_zh").contains("转载未注明年份"))
                    .as(row.get("scheme"))
                    .isEqualTo(row.get("scheme").startsWith("anhui"));
        }
        assertThat(weights).as("indicators of no scheme").isEmpty();
    }

    private static void assertSameCodes(String list, Enum<?>[] values) {
        Set<String> codes = rows("code_list.csv").stream()
                .filter(r -> r.get("list").equals(list))
                .map(r -> r.get("code"))
                .collect(Collectors.toSet());
        assertThat(codes)
                .as(list)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(values).map(Enum::name).toList());
    }

    @Test
    void codeListsAreThoseOfTheRules() {
        assertSameCodes("idle_cause", CauseCode.values());
        assertSameCodes("disposal_means", DisposalMeans.values());
        assertSameCodes("idle_finding", IdleFinding.values());
        assertSameCodes("idle_route", IdleRoute.values());
        assertSameCodes("legal_state", LegalStatus.values());
        assertSameCodes("contract_kind", ContractKind.values());
        assertSameCodes("occupancy_relation", Relation.values());
        assertSameCodes("lamp", Lamp.values());
        assertSameCodes("project_stage", Stage.values());
        assertSameCodes("supply_kind", SupplyKind.values());
        assertSameCodes("control_line_kind", ControlKind.values());
        assertSameCodes("control_line_effect", ControlEffect.values());
    }

    @Test
    void codesHaveTheFormOfTheirScheme() {
        assertThat(rows("land_use.csv")).allMatch(r -> LandUseCode.isValid(r.get("scheme"), r.get("code")));
        assertThat(rows("industry.csv")).allMatch(r -> IndustryCode.isValid(r.get("scheme"), r.get("code")));
    }

    @Test
    void parentsStandInTheSameList() {
        Set<String> codes = rows("land_use.csv").stream()
                .map(r -> r.get("scheme") + r.get("code"))
                .collect(Collectors.toSet());
        assertThat(rows("land_use.csv"))
                .allMatch(r -> r.get("parent").isEmpty() || codes.contains(r.get("scheme") + r.get("parent")));
        Set<String> divisions =
                rows("industry.csv").stream().map(r -> r.get("code")).collect(Collectors.toSet());
        assertThat(rows("industry.csv"))
                .allMatch(r -> r.get("division").isEmpty() || divisions.contains(r.get("division")));
        Set<String> sets =
                rows("rule_set.csv").stream().map(r -> r.get("rule_set")).collect(Collectors.toSet());
        assertThat(rows("rule_value.csv")).allMatch(r -> sets.contains(r.get("rule_set")));
    }

    private static BigDecimal value(String ruleSet, String key) {
        return rows("rule_value.csv").stream()
                .filter(r -> r.get("rule_set").equals(ruleSet) && r.get("key").equals(key))
                .map(r -> new BigDecimal(r.get("value")))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "investigation_days, OPEN_INVESTIGATION",
        "reply_days, REPLY",
        "hearing_request_working_days, HEARING_REQUEST",
        "hearing_held_working_days, HEARING_HELD",
        "hearing_announced_working_days, HEARING_ANNOUNCED",
        "perform_days, PERFORM",
        "review_days, REVIEW",
        "suit_months, SUIT",
        "suit_after_review_days, SUIT_AFTER_REVIEW",
        "demand_days, DEMAND",
        "enforcement_months, ENFORCEMENT",
        "announced_service_days, ANNOUNCED_SERVICE",
        "max_extension_years, EXTENSION",
        "temporary_use_years, TEMPORARY_USE",
        "reclaim_years, SECOND_YEAR"
    })
    void periodsOfTheProcedureAreThoseOfTheRules(String key, DeadlineCode code) {
        CaseworkRuleSet rules = CaseworkRuleSet.NATIONAL_2012;
        LegalPeriod period = rules.rule(code).period();
        assertThat(value(rules.id(), key).intValueExact()).isEqualTo(period.length());
        assertThat(key.toUpperCase(Locale.ROOT))
                .as("the key names the unit")
                .endsWith(period.unit().name());
    }

    @Test
    void nationalIdleNumbersAreThoseOfTheRules() {
        IdleRuleSet rules = IdleRuleSet.NATIONAL_2012;
        assertThat(value(rules.id(), "area_numerator")).isEqualByComparingTo(rules.areaNumerator());
        assertThat(value(rules.id(), "area_denominator")).isEqualByComparingTo(rules.areaDenominator());
        assertThat(value(rules.id(), "investment_share")).isEqualByComparingTo(rules.investmentShare());
        assertThat(value(rules.id(), "fee_share")).isEqualByComparingTo(rules.feeShare());
        assertThat(value(rules.id(), "fee_years").intValueExact()).isEqualTo(rules.feeYears());
        assertThat(value(rules.id(), "reclaim_years").intValueExact()).isEqualTo(rules.reclaimYears());
        assertThat(value(rules.id(), "max_extension_years").intValueExact()).isEqualTo(rules.maxExtensionYears());
    }

    @Test
    void lampLinesAreThoseOfTheRules() {
        for (LampRuleSet rules : List.of(LampRuleSet.YINCHUAN_2025, LampRuleSet.TIANJIN_2022)) {
            Map<LampMeasure, LampLine> lines = rows("lamp_rule.csv").stream()
                    .filter(r -> r.get("rule_set").equals(rules.id()))
                    .collect(Collectors.toMap(r -> LampMeasure.valueOf(r.get("measure")), StandardTest::line));
            assertThat(lines).as(rules.id()).isEqualTo(rules.lines());
            Map<String, String> set = rows("rule_set.csv").stream()
                    .filter(r -> r.get("rule_set").equals(rules.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(set.get("region")).isEqualTo(rules.region());
            assertThat(LocalDate.parse(set.get("effective_from"))).isEqualTo(rules.effectiveFrom());
        }
        Set<String> sets =
                rows("rule_set.csv").stream().map(r -> r.get("rule_set")).collect(Collectors.toSet());
        assertThat(rows("lamp_rule.csv")).allMatch(r -> sets.contains(r.get("rule_set")));
    }

    private static LampLine line(Map<String, String> row) {
        return new LampLine(
                row.get("yellow").isEmpty() ? null : new BigDecimal(row.get("yellow")),
                Boolean.parseBoolean(row.get("yellow_included")),
                row.get("red").isEmpty() ? null : new BigDecimal(row.get("red")),
                Boolean.parseBoolean(row.get("red_included")));
    }
}
