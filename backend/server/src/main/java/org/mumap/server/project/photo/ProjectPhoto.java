package org.mumap.server.project.photo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A photo of a project.
 *
 * @param photoId its number
 * @param projectCode project it shows
 * @param node node it shows; null where nobody said so
 * @param note what it shows
 * @param sha256 hash of the picture as kept
 * @param width pixels
 * @param height pixels
 * @param fileName name it came with
 * @param on day of the shot in the county
 * @param takenAt instant of the shot as taken for true
 * @param takenFrom {@code CAMERA}, {@code PHONE}, or {@code ARRIVAL} where neither said
 * @param lon longitude (EPSG:4490) as taken for true, or null
 * @param lat latitude
 * @param placeFrom {@code CAMERA} or {@code PHONE}, null without a place
 * @param direction direction of view, degrees from north
 * @param camera what the camera wrote
 * @param phone what the browser told
 * @param recordedAt instant it was brought
 * @param by account that brought it
 */
public record ProjectPhoto(
        String photoId,
        String projectCode,
        @Nullable String node,
        @Nullable String note,
        String sha256,
        int width,
        int height,
        String fileName,
        LocalDate on,
        Instant takenAt,
        String takenFrom,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable String placeFrom,
        @Nullable Double direction,
        Camera camera,
        Phone phone,
        Instant recordedAt,
        String by) {

    /**
     * What the camera wrote.
     *
     * @param takenAt local time
     * @param lon longitude, WGS 84
     * @param lat latitude, WGS 84
     */
    public record Camera(
            @Nullable LocalDateTime takenAt,
            @Nullable Double lon,
            @Nullable Double lat) {}

    /**
     * What the browser told.
     *
     * @param at instant
     * @param lon longitude, WGS 84
     * @param lat latitude, WGS 84
     * @param accuracyM metres
     */
    public record Phone(
            @Nullable Instant at,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double accuracyM) {

        /** Nothing was told. */
        public static final Phone NONE = new Phone(null, null, null, null);
    }

    static ProjectPhoto of(ResultSet row) throws SQLException {
        return new ProjectPhoto(
                row.getString("photo_id"),
                row.getString("project_code"),
                row.getString("node"),
                row.getString("note"),
                row.getString("sha256"),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("file_name"),
                row.getObject("taken_on", LocalDate.class),
                row.getTimestamp("taken_at").toInstant(),
                row.getString("taken_from"),
                row.getObject("lon", Double.class),
                row.getObject("lat", Double.class),
                row.getString("place_from"),
                row.getObject("direction_deg", Double.class),
                new Camera(
                        row.getObject("exif_taken_at", LocalDateTime.class),
                        row.getObject("exif_lon", Double.class),
                        row.getObject("exif_lat", Double.class)),
                new Phone(
                        row.getTimestamp("phone_at") == null
                                ? null
                                : row.getTimestamp("phone_at").toInstant(),
                        row.getObject("phone_lon", Double.class),
                        row.getObject("phone_lat", Double.class),
                        row.getObject("phone_accuracy_m", Double.class)),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"));
    }
}
