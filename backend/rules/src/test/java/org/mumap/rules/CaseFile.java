package org.mumap.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The case files of a room: {@code cases/<room>/*.yaml}, one chapter per file. A chapter has a letter and a title, its cases a number
 * that grows with the difficulty and a title that names the clause. Facts carry the keys of the import columns, expectations those of
 * the answers. Everything is read as text, so that no number is rounded and no date meets a time zone on its way.
 */
public final class CaseFile {

    private CaseFile() {}

    /** All cases of a room as tests, a container per chapter. */
    public static Stream<DynamicContainer> chapters(String room, Consumer<Row> test) {
        Path folder = Path.of("src/test/resources/cases", room);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(sorted).as("case files in " + folder).isNotEmpty();
            return sorted.stream().map(file -> chapter(file, test));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DynamicContainer chapter(Path file, Consumer<Row> test) {
        Row chapter = Row.of(read(file));
        String letter = chapter.text("chapter");
        List<DynamicTest> tests = new ArrayList<>();
        for (Row one : chapter.rows("cases")) {
            Row merged = one.withDefaults(chapter.row("given"));
            String id = one.text("id");
            assertThat(id).as(file.toString()).startsWith(letter);
            tests.add(DynamicTest.dynamicTest(id + " " + one.text("title"), file.toUri(), () -> test.accept(merged)));
        }
        assertThat(tests).as("cases in " + file).isNotEmpty();
        return DynamicContainer.dynamicContainer(letter + " " + chapter.text("title"), tests);
    }

    private static Object read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Yaml yaml = new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new TextResolver());
        try {
            return yaml.load(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves numbers, dates and booleans as the text that stands in the file. */
    private static final class TextResolver extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }

    /** A mapping of a case file; a missing key and an empty one are the same. */
    public record Row(Map<String, Object> values) {

        @SuppressWarnings("unchecked")
        static Row of(Object node) {
            return new Row(node == null ? Map.of() : (Map<String, Object>) node);
        }

        /** This row, with what it does not say taken from another one. */
        Row withDefaults(Row defaults) {
            Map<String, Object> all = new LinkedHashMap<>(defaults.values);
            all.putAll(values);
            return new Row(all);
        }

        /** The keys of this row must be among these, so that a slip of the pen in a case cannot pass unseen. */
        public Row knows(String... keys) {
            assertThat(values.keySet()).as("keys of " + values).isSubsetOf(keys);
            return this;
        }

        public boolean has(String key) {
            return values.containsKey(key);
        }

        public String text(String key) {
            Object value = values.get(key);
            return value == null ? null : value.toString();
        }

        public String text(String key, String otherwise) {
            String value = text(key);
            return value == null ? otherwise : value;
        }

        public BigDecimal decimal(String key) {
            String value = text(key);
            return value == null ? null : new BigDecimal(value.replace("_", ""));
        }

        public Double real(String key) {
            String value = text(key);
            return value == null ? null : Double.valueOf(value);
        }

        public Integer integer(String key) {
            String value = text(key);
            return value == null ? null : Integer.valueOf(value);
        }

        public LocalDate date(String key) {
            String value = text(key);
            return value == null ? null : LocalDate.parse(value);
        }

        public boolean yes(String key) {
            return "true".equals(text(key)) || "yes".equals(text(key));
        }

        public <E extends Enum<E>> E constant(String key, Class<E> type) {
            String value = text(key);
            return value == null ? null : Enum.valueOf(type, value);
        }

        public Row row(String key) {
            return of(values.get(key));
        }

        public List<Row> rows(String key) {
            return list(key).stream().map(Row::of).toList();
        }

        @SuppressWarnings("unchecked")
        public List<Object> list(String key) {
            Object value = values.get(key);
            return value == null ? List.of() : (List<Object>) value;
        }

        public List<String> texts(String key) {
            return list(key).stream().map(String::valueOf).toList();
        }
    }

    /** Fails unless everything the expectation names is so in the answer; what it does not name is not looked at. */
    public static void assertHolds(String where, Object expected, Object answer) {
        Object actual = plain(answer);
        if (expected instanceof Map<?, ?> map) {
            assertThat(actual).as(where).isInstanceOf(Map.class);
            map.forEach((key, value) -> {
                assertThat(((Map<?, ?>) actual).containsKey(key))
                        .as(where + " has a field " + key)
                        .isTrue();
                assertHolds(where + "." + key, value, ((Map<?, ?>) actual).get(key));
            });
        } else if (expected instanceof List<?> list) {
            assertThat(actual).as(where).isInstanceOf(List.class);
            List<?> items = (List<?>) actual;
            assertThat(items).as(where + ", expected " + list).hasSize(list.size());
            for (int i = 0; i < list.size(); i++) {
                assertHolds(where + "[" + i + "]", list.get(i), items.get(i));
            }
        } else if (expected == null || actual == null) {
            assertThat(actual).as(where).isEqualTo(expected);
        } else if (actual instanceof Double real) {
            // Scores and distances are doubles; everything the law weighs is exact and compared exactly below.
            assertThat(real).as(where).isCloseTo(Double.parseDouble(expected.toString()), within(1e-9));
        } else if (actual instanceof Number) {
            assertThat(new BigDecimal(actual.toString()))
                    .as(where)
                    .isEqualByComparingTo(new BigDecimal(expected.toString()));
        } else {
            assertThat(actual.toString()).as(where).isEqualTo(expected.toString());
        }
    }

    /** Records as maps, messages as their keys, all else as it stands. */
    static Object plain(Object value) {
        if (value instanceof Message message) {
            return message.key();
        }
        if (value instanceof Record record) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    fields.put(component.getName(), component.getAccessor().invoke(record));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
            return fields;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((key, entry) -> fields.put(key.toString(), entry));
            return fields;
        }
        return value;
    }

    /** Every message can be said in both languages, with no placeholder left over. */
    public static void assertSayable(List<Message> messages) {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(MessageTexts.of(locale).renderAll(messages))
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "}"));
        }
    }
}
