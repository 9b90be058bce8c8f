package org.mumap.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.TestDatabase;

@DisplayName("Words in two languages: the same keys, as many arguments, each key once")
class MessagesTest {

    private static final Path FOLDER = TestDatabase.root().resolve("backend/server/src/main/resources/messages");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    @Test
    @DisplayName("A1 every bundle says the same things in Chinese and in English")
    void equal() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> chinese = files.filter(f -> f.toString().endsWith("_zh_CN.properties"))
                    .toList();
            assertThat(chinese).hasSizeGreaterThan(5);
            for (Path zh : chinese) {
                Path en = zh.resolveSibling(zh.getFileName().toString().replace("_zh_CN", "_en"));
                assertThat(keysWithArguments(en))
                        .as(en.getFileName().toString())
                        .isEqualTo(keysWithArguments(zh));
            }
        }
    }

    @Test
    @DisplayName("A2 no key stands twice in a file")
    void once() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                assertThat(lines(file).stream().map(line -> line.substring(0, line.indexOf('='))))
                        .as(file.getFileName().toString())
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .toList();
    }

    private static List<String> keysWithArguments(Path file) throws IOException {
        List<String> keys = new ArrayList<>();
        for (String line : lines(file)) {
            TreeSet<String> arguments = new TreeSet<>();
            Matcher argument = ARGUMENT.matcher(line.substring(line.indexOf('=')));
            while (argument.find()) {
                arguments.add(argument.group(1));
            }
            // a language may name its own title among the arguments, but must use as many
            keys.add(line.substring(0, line.indexOf('=')) + " " + arguments.size());
        }
        keys.sort(null);
        return keys;
    }
}
