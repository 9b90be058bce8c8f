package org.mumap.server.published;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mumap.server.geo.GdalJail;
import org.mumap.server.problem.Messages;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;

/**
 * Makes the file that is sent of the rows that were written: GDAL's formats by GDAL's own programs, and zips with a text that says
 * what the format loses. No connection to the database is held meanwhile.
 */
public final class Packing {

    private final PublishedView view;
    private final ExportFormat format;
    private final Path folder;

    /** @param folder folder of the job, which holds the rows */
    public Packing(PublishedView view, ExportFormat format, Path folder) {
        this.view = view;
        this.format = format;
        this.folder = folder;
    }

    /**
     * The file to send.
     *
     * @param rows what {@link Exports#write} wrote
     * @throws Problem 503 when GDAL is not there or fails
     */
    public Path pack(Path rows) throws IOException {
        return switch (format) {
            case GPKG -> convert(rows, "GPKG", "file.gpkg", List.of());
            case SHP -> shapefile(rows, "GBK");
            case SHP_UTF8 -> shapefile(rows, "UTF-8");
            case GDB -> zip(convert(rows, "OpenFileGDB", view.id() + ".gdb", List.of()), view.id() + ".gdb/");
            case KMZ -> kmz(rows);
            case CSV, CSV_WKT, XLSX, GEOJSON, TXT, DXF, KML -> rows;
        };
    }

    private Path shapefile(Path rows, String encoding) throws IOException {
        Path shapes = Files.createDirectory(folder.resolve("shp"));
        convert(rows, "ESRI Shapefile", "shp/" + view.id() + ".shp", List.of("-lco", "ENCODING=" + encoding));
        return zip(shapes, "");
    }

    private Path convert(Path rows, String driver, String name, List<String> options) throws IOException {
        Path source = Files.move(rows, folder.resolve("rows.geojsonl"));
        Path target = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", driver));
        command.addAll(List.of("-a_srs", "EPSG:4490", "-nln", view.id()));
        if (view.geometryType().endsWith("Polygon")) {
            command.addAll(List.of("-nlt", "MULTIPOLYGON"));
        }
        command.addAll(options);
        command.addAll(List.of(target.toString(), source.toString()));
        try {
            GdalJail.run(command, List.of("GeoJSONSeq", driver), Map.of(), folder);
        } catch (GdalJail.Failed e) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "export-" + reason(e), String.join(" ", e.args()));
        }
        return target;
    }

    private static String reason(GdalJail.Failed failed) {
        return failed.code().equals("gdal-missing") ? "gdal-missing" : "gdal-failed";
    }

    private Path zip(Path content, String prefix) throws IOException {
        Path zip = folder.resolve("file.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8);
                Stream<Path> files = Files.list(content)) {
            for (Path file : files.sorted().toList()) {
                put(out, prefix + file.getFileName(), file);
            }
            out.putNextEntry(new ZipEntry("README.txt"));
            out.write(readme().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return zip;
    }

    private Path kmz(Path kml) throws IOException {
        Path kmz = folder.resolve("file.kmz");
        try (OutputStream file = Files.newOutputStream(kmz);
                ZipOutputStream out = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            put(out, "doc.kml", kml);
        }
        return kmz;
    }

    private static void put(ZipOutputStream out, String name, Path file) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
        out.closeEntry();
    }

    /** What the format loses, and the columns by their whole names: both languages, since the file travels. */
    private String readme() {
        StringBuilder text = new StringBuilder();
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            text.append(view.title().in(locale)).append(" · EPSG:4490\r\n");
            for (String loss : format.losses()) {
                text.append("- ")
                        .append(Messages.text("published", locale, "loss." + loss, List.of()))
                        .append("\r\n");
            }
            for (Property property : view.properties()) {
                text.append(property.name())
                        .append(" · ")
                        .append(property.title().in(locale))
                        .append(property.unit().isEmpty() ? "" : " (" + property.unit() + ")")
                        .append("\r\n");
            }
            text.append("\r\n");
        }
        return text.toString();
    }
}
