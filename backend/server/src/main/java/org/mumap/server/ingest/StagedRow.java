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

    boolean accepted() {
        return problems.stream().noneMatch(RowProblem::error);
    }
}
