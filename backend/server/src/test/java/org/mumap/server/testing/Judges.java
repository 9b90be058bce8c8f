package org.mumap.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Other people's programs and files that judge what we serve; npm packages, fetched by {@code web/judges/install.sh}. */
public final class Judges {

    private static final Path HOME = TestDatabase.root().resolve("web/judges");

    private Judges() {}

    /** A folder of a package, {@code @mapbox/mvt-fixtures/fixtures}. */
    public static Path folder(String path) {
        install();
        Path folder = HOME.resolve("node_modules").resolve(path);
        if (!Files.isDirectory(folder)) {
            throw new AssertionError("web/judges/install.sh did not bring " + path);
        }
        return folder;
    }

    /**
     * What a program says; it must end well.
     *
     * @param program its name, {@code spectral}
     */
    public static String say(String program, String... arguments) {
        install();
        List<String> command = new java.util.ArrayList<>(
                List.of(HOME.resolve("node_modules/.bin").resolve(program).toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** What a program of the front end's own packages says, {@code gl-style-validate}; it must end well. */
    public static String sayOfWeb(String program, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(TestDatabase.root()
                .resolve("web/node_modules/.bin")
                .resolve(program)
                .toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static synchronized void install() {
        run(List.of(HOME.resolve("install.sh").toString()));
    }

    private static String run(List<String> command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true);
            builder.environment().put("REDOCLY_TELEMETRY", "off");
            builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
            builder.environment().put("SCARF_ANALYTICS", "false");
            // scripts/install puts a newer Node here where the machine's own is too old
            Path own = TestDatabase.root().resolve(".mumap/node/node_modules/.bin");
            if (Files.isDirectory(own)) {
                builder.environment().merge("PATH", own.toString(), (path, first) -> first + ":" + path);
            }
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ":\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
