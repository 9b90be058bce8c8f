package org.mumap.server.published.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.mumap.server.testing.TestDatabase;

/**
 * Keeps {@code backend/docs/conformance.md} in step with the tests: collects what each of them said and, when all have run, compares
 * the page. {@code -Dconformance.write=true} (or {@code scripts/conformance}) writes it anew. A run of a part of the tests compares nothing.
 */
final class ConformancePage implements TestWatcher, AfterAllCallback {

    private static final Path PAGE = TestDatabase.root().resolve("backend/docs/conformance.md");
    private static final Path CLASSES =
            TestDatabase.root().resolve("backend/server/src/test/resources/published/conformance_classes.csv");

    private record Row(String name, String sees, boolean passed) {}

    private final Map<String, Map<String, Row>> rows = new LinkedHashMap<>();

    /**
     * A conformance class.
     *
     * @param id short form, {@code features-1/core}
     * @param uri as declared; empty when not judged by a URI
     * @param title its name
     * @param without why it is not met; empty when it is
     */
    record Declared(String id, String uri, String title, String without) {}

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, true);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        note(context, false);
    }

    private void note(ExtensionContext context, boolean passed) {
        Optional<AbstractTest> test = context.getTestMethod().map(method -> method.getAnnotation(AbstractTest.class));
        test.ifPresent(each -> {
            int cut = each.value().lastIndexOf('/');
            rows.computeIfAbsent(each.value().substring(0, cut), name -> new TreeMap<>())
                    .put(each.value(), new Row(each.value().substring(cut + 1), each.sees(), passed));
        });
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        long annotated = Stream.of(Part1Tests.class, Part2Tests.class, Part3Tests.class, Cql2Tests.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(AbstractTest.class))
                .count();
        boolean outermost =
                context.getTestClass().filter(ConformanceIT.class::equals).isPresent();
        if (!outermost || rows.values().stream().mapToLong(Map::size).sum() < annotated) {
            return;
        }
        String page = page();
        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE, StandardCharsets.UTF_8) : "")
                .as("backend/docs/conformance.md is out of step with its tests; scripts/conformance writes it")
                .isEqualTo(page);
    }

    static List<Declared> classes() {
        try {
            return Files.readAllLines(CLASSES, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> new Declared(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                # 符合性 · Conformance

                本页由测试 `ConformanceIT` 生成,与测试不一致时测试失败;`scripts/conformance` 重新生成。每一行是一项标准附录 A 的抽象测试,由本系统自己的
                测试在演示县上执行,星号表示比官方测试更严。只有整类通过的才在 `/ogc/conformance` 声明。官方测试数据(世界国家和城市)不在本库里,
                相应的“test-data”一项改为在演示县上用手写 SQL 算出应有的结果来核对。

                This page is made by the test `ConformanceIT`, which fails when it is out of step; `scripts/conformance` writes it anew. A row is an
                abstract test of a standard's Annex A, run by a test of our own on the demo county; an asterisk says that it is stricter than the
                official runner. `/ogc/conformance` declares classes only of which every row passes. The official test data (countries and cities of
                the world) are not in this database: the items named "test-data" are judged on the demo county against SQL written by hand.

                | | 符合性类 · conformance class | |
                |---|---|---|
                """);
        List<Declared> classes = classes();
        for (Declared each : classes) {
            page.append("| %s | %s<br>`%s` | %s |\n"
                    .formatted(met(each) ? "✅" : "❌", each.title(), each.uri(), summary(each)));
        }
        for (Declared each : classes) {
            if (rows.containsKey(each.id())) {
                page.append("\n## ").append(each.title()).append("\n\n| | abstract test | seen to |\n|---|---|---|\n");
                rows.get(each.id())
                        .values()
                        .forEach(row -> page.append(
                                "| %s | `%s` | %s |\n".formatted(row.passed() ? "✅" : "❌", row.name(), row.sees())));
            }
        }
        return page.toString();
    }

    private boolean met(Declared each) {
        return each.without().isEmpty()
                && rows.containsKey(each.id())
                && rows.get(each.id()).values().stream().allMatch(Row::passed);
    }

    private String summary(Declared each) {
        if (!rows.containsKey(each.id())) {
            return each.without();
        }
        long passed = rows.get(each.id()).values().stream().filter(Row::passed).count();
        return passed + " / " + rows.get(each.id()).size() + (each.without().isEmpty() ? "" : " · " + each.without());
    }
}
