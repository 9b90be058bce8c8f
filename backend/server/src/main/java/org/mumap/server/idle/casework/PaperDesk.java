package org.mumap.server.idle.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.access.Account;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has papers written: drafts for whoever wants to look, and the paper of an act with its number. */
@Service
public class PaperDesk {

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final ObjectProvider<PaperWriter> writers;
    private final PaperModels models;
    private final PaperBook book;
    private final PaperSeries series;
    private final Serials serials;
    private final CaseFiles files;
    private final Clock clock;

    PaperDesk(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            ObjectProvider<PaperWriter> writers,
            PaperModels models,
            PaperBook book,
            PaperSeries series,
            Serials serials,
            CaseFiles files,
            Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.writers = writers;
        this.models = models;
        this.book = book;
        this.series = series;
        this.serials = serials;
        this.files = files;
        this.clock = clock;
    }

    /** A paper that was just issued. */
    record Issued(long paperId, String documentNo) {}

    /** The title of a kind of paper. */
    public static String title(PaperKind kind, Locale locale) {
        return MessageTexts.of(locale).render(Message.of("casework.choice", kind));
    }

    /**
     * A draft as PDF, each page marked as one; takes no number and records nothing. A 送达回证 is no draft: it is filled in by hand.
     *
     * @param parcelCode parcel in scope
     * @param key its case, empty before the opening
     * @param fields what the act would state
     */
    @Transactional(readOnly = true)
    public byte[] preview(
            PaperKind kind, String parcelCode, Optional<CaseKey> key, Map<String, String> fields, Account by) {
        PaperWriter writer = writer();
        Times now = Times.now(clock);
        OpenFile file = files.open(jdbc, parcelCode, key.orElse(null), now);
        PaperModel model =
                models.of(jdbc, file, new PaperModels.Order(kind, null, now.asOf(), by.displayName(), fields), now);
        return writer.pdf(writer.docx(model), kind != PaperKind.SERVICE_RECEIPT);
    }

    /** Writes and keeps the paper of an act; part of its transaction, which also takes the number. */
    Issued issue(PaperKind kind, OpenFile file, int actNo, LocalDate on, Map<String, String> fields, Account by) {
        PaperWriter writer = writer();
        Times now = new Times(LocalDate.now(clock), CaseRows.END_OF_TIME, true);
        Instant at = clock.instant();
        Serials.Serial serial = serials.next(series.of(kind), on.getYear());
        PaperModel model = models.of(
                owner, file, new PaperModels.Order(kind, serial.documentNo(), on, by.displayName(), fields), now);
        byte[] docx = writer.docx(model);
        long paperId = book.add(new PaperBook.Draft(
                file.requireKey().caseId(),
                file.parcelCode(),
                actNo,
                kind,
                serial,
                title(kind, Locale.SIMPLIFIED_CHINESE),
                on,
                by.username(),
                at,
                docx,
                writer.pdf(docx, false)));
        return new Issued(paperId, serial.documentNo());
    }

    private PaperWriter writer() {
        PaperWriter writer = writers.getIfAvailable();
        if (writer == null) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "papers-unavailable");
        }
        return writer;
    }
}
