package org.mumap.server.idle.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mumap.rules.Message;
import org.mumap.rules.MessageTexts;
import org.mumap.rules.idle.casework.PaperKind;
import org.mumap.server.access.Account;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.Serials;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has papers written: drafts for whoever wants to look, and the paper of an act with its number. Papers that are issued are written one
 * after another, outside the turn that acts and imports take: numbers are foreseen, and what a paper was written from is compared
 * with what it must say when its number is taken.
 */
@Service
public class PaperDesk {

    private static final long LONGEST_WAIT_SECONDS = 300;

    private final Semaphore place = new Semaphore(1, true);
    private final AtomicInteger writtenInTurn = new AtomicInteger();
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

    /**
     * Does an act that issues a paper: rehearses it, writes the paper, does it.
     *
     * @param act takes the turn, acts with the pen given, and is called twice
     */
    <T> T issuing(PaperPen.Act<T> act) {
        writer();
        enter();
        try {
            PaperModel foreseen = PaperPen.stoppedAt(() -> act.with(PaperPen.REHEARSAL));
            if (foreseen == null) {
                throw new IllegalStateException("An act that issues a paper wrote none");
            }
            PaperPen.Written ready = write(foreseen);
            return act.with(new PaperPen() {
                @Override
                Written write(PaperModel model) {
                    return model.equals(ready.model()) ? ready : writeInTurn(model);
                }
            });
        } finally {
            place.release();
        }
    }

    /** How many papers had to be written inside the turn, since what they say had changed after the rehearsal. */
    int writtenInTurn() {
        return writtenInTurn.get();
    }

    /** Keeps the paper of an act; part of its transaction, which also takes the number. */
    Issued issue(PaperKind kind, OpenFile file, int actNo, ActOrder order, Account by, PaperPen pen) {
        Times now = new Times(LocalDate.now(clock), CaseRows.END_OF_TIME, true);
        LocalDate on = order.on();
        Serials.Serial serial = serials.next(series.of(kind), on.getYear());
        PaperModel model = models.of(
                owner,
                file,
                new PaperModels.Order(kind, serial.documentNo(), on, by.displayName(), order.fields()),
                now);
        PaperPen.Written paper = pen.write(model);
        long paperId = book.add(new PaperBook.Draft(
                file.requireKey().caseId(),
                file.parcelCode(),
                actNo,
                kind,
                serial,
                title(kind, Locale.SIMPLIFIED_CHINESE),
                on,
                by.username(),
                clock.instant(),
                paper.docx(),
                paper.pdf()));
        return new Issued(paperId, serial.documentNo());
    }

    private PaperPen.Written writeInTurn(PaperModel model) {
        writtenInTurn.incrementAndGet();
        return write(model);
    }

    private PaperPen.Written write(PaperModel model) {
        PaperWriter writer = writer();
        byte[] docx = writer.docx(model);
        return new PaperPen.Written(model, docx, writer.pdf(docx, false));
    }

    private void enter() {
        try {
            if (!place.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "acts-busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "acts-busy");
        }
    }

    private PaperWriter writer() {
        PaperWriter writer = writers.getIfAvailable();
        if (writer == null) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "papers-unavailable");
        }
        return writer;
    }
}
