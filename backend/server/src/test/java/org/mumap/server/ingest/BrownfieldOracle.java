package org.mumap.server.ingest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the rows of the British brownfield registers mean, by the header map and the patches that their own publisher applied. Reads
 * the files by itself, so that it shares no mistake with what it judges.
 */
final class BrownfieldOracle {

    private static final List<String> CANONICAL = List.of(
            "SiteReference",
            "SiteNameAddress",
            "GeoX",
            "GeoY",
            "CoordinateReferenceSystem",
            "Hectares",
            "Deliverable",
            "FirstAddedDate",
            "LastUpdatedDate");

    private record Patch(String field, Pattern pattern, String value) {}

    private final Map<String, String> fields = new HashMap<>();
    private final List<Patch> patches = new ArrayList<>();

    BrownfieldOracle(Path folder) throws IOException {
        CANONICAL.forEach(f -> fields.put(normal(f), f));
        rows(folder.resolve("pipeline/column.csv")).stream()
                .skip(1)
                .filter(r -> r.size() > 3)
                .forEach(r -> fields.put(normal(r.get(2)), r.get(3)));
        rows(folder.resolve("pipeline/patch.csv")).stream()
                .skip(1)
                .filter(r -> r.size() > 4 && r.get(1).isEmpty())
                .forEach(r -> patches.add(new Patch(
                        r.get(2),
                        Pattern.compile(r.get(3), Pattern.CASE_INSENSITIVE),
                        r.get(4).replace("\\1", "$1"))));
    }

    /** The field a header means, or null. */
    String field(String header) {
        return fields.get(normal(header));
    }

    /** Values by canonical field of every row below the header, by the number of the record; the header is the row that knows most. */
    Map<Integer, Map<String, String>> read(Path file) throws IOException {
        List<List<String>> rows = rows(file);
        int header = -1;
        long best = 2;
        for (int i = 0; i < Math.min(10, rows.size()); i++) {
            long known = rows.get(i).stream().filter(c -> field(c) != null).count();
            if (known > best) {
                best = known;
                header = i;
            }
        }
        Map<Integer, Map<String, String>> read = new LinkedHashMap<>();
        for (int i = header + 1; header >= 0 && i < rows.size(); i++) {
            Map<String, String> values = new HashMap<>();
            for (int c = 0; c < Math.min(rows.get(i).size(), rows.get(header).size()); c++) {
                String field = field(rows.get(header).get(c));
                String value = patched(field, rows.get(i).get(c).strip());
                if (field != null && !value.isEmpty()) {
                    values.putIfAbsent(field, value);
                }
            }
            read.put(i + 1, values);
        }
        return read;
    }

    private String patched(String field, String value) {
        for (Patch patch : patches) {
            if ((patch.field().isEmpty() || patch.field().equals(field))
                    && patch.pattern().matcher(value).matches()) {
                return patch.pattern().matcher(value).replaceAll(patch.value()).strip();
            }
        }
        return value;
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    /** RFC 4180 with commas; windows-1252 where it is no UTF-8. */
    static List<List<String>> rows(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        text = text.indexOf('\uFFFD') >= 0 ? new String(bytes, Charset.forName("windows-1252")) : text;
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' || c == '\r') {
                i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
