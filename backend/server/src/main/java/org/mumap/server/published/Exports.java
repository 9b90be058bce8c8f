package org.mumap.server.published;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Files of a collection's rows, read from one snapshot of the data and written as they are read. */
@Component
public class Exports {

    private static final int FETCHED_AT_ONCE = 1_000;

    private final JdbcClient jdbc;

    Exports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** File formats. */
    public enum Format {
        /** RFC 4180, UTF-8 with byte order mark; the header is the import key, so the file can be brought in again. */
        CSV("text/csv;charset=UTF-8"),
        /** A workbook for reading: titles, units, a line that says the state of the data. */
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        /** With shapes, EPSG:4490 as CRS84. */
        GEOJSON("application/geo+json");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        /** The media type of the file. */
        public String mediaType() {
            return mediaType;
        }

        /** The format of a file name's extension; a problem (404) when there is none such. */
        public static Format parse(String extension) {
            for (Format format : values()) {
                if (format.name().toLowerCase(Locale.ROOT).equals(extension)) {
                    return format;
                }
            }
            throw Problem.notFound("no-such-format", extension);
        }
    }

    /** Takes the rows of an export one after the other. */
    interface RowSink extends AutoCloseable {
        void add(ResultSet row) throws SQLException, IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * Writes the file.
     *
     * @param query which features
     * @param format file format
     * @param about what a workbook says in its first line
     * @param locale language of titles
     * @param out where to; not closed
     * @return how many rows
     * @throws IOException when the file cannot be written
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public long write(FeatureQuery query, Format format, String about, Locale locale, OutputStream out)
            throws IOException {
        jdbc.sql("select set_config('statement_timeout', '120s', true), set_config('mumap.year', :year, true)")
                .param("year", query.year() == null ? "" : query.year().toString())
                .query((row, n) -> n)
                .list();
        PublishedView view = query.view();
        String columns = format == Format.GEOJSON ? FeatureWriter.columns(view) : TableColumns.of(view);
        try (RowSink sink = sink(view, format, about, locale, out)) {
            long[] count = {0};
            jdbc.sql("select %s from %s where %s order by %s"
                            .formatted(columns, view.from(), query.where(), view.keyColumn()))
                    .params(query.parameters())
                    .withFetchSize(FETCHED_AT_ONCE)
                    .query(row -> {
                        add(sink, row);
                        count[0]++;
                    });
            return count[0];
        }
    }

    private static void add(RowSink sink, ResultSet row) throws SQLException {
        try {
            sink.add(row);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static RowSink sink(PublishedView view, Format format, String about, Locale locale, OutputStream out)
            throws IOException {
        return switch (format) {
            case CSV -> new CsvSink(view, out);
            case XLSX -> new WorkbookSink(view, about, locale, out);
            case GEOJSON -> new GeoJsonSink(view, out);
        };
    }
}
