package org.mumap.server.desk.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Style documents on paper: the same decisions and the same colours as on the screen")
class StyleExpressionTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path RESOURCES = TestDatabase.root().resolve("backend/server/src/main/resources");
    private static final Path WEB = TestDatabase.root().resolve("web/src");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

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
    void states(String finding, String legal, String supply, String state) throws IOException {
        JsonNode parcels = JSON.readTree(Files.readString(RESOURCES.resolve("published/styles/parcels.json")));
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
    @DisplayName("B1 every colour of a style document is a colour of the screens")
    void colours() throws IOException {
        Set<String> screen = coloursIn(Files.readString(WEB.resolve("tokens.css")));
        try (Stream<Path> documents = Stream.concat(
                Files.list(RESOURCES.resolve("published/styles")), Files.list(RESOURCES.resolve("desk/themes")))) {
            for (Path document : documents.toList()) {
                assertThat(screen).as(document.toString()).containsAll(coloursIn(Files.readString(document)));
            }
        }
    }

    @Test
    @DisplayName("B2 classes and land use groups are those of the web map")
    void themes() throws IOException {
        String web = Files.readString(WEB.resolve("map/themes.ts"));
        for (String theme : Set.of("tax", "output")) {
            JsonNode breaks = JSON.readTree(Files.readString(RESOURCES.resolve("desk/themes/" + theme + ".json")))
                    .get(0)
                    .get("metadata")
                    .get("mumap:breaks");
            assertThat(web).contains(theme + ": " + breaks.toString().replace(",", ", "));
        }
        JsonNode use = JSON.readTree(Files.readString(RESOURCES.resolve("desk/themes/use.json")));
        Matcher groups = Pattern.compile("\\{ id: '(\\w+)', registered: \\[([^]]*)\\], planned: \\[([^]]*)\\] \\}")
                .matcher(web);
        int count = 0;
        while (groups.find()) {
            String registered = groups.group(2).split(",")[0].replace("'", "").strip();
            String planned = groups.group(3).split(",")[0].replace("'", "").strip();
            JsonNode legend = use.get(0).get("metadata").get("mumap:legend");
            assertThat(value(legend.toString(), Map.of("land_use_code", registered)))
                    .isEqualTo("use." + groups.group(1));
            assertThat(value(legend.toString(), Map.of("land_use_code", (planned + "0000").substring(0, 6))))
                    .isEqualTo("use." + groups.group(1));
            count++;
        }
        assertThat(count).isGreaterThan(8);
    }

    private static Set<String> coloursIn(String text) {
        return COLOUR.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
