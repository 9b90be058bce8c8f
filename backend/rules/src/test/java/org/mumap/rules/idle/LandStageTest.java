package org.mumap.rules.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How far land had come on a day")
class LandStageTest {

    private static final IdleContract CONTRACT = new IdleContract(
            "C1",
            1,
            null,
            "企业",
            ContractKind.GRANT,
            LocalDate.of(2018, 3, 1),
            BigDecimal.TEN,
            null,
            LocalDate.of(2018, 9, 1),
            null,
            null,
            null,
            null,
            null);
    private static final List<SiteState> COURSE = List.of(
            new SiteState(LocalDate.of(2021, 6, 1), null, LocalDate.of(2021, 5, 1), null, null, null, null, null, null),
            new SiteState(
                    LocalDate.of(2024, 6, 1), null, null, null, null, null, null, LocalDate.of(2024, 5, 1), null));

    private static LandStage stage(
            LocalDate day, List<IdleContract> contracts, List<LegalState> legal, @Nullable String supply) {
        IdleFacts facts = IdleFacts.national("P", contracts, COURSE, List.of(), legal);
        boolean later =
                contracts.stream().anyMatch(contract -> contract.signedOn().isAfter(day));
        return LandStage.of(IdleRule.judge(facts, day), supply, later);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2018-02-28, UNSUPPLIED",
        "2018-03-01, SUPPLIED",
        "2018-09-01, SUPPLIED",
        "2019-08-31, SUPPLIED",
        "2019-12-31, IDLE",
        "2021-04-30, IDLE",
        "2021-06-01, STARTED",
        "2023-12-31, STARTED",
        "2024-06-01, COMPLETED"
    })
    @DisplayName(
            "A1 one parcel through the years: not supplied, supplied, idle for want of a start, started, completed")
    void course(LocalDate day, LandStage expected) {
        assertThat(stage(day, List.of(CONTRACT), List.of(), "SUPPLIED")).isEqualTo(expected);
    }

    @Test
    @DisplayName("A2 without any contract: in reserve or approved is not supplied, else no contract is recorded")
    void withoutContract() {
        LocalDate day = LocalDate.of(2025, 1, 1);
        assertThat(stage(day, List.of(), List.of(), "RESERVE")).isEqualTo(LandStage.UNSUPPLIED);
        assertThat(stage(day, List.of(), List.of(), "APPROVED_UNSUPPLIED")).isEqualTo(LandStage.UNSUPPLIED);
        assertThat(stage(day, List.of(), List.of(), "SUPPLIED")).isEqualTo(LandStage.NO_CONTRACT);
        assertThat(stage(day, List.of(), List.of(), null)).isEqualTo(LandStage.NO_CONTRACT);
    }

    @Test
    @DisplayName("A3 what people found on paper goes before what is suspected, from its day on")
    void legal() {
        LegalState cleared =
                new LegalState(LegalStatus.NOT_IDLE, LocalDate.of(2020, 1, 1), null, null, null, null, null);
        LegalState found =
                new LegalState(LegalStatus.FOUND_IDLE, LocalDate.of(2020, 1, 1), null, null, null, null, null);
        assertThat(stage(LocalDate.of(2019, 12, 31), List.of(CONTRACT), List.of(cleared), null))
                .isEqualTo(LandStage.IDLE);
        assertThat(stage(LocalDate.of(2020, 1, 2), List.of(CONTRACT), List.of(cleared), null))
                .isEqualTo(LandStage.SUPPLIED);
        assertThat(stage(LocalDate.of(2022, 1, 2), List.of(CONTRACT), List.of(found), null))
                .isEqualTo(LandStage.IDLE);
    }

    @Test
    @DisplayName("B1 every stage has a letter of its own")
    void letters() {
        assertThat(java.util.Arrays.stream(LandStage.values())
                        .map(LandStage::letter)
                        .distinct())
                .hasSize(LandStage.values().length);
    }
}
