package org.mumap.server.leaving;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.leaving.Roads;

/**
 * An entry of the register.
 *
 * @param id its number
 * @param parcelCode land, null when a firm is meant
 * @param creditCode firm, null when land is meant
 * @param name name then
 * @param parkCode its park
 * @param town its town
 * @param road road that was decided
 * @param reason why
 * @param mu land concerned, mu
 * @param suspected what the program suspected then
 * @param enteredOn day it was entered
 * @param enteredBy who entered it
 * @param leftOn day it was taken off, null while it stands
 * @param leftReason why it was taken off
 * @param leftBy who took it off
 */
public record LeavingEntry(
        String id,
        @Nullable String parcelCode,
        @Nullable String creditCode,
        @Nullable String name,
        @Nullable String parkCode,
        @Nullable String town,
        Roads.Road road,
        String reason,
        BigDecimal mu,
        java.util.List<String> suspected,
        LocalDate enteredOn,
        String enteredBy,
        @Nullable LocalDate leftOn,
        @Nullable String leftReason,
        @Nullable String leftBy) {

    static LeavingEntry of(ResultSet row) throws SQLException {
        return new LeavingEntry(
                Long.toString(row.getLong("entry_id")),
                row.getString("parcel_code"),
                row.getString("credit_code"),
                row.getString("name"),
                row.getString("scope_park"),
                row.getString("scope_town"),
                Roads.Road.valueOf(row.getString("road")),
                row.getString("reason"),
                row.getBigDecimal("mu"),
                java.util.List.of((String[]) row.getArray("suspects").getArray()),
                row.getObject("entered_on", LocalDate.class),
                row.getString("entered_by_name"),
                row.getObject("left_on", LocalDate.class),
                row.getString("left_reason"),
                row.getString("left_by_name"));
    }
}
