package org.mumap.rules.siting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Ranks of roads by the words of their class")
class RoadRankTest {

    @ParameterizedTest
    @CsvSource({
        "高速公路, EXPRESS",
        "国道, EXPRESS",
        "快速路, EXPRESS",
        "motorway_link, EXPRESS",
        "trunk, EXPRESS",
        "主干路, ARTERIAL",
        "城市主干道, ARTERIAL",
        "省道, ARTERIAL",
        "primary, ARTERIAL",
        "次干路, SECONDARY",
        "县道, SECONDARY",
        "tertiary, SECONDARY",
        "支路, LOCAL",
        "村道, LOCAL",
        "residential, LOCAL",
        ", LOCAL"
    })
    void rank(String words, RoadRank rank) {
        assertThat(RoadRank.of(words)).isEqualTo(rank);
    }
}
