package org.mumap.server.idle.evidence;

import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Times;
import org.mumap.server.photo.CameraFacts;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The evidence there is. Reads run under the caller's scope; what is brought is written as the owner after the scope has shown
 * the parcel, and never changed again.
 */
@Service
public class EvidenceBook {

    private static final Set<String> KINDS = Set.of("PHOTO", "VIDEO_STILL", "DOCUMENT", "RECORD");
    private static final int LONGEST_NOTE = 2_000;

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final EvidenceStore store;
    private final Clock clock;

    EvidenceBook(JdbcClient jdbc, @Owner JdbcClient owner, EvidenceStore store, Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.store = store;
        this.clock = clock;
    }

    /**
     * An original with its row.
     *
     * @param evidence the row
     * @param bytes the file, unchanged
     */
    public record Original(Evidence evidence, byte[] bytes) {

        /** The name it came with, ending as its content asks whatever it was called. */
        public String fileName() {
            String name = evidence.fileName().isEmpty() ? evidence.evidenceId() : evidence.fileName();
            int dot = name.lastIndexOf('.');
            String extension =
                    SniffedType.find(bytes).map(SniffedType::extension).orElse("bin");
            return (dot > 0 ? name.substring(0, dot) : name) + "." + extension;
        }
    }

    /**
     * Brings a piece of evidence. The parcel must be known to be in the caller's scope.
     *
     * @param caseId case it is brought to, or null
     * @param fileName name it came with
     * @param by account that brings it
     * @return its number
     * @throws Problem when file or statement cannot be taken
     */
    public long add(
            String parcelCode,
            @Nullable Long caseId,
            InputStream content,
            String fileName,
            Evidence.Statement statement,
            String by) {
        check(statement);
        EvidenceStore.Kept kept = store.keep(content);
        CameraFacts camera = kept.type() == SniffedType.PDF ? CameraFacts.NONE : CameraFacts.read(kept.file());
        return Objects.requireNonNull(owner.sql("""
                        insert into ledger.idle_evidence (parcel_code, case_id, kind, file_name, media_type, size_bytes, sha256, taken_on,
                          note, lon, lat, direction_deg, exif_taken_at, exif_lon, exif_lat, exif_direction_deg, recorded_at,
                          recorded_by, scope_park, scope_town)
                        select :parcel, :case, :kind, :name, :type, :size, :sha256, :takenOn, :note, :lon, :lat, :direction, :shotAt,
                          :exifLon, :exifLat, :exifDirection, :at, :by, p.park_code, p.town
                        from (select 1) one left join live.parcel p on p.parcel_code = :parcel
                        returning evidence_id
                        """)
                .param("parcel", parcelCode)
                .param("case", caseId, java.sql.Types.BIGINT)
                .param("kind", statement.kind())
                .param("name", fileName)
                .param("type", kept.type().mediaType())
                .param("size", kept.size())
                .param("sha256", kept.sha256())
                .param("takenOn", statement.takenOn(), java.sql.Types.DATE)
                .param("note", statement.note(), java.sql.Types.VARCHAR)
                .param("lon", statement.lon(), java.sql.Types.DOUBLE)
                .param("lat", statement.lat(), java.sql.Types.DOUBLE)
                .param("direction", statement.direction(), java.sql.Types.DOUBLE)
                .param("shotAt", camera.takenAt(), java.sql.Types.TIMESTAMP)
                .param("exifLon", camera.lon(), java.sql.Types.DOUBLE)
                .param("exifLat", camera.lat(), java.sql.Types.DOUBLE)
                .param("exifDirection", camera.directionDeg(), java.sql.Types.DOUBLE)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .query(Long.class)
                .single());
    }

    /** The piece of that number; a problem (404) when there is none in scope. */
    @Transactional(readOnly = true)
    public Evidence get(long evidenceId) {
        return jdbc.sql("select * from ledger.idle_evidence where evidence_id = :id")
                .param("id", evidenceId)
                .query((row, n) -> Evidence.of(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-evidence", evidenceId));
    }

    /** The original of that number, its hash checked. */
    @Transactional(readOnly = true)
    public Original original(long evidenceId) {
        Evidence evidence = get(evidenceId);
        return new Original(evidence, store.read(evidence.sha256()));
    }

    /** All evidence about a parcel as known at an instant, oldest first. */
    @Transactional(readOnly = true)
    public List<Evidence> list(String parcelCode, Times times) {
        return jdbc.sql("""
                        select * from ledger.idle_evidence
                        where parcel_code = :parcel and recorded_at <= :knownAt order by evidence_id
                        """)
                .param("parcel", parcelCode)
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> Evidence.of(row))
                .list();
    }

    /**
     * Refuses numbers that are no evidence about the parcel.
     *
     * @param reader with whose rights to look
     */
    public static void require(JdbcClient reader, String parcelCode, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<Long> there = reader.sql(
                        "select evidence_id from ledger.idle_evidence where parcel_code = :parcel and evidence_id = any(:ids)")
                .param("parcel", parcelCode)
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
        for (Long id : ids) {
            if (!there.contains(id)) {
                throw Problem.badRequest("no-such-evidence", id);
            }
        }
    }

    private void check(Evidence.Statement statement) {
        if (!KINDS.contains(statement.kind())) {
            throw Problem.badRequest(
                    "unreadable-choice",
                    "kind",
                    statement.kind(),
                    String.join(", ", KINDS.stream().sorted().toList()));
        }
        boolean half = (statement.lon() == null) != (statement.lat() == null);
        if (half
                || outside(statement.lon(), 180)
                || outside(statement.lat(), 90)
                || outside(statement.direction(), 360)) {
            throw Problem.badRequest("evidence-place");
        }
        if (statement.takenOn() != null && statement.takenOn().isAfter(java.time.LocalDate.now(clock))) {
            throw Problem.badRequest("day-in-future", statement.takenOn());
        }
        if (statement.note() != null && statement.note().length() > LONGEST_NOTE) {
            throw Problem.badRequest("text-too-long", "note", LONGEST_NOTE);
        }
    }

    private static boolean outside(@Nullable Double value, double most) {
        return value != null && !(Math.abs(value) <= most);
    }
}
