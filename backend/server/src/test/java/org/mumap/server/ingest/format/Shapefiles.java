package org.mumap.server.ingest.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes real shapefiles with GDAL's own programs. */
public final class Shapefiles {

    private Shapefiles() {}

    /**
     * Turns a GeoJSON text into a zipped shapefile.
     *
     * @param folder empty folder to work in
     * @param name name of the layer and the files
     * @param geoJson features in longitude and latitude
     * @param encoding encoding of the .dbf, {@code GBK} or {@code UTF-8}
     * @param cpg whether the .cpg stays in the zip
     * @param epsg system of the shapefile
     * @param zipNames encoding of the names in the zip
     */
    public static Path zip(
            Path folder, String name, String geoJson, String encoding, boolean cpg, int epsg, Charset zipNames)
            throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("source.geojson"), geoJson);
        Path out = Files.createDirectory(folder.resolve("out"));
        run(List.of(
                "ogr2ogr",
                "-f",
                "ESRI Shapefile",
                "-s_srs",
                "EPSG:4490",
                "-t_srs",
                "EPSG:" + epsg,
                "-lco",
                "ENCODING=" + encoding,
                out.resolve("layer.shp").toString(),
                source.toString()));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.sorted().toList()) {
                String extension = file.getFileName().toString().replaceFirst("^layer", "");
                if (cpg || !extension.equals(".cpg")) {
                    byte[] bytes = Files.readAllBytes(file);
                    if (extension.equals(".dbf") && !cpg) {
                        // what most programs write: no language at all
                        bytes[29] = 0;
                    }
                    entries.put("数据/" + name + extension, bytes);
                }
            }
        }
        return Zips.of(folder.resolve("shape.zip"), zipNames, entries);
    }

    /** Runs a program that must succeed. */
    public static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
