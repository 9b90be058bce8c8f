package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.mumap.server.testing.TestDatabase;

@DisplayName("The page of attacks: every class of them has tests, and every test named there is one")
class AttacksPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\S+) \\| .+ \\| (\\w+)#(\\w+) \\|$");

    private static Map<String, String> classes() throws IOException {
        Path tests = TestDatabase.root().resolve("backend/server/src/test/java");
        try (Stream<Path> files = Files.walk(tests)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            f -> f.getFileName().toString().replace(".java", ""),
                            f -> tests.relativize(f)
                                    .toString()
                                    .replace(".java", "")
                                    .replace('/', '.'),
                            (a, b) -> a));
        }
    }

    @Test
    @DisplayName("A1 D1 to D12 and the three notes on uploads; each test is there and is run")
    void page() throws Exception {
        String page = Files.readString(TestDatabase.root().resolve("backend/docs/attacks.md"), StandardCharsets.UTF_8);
        Map<String, String> classes = classes();
        Map<String, Integer> rows = new TreeMap<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            rows.merge(row.group(1), 1, Integer::sum);
            String name = row.group(2) + "#" + row.group(3);
            assertThat(classes).as(name).containsKey(row.group(2));
            boolean test = Arrays.stream(
                            Class.forName(classes.get(row.group(2))).getDeclaredMethods())
                    .filter(m -> m.getName().equals(row.group(3)))
                    .anyMatch(m -> AnnotationSupport.isAnnotated(m, Testable.class));
            assertThat(test).as(name).isTrue();
        }
        List<String> wanted = Stream.concat(
                        IntStream.rangeClosed(1, 12).mapToObj(i -> "D" + i), Stream.of("0.1–0.3", "0.4", "0.5"))
                .toList();
        assertThat(rows.keySet()).isEqualTo(new TreeSet<>(wanted));
        assertThat(page.lines().filter(l -> l.startsWith("| D") || l.startsWith("| 0.")))
                .as("every row of the table can be read")
                .hasSize(rows.values().stream().mapToInt(Integer::intValue).sum());
    }
}
