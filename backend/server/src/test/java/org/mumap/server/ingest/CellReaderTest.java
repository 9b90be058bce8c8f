package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.mumap.server.ingest.format.SerialDays;
import org.mumap.server.ledger.Column;

@DisplayName("Cells: read as meant, or told why not")
class CellReaderTest {

    private static final CellReader CELLS = new CellReader(SerialDays.NONE);
    private static final CellReader WORKBOOK_CELLS = new CellReader(SerialDays.FROM_1900);

    private static Column column(String type) {
        String[] parts = type.split("/", -1);
        return new Column(
                "c",
                "列",
                "Column",
                Column.Type.valueOf(parts[0].replace("*", "")),
                parts[0].endsWith("*"),
                parts.length > 1 ? parts[1] : "",
                parts[0].startsWith("CODE") ? List.of("GRANT", "ALLOCATION", "LEASE", "ROAD", "WATER") : List.of(),
                null);
    }

    /** A value as text, {@code (blank)}, or {@code !code}. */
    private static String shown(CellValue value) {
        if (value instanceof CellValue.Wrong wrong) {
            return "!" + wrong.code();
        }
        return value instanceof CellValue.Value v ? v.value().toString() : "(blank)";
    }

    @ParameterizedTest(name = "{0} {1} → {2} {3}")
    @DisplayName("A1 the table of cells")
    @CsvFileSource(resources = "/ingest/cells.csv", numLinesToSkip = 1)
    void cells(String type, String text, String expected, String note) {
        assertThat(shown(CELLS.read(column(type), text))).isEqualTo(expected);
    }

    @Test
    @DisplayName("B1 numbers of a workbook: days by their serial, long codes lost, short codes without .0")
    void workbook() {
        assertThat(shown(WORKBOOK_CELLS.read(column("DATE"), new BigDecimal("45353"))))
                .isEqualTo("2024-03-02");
        assertThat(shown(WORKBOOK_CELLS.read(column("DATE"), new BigDecimal("2024"))))
                .isEqualTo("!not-a-date");
        assertThat(shown(CELLS.read(column("DATE"), new BigDecimal("45353")))).isEqualTo("!not-a-date");
        assertThat(shown(CELLS.read(column("DATE"), LocalDateTime.of(2024, 3, 2, 0, 0))))
                .isEqualTo("2024-03-02");
        assertThat(shown(CELLS.read(column("MONTH"), LocalDateTime.of(2025, 6, 1, 0, 0))))
                .isEqualTo("2025-06");
        assertThat(shown(CELLS.read(column("CREDIT_CODE"), new BigDecimal("913301091234567000"))))
                .isEqualTo("!digits-lost");
        assertThat(shown(CELLS.read(column("TEXT*"), new BigDecimal("331002.0"))))
                .isEqualTo("331002");
        assertThat(shown(CELLS.read(column("NUMBER"), LocalDateTime.of(2024, 3, 2, 0, 0))))
                .isEqualTo("!not-a-number");
    }

    @Test
    @DisplayName("B4 a workbook of an old Mac counts its days from 1904")
    void from1904() {
        CellReader mac = new CellReader(SerialDays.FROM_1904);
        assertThat(shown(mac.read(column("DATE"), new BigDecimal("43891")))).isEqualTo("2024-03-02");
    }

    @Test
    @DisplayName("B2 a number with a million zeros is refused, not written out")
    void monstrous() {
        assertThat(shown(CELLS.read(column("NUMBER"), new BigDecimal("1e999999"))))
                .isEqualTo("!number-out-of-range");
        assertThat(shown(CELLS.read(column("TEXT*"), new BigDecimal("1e999999"))))
                .isEqualTo("!digits-lost");
        assertThat(shown(CELLS.read(column("INTEGER"), new BigDecimal("1e999999"))))
                .isEqualTo("!number-out-of-range");
    }

    @Test
    @DisplayName("B3 lists of GeoJSON are lists of codes")
    void lists() {
        assertThat(shown(CELLS.read(column("CODES"), List.of("ROAD", "WATER")))).isEqualTo("[ROAD, WATER]");
    }
}
