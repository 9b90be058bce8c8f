package org.mumap.server.idle.field;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A suspicion that was looked into and found wrong.
 *
 * @param clearanceId its number
 * @param parcelCode the parcel
 * @param code finding or signal that is cleared
 * @param basis what it rested on then
 * @param reason why it is wrong
 * @param evidence numbers of the evidence
 * @param clearedOn day of the clearance
 * @param by account
 * @param byName its name at the time
 * @param recordedAt when it became known
 * @param withdrawnAt when it was taken back, null while it holds
 * @param withdrawnReason why
 */
public record Clearance(
        String clearanceId,
        String parcelCode,
        String code,
        String basis,
        String reason,
        List<String> evidence,
        LocalDate clearedOn,
        String by,
        String byName,
        Instant recordedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason) {

    static Clearance of(ResultSet row) throws SQLException {
        boolean withdrawn = row.getString("withdrawn_by") != null;
        Timestamp at = withdrawn ? row.getTimestamp("withdrawn_at") : null;
        Array evidence = row.getArray("evidence");
        return new Clearance(
                row.getString("clearance_id"),
                row.getString("parcel_code"),
                row.getString("code"),
                row.getString("basis"),
                row.getString("reason"),
                Stream.of((Long[]) evidence.getArray()).map(String::valueOf).toList(),
                row.getObject("cleared_on", LocalDate.class),
                row.getString("cleared_by"),
                row.getString("cleared_by_name"),
                row.getTimestamp("recorded_at").toInstant(),
                at == null ? null : at.toInstant(),
                row.getString("withdrawn_reason"));
    }
}
