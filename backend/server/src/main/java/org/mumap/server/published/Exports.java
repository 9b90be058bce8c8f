package org.mumap.server.published;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

    /** Takes the rows of an export one after the other. */
    interface RowSink extends AutoCloseable {
        void add(ResultSet row) throws SQLException, IOException;

        /** EPSG code of the plane that the file is drawn in; null when it has longitude and latitude. */
        default @Nullable Integer epsg() {
            return null;
        }

        @Override
        void close() throws IOException;
    }

    /**
     * On what occasion a file is made.
     *
     * @param about what a workbook says in its first line
     * @param unit who makes it
     * @param day when
     * @param locale language of titles
     */
    public record Occasion(String about, String unit, LocalDate day, Locale locale) {}

    /**
     * A file's content, still to be packed where the format is packed.
     *
     * @param file the file
     * @param rows how many rows
     * @param epsg EPSG code of the plane it is drawn in; null when it has longitude and latitude
     */
    public record Written(Path file, long rows, @Nullable Integer epsg) {}

    /**
     * Writes the rows.
     *
     * @param query which features
     * @param format file format; one that GDAL makes is written as GeoJSON lines first, see {@link Packing}
     * @param occasion what the file says of itself
     * @param folder empty folder of the job
     * @throws Problem when the rows cannot be written in this format
     * @throws IOException when the file cannot be written
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Written write(FeatureQuery query, ExportFormat format, Occasion occasion, Path folder) throws IOException {
        PublishedView view = query.view();
        if (!format.takes(view)) {
            throw Problem.badRequest("export-needs-areas", format.extension(), view.id());
        }
        jdbc.sql("select set_config('statement_timeout', '120s', true), set_config('mumap.year', :year, true)")
                .param("year", query.year() == null ? "" : query.year().toString())
                .query((row, n) -> n)
                .list();
        Path file = folder.resolve("rows");
        long[] count = {0};
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                RowSink sink = sink(view, format, occasion, out)) {
            jdbc.sql("select %s from %s where %s order by %s"
                            .formatted(columns(view, format), view.from(), query.where(), view.keyColumn()))
                    .params(query.parameters())
                    .withFetchSize(FETCHED_AT_ONCE)
                    .query(row -> {
                        add(sink, row);
                        count[0]++;
                    });
            return new Written(file, count[0], sink.epsg());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void add(RowSink sink, ResultSet row) throws SQLException {
        try {
            sink.add(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String columns(PublishedView view, ExportFormat format) {
        return switch (format) {
            case GEOJSON -> FeatureWriter.columns(view);
            case CSV, XLSX -> TableColumns.of(view);
            case CSV_WKT -> TableColumns.of(view) + ", st_astext(geom, 9) as shape_wkt";
            case TXT, DXF -> "geom::text as shape, " + TableColumns.of(view);
            case KML, KMZ, GPKG, SHP, SHP_UTF8, GDB ->
                "st_asgeojson(geom, 9) as geojson, geom::text as shape, " + TableColumns.of(view);
        };
    }

    private static RowSink sink(PublishedView view, ExportFormat format, Occasion occasion, OutputStream out)
            throws IOException {
        return switch (format) {
            case CSV -> new CsvSink(view, false, out);
            case CSV_WKT -> new CsvSink(view, true, out);
            case XLSX -> new WorkbookSink(view, occasion.about(), occasion.locale(), out);
            case GEOJSON -> new GeoJsonSink(view, out);
            case TXT -> new BoundaryTextSink(view, occasion, out);
            case DXF -> new DxfSink(view, out);
            case KML, KMZ -> new KmlSink(view, occasion, out);
            case SHP -> new GeoJsonLinesSink(view, Charset.forName("GBK"), out);
            case GPKG, SHP_UTF8, GDB -> new GeoJsonLinesSink(view, null, out);
        };
    }
}
