package org.mumap.server.project.photo;

import java.sql.Timestamp;
import java.util.List;
import org.mumap.server.Settings;
import org.mumap.server.ledger.Times;
import org.mumap.server.photo.HashedFolder;
import org.mumap.server.photo.Photos;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The photos of projects, in the caller's scope. */
@Component
public class PhotoBook {

    private final JdbcClient jdbc;
    private final HashedFolder folder;

    PhotoBook(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.folder = folder(settings);
    }

    static HashedFolder folder(Settings settings) {
        return new HashedFolder(settings.dataDir().toAbsolutePath().resolve("photos"));
    }

    /** Photos of a project shot up to the day and known at the instant, newest first. */
    @Transactional(readOnly = true)
    public List<ProjectPhoto> list(String projectCode, Times times) {
        return jdbc.sql("""
                        select * from ledger.project_photo
                        where project_code = :project and taken_on <= :asOf and recorded_at <= :knownAt
                          and (withdrawn_at is null or withdrawn_at > :knownAt)
                        order by taken_at desc, photo_id desc
                        """)
                .param("project", projectCode)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> ProjectPhoto.of(row))
                .list();
    }

    /** The photo of that number; a problem (404) when there is none in scope. */
    @Transactional(readOnly = true)
    public ProjectPhoto get(String projectCode, long photoId) {
        return jdbc.sql("""
                        select * from ledger.project_photo
                        where photo_id = :id and project_code = :project and withdrawn_at is null
                        """)
                .param("id", photoId)
                .param("project", projectCode)
                .query((row, n) -> ProjectPhoto.of(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("http-404"));
    }

    /**
     * The picture of a photo, its hash checked.
     *
     * @param most pixels of its longer side
     * @return a JPEG
     * @throws Problem (500) when the file is gone or is no longer what it was
     */
    public byte[] picture(ProjectPhoto photo, int most) {
        byte[] kept = folder.read(photo.sha256())
                .orElseThrow(() -> new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "photo-damaged", photo.photoId()));
        if (Math.max(photo.width(), photo.height()) <= most) {
            return kept;
        }
        return Photos.redraw(kept, most).map(Photos.Drawn::jpeg).orElse(kept);
    }
}
