package org.mumap.server.ingest.format;

import java.util.Map;
import org.mumap.server.geo.Drawing;

/**
 * One row of a file as it came.
 *
 * @param number row as people count it: in a table the header is row 1, in a layer the first feature is 1
 * @param cells values by the file's own column names: String, BigDecimal, Boolean, LocalDateTime, List or Map; blank left out
 * @param drawing its shape in the coordinates of the file
 */
public record SourceRow(int number, Map<String, Object> cells, Drawing drawing) {}
