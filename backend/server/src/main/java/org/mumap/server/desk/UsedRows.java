package org.mumap.server.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet of one batch, from which a number was computed.
 *
 * @param kind kind of import
 * @param firstRow first of them as people count, null where rows have no number
 * @param lastRow last of them
 * @param rows how many
 * @param recordedAt when the last of them became known
 */
public record UsedRows(
        String kind,
        String batchId,
        String fileName,
        LocalDate dataDate,
        String by,
        @Nullable String sheet,
        @Nullable Integer firstRow,
        @Nullable Integer lastRow,
        long rows,
        Instant recordedAt) {

    static UsedRows of(ResultSet row, int ignored) throws SQLException {
        return new UsedRows(
                row.getString("kind"),
                Long.toString(row.getLong("batch_id")),
                row.getString("file_name"),
                row.getObject("data_date", LocalDate.class),
                row.getString("created_by"),
                row.getString("sheet"),
                row.getObject("first_row", Integer.class),
                row.getObject("last_row", Integer.class),
                row.getLong("rows"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
