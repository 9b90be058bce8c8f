package org.mumap.server.published.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** PROJ, from the shell, as the judge of coordinates and of the order of axes. */
final class Proj {

    private Proj() {}

    /** Points (longitude or easting first on both sides) of a reference system in another one. */
    static List<double[]> transform(int from, int to, List<double[]> points) {
        StringBuilder lines = new StringBuilder();
        points.forEach(
                point -> lines.append(String.format(java.util.Locale.ROOT, "%.12f %.12f%n", point[0], point[1])));
        String said =
                run(lines.toString(), "gdaltransform", "-output_xy", "-s_srs", "EPSG:" + from, "-t_srs", "EPSG:" + to);
        List<double[]> moved = new ArrayList<>();
        for (String line : said.strip().split("\\R")) {
            String[] numbers = line.trim().split("\\s+");
            moved.add(new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
        }
        return moved;
    }

    /** Whether the registry puts latitude or northing before longitude or easting. */
    static boolean northFirst(int epsg) {
        String wkt = run("", "gdalsrsinfo", "-o", "wkt2_2019", "EPSG:" + epsg);
        int first = wkt.lastIndexOf("AXIS[", wkt.lastIndexOf("AXIS[") - 1);
        String axis = wkt.substring(first, wkt.indexOf('\n', first)).toLowerCase(java.util.Locale.ROOT);
        if (!axis.contains("north") && !axis.contains("east")) {
            throw new AssertionError("no axis in " + wkt);
        }
        return axis.contains(",north");
    }

    private static String run(String input, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || said.isBlank()) {
                throw new AssertionError(
                        String.join(" ", command) + " failed (scripts/install --tests installs it): " + said);
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
