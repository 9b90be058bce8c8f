package org.mumap.server.ingest.format;

import java.util.List;
import java.util.Map;
import org.mumap.server.geo.Drawing;

/**
 * One row of a file as it came.
 *
 * @param number row as people count it: in a table the header is row 1, in a layer the first feature is 1, in a boundary text it is
 *     the line that opens the parcel
 * @param cells values by the file's own column names: String, BigDecimal, Boolean, LocalDateTime, List or Map; blank left out
 * @param drawing its shape in the coordinates of the file
 * @param problems what the format itself finds wrong; with an error among them the shape may be missing
 */
public record SourceRow(int number, Map<String, Object> cells, Drawing drawing, List<SourceProblem> problems) {

    /** A row about whose form there is nothing to say. */
    public SourceRow(int number, Map<String, Object> cells, Drawing drawing) {
        this(number, cells, drawing, List.of());
    }

    /** Whether the form of the row alone rejects it. */
    public boolean rejected() {
        return problems.stream().anyMatch(SourceProblem::error);
    }
}
