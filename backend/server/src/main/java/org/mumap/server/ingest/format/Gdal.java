package org.mumap.server.ingest.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GDAL's programs behind bars. An upload may name other files, addresses and drivers, and GDAL follows all of them unless it
 * cannot: every driver but the one that is wanted is switched off, there is no network (own network namespace where the system
 * allows it, else a proxy that answers nothing), time, memory, files and output are bounded, and no word of the user stands on the
 * command line.
 */
final class Gdal {

    private static final Logger LOG = LoggerFactory.getLogger(Gdal.class);
    private static final Pattern DRIVER = Pattern.compile("^ {2}(\\S.*?) -[a-z, ]+- \\(", Pattern.MULTILINE);
    private static final int SECONDS = 180;
    private static final Object LOCK = new Object();

    private static @Nullable List<String> drivers;

    private Gdal() {}

    /** Name of the first column in the tables it writes: the shape as WKT. A field of that name stands behind it. */
    static final String WKT = "WKT";

    /**
     * Writes one layer as a table: all fields, and the shape as WKT in its own coordinates.
     *
     * @param dataset file or folder with a name of ours
     * @param driver the only driver that may read it
     * @param layer name of the layer as the file itself lists it, or null for the only one
     * @param options GDAL's open options, {@code ENCODING=GB18030}
     * @param folder folder of the job, where it may write
     * @return the table
     */
    static Path toTable(Path dataset, String driver, @Nullable String layer, List<String> options, Path folder)
            throws IOException {
        Path table = folder.resolve("table.csv");
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", "CSV"));
        for (String option : options) {
            command.addAll(List.of("-oo", option));
        }
        command.addAll(List.of("-lco", "GEOMETRY=AS_WKT"));
        command.addAll(List.of("-lco", "SEPARATOR=COMMA", "-lco", "LINEFORMAT=LF"));
        command.add(table.toString());
        command.add(dataset.toString());
        if (layer != null) {
            command.add(layer);
        }
        run(command, List.of(driver, "CSV"), folder);
        if (!Files.exists(table)) {
            throw new ImportFailure("gdal-cannot-read", "");
        }
        return table;
    }

    /** What a layer is, as {@code ogrinfo} tells it. */
    record Layer(String name, Optional<String> crsText) {}

    /** The layers of a dataset with their systems. */
    static List<Layer> layers(Path dataset, String driver, Path folder) throws IOException {
        String text = run(List.of("ogrinfo", "-ro", "-so", "-al", dataset.toString()), List.of(driver), folder);
        List<Layer> layers = new ArrayList<>();
        for (String part : text.split("(?m)^Layer name: ", -1)) {
            int end = part.indexOf('\n');
            if (!part.startsWith("INFO:") && !part.startsWith("Had to open") && end > 0 && part.contains("Geometry")) {
                layers.add(new Layer(part.substring(0, end).strip(), wkt(part)));
            }
        }
        return layers;
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

    private static String run(List<String> command, List<String> allowed, Path folder) throws IOException {
        List<String> all = new ArrayList<>(Jail.get().words());
        all.addAll(command);
        Path out = Files.createTempFile(folder, "gdal", ".txt");
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(allowed, folder));
        try {
            Process process = builder.start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new ImportFailure("gdal-too-slow", SECONDS);
            }
            String text = head(out);
            if (process.exitValue() != 0) {
                LOG.info("{} ended with {}: {}", command.get(0), process.exitValue(), text.strip());
                throw new ImportFailure("gdal-cannot-read", firstError(text));
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailure("interrupted");
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static String head(Path out) throws IOException {
        try (var in = Files.newInputStream(out)) {
            return new String(in.readNBytes(2_000_000), StandardCharsets.UTF_8);
        }
    }

    // GDAL's own words, without the paths of this machine
    private static String firstError(String text) {
        return text.lines()
                .filter(l -> l.startsWith("ERROR"))
                .map(l -> l.replaceAll("/\\S+/", ""))
                .findFirst()
                .map(l -> l.length() > 200 ? l.substring(0, 200) : l)
                .orElse("");
    }

    private static Map<String, String> environment(List<String> allowed, Path folder) throws IOException {
        List<String> refused =
                drivers().stream().filter(d -> !allowed.contains(d)).toList();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("HOME", folder.toString());
        environment.put("TMPDIR", folder.toString());
        environment.put("CPL_TMPDIR", folder.toString());
        environment.put("OGR_SKIP", String.join(",", refused));
        environment.put(
                "GDAL_SKIP",
                String.join(" ", refused.stream().filter(d -> !d.contains(" ")).toList()));
        environment.put("GDAL_HTTP_PROXY", "127.0.0.1:9");
        environment.put("GDAL_HTTP_TIMEOUT", "1");
        environment.put("GDAL_HTTP_MAX_RETRY", "0");
        environment.put("CPL_CURL_ENABLE_VSIMEM", "NO");
        environment.put("GDAL_DISABLE_READDIR_ON_OPEN", "NO");
        environment.put("OGR_SQLITE_LOAD_EXTENSIONS", "NONE");
        environment.put("OGR_ORGANIZE_POLYGONS", "DEFAULT");
        environment.put("CPL_LOG_ERRORS", "ON");
        return environment;
    }

    private static List<String> drivers() throws IOException {
        synchronized (LOCK) {
            if (drivers == null) {
                List<String> found = new ArrayList<>();
                Matcher matcher = DRIVER.matcher(output("ogrinfo", "--formats") + output("gdalinfo", "--formats"));
                while (matcher.find()) {
                    found.add(matcher.group(1).strip());
                }
                if (found.size() < 5) {
                    throw new ImportFailure("gdal-missing");
                }
                drivers = found.stream().distinct().toList();
            }
            return drivers;
        }
    }

    private static String output(String... command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailure("interrupted");
        } catch (IOException e) {
            throw new ImportFailure("gdal-missing");
        }
    }
}
