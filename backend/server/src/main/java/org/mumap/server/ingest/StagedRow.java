package org.mumap.server.ingest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A row read and judged by itself.
 *
 * @param number row of the file
 * @param key key within the kind; null when a part of it cannot be read
 * @param facts values by column of the ledger table
 * @param attributes values of columns the kind does not know
 * @param shape shape in EPSG:4490; null when the row has none that can be kept
 * @param problems complaints
 */
record StagedRow(
        int number,
        @Nullable String key,
        Map<String, Object> facts,
        Map<String, Object> attributes,
        @Nullable Geometry shape,
        List<RowProblem> problems) {

    /** About how many characters it takes to write it down. */
    long weight() {
        long points = shape == null ? 0 : shape.getNumPoints();
        return weight(facts) + weight(attributes) + 32 * points + 100L * (1 + problems.size());
    }

    private static long weight(Object value) {
        if (value instanceof Map<?, ?> map) {
            long sum = 8;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += 8 + entry.getKey().toString().length() + weight(entry.getValue());
            }
            return sum;
        }
        if (value instanceof Iterable<?> list) {
            long sum = 8;
            for (Object each : list) {
                sum += weight(each);
            }
            return sum;
        }
        return value instanceof String text ? text.length() : 24;
    }

    boolean accepted() {
        return problems.stream().noneMatch(RowProblem::error);
    }
}
