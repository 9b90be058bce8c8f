package org.mumap.server.siting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Whether land may take a factory or a store")
class SiteUseTest {

    @ParameterizedTest(name = "plan {0}, {1} {2}, {3} → {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -      | GBT21010_2017 | 0601 | SUPPLIED | true
            -      | GBT21010_2017 | 0604 | SUPPLIED | true
            -      | GBT21010_2017 | 0701 | SUPPLIED | false
            -      | GBT21010_2017 | 1001 | SUPPLIED | false
            -      | LANDSEA_2023  | 1001 | SUPPLIED | true
            -      | -             | 1001 | SUPPLIED | -
            -      | -             | -    | -        | -
            100102 | GBT21010_2017 | 0101 | RESERVE  | true
            M2     | GBT21010_2017 | 0101 | RESERVE  | true
            070102 | GBT21010_2017 | 0601 | SUPPLIED | false
            工业用地 | GBT21010_2017 | 0701 | SUPPLIED | true
            -      | GBT21010_2017 | 0101 | RESERVE  | -
            -      | GBT21010_2017 | 0101 | APPROVED_UNSUPPLIED | -
            -      | GBT21010_2017 | 0601 | RESERVE  | true
            """)
    @DisplayName(
            "A1 the plan binds, else the registered use of supplied land; the same digits mean other things in other schemes")
    void use(String planned, String scheme, String code, String supply, Boolean expected) {
        assertThat(SiteUse.of(planned, scheme, code, supply)).isEqualTo(expected);
    }
}
