package org.mumap.server.idle.casework;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Serials;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The papers that were issued, byte for byte as they were; their hash is checked on every read. */
@Service
public class PaperBook {

    private static final int MOST_IN_ZIP = 500;

    private final JdbcClient jdbc;
    private final JdbcClient owner;

    PaperBook(JdbcClient jdbc, @Owner JdbcClient owner) {
        this.jdbc = jdbc;
        this.owner = owner;
    }

    /** The two shapes of a paper. */
    public enum Form {
        DOCX,
        PDF;

        /** {@code docx} or {@code pdf}. */
        public String extension() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * An issued paper.
     *
     * @param paperId its key
     * @param caseId its case
     * @param parcelCode its parcel
     * @param actNo the act that issued it
     * @param kind what it is
     * @param documentNo its number in full
     * @param title its title
     * @param issuedOn day of issue
     * @param issuedBy account
     * @param recordedAt when it became known
     */
    public record Paper(
            long paperId,
            long caseId,
            String parcelCode,
            int actNo,
            PaperKind kind,
            String documentNo,
            String title,
            LocalDate issuedOn,
            String issuedBy,
            Instant recordedAt) {

        static Paper of(ResultSet row) throws SQLException {
            return new Paper(
                    row.getLong("paper_id"),
                    row.getLong("case_id"),
                    row.getString("parcel_code"),
                    row.getInt("act_no"),
                    PaperKind.valueOf(row.getString("kind")),
                    row.getString("document_no"),
                    row.getString("title"),
                    row.getObject("issued_on", LocalDate.class),
                    row.getString("issued_by"),
                    row.getTimestamp("recorded_at").toInstant());
        }

        /** {@code 闲调〔2026〕12号 闲置土地调查通知书.pdf}, without what a file system would not take. */
        public String fileName(Form form) {
            return (documentNo + " " + title).replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + "." + form.extension();
        }
    }

    /** A paper that is about to be issued: number and bytes. */
    record Draft(
            long caseId,
            String parcelCode,
            int actNo,
            PaperKind kind,
            Serials.Serial serial,
            String title,
            LocalDate issuedOn,
            String by,
            Instant at,
            byte[] docx,
            byte[] pdf) {}

    /** Keeps a paper; belongs to the transaction of its act. */
    long add(Draft draft) {
        return owner.sql("""
                        insert into ledger.idle_paper (case_id, parcel_code, act_no, kind, series, year, number, document_no, title,
                          issued_on, issued_by, recorded_at, docx, docx_sha256, pdf, pdf_sha256, scope_park, scope_town)
                        select :case, :parcel, :act, :kind, :series, :year, :number, :documentNo, :title, :on, :by, :at, :docx,
                          :docxHash, :pdf, :pdfHash, p.park_code, p.town
                        from (select 1) one left join live.parcel p on p.parcel_code = :parcel
                        returning paper_id
                        """)
                .param("case", draft.caseId())
                .param("parcel", draft.parcelCode())
                .param("act", draft.actNo())
                .param("kind", draft.kind().name())
                .param("series", draft.serial().series())
                .param("year", draft.serial().year())
                .param("number", draft.serial().number())
                .param("documentNo", draft.serial().documentNo())
                .param("title", draft.title())
                .param("on", draft.issuedOn())
                .param("by", draft.by())
                .param("at", Timestamp.from(draft.at()))
                .param("docx", draft.docx())
                .param("docxHash", sha256(draft.docx()))
                .param("pdf", draft.pdf())
                .param("pdfHash", sha256(draft.pdf()))
                .query(Long.class)
                .single();
    }

    /** The papers of a case as known at an instant, oldest first. */
    @Transactional(readOnly = true)
    public List<Paper> list(long caseId, Times times) {
        return jdbc.sql("""
                        select paper_id, case_id, parcel_code, act_no, kind, document_no, title, issued_on, issued_by, recorded_at
                        from ledger.idle_paper
                        where case_id = :case and recorded_at <= :knownAt order by paper_id
                        """)
                .param("case", caseId)
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> Paper.of(row))
                .list();
    }

    /** The paper of that number; a problem (404) when there is none in scope. */
    @Transactional(readOnly = true)
    public Paper get(long paperId) {
        return jdbc.sql("""
                        select paper_id, case_id, parcel_code, act_no, kind, document_no, title, issued_on, issued_by, recorded_at
                        from ledger.idle_paper where paper_id = :id
                        """)
                .param("id", paperId)
                .query((row, n) -> Paper.of(row))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-paper", paperId));
    }

    /**
     * The bytes of a paper as issued.
     *
     * @throws Problem (404) when it is not in scope, (500) when it is no longer what it was
     */
    @Transactional(readOnly = true)
    public byte[] read(long paperId, Form form) {
        record Kept(byte[] bytes, String sha256) {}
        String column = form.extension();
        Kept kept = jdbc.sql("select %1$s as bytes, %1$s_sha256 as sha256 from ledger.idle_paper where paper_id = :id"
                        .formatted(column))
                .param("id", paperId)
                .query((row, n) -> new Kept(row.getBytes("bytes"), row.getString("sha256")))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-paper", paperId));
        if (!sha256(kept.bytes()).equals(kept.sha256())) {
            throw new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "paper-damaged", paperId);
        }
        return kept.bytes();
    }

    /** Both forms of these papers in one archive. */
    @Transactional(readOnly = true)
    public byte[] zip(Collection<Long> paperIds) {
        if (paperIds.isEmpty() || paperIds.size() > MOST_IN_ZIP) {
            throw Problem.badRequest("papers-too-many", MOST_IN_ZIP);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Long id : paperIds.stream().distinct().toList()) {
                Paper paper = get(id);
                for (Form form : Form.values()) {
                    zip.putNextEntry(new ZipEntry(paper.fileName(form)));
                    zip.write(read(id, form));
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
