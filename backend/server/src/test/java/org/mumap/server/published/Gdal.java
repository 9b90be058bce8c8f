package org.mumap.server.published;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GDAL's own reader, as somebody else's judgement of what we serve. */
final class Gdal {

    private static final Pattern COUNT = Pattern.compile("Feature Count: (\\d+)");

    private Gdal() {}

    /** The number of features that {@code ogrinfo} finds. */
    static int featureCount(String... arguments) throws Exception {
        String said = ogrinfo(arguments);
        Matcher matcher = COUNT.matcher(said);
        if (!matcher.find()) {
            throw new AssertionError("ogrinfo found no layer:\n" + said);
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** What {@code ogrinfo} says. */
    static String ogrinfo(String... arguments) throws Exception {
        return run("ogrinfo", arguments);
    }

    /** What one of its programs says. */
    static String run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(program + " failed (scripts/install --tests installs it):\n" + said);
        }
        return said;
    }
}
