package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.mumap.server.Settings;
import org.mumap.server.geo.Crs;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ingest.format.RowSource;
import org.mumap.server.ingest.format.SourceRow;
import org.mumap.server.ingest.format.Uploads;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.testing.TestDatabase;

/**
 * Twenty-six registers of brownfield land as British councils sent them (OGL v3, see the README beside them), read by the import's own
 * readers with the publisher's header map as an office's naming. Each row ends right, refused or wrong; a row that ends wrong is one
 * that was taken with another value or place than the publisher's patches give.
 */
@DisplayName("Brownfield registers: what 26 councils really sent, against their publisher's own repairs")
class BrownfieldTest {

    private static final Settings.Upload LIMITS =
            new Settings.Upload(200_000_000, 300_000_000, 100, 10_000, 10_000, 2_000);
    private static final Envelope BRITAIN = new Envelope(-9, 2.2, 49.5, 61);
    private static final double DATUM = 0.003;

    /** Fields of the publisher and the columns they become. */
    private static final Map<String, Column> COLUMNS = Map.of(
            "SiteReference", column("reference", Column.Type.TEXT, true, ""),
            "SiteNameAddress", column("address", Column.Type.TEXT, true, ""),
            "Hectares", column("area_m2", Column.Type.NUMBER, false, "m2"),
            "Deliverable", column("deliverable", Column.Type.FLAG, false, ""),
            "FirstAddedDate", column("first_added_on", Column.Type.DATE, false, ""),
            "LastUpdatedDate", column("last_updated_on", Column.Type.DATE, false, ""));

    private static final List<String> UNDATED = List.of("SiteReference", "SiteNameAddress", "Hectares", "Deliverable");
    private static final List<String> DATED =
            List.of("SiteReference", "SiteNameAddress", "Hectares", "Deliverable", "FirstAddedDate", "LastUpdatedDate");

    private static Kind sites(List<String> fields) {
        return new Kind(
                "sites",
                "site",
                "棕地",
                "Brownfield sites",
                Kind.Geometry.OPTIONAL_ANY,
                List.of("reference"),
                false,
                Kind.Scope.COUNTY_WIDE,
                fields.stream().map(COLUMNS::get).toList());
    }

    @TempDir
    Path work;

    private static Column column(String key, Column.Type type, boolean required, String unit) {
        // the titles are no help: only the office's naming leads a header to its column
        return new Column(key, "甲" + key, "x-" + key, type, required, unit, List.of(), null);
    }

    private static Optional<Path> folder() {
        for (Path folder = TestDatabase.root(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared/data/uk-brownfield");
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** How the rows of one file ended. */
    private static final class Tally {
        private int right;
        private int refused;
        private final List<String> wrong = new ArrayList<>();
        private final Map<String, Integer> reasons = new TreeMap<>();
        private String failure = "";
    }

    @Test
    @DisplayName(
            "A1 references, addresses, areas, flags and places: every row ends right or refused with a reason, none wrong silently")
    void undated() throws IOException {
        read(UNDATED, 1_200);
    }

    @Test
    @DisplayName("A2 with their days too: 31/12/2017 is refused and never guessed")
    void dated() throws IOException {
        read(DATED, 100);
    }

    private void read(List<String> fields, int atLeast) throws IOException {
        Optional<Path> folder = folder();
        Assumptions.assumeTrue(folder.isPresent(), "shared/data/uk-brownfield is not here");
        BrownfieldOracle oracle = new BrownfieldOracle(folder.get());
        Map<String, Tally> tallies = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder.get().resolve("raw"))) {
            for (Path file : files.sorted().toList()) {
                tallies.put(name(file), read(file, fields, oracle));
            }
        }
        int right = tallies.values().stream().mapToInt(t -> t.right).sum();
        int refused = tallies.values().stream().mapToInt(t -> t.refused).sum();
        List<String> wrong =
                tallies.values().stream().flatMap(t -> t.wrong.stream()).toList();
        print(tallies, right, refused, wrong);
        assertThat(tallies).hasSizeGreaterThanOrEqualTo(25);
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThan(atLeast);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, 8) + name.substring(name.lastIndexOf('.'));
    }

    private static void print(Map<String, Tally> tallies, int right, int refused, List<String> wrong) {
        StringBuilder table = new StringBuilder("file          right refused wrong  why refused\n");
        tallies.forEach((name, t) -> table.append(String.format(
                "%-12s %6d %7d %5d  %s%s%n", name, t.right, t.refused, t.wrong.size(), t.failure, t.reasons)));
        table.append(String.format("%-12s %6d %7d %5d%n", "all", right, refused, wrong.size()));
        wrong.stream().limit(30).forEach(w -> table.append(w).append('\n'));
        System.out.println(table);
    }

    private Tally read(Path file, List<String> fields, BrownfieldOracle oracle) throws IOException {
        Kind kind = sites(fields);
        Tally tally = new Tally();
        Map<Integer, Map<String, String>> expected = oracle.read(file);
        Map<String, String> naming = naming(file, fields, oracle);
        Path folder = Files.createTempDirectory(work, "job");
        try (RowSource source = new Uploads(
                        folder,
                        new Uploads.Wish("sites", null, null),
                        names -> Columns.score(kind, naming, names),
                        LIMITS)
                .open(file, file.getFileName().toString())) {
            Columns columns =
                    new Columns(kind, ColumnNaming.join(kind, null, naming, source.columns(), false), false, List.of());
            columns.checkHeader(source.columns());
            RowReader reader = new RowReader(
                    kind,
                    columns,
                    new CellReader(source.serialDays()),
                    new ShapeReader(
                            kind.geometry(),
                            ShapeReader.Coordinates.of(null, Crs.read(system(expected))),
                            BRITAIN,
                            LIMITS));
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                judge(name(file), reader.read(row), expected.getOrDefault(row.number(), Map.of()), fields, tally);
            }
        } catch (ImportFailure e) {
            tally.failure = e.code() + " ";
            tally.refused += expected.size();
        }
        return tally;
    }

    /** The office's naming: every header of this file that the publisher's map knows. */
    private static Map<String, String> naming(Path file, List<String> fields, BrownfieldOracle oracle)
            throws IOException {
        Map<String, String> naming = new LinkedHashMap<>();
        BrownfieldOracle.rows(file).stream().limit(10).flatMap(List::stream).forEach(header -> {
            String field = oracle.field(header.strip());
            Column column = field == null || !fields.contains(field) ? null : COLUMNS.get(field);
            if (column != null && !naming.containsValue(column.key())) {
                naming.put(header.strip(), column.key());
            }
        });
        return naming;
    }

    /** The system most rows of the file have, as whoever uploads it would say after a look. */
    private static String system(Map<Integer, Map<String, String>> rows) {
        long grid = rows.values().stream()
                .filter(r -> number(r.get("GeoX")) > 1_000)
                .count();
        return grid * 2 > rows.size() ? "EPSG:27700" : "EPSG:4326";
    }

    private static double number(String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text.replace(",", ""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static void judge(
            String file, StagedRow row, Map<String, String> expected, List<String> fields, Tally tally) {
        if (!row.accepted()) {
            tally.refused++;
            row.problems().stream()
                    .filter(RowProblem::error)
                    .findFirst()
                    .ifPresent(p -> tally.reasons.merge(p.code(), 1, Integer::sum));
            return;
        }
        List<String> differences = new ArrayList<>();
        for (String field : fields) {
            Object read = row.facts().get(COLUMNS.get(field).key());
            String meant = expected.get(field);
            switch (field) {
                case "Hectares" -> compareArea(differences, read, meant);
                case "Deliverable" -> compareFlag(differences, read, meant);
                case "FirstAddedDate", "LastUpdatedDate" -> compareDay(differences, field, read, meant);
                default -> compare(differences, field, read, meant);
            }
        }
        comparePlace(differences, row, expected);
        if (differences.isEmpty()) {
            tally.right++;
        } else {
            tally.wrong.add(file + " row " + row.number() + ": " + differences);
        }
    }

    private static void compare(List<String> differences, String field, Object read, String meant) {
        if (meant == null ? read != null : !meant.equals(read)) {
            differences.add(field + " " + read + " ≠ " + meant);
        }
    }

    private static void compareArea(List<String> differences, Object read, String hectares) {
        BigDecimal meant =
                Double.isNaN(number(hectares)) ? null : new BigDecimal(hectares.replace(",", "")).movePointRight(4);
        if (meant == null ? read != null : !(read instanceof BigDecimal value) || value.compareTo(meant) != 0) {
            differences.add("area " + read + " ≠ " + hectares + " ha");
        }
    }

    // the publisher keeps only "yes"; no is no statement there
    private static void compareFlag(List<String> differences, Object read, String meant) {
        boolean yes = meant != null && meant.equalsIgnoreCase("yes");
        if (yes != Boolean.TRUE.equals(read)) {
            differences.add("deliverable " + read + " ≠ " + meant);
        }
    }

    private static void compareDay(List<String> differences, String field, Object read, String meant) {
        String day = meant == null ? null : meant.replaceFirst("[T ]00:00.*$", "");
        compare(differences, field, read, day);
    }

    private static void comparePlace(List<String> differences, StagedRow row, Map<String, String> expected) {
        if (row.shape() == null) {
            return;
        }
        double x = number(expected.get("GeoX"));
        double y = number(expected.get("GeoY"));
        Coordinate meant = Math.abs(x) <= 180 && Math.abs(y) <= 90
                ? BRITAIN.contains(x, y) ? new Coordinate(x, y) : new Coordinate(y, x)
                : Crs.get(27700)
                        .toCgcs2000(row.shape().getFactory().createPoint(new Coordinate(x, y)))
                        .map(g -> g.getCoordinate())
                        .orElse(new Coordinate(0, 0));
        if (row.shape().getCoordinate().distance(meant) > DATUM) {
            differences.add("place " + row.shape().getCoordinate() + " ≠ " + meant);
        }
    }
}
