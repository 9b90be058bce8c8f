package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.ShapeFault;
import org.mumap.server.testing.TestDatabase;

@DisplayName("Reports speak both languages, with file, row, field and cure")
class ImportTextsTest {

    private static final ResourceBundle.Control PLAIN =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages.import", locale, PLAIN);
    }

    /** What stands in quotes in the sources and matches. */
    private static Set<String> quoted(Pattern pattern) throws IOException {
        Path source = TestDatabase.root().resolve("backend/server/src/main/java/org/mumap/server");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(f -> f.toString().matches(".*/(ingest|geo)/.*\\.java"))
                    .toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
                }
            }
        }
        return found;
    }

    /** Codes handed to a failure or a problem, in Java or in SQL. */
    private static Set<String> codes() throws IOException {
        Set<String> codes = quoted(Pattern.compile(
                "(?:ImportFailure|Wrong\\.of|RowProblem\\.error|RowProblem\\.warning|ShapeFault|fault|NotGeoJson|NotTerrain|add)"
                        + "\\(\\s*(?:[\\w().]+,\\s*)*\"([a-z]+(?:-[a-z]+)+)\"|'(?:ERROR|WARNING)',\\s*'([a-z-]+)'"));
        // told on as unknown-crs or wrong-zone
        codes.remove("not-degrees");
        return codes;
    }

    @Test
    @DisplayName("A1 both languages have the same keys")
    void same() {
        assertThat(bundle(Locale.ENGLISH).keySet())
                .isEqualTo(bundle(Locale.SIMPLIFIED_CHINESE).keySet());
    }

    @Test
    @DisplayName("A2 every code of the program has a message and a cure; every reason has its words")
    void complete() throws IOException {
        Set<String> codes = codes();
        assertThat(codes)
                .contains("missing-value", "duplicate-key", "zip-slip", "not-geojson", "swapped-axes", "outside-county")
                .hasSizeGreaterThan(60);
        Set<String> keys = bundle(Locale.ENGLISH).keySet();
        assertThat(keys).containsAll(codes.stream().map(c -> c + ".message").collect(Collectors.toSet()));
        assertThat(keys).containsAll(codes.stream().map(c -> c + ".cure").collect(Collectors.toSet()));
        assertThat(keys)
                .containsAll(Stream.of(ShapeFault.Reason.values())
                        .map(r -> "reason." + r)
                        .toList())
                .containsAll(
                        Stream.of(CrsReading.Sort.values()).map(r -> "crs." + r).toList());
    }

    @Test
    @DisplayName("A3 every message is used by some code")
    void noneIdle() throws IOException {
        Set<String> told = bundle(Locale.ENGLISH).keySet().stream()
                .filter(k -> k.endsWith(".message"))
                .map(k -> k.substring(0, k.length() - ".message".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        told.removeAll(quoted(Pattern.compile("[\"']([a-z]+(?:-[a-z]+)*)[\"']()")));
        // made from a part: terrain- before the reason
        told.removeAll(Set.of("terrain-unknown-crs", "terrain-refused-crs"));
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("B1 a sentence names file, sheet, row, field, value and what to do")
    void sentence() {
        List<String> args = List.of("91350100M000100Y44", "3", "4");
        String zh = ImportTexts.message(
                Locale.SIMPLIFIED_CHINESE, "enterprises", "企业.xlsx", "名录", 14, "credit_code", "bad-check-digit", args);
        assertThat(zh).contains("企业.xlsx", "名录", "第 14 行", "统一社会信用代码", "credit_code", "91350100M000100Y44", "末位应为 3");
        String en = ImportTexts.message(
                Locale.ENGLISH, "enterprises", "firms.xlsx", null, 14, "credit_code", "bad-check-digit", args);
        assertThat(en)
                .contains("firms.xlsx", "row 14", "Unified social credit code", "91350100M000100Y44", "should be 3");
        assertThat(ImportTexts.cure(Locale.ENGLISH, "bad-check-digit", args)).contains("business licence");
    }

    @Test
    @DisplayName("B2 values with signs of their own do not disturb the sentence")
    void awkward() {
        String text = ImportTexts.message(
                Locale.ENGLISH, "parcels", "a{0}'b.csv", null, 2, "name", "not-a-number", List.of("@x {1} 'y'"));
        assertThat(text).contains("a{0}'b.csv", "@x {1} 'y'");
    }
}
