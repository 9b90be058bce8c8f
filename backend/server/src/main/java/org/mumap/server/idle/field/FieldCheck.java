package org.mumap.server.idle.field;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order to look at a parcel.
 *
 * @param checkId its number
 * @param parcelCode the parcel
 * @param name its name
 * @param town town it lies in
 * @param caseId the open case it belongs to, or null
 * @param inspector account that shall go, null = whoever has the town
 * @param dueOn day by which to go, or null
 * @param orderedBy account that ordered it
 * @param orderedAt when
 * @param state {@code OPEN} or {@code DONE}
 * @param observedOn day somebody looked
 * @param doneBy account that looked
 * @param doneAt when the result came in
 * @param batchId batch that brought the result into the ledger
 * @param point a point on the parcel: longitude, latitude (EPSG:4490)
 */
public record FieldCheck(
        String checkId,
        String parcelCode,
        @Nullable String name,
        @Nullable String town,
        @Nullable String caseId,
        @Nullable String inspector,
        @Nullable LocalDate dueOn,
        String orderedBy,
        Instant orderedAt,
        String state,
        @Nullable LocalDate observedOn,
        @Nullable String doneBy,
        @Nullable Instant doneAt,
        @Nullable String batchId,
        @Nullable List<Double> point) {

    static FieldCheck of(ResultSet row) throws SQLException {
        Timestamp done = row.getTimestamp("done_at");
        Double lon = row.getObject("lon", Double.class);
        return new FieldCheck(
                row.getString("check_id"),
                row.getString("parcel_code"),
                row.getString("name"),
                row.getString("scope_town"),
                row.getString("case_id"),
                row.getString("inspector"),
                row.getObject("due_on", LocalDate.class),
                row.getString("ordered_by"),
                row.getTimestamp("ordered_at").toInstant(),
                row.getString("state"),
                row.getObject("observed_on", LocalDate.class),
                row.getString("done_by"),
                done == null ? null : done.toInstant(),
                row.getString("batch_id"),
                lon == null ? null : List.of(lon, row.getDouble("lat")));
    }
}
