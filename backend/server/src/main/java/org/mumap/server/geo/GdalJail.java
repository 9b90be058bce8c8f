package org.mumap.server.geo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GDAL's programs behind bars. An upload may name other files, addresses and drivers, and GDAL follows all of them unless it
 * cannot: every driver but those wanted is switched off, there is no network (see {@link Jail}; where the system forbids that, a proxy
 * that answers nothing), time, memory, files and output are bounded, and no word of the user stands on the command line.
 */
public final class GdalJail {

    /** A program of GDAL did not do what it was asked. */
    public static final class Failed extends RuntimeException {
        private final String code;
        private final List<String> args;

        Failed(String code, Object... args) {
            super(code + " " + Arrays.toString(args));
            this.code = code;
            this.args = Arrays.stream(args).map(String::valueOf).toList();
        }

        /** {@code gdal-missing}, {@code gdal-not-jailed}, {@code gdal-too-slow}, {@code gdal-cannot-read} or {@code interrupted}. */
        public String code() {
            return code;
        }

        /** Details: GDAL's own words, or the seconds waited. */
        public List<String> args() {
            return args;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(GdalJail.class);
    private static final Pattern DRIVER = Pattern.compile("^ {2}(\\S.*?) -[a-z, ]+- \\(", Pattern.MULTILINE);
    private static final int SECONDS = 180;
    private static final Object LOCK = new Object();

    private static @Nullable List<String> drivers;

    private GdalJail() {}

    /**
     * Runs one of GDAL's programs to its end.
     *
     * @param command program and arguments, no word of them a user's
     * @param allowed drivers it may use
     * @param options GDAL's configuration, {@code DXF_ENCODING}
     * @param folder folder of the job, where it works and may write
     * @return the first two million bytes of what it says
     * @throws Failed when it is missing, too slow or cannot read the file
     */
    public static String run(List<String> command, List<String> allowed, Map<String, String> options, Path folder)
            throws IOException {
        Path out = Files.createTempFile(folder, "gdal", ".txt");
        Process process = builder(command, allowed, options, folder)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                throw new Failed("gdal-too-slow", SECONDS);
            }
            String text = head(out);
            requireSuccess(command.get(0), process.exitValue(), text);
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        } finally {
            // too slow, or nobody waits for it any more
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(out);
        }
    }

    /**
     * Starts one of GDAL's programs and gives what it writes while it writes.
     *
     * @return its output; whoever reads it to the end must ask {@link GdalOutput#end} whether that was all
     */
    public static GdalOutput start(List<String> command, List<String> allowed, Map<String, String> options, Path folder)
            throws IOException {
        Path errors = Files.createTempFile(folder, "gdal", ".txt");
        Process process = builder(command, allowed, options, folder)
                .redirectError(errors.toFile())
                .start();
        return new GdalOutput(process, command.get(0), errors);
    }

    private static ProcessBuilder builder(
            List<String> command, List<String> allowed, Map<String, String> options, Path folder) throws IOException {
        List<String> all = new ArrayList<>(Jail.get().words());
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment(allowed, folder));
        builder.environment().putAll(options);
        return builder;
    }

    static void requireSuccess(String program, int exit, String said) {
        if (exit != 0) {
            LOG.info("{} ended with {}: {}", program, exit, said.strip());
            throw new Failed("gdal-cannot-read", firstError(said));
        }
    }

    static String head(Path out) throws IOException {
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
        // an arc of 100 m radius stays within a millimetre
        environment.put("OGR_ARC_STEPSIZE", "0.5");
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
                    throw new Failed("gdal-missing");
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
            throw new Failed("interrupted");
        } catch (IOException e) {
            throw new Failed("gdal-missing");
        }
    }
}
