package org.mumap.server.project.photo;

import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.ledger.Owner;
import org.mumap.server.photo.CameraFacts;
import org.mumap.server.photo.HashedFolder;
import org.mumap.server.photo.IncomingPhoto;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Brings photos of projects and withdraws them. */
@Service
public class PhotoDesk {

    private static final int LONGEST_NOTE = 2_000;
    /** A clock may run ahead a little without lying. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final JdbcClient owner;
    private final HashedFolder folder;
    private final Path scratch;
    private final Audit audit;
    private final Clock clock;

    PhotoDesk(@Owner JdbcClient owner, Settings settings, Audit audit, Clock clock) {
        this.owner = owner;
        this.folder = PhotoBook.folder(settings);
        this.scratch = settings.dataDir().toAbsolutePath().resolve("work");
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a sender states.
     *
     * @param node node it shows, known to be one of the project's; null without
     * @param note what it shows
     * @param phone place and instant at the shot, as the browser told them
     */
    public record Statement(@Nullable String node, @Nullable String note, ProjectPhoto.Phone phone) {}

    /**
     * Brings a photo of a project that is known to be in the caller's scope.
     *
     * @param fileName name it came with
     * @return its number
     * @throws Problem when file or statement cannot be taken
     */
    public long add(String projectCode, InputStream content, String fileName, Statement statement, Account by) {
        check(statement);
        IncomingPhoto photo = IncomingPhoto.read(content, scratch);
        CameraFacts camera = photo.camera();
        ProjectPhoto.Phone phone = statement.phone();
        Instant now = clock.instant();
        Instant shot = shot(camera, now);
        Instant taken = shot != null ? shot : phone.at() != null ? phone.at() : now;
        boolean placed = camera.lon() != null && camera.lat() != null;
        Double lon = placed ? camera.lon() : phone.lon();
        long id = owner.sql("""
                        insert into ledger.project_photo (project_code, node, note, sha256, width, height, size_bytes, file_name,
                          original_type, original_sha256, taken_at, taken_from, taken_on, lon, lat, place_from, direction_deg,
                          exif_taken_at, exif_lon, exif_lat, phone_at, phone_lon, phone_lat, phone_accuracy_m, recorded_at,
                          recorded_by, scope_park, scope_town)
                        select :project, :node, :note, :sha256, :width, :height, :size, :name, :type, :original, :taken, :takenFrom,
                          :on, :lon, :lat, :placeFrom, :direction, :exifAt, :exifLon, :exifLat, :phoneAt, :phoneLon, :phoneLat,
                          :accuracy, :now, :by, p.park_code, p.town
                        from (select 1) one left join live.project_site p on p.project_code = :project
                        returning photo_id
                        """)
                .param("project", projectCode)
                .param("node", statement.node(), Types.VARCHAR)
                .param("note", statement.note(), Types.VARCHAR)
                .param("sha256", folder.keep(photo.drawn().jpeg()))
                .param("width", photo.drawn().width())
                .param("height", photo.drawn().height())
                .param("size", photo.drawn().jpeg().length)
                .param("name", fileName)
                .param("type", photo.type())
                .param("original", photo.sha256())
                .param("taken", Timestamp.from(taken))
                .param("takenFrom", shot != null ? "CAMERA" : phone.at() != null ? "PHONE" : "ARRIVAL")
                .param("on", LocalDate.ofInstant(taken, clock.getZone()))
                .param("lon", lon, Types.DOUBLE)
                .param("lat", placed ? camera.lat() : phone.lat(), Types.DOUBLE)
                .param("placeFrom", placed ? "CAMERA" : lon != null ? "PHONE" : null, Types.VARCHAR)
                .param("direction", camera.directionDeg(), Types.DOUBLE)
                .param("exifAt", camera.takenAt(), Types.TIMESTAMP)
                .param("exifLon", camera.lon(), Types.DOUBLE)
                .param("exifLat", camera.lat(), Types.DOUBLE)
                .param("phoneAt", phone.at() == null ? null : Timestamp.from(phone.at()), Types.TIMESTAMP)
                .param("phoneLon", phone.lon(), Types.DOUBLE)
                .param("phoneLat", phone.lat(), Types.DOUBLE)
                .param("accuracy", phone.accuracyM(), Types.DOUBLE)
                .param("now", Timestamp.from(now))
                .param("by", by.username())
                .query(Long.class)
                .single();
        audit.record(by.username(), "photo.add", projectCode, "ok", Map.of("photo", id));
        return id;
    }

    /**
     * Withdraws a photo that is known to be in the caller's scope; it stays in the ledger with the reason.
     *
     * @throws Problem (400) without a reason
     */
    public void withdraw(ProjectPhoto photo, @Nullable String reason, Account by) {
        if (reason == null || reason.isBlank()) {
            throw Problem.badRequest("field-needed", "reason");
        }
        requireShort("reason", reason);
        owner.sql("""
                        update ledger.project_photo set withdrawn_at = :now, withdrawn_by = :by, withdrawn_reason = :reason
                        where photo_id = :id and withdrawn_at is null
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.username())
                .param("reason", reason.strip())
                .param("id", Long.valueOf(photo.photoId()))
                .update();
        audit.record(by.username(), "photo.withdraw", photo.projectCode(), "ok", Map.of("photo", photo.photoId()));
    }

    // a camera whose clock runs ahead of ours does not know when it was
    private @Nullable Instant shot(CameraFacts camera, Instant now) {
        LocalDateTime local = camera.takenAt();
        if (local == null) {
            return null;
        }
        Instant at = local.atZone(clock.getZone()).toInstant();
        return at.isAfter(now.plus(AHEAD)) ? null : at;
    }

    private void check(Statement statement) {
        ProjectPhoto.Phone phone = statement.phone();
        boolean half = (phone.lon() == null) != (phone.lat() == null);
        Double accuracy = phone.accuracyM();
        if (half || outside(phone.lon(), 180) || outside(phone.lat(), 90) || (accuracy != null && !(accuracy >= 0))) {
            throw Problem.badRequest("photo-place");
        }
        Instant at = phone.at();
        if (at != null && at.isAfter(clock.instant().plus(AHEAD))) {
            throw Problem.badRequest("photo-shot", at);
        }
        if (statement.note() != null) {
            requireShort("note", statement.note());
        }
    }

    private static void requireShort(String field, String text) {
        if (text.length() > LONGEST_NOTE) {
            throw Problem.badRequest("text-too-long", field, LONGEST_NOTE);
        }
    }

    private static boolean outside(@Nullable Double value, double most) {
        return value != null && !(Math.abs(value) <= most);
    }
}
