package org.mumap.server.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.print.PrintStyle;
import org.mumap.server.published.style.MapLibreLayers;
import org.mumap.server.published.style.QgisStyle;
import org.mumap.server.published.style.ThemeLayers;
import org.mumap.server.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

@DisplayName("One description of symbols: legend, web map, QGIS and print read the same file")
class MapSymbolsTest {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Pattern RGBA = Pattern.compile("\"(\\d+),(\\d+),(\\d+),255\"");
    private static final Path ROOT = TestDatabase.root();
    private static final List<String> COLLECTIONS =
            List.of("areas", "parks", "parcels", "idle_candidates", "project_sites", "control_lines", "utilities");

    private static Set<String> coloursIn(String text) {
        return COLOUR.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "SUSPECTED_NOT_STARTED, NONE, SUPPLIED, found not, suspected",
        "SUSPECTED_STOPPED, INVESTIGATING, SUPPLIED, , investigating",
        "SUSPECTED_STOPPED, FOUND_IDLE, SUPPLIED, , found",
        "SUSPECTED_STOPPED, NOT_IDLE, SUPPLIED, , plain",
        "SUSPECTED_STOPPED, DISPOSED, RESERVE, , reserve",
        "OVERDUE, NONE, SUPPLIED, , late",
        "NO_CONTRACT, NONE, APPROVED_UNSUPPLIED, , unsupplied",
        "DEVELOPED, NONE, SUPPLIED, , plain"
    })
    @DisplayName("A1 what people found goes before what the program suspects")
    void states(String finding, String legal, String supply, String note, String state) {
        Map<String, String> parcel = Map.of("idle_finding", finding, "legal_state", legal, "supply_state", supply);
        assertThat(MapSymbols.find("parcels")
                        .orElseThrow()
                        .classOf(parcel::get)
                        .orElseThrow()
                        .id())
                .isEqualTo(state);
    }

    @Test
    @DisplayName(
            "A2 a feature without the property is in the class that asks for none; without such a class it is not drawn")
    void missing() {
        assertThat(MapSymbols.find("parcels")
                        .orElseThrow()
                        .classOf(name -> null)
                        .orElseThrow()
                        .id())
                .isEqualTo("plain");
        assertThat(MapSymbols.find("areas").orElseThrow().classOf(name -> "VILLAGE"))
                .isEmpty();
        assertThat(MapSymbols.find("nowhere")).isEmpty();
        assertThatThrownBy(() -> MapSymbols.colour("none")).hasMessageContaining("none");
    }

    @Test
    @DisplayName(
            "B1 every colour of a style document and of a QGIS style is one of the description, and its classes are all there")
    void documents() {
        Set<String> known = new TreeSet<>(MapSymbols.colours().values());
        for (String collection : COLLECTIONS) {
            SymbolLayer look = MapSymbols.find(collection).orElseThrow();
            JsonNode layers = MapLibreLayers.of(collection, look, true);
            Set<String> web = coloursIn(layers.toString());
            assertThat(known).as(collection).containsAll(web);
            String qml = QgisStyle.of(look, Locale.ENGLISH).qml("POLYGON");
            Set<String> desktop = RGBA.matcher(qml)
                    .results()
                    .map(rgb -> String.format(
                            "#%02x%02x%02x",
                            Integer.parseInt(rgb.group(1)),
                            Integer.parseInt(rgb.group(2)),
                            Integer.parseInt(rgb.group(3))))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(known).containsAll(desktop);
            for (SymbolClass one : look.classes()) {
                if (one.edge() != null) {
                    assertThat(web).contains(MapSymbols.colour(one.edge()));
                    assertThat(desktop).contains(MapSymbols.colour(one.edge()));
                }
                if (one.fill() != null) {
                    assertThat(web).contains(MapSymbols.colour(one.fill()));
                    assertThat(desktop).contains(MapSymbols.colour(one.fill()));
                }
            }
        }
        for (String theme : List.of("tax", "output", "use", "plain")) {
            assertThat(known).containsAll(coloursIn(ThemeLayers.of(theme).toString()));
        }
    }

    @Test
    @DisplayName("B2 the web map and its legend take their symbols from the file and write down none of its colours")
    void web() throws IOException {
        assertThat(Files.readString(ROOT.resolve("web/src/symbols/description.ts")))
                .contains("data/standard/map_symbols.json");
        String css = Files.readString(ROOT.resolve("web/src/tokens.css"));
        for (String name : MapSymbols.colours().keySet()) {
            assertThat(css).doesNotContain("--mm-" + name + ": #");
        }
        for (String file : List.of("themes.ts", "patterns.ts", "style-plans.ts", "tokens.ts")) {
            assertThat(Files.readString(ROOT.resolve("web/src/map/" + file)))
                    .as(file)
                    .contains("../symbols/description");
        }
    }

    @Test
    @DisplayName("B3 what is printed as a map writes down no colour of its own")
    void print() throws IOException {
        Path server = ROOT.resolve("backend/server/src/main/java/org/mumap/server");
        try (Stream<Path> print = Files.list(server.resolve("print"))) {
            List<Path> maps = Stream.concat(
                            print.filter(file -> Set.of(
                                            "Symbols.java",
                                            "Hatching.java",
                                            "Legend.java",
                                            "Labels.java",
                                            "Furniture.java",
                                            "MapFigure.java")
                                    .contains(file.getFileName().toString())),
                            Stream.of(
                                            "idle/papers/LocationMap.java",
                                            "siting/report/SiteMap.java",
                                            "project/paper/TourGround.java",
                                            "project/paper/BattleGround.java",
                                            "desk/sheet/AtlasPrint.java",
                                            "desk/sheet/RedlineLayer.java",
                                            "desk/classes/ClassRamp.java",
                                            "desk/classes/ClassTheme.java",
                                            "desk/sheet/MapLook.java",
                                            "published/Styles.java",
                                            "published/style/QgisSymbols.java")
                                    .map(server::resolve))
                    .toList();
            assertThat(maps)
                    .hasSize(17)
                    .allSatisfy(file -> assertThat(coloursIn(Files.readString(file)))
                            .as(file.toString())
                            .isEmpty());
        }
    }

    @Test
    @DisplayName("B4 each pattern of the file is one that paper draws, each marker one that paper knows")
    void paper() {
        for (String collection : COLLECTIONS) {
            for (SymbolClass one : MapSymbols.find(collection).orElseThrow().classes()) {
                if (one.pattern() != null) {
                    String kind = MapSymbols.pattern(one.pattern()).kind();
                    assertThat(PrintStyle.Pattern.values())
                            .extracting(Enum::name)
                            .contains(kind);
                    assertThat(MapSymbols.paper(kind).pitchMm()).isPositive();
                }
                if (one.marker() != null) {
                    assertThat(PrintStyle.Marker.values())
                            .extracting(Enum::name)
                            .contains(one.marker());
                }
            }
        }
    }

    @Test
    @DisplayName("C1 a text with quotes stays a text in the expressions of QGIS")
    void quotes() {
        SymbolClass odd = new SymbolClass(
                "o'dd",
                "state.plain",
                List.of(new SymbolClass.Condition("na\"me", List.of("x' OR '1'='1"), false)),
                "plain-fill",
                1,
                null,
                null,
                0,
                "plain",
                1,
                List.of(),
                List.of(),
                null,
                0,
                List.of());
        assertThat(QgisStyle.of(new SymbolLayer(List.of(odd), null), Locale.ENGLISH)
                        .classOf())
                .isEqualTo("CASE WHEN coalesce(\"na\"\"me\",'') IN ('x'' OR ''1''=''1') THEN 'o''dd' ELSE '' END");
    }
}
