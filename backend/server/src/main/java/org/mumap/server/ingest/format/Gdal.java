package org.mumap.server.ingest.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.server.geo.GdalJail;

/** Layers of foreign formats as tables, read by GDAL's programs behind the bars of {@link GdalJail}. */
final class Gdal {

    private static final Pattern NO_SHAPES = Pattern.compile("(?m)^Geometry: None$");

    private static final Pattern MULTI = Pattern.compile("(?m)^Geometry: (3D |Measured )*Multi");
    private static final Pattern COUNT = Pattern.compile("(?m)^Feature Count: (\\d{1,12})$");

    private Gdal() {}

    /** Name of the first column in the tables it writes: the shape as WKT. A field of that name stands behind it. */
    static final String WKT = "WKT";

    /**
     * How a dataset is to be read.
     *
     * @param drivers the only drivers that may read it
     * @param open GDAL's open options, {@code ENCODING=GB18030}
     * @param settings GDAL's configuration, {@code DXF_ENCODING}
     */
    record Way(List<String> drivers, List<String> open, Map<String, String> settings) {

        static Way of(String... drivers) {
            return new Way(List.of(drivers), List.of(), Map.of());
        }
    }

    /**
     * Writes one layer as a table: all fields, and the shape as WKT in its own coordinates, flat and without arcs.
     *
     * @param dataset file or folder with a name of ours
     * @param way how it is read
     * @param layer name of the layer as the file itself lists it, or null for the only one
     * @param folder folder of the job, where it may write
     * @return the table
     */
    static Path toTable(Path dataset, Way way, @Nullable String layer, Path folder) throws IOException {
        Path table = folder.resolve("table.csv");
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", "CSV"));
        for (String option : way.open()) {
            command.addAll(List.of("-oo", option));
        }
        command.addAll(List.of("-dim", "XY", "-nlt", "CONVERT_TO_LINEAR"));
        command.addAll(List.of("-lco", "GEOMETRY=AS_WKT"));
        command.addAll(List.of("-lco", "SEPARATOR=COMMA", "-lco", "LINEFORMAT=LF"));
        command.add(table.toString());
        command.add(dataset.toString());
        if (layer != null) {
            command.add(layer);
        }
        List<String> allowed = new ArrayList<>(way.drivers());
        allowed.add("CSV");
        run(command, allowed, way.settings(), folder);
        if (!Files.exists(table)) {
            throw new ImportFailure("gdal-cannot-read", "");
        }
        return table;
    }

    /**
     * Reads one layer while GDAL reads it: all fields, and the shape to the bit, flat and without arcs.
     *
     * @param dataset file or folder with a name of ours
     * @param way how it is read
     * @param layer name of the layer as the file itself lists it, or null for the only one
     * @param rows how many rows it says it has; 0 when nobody knows
     * @param multi whether its shapes are declared to be of several parts; else one of a single part is that part
     * @param maxVertices vertices of a shape beyond which it is told instead of read
     * @param folder folder of the job, where it may write
     */
    static CopyTable open(
            Path dataset, Way way, @Nullable String layer, long rows, boolean multi, int maxVertices, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", "PGDUMP"));
        for (String option : way.open()) {
            command.addAll(List.of("-oo", option));
        }
        // the writer wants one sort of shape in a layer, as none of the formats does
        command.addAll(List.of("-dim", "XY", "-nlt", "PROMOTE_TO_MULTI", "-nlt", "CONVERT_TO_LINEAR", "-nln", "rows"));
        for (String option : List.of(
                "LAUNDER=NO",
                "CREATE_TABLE=OFF",
                "DROP_TABLE=OFF",
                "SPATIAL_INDEX=NONE",
                // else a text longer than its column says would be cut
                "PRECISION=NO",
                "SRID=0",
                "FID=mumap fid",
                "GEOMETRY_NAME=" + WKT)) {
            command.addAll(List.of("-lco", option));
        }
        command.add("/vsistdout/");
        command.add(dataset.toString());
        if (layer != null) {
            command.add(layer);
        }
        List<String> allowed = new ArrayList<>(way.drivers());
        allowed.add("PGDUMP");
        Map<String, String> settings = new HashMap<>(way.settings());
        settings.put("PG_USE_COPY", "YES");
        try {
            return new CopyTable(GdalJail.start(command, allowed, settings, folder), rows, multi, maxVertices);
        } catch (GdalJail.Failed e) {
            throw failure(e);
        }
    }

    static ImportFailure failure(GdalJail.Failed e) {
        return new ImportFailure(e.code(), e.args().toArray());
    }

    /**
     * What a layer is, as {@code ogrinfo} tells it.
     *
     * @param multi whether its shapes are declared to be of several parts
     * @param rows how many features it says it has; 0 when it does not say
     */
    record Layer(String name, Optional<String> crsText, boolean shapes, boolean multi, long rows) {}

    /** The layers of a dataset with their systems. */
    static List<Layer> layers(Path dataset, Way way, Path folder) throws IOException {
        List<String> command = List.of("ogrinfo", "-ro", "-so", "-al", dataset.toString());
        String text = run(command, way.drivers(), way.settings(), folder);
        List<Layer> layers = new ArrayList<>();
        for (String part : text.split("(?m)^Layer name: ", -1)) {
            int end = part.indexOf('\n');
            if (!part.startsWith("INFO:") && !part.startsWith("Had to open") && end > 0 && part.contains("Geometry")) {
                String name = part.substring(0, end).strip();
                layers.add(new Layer(
                        name,
                        wkt(part),
                        !NO_SHAPES.matcher(part).find(),
                        MULTI.matcher(part).find(),
                        count(part)));
            }
        }
        return layers;
    }

    private static long count(String text) {
        Matcher count = COUNT.matcher(text);
        return count.find() ? Long.parseLong(count.group(1)) : 0;
    }

    private static Optional<String> wkt(String text) {
        int from = text.indexOf("Layer SRS WKT:");
        int to = text.indexOf("Data axis to CRS axis mapping", Math.max(from, 0));
        if (from < 0 || to < 0) {
            return Optional.empty();
        }
        String wkt = text.substring(from + "Layer SRS WKT:".length(), to).strip();
        return wkt.equals("(unknown)") ? Optional.empty() : Optional.of(wkt);
    }

    private static String run(List<String> command, List<String> allowed, Map<String, String> settings, Path folder)
            throws IOException {
        try {
            return GdalJail.run(command, allowed, settings, folder);
        } catch (GdalJail.Failed e) {
            throw failure(e);
        }
    }
}
