package org.mumap.server.published.mvt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mumap.server.testing.Judges;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The strict reader of vector tiles, against tiles written by hand")
class StrictTileTest {

    private static final String NAME = "0a0170";
    private static final String EXTENT = "288020";
    private static final String VERSION = "7802";
    private static final String POINT = "0801 1801 2203 09 0202";

    /** A tile with one layer of these fields. */
    private static byte[] tile(String... layers) {
        StringBuilder tile = new StringBuilder();
        for (String layer : layers) {
            tile.append("1a").append(withLength(layer));
        }
        return HexFormat.of().parseHex(tile);
    }

    private static String feature(String hex) {
        return "12" + withLength(hex);
    }

    private static String withLength(String hex) {
        String plain = hex.replace(" ", "");
        return "%02x".formatted(plain.length() / 2) + plain;
    }

    private static String layer(String features) {
        return NAME + features + EXTENT + VERSION;
    }

    @Test
    @DisplayName("A1 a tile without bytes has no layer; one point, one attribute of each type are read")
    void good() {
        assertThat(StrictTile.parse(new byte[0]).layers()).isEmpty();
        String keys = "1a0161 1a0162 1a0163 1a0164 1a0165 1a0166 1a0167".replace(" ", "");
        String values = ("2205 0a03e4baa9" + "2205 15 0000003f" + "2209 19 000000000000e83f" + "2202 2007" + "2202 2809"
                        + "2202 3003" + "2202 3801")
                .replace(" ", "");
        StrictTile tile = StrictTile.parse(
                tile(layer(feature("0801 120e 0000 0101 0202 0303 0404 0505 0606 1801 2203 09 0204") + keys + values)));
        StrictTile.Feature feature = tile.layer("p").features().get(0);
        assertThat(feature.id()).isEqualTo(1);
        assertThat(feature.attributes().values()).containsExactly("亩", 0.5, 0.75, 7L, 9L, -2L, true);
        assertThat(feature.geometry().toText()).isEqualTo("MULTIPOINT ((1 2))");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            B1 | a shell, then its hole              | 18 03 22 16 09 00 00 1a 14 00 00 14 13 00 0f  09 06 0b 1a 00 08 04 00 00 07 0f | 92
            B2 | two shells                          | 18 03 22 12 09 00 00 12 14 00 00 14 0f  09 00 00 12 14 00 00 14 0f | 100
            """)
    @DisplayName("B rings are told apart by their turn")
    void rings(String number, String what, String fields, double area) {
        StrictTile tile = StrictTile.parse(tile(layer(feature(fields))));
        assertThat(tile.layer("p").features().get(0).area()).isEqualTo(area);
    }

    @Test
    @DisplayName("C1 a layer needs name, version, extent and a feature, each once; names and ids do not repeat")
    void layers() {
        String point = feature(POINT);
        assertRefused("no name", tile(point + EXTENT + VERSION));
        assertRefused("no version", tile(NAME + point + EXTENT));
        assertRefused("version 1", tile(NAME + point + EXTENT + "7801"));
        assertRefused("extent 0", tile(NAME + point + "2800" + VERSION));
        assertRefused("two extents", tile(layer(EXTENT + point)));
        assertRefused("no feature", tile(layer("")));
        assertRefused("two names", tile(layer(NAME + point)));
        assertRefused("two versions", tile(layer(VERSION + point)));
        assertRefused("feature id 1 twice", tile(layer(point + point)));
        assertRefused("layer p twice", tile(layer(point), layer(point)));
        assertRefused("a key twice", tile(layer(point + "1a0161" + "1a0161")));
        assertRefused("unknown field 9", tile(layer(point + "4801")));
        assertRefused("unknown field 3 of wire type 0", tile(layer(point + "1801")));
        assertRefused("only layers", HexFormat.of().parseHex("0801"));
        assertRefused("ends early", HexFormat.of().parseHex("1a7f0a"));
        assertRefused("not UTF-8", tile("0a01ff" + point + EXTENT + VERSION));
    }

    @Test
    @DisplayName("C2 tags come in pairs that exist, a key once per feature; a value holds one value")
    void tags() {
        String dictionary = "1a0161" + "22022801";
        assertRefused("odd number of tags", tile(layer(feature("1201 00" + POINT) + dictionary)));
        assertRefused("out of range", tile(layer(feature("1202 0100" + POINT) + dictionary)));
        assertRefused("out of range", tile(layer(feature("1202 0001" + POINT) + dictionary)));
        assertRefused("attribute a twice", tile(layer(feature("1204 00000000" + POINT) + dictionary)));
        assertRefused("two lists of tags", tile(layer(feature("12020000 12020000" + POINT) + dictionary)));
        assertRefused("without a value", tile(layer(feature(POINT) + "1a0161" + "2200")));
        assertRefused("two values in one", tile(layer(feature(POINT) + "1a0161" + "220428012802")));
        assertRefused("unknown field 1 of wire type 0", tile(layer(feature(POINT) + "1a0161" + "22020801")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            D01 | no type                 | 22 03 09 02 02
            D02 | type 0                  | 18 00 22 03 09 02 02
            D03 | type 4                  | 18 04 22 03 09 02 02
            D04 | no geometry             | 18 01
            D05 | no geometry             | 18 01 22 00
            D06 | two geometries          | 18 01 22 03 09 02 02 22 03 09 02 02
            D07 | no point                | 18 01 22 01 01
            D08 | parameter is missing    | 18 01 22 03 11 02 02
            D09 | more repetitions        | 18 01 22 05 f9 ff ff 7f 02
            D10 | command 2 where 1       | 18 01 22 03 0a 02 02
            D11 | more than one command   | 18 01 22 06 09 02 02 09 02 02
            D12 | command 7 where 1       | 18 02 22 01 0f
            D13 | count other than 1      | 18 02 22 08 11 00 00 02 02 0a 02 02
            D14 | a command is missing    | 18 02 22 03 09 02 02
            D15 | LineTo without points   | 18 02 22 04 09 02 02 02
            D16 | a step of no length     | 18 02 22 06 09 02 02 0a 00 00
            D17 | fewer than three points | 18 03 22 07 09 00 00 0a 14 00 0f
            D18 | a command is missing    | 18 03 22 08 09 00 00 12 14 00 00 14
            D19 | ClosePath with a count  | 18 03 22 09 09 00 00 12 14 00 00 14 17
            D20 | repeats its first point | 18 03 22 0b 09 00 00 1a 14 00 00 14 13 13 0f
            D21 | a ring without area     | 18 03 22 09 09 00 00 12 14 00 14 00 0f
            D22 | not an exterior one     | 18 03 22 09 09 00 00 12 00 14 14 00 0f
            D23 | more than 32 bits       | 18 01 22 08 09 02 ff ff ff ff ff 01
            D24 | unknown field 5         | 18 01 22 03 09 02 02 28 01
            """)
    @DisplayName("D a feature's type and geometry keep to the grammar")
    void geometry(String number, String why, String fields) {
        assertRefused(why, tile(layer(feature(fields))));
    }

    private static void assertRefused(String why, byte[] tile) {
        assertThatThrownBy(() -> StrictTile.parse(tile))
                .isInstanceOf(StrictTile.Refused.class)
                .hasMessageContaining(why);
    }

    @Test
    @DisplayName(
            "E1 judges the 74 tiles of @mapbox/mvt-fixtures as they are marked, but for two that contradict their twins")
    void fixtures() throws IOException {
        var wrong = new TreeMap<String, String>();
        var judged = new TreeMap<Boolean, Integer>();
        try (Stream<Path> folders = Files.list(Judges.folder("@mapbox/mvt-fixtures/fixtures"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                JsonNode info =
                        JsonMapper.shared().readTree(folder.resolve("info.json").toFile());
                boolean valid = info.at("/validity/v2").asBoolean();
                String said = judge(fixture(folder.getFileName().toString()));
                judged.merge(valid, 1, Integer::sum);
                if (valid != said.isEmpty()) {
                    wrong.put(folder.getFileName().toString(), (valid ? "refused: " : "accepted: ") + said);
                }
            }
        }
        assertThat(judged).containsEntry(true, 46).containsEntry(false, 28);
        // 016 (valid) is byte for byte 003 (invalid: "a feature MUST contain a type field"); 057 (valid) is 051
        // (invalid: more
        // points announced than there are) with other coordinates: no reader can agree with both of a pair, ours keeps
        // to the text
        assertThat(wrong).containsOnlyKeys("016", "057");
        assertThat(fixture("016")).isEqualTo(fixture("003"));
        assertThat(wrong.get("057")).contains("more repetitions");
        assertThat(judge(fixture("051"))).contains("more repetitions");
    }

    @Test
    @DisplayName("E3 an encoder is judged more strictly than a reader must be: what should not be written is refused")
    void encoders() throws IOException {
        for (String number : List.of("025", "039")) {
            byte[] tile = fixture(number);
            assertThat(judge(tile)).as(number).isEmpty();
            assertThatThrownBy(() -> StrictTile.parse(tile)).as(number).isInstanceOf(StrictTile.Refused.class);
        }
    }

    private static byte[] fixture(String number) throws IOException {
        return Files.readAllBytes(
                Judges.folder("@mapbox/mvt-fixtures/fixtures").resolve(number).resolve("tile.mvt"));
    }

    private static String judge(byte[] tile) {
        try {
            StrictTile.parse(tile, true);
            return "";
        } catch (StrictTile.Refused e) {
            return e.getMessage();
        }
    }

    @Test
    @DisplayName("E2 reads what it need not refuse: a layer may have attributes that no feature uses")
    void unused() {
        assertThatCode(() -> StrictTile.parse(tile(layer(feature(POINT) + "1a0161" + "22022801"))))
                .doesNotThrowAnyException();
    }
}
