package org.mumap.server.ledger;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The dated tables of {@code data/standard}, as they lie in the jar. */
public final class StandardTable {

    private StandardTable() {}

    /**
     * A row of a standard table.
     *
     * @param cells its cells by the name of their column
     */
    public record Row(Map<String, String> cells) {

        /** The text of a cell, which must be there. */
        public String text(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        /** The number of a cell; null when it is empty. */
        public @Nullable BigDecimal number(String column) {
            String text = text(column);
            return text.isEmpty() ? null : new BigDecimal(text);
        }

        /** The day of a cell; null when it is empty. */
        public @Nullable LocalDate day(String column) {
            String text = text(column);
            return text.isEmpty() ? null : LocalDate.parse(text);
        }

        /** Whether the row is in force on a day, by its columns {@code effective_from} and {@code effective_to}. */
        public boolean inForce(LocalDate on) {
            LocalDate from = day("effective_from");
            LocalDate to = day("effective_to");
            return (from == null || !from.isAfter(on)) && (to == null || !to.isBefore(on));
        }
    }

    /**
     * All rows of a table.
     *
     * @param name for example {@code rule_value.csv}
     */
    public static List<Row> rows(String name) {
        try (var in = new InputStreamReader(
                        Objects.requireNonNull(
                                StandardTable.class.getResourceAsStream("/mumap/standard/" + name), name),
                        StandardCharsets.UTF_8);
                CSVParser csv = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(in)) {
            return csv.stream().map(CSVRecord::toMap).map(Row::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of a rule, which must stand in {@code rule_value.csv}. */
    public static BigDecimal rule(String ruleSet, String key) {
        return rows("rule_value.csv").stream()
                .filter(row ->
                        row.text("rule_set").equals(ruleSet) && row.text("key").equals(key))
                .findFirst()
                .map(row -> Objects.requireNonNull(row.number("value"), key))
                .orElseThrow(() -> new IllegalStateException("no rule " + ruleSet + " " + key));
    }
}
