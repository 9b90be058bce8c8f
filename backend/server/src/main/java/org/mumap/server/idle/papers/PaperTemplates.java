package org.mumap.server.idle.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The template of each paper: the program's own, or the one an office edited in Word and handed back. */
@Component
public class PaperTemplates {

    /** Largest template taken, bytes. */
    static final int MOST_BYTES = 2 << 20;

    private static final Pattern TAG = Pattern.compile("\\{\\{[?@#+*/]?\\s*([A-Za-z][A-Za-z0-9]*)\\s*}}");
    private static final Pattern SECTION =
            Pattern.compile("\\{\\{\\?\\s*(\\w+)\\s*}}.*?\\{\\{/\\s*\\1\\s*}}", Pattern.DOTALL);
    private static final Pattern ANY = Pattern.compile("\\{\\{([^}]*)}}");

    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PaperTemplates(@Owner JdbcClient owner, @Owner TransactionTemplate transaction, Clock clock) {
        this.owner = owner;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A template in force.
     *
     * @param kind the paper
     * @param own whether the office handed it in
     * @param fileName name of its file, null for the program's own
     * @param by account that handed it in, null for the program's own
     * @param at when, null for the program's own
     */
    public record Template(
            PaperKind kind,
            boolean own,
            @Nullable String fileName,
            @Nullable String by,
            @Nullable Instant at) {}

    /** The templates in force, one per kind of paper. */
    public List<Template> list() {
        List<Template> own = owner.sql("""
                        select kind, file_name, uploaded_by, uploaded_at from casework.paper_template
                        where ended_at = 'infinity'
                        """)
                .query((row, n) -> new Template(
                        PaperKind.valueOf(row.getString("kind")),
                        true,
                        row.getString("file_name"),
                        row.getString("uploaded_by"),
                        row.getTimestamp("uploaded_at").toInstant()))
                .list();
        return Arrays.stream(PaperKind.values())
                .map(kind -> own.stream()
                        .filter(template -> template.kind() == kind)
                        .findFirst()
                        .orElseGet(() -> new Template(kind, false, null, null, null)))
                .toList();
    }

    /** The .docx of the template in force. */
    public byte[] get(PaperKind kind) {
        return owner.sql("select docx from casework.paper_template where kind = :kind and ended_at = 'infinity'")
                .param("kind", kind.name())
                .query((row, n) -> row.getBytes("docx"))
                .optional()
                .orElseGet(() -> TemplateText.docx(TemplateText.of(kind)));
    }

    /**
     * Takes an edited template; it rules from now on.
     *
     * @throws Problem (422) when it is no .docx, carries macros, or has a tag that nothing fills
     */
    public void replace(PaperKind kind, String fileName, byte[] docx, String by) {
        check(docx);
        transaction.executeWithoutResult(status -> {
            end(kind, by);
            owner.sql("""
                            insert into casework.paper_template (kind, docx, sha256, file_name, uploaded_by, uploaded_at)
                            values (:kind, :docx, :sha, :file, :by, :at)
                            """)
                    .param("kind", kind.name())
                    .param("docx", docx)
                    .param("sha", sha256(docx))
                    .param("file", fileName)
                    .param("by", by)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        });
    }

    /** Goes back to the program's own template. */
    public void restore(PaperKind kind, String by) {
        transaction.executeWithoutResult(status -> end(kind, by));
    }

    private void end(PaperKind kind, String by) {
        owner.sql("""
                        update casework.paper_template set ended_at = :at, ended_by = :by
                        where kind = :kind and ended_at = 'infinity'
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .param("kind", kind.name())
                .update();
    }

    private static void check(byte[] docx) {
        if (docx.length > MOST_BYTES) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "template-too-large", MOST_BYTES >> 20);
        }
        String text = text(docx).orElseThrow(() -> new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "template-no-docx"));
        Matcher any = ANY.matcher(text);
        while (any.find()) {
            Matcher tag = TAG.matcher(any.group());
            if (!tag.matches() || !PaperTag.all().containsKey(tag.group(1))) {
                throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "template-unknown-tag", any.group());
            }
        }
    }

    /**
     * The tags that a paper of this template needs filled: all but those in sections that the paper leaves out.
     *
     * @param words what there is to say; a section whose word is not true falls away
     */
    static Set<String> tags(byte[] docx, Map<String, Object> words) {
        Set<String> tags = new TreeSet<>();
        String said = SECTION.matcher(text(docx).orElse(""))
                .replaceAll(section -> Boolean.FALSE.equals(words.get(section.group(1)))
                        ? ""
                        : Matcher.quoteReplacement(section.group()));
        Matcher tag = TAG.matcher(said);
        while (tag.find()) {
            tags.add(tag.group(1));
        }
        return tags;
    }

    // a document with macros has another content type; POI opens it nevertheless
    private static Optional<String> text(byte[] docx) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx));
                XWPFWordExtractor words = new XWPFWordExtractor(document)) {
            boolean macros = document.getPackage().getParts().stream()
                    .anyMatch(part -> part.getPartName().getName().contains("vbaProject"));
            return macros ? Optional.empty() : Optional.of(words.getText());
        } catch (IOException | POIXMLException | org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException e) {
            return Optional.empty();
        } catch (org.apache.poi.openxml4j.exceptions.OpenXML4JException e) {
            return Optional.empty();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
