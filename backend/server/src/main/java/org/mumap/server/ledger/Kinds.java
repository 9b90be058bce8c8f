package org.mumap.server.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of kinds, read from {@code ledger/kinds.csv} and {@code ledger/columns.csv}. One row more there, and a column
 * in the migration, is all a new column takes: reader, checks, template and dictionary follow.
 */
public final class Kinds {

    private static final Map<String, Kind> BY_NAME = load();

    private Kinds() {}

    /** All kinds, in the order in which they are best imported. */
    public static List<Kind> list() {
        return List.copyOf(BY_NAME.values());
    }

    /** The kind of that name. */
    public static Optional<Kind> find(@Nullable String name) {
        return Optional.ofNullable(name == null ? null : BY_NAME.get(name));
    }

    /** The kind of that name, which must exist. */
    public static Kind get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no such kind: " + name));
    }

    private static Map<String, Kind> load() {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        for (String[] c : rows("/ledger/columns.csv")) {
            columns.computeIfAbsent(c[0], k -> new ArrayList<>())
                    .add(new Column(
                            c[1],
                            c[2],
                            c[3],
                            Column.Type.valueOf(c[4]),
                            Boolean.parseBoolean(c[5]),
                            c[6],
                            c[7].isEmpty() ? List.of() : List.of(c[7].split(" ")),
                            c[8].isEmpty() ? null : c[8]));
        }
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (String[] k : rows("/ledger/kinds.csv")) {
            kinds.put(
                    k[0],
                    new Kind(
                            k[0],
                            k[1],
                            k[2],
                            k[3],
                            Kind.Geometry.valueOf(k[4]),
                            List.of(k[5].split("\\+")),
                            Boolean.parseBoolean(k[6]),
                            Kind.Scope.valueOf(k[7]),
                            List.copyOf(Objects.requireNonNull(columns.get(k[0])))));
        }
        return kinds;
    }

    private static List<String[]> rows(String resource) {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Kinds.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8))) {
            return in.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
