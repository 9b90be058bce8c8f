package org.mumap.server.photo;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.lang.Rational;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What the camera wrote into a photo (Exif). It is kept beside what people state and never takes its place: a clock may be
 * wrong, and a photo may have been edited.
 *
 * @param takenAt local time of the shot, null when the camera wrote none
 * @param lon longitude, WGS 84, degrees, or null
 * @param lat latitude, WGS 84, degrees, or null
 * @param directionDeg direction of view from north, degrees, or null
 */
public record CameraFacts(
        @Nullable LocalDateTime takenAt,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable Double directionDeg) {

    /** The camera wrote nothing that we can read. */
    public static final CameraFacts NONE = new CameraFacts(null, null, null, null);

    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

    /** Reads a photo that lies in memory; without such data, or with broken data, it has none. */
    public static CameraFacts read(byte[] photo) {
        try {
            return of(ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo)));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return NONE;
        }
    }

    /** Reads a photo; a file without such data, or with broken data, has none. */
    public static CameraFacts read(Path photo) {
        try {
            return of(ImageMetadataReader.readMetadata(photo.toFile()));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // the photo stays evidence; only what the camera wrote cannot be read
            return NONE;
        }
    }

    private static CameraFacts of(Metadata metadata) {
        GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        GeoLocation place = gps == null ? null : gps.getGeoLocation();
        LocalDateTime takenAt = takenAt(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class));
        if (place == null || place.isZero() || Math.abs(place.getLatitude()) > 90) {
            return new CameraFacts(takenAt, null, null, direction(gps));
        }
        return new CameraFacts(takenAt, place.getLongitude(), place.getLatitude(), direction(gps));
    }

    private static @Nullable LocalDateTime takenAt(@Nullable ExifSubIFDDirectory exif) {
        String text = exif == null ? null : exif.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
        try {
            return text == null ? null : LocalDateTime.parse(text.strip(), EXIF_TIME);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Double direction(@Nullable GpsDirectory gps) {
        Rational direction = gps == null ? null : gps.getRational(GpsDirectory.TAG_IMG_DIRECTION);
        if (direction == null || direction.getDenominator() == 0) {
            return null;
        }
        double degrees = direction.doubleValue();
        return degrees >= 0 && degrees <= 360 ? degrees : null;
    }
}
