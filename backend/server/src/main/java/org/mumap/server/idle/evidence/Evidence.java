package org.mumap.server.idle.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence: what people state of it and, beside that, what the camera wrote.
 *
 * @param evidenceId its number
 * @param parcelCode parcel it is about
 * @param caseId case it was brought to, or null
 * @param kind {@code PHOTO}, {@code VIDEO_STILL}, {@code DOCUMENT}, {@code RECORD}
 * @param fileName name it came with; shown, never opened
 * @param mediaType what it is by its content
 * @param size bytes
 * @param sha256 hash of the original
 * @param takenOn day it was taken, as stated
 * @param note what it shows
 * @param lon longitude as stated (EPSG:4490), or null
 * @param lat latitude as stated, or null
 * @param direction direction of view as stated, degrees from north
 * @param exif what the camera wrote
 * @param recordedAt instant it was brought
 * @param by account that brought it
 */
public record Evidence(
        String evidenceId,
        String parcelCode,
        @Nullable String caseId,
        String kind,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        @Nullable LocalDate takenOn,
        @Nullable String note,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable Double direction,
        Exif exif,
        Instant recordedAt,
        String by) {

    /**
     * What the camera wrote.
     *
     * @param takenAt local time of the shot
     * @param lon longitude, WGS 84
     * @param lat latitude, WGS 84
     * @param direction degrees from north
     */
    public record Exif(
            @Nullable LocalDateTime takenAt,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double direction) {}

    /**
     * What the bringer states.
     *
     * @param kind see {@link Evidence}
     * @param takenOn day it was taken
     * @param note what it shows
     * @param lon longitude (EPSG:4490)
     * @param lat latitude
     * @param direction degrees from north
     */
    public record Statement(
            String kind,
            @Nullable LocalDate takenOn,
            @Nullable String note,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double direction) {}

    static Evidence of(ResultSet row) throws SQLException {
        Timestamp shot = row.getTimestamp("exif_taken_at");
        String caseId = row.getString("case_id");
        return new Evidence(
                row.getString("evidence_id"),
                row.getString("parcel_code"),
                caseId,
                row.getString("kind"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getObject("taken_on", LocalDate.class),
                row.getString("note"),
                row.getObject("lon", Double.class),
                row.getObject("lat", Double.class),
                row.getObject("direction_deg", Double.class),
                new Exif(
                        shot == null ? null : row.getObject("exif_taken_at", LocalDateTime.class),
                        row.getObject("exif_lon", Double.class),
                        row.getObject("exif_lat", Double.class),
                        row.getObject("exif_direction_deg", Double.class)),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"));
    }
}
