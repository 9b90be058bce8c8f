package org.mumap.server.desk.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.published.style.MapLibreLayers;
import org.mumap.server.published.style.ThemeLayers;
import org.mumap.server.symbols.MapSymbols;
import org.mumap.server.symbols.SymbolClass;
import org.mumap.server.symbols.SymbolLayer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Style documents on paper: the same decisions and the same colours as on the screen")
class StyleExpressionTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Object value(String expression, Map<String, Object> properties) {
        return new StyleExpression(properties, "Polygon", 14).value(JSON.readTree(expression));
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "SUSPECTED_NOT_STARTED, NONE, SUPPLIED, state.suspected",
        "SUSPECTED_STOPPED, INVESTIGATING, SUPPLIED, state.investigating",
        "SUSPECTED_STOPPED, FOUND_IDLE, SUPPLIED, state.found",
        "SUSPECTED_STOPPED, NOT_IDLE, SUPPLIED, state.plain",
        "SUSPECTED_STOPPED, DISPOSED, RESERVE, state.reserve",
        "OVERDUE, NONE, SUPPLIED, state.late",
        "NO_CONTRACT, NONE, APPROVED_UNSUPPLIED, state.unsupplied",
        "DEVELOPED, NONE, SUPPLIED, state.plain"
    })
    @DisplayName("A1 what people found goes before what the program suspects")
    void states(String finding, String legal, String supply, String state) {
        JsonNode parcels =
                MapLibreLayers.of("parcels", MapSymbols.find("parcels").orElseThrow(), false);
        JsonNode legend = parcels.get(0).get("metadata").get("mumap:legend");
        assertThat(value(
                        legend.toString(),
                        Map.of("idle_finding", finding, "legal_state", legal, "supply_state", supply)))
                .isEqualTo(state);
    }

    @Test
    @DisplayName("A2 operators do what the specification says; an unknown one is an error")
    void operators() {
        assertThat(value("[\"step\",[\"get\",\"v\"],\"a\",5,\"b\",10,\"c\"]", Map.of("v", 5.0)))
                .isEqualTo("b");
        assertThat(value("[\"step\",[\"get\",\"v\"],\"a\",5,\"b\",10,\"c\"]", Map.of("v", 4.99)))
                .isEqualTo("a");
        assertThat(value("[\"interpolate\",[\"linear\"],[\"zoom\"],12,1,16,3]", Map.of()))
                .isEqualTo(2.0);
        assertThat(value("[\"interpolate\",[\"linear\"],[\"zoom\"],15,1,16,3]", Map.of()))
                .isEqualTo(1.0);
        assertThat(value("[\"interpolate\",[\"linear\"],[\"zoom\"],9,1,13,3]", Map.of()))
                .isEqualTo(3.0);
        assertThat(value("[\"slice\",\"0601\",0,2]", Map.of())).isEqualTo("06");
        assertThat(value("[\"match\",[\"get\",\"k\"],[\"A\",\"B\"],1,2]", Map.of("k", "B")))
                .isEqualTo(1.0);
        assertThatThrownBy(() -> value("[\"distance\",1]", Map.of())).hasMessageContaining("distance");
    }

    @Test
    @DisplayName("B1 every layer of every style document can be read for paper")
    void readable() {
        for (String collection : List.of(
                "areas", "parks", "parcels", "idle_candidates", "project_sites", "control_lines", "utilities")) {
            SymbolLayer look = MapSymbols.find(collection).orElseThrow();
            for (SymbolClass one : look.classes()) {
                Map<String, Object> properties = new HashMap<>();
                one.when().stream()
                        .filter(condition -> !condition.not())
                        .forEach(condition -> properties.put(
                                condition.field(), condition.values().get(0)));
                for (JsonNode layer : MapLibreLayers.of(collection, look, false)) {
                    StyleExpression values = new StyleExpression(properties, "Polygon", 14);
                    boolean drawn = !layer.has("filter") || values.truth(layer.get("filter"));
                    if (drawn && layer.has("metadata")) {
                        assertThat(values.value(layer.get("metadata").get("mumap:legend")))
                                .isEqualTo(one.legend());
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("B2 classes and land use groups are those of the description")
    void themes() {
        for (String theme : Set.of("tax", "output")) {
            JsonNode metadata = ThemeLayers.of(theme).get(0).get("metadata");
            MapSymbols.Theme look = MapSymbols.theme(theme);
            assertThat(metadata.get("mumap:breaks")
                            .valueStream()
                            .map(JsonNode::asDouble)
                            .toList())
                    .isEqualTo(look.breaks());
            String legend = metadata.get("mumap:legend").toString();
            assertThat(value(legend, Map.of())).isEqualTo("noData");
            assertThat(value(legend, Map.of(look.field(), look.breaks().get(0))))
                    .isEqualTo("class.2");
            assertThat(value(legend, Map.of(look.field(), 0.0))).isEqualTo("class.1");
        }
        String legend =
                ThemeLayers.of("use").get(0).get("metadata").get("mumap:legend").toString();
        assertThat(MapSymbols.use().groups()).hasSizeGreaterThan(8).allSatisfy(group -> {
            assertThat(value(legend, Map.of("land_use_code", group.registered().get(0))))
                    .isEqualTo("use." + group.id());
            assertThat(value(legend, Map.of("land_use_code", (group.planned().get(0) + "0000").substring(0, 6))))
                    .isEqualTo("use." + group.id());
        });
    }
}
