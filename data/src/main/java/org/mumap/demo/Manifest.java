package org.mumap.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The list of files in import order, written as a JSON array of {kind, file, sourceCrs?, register?, dataDate}. */
final class Manifest {
    private static final Set<String> WITH_SHAPES = Set.of(
            "areas", "parks", "parcels", "control_lines", "utilities", "projects", "approval_batches", "buildings");

    private final List<String> entries = new ArrayList<>();

    void add(String kind, String file, LocalDate dataDate) {
        StringBuilder s = new StringBuilder("  {\"kind\":\"")
                .append(kind)
                .append("\",\"file\":\"")
                .append(file)
                .append('"');
        if (WITH_SHAPES.contains(kind)) {
            s.append(",\"sourceCrs\":\"EPSG:4490\"");
        }
        s.append(",\"register\":\"青溪县演示数据\",\"dataDate\":\"").append(dataDate).append("\"}");
        entries.add(s.toString());
    }

    void write(Path file) throws IOException {
        Files.writeString(file, "[\n" + String.join(",\n", entries) + "\n]\n");
    }
}
