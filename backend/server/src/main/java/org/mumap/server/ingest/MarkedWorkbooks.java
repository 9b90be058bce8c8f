package org.mumap.server.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;
import org.mumap.server.ingest.format.ImportFailure;
import org.mumap.server.ingest.format.RowSource;
import org.mumap.server.ingest.format.TableHead;
import org.mumap.server.ingest.format.TextTable;
import org.mumap.server.ingest.format.Uploads;
import org.mumap.server.ingest.mend.Mark;
import org.mumap.server.ingest.mend.MarkedWorkbook;
import org.mumap.server.ingest.mend.MistakeList;
import org.mumap.server.ingest.mend.TextAsWorkbook;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Column;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Gives a checked table back with its mistakes marked, so that a clerk can mend them in the file at hand and send it again. A
 * workbook is held in memory for that; one that is too large, and every file that is no table, is answered by the list of its
 * mistakes.
 */
@Service
public class MarkedWorkbooks {

    /** Unpacked bytes of a workbook that is still marked: about half a million cells, some 300 MB of memory for a moment. */
    static final long MOST_BYTES = 40_000_000;

    /** Most mistakes that are marked in a workbook. */
    static final int MOST_MARKS = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(MarkedWorkbooks.class);
    private static final int PATIENCE_SECONDS = 60;

    private final Originals originals;
    private final Complaining complaints;
    private final Settings settings;
    private final Semaphore turn = new Semaphore(1, true);

    MarkedWorkbooks(Originals originals, Complaining complaints, Settings settings) {
        this.originals = originals;
        this.complaints = complaints;
        this.settings = settings;
    }

    /** Takes the finished file, which is deleted afterwards. */
    @FunctionalInterface
    public interface Receiver {
        /** Takes it; marked tells the sender's own workbook from a list. */
        void take(boolean marked, Path file) throws IOException;
    }

    /**
     * Makes the workbook and hands it over.
     *
     * @param batch a checked batch the reader may see
     * @throws Problem 410 when the original was cleaned away; 503 when others are being made
     */
    public void make(Batch batch, Locale locale, Receiver receiver) throws IOException {
        String sha256 = batch.fileSha256();
        if (sha256 == null || !Files.isRegularFile(originals.file(sha256))) {
            throw new Problem(HttpStatus.GONE, "original-cleaned", batch.id());
        }
        await();
        try {
            Path folder = originals.openJob();
            try {
                Path made = folder.resolve("marked.xlsx");
                boolean marked = mark(batch, originals.file(sha256), folder, locale, made);
                if (!marked) {
                    list(batch, locale, made);
                }
                receiver.take(marked, made);
            } finally {
                originals.closeJob(folder);
            }
        } finally {
            turn.release();
        }
    }

    /** What the file is called: the sender's name of it, and what was done to it. */
    public static String name(Batch batch, boolean marked, Locale locale) {
        String name = batch.fileName().replaceFirst("\\.[A-Za-z0-9.]{1,12}$", "");
        return ImportTexts.word(locale, marked ? "marked.file" : "marked.listFile", name) + ".xlsx";
    }

    private void await() {
        try {
            if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "marking-busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "marking-busy");
        }
    }

    /** Whether the file could be marked itself. */
    private boolean mark(Batch batch, Path original, Path folder, Locale locale, Path made) throws IOException {
        Kind kind = Kinds.find(batch.options().kind()).orElse(null);
        if (kind == null || complaints.count(batch.id()) > MOST_MARKS) {
            return false;
        }
        try {
            Optional<TableHead> head = head(batch, kind, original, folder);
            if (head.isEmpty() || weight(head.get()) > MOST_BYTES) {
                return false;
            }
            List<Mark> marks = marks(batch, kind, head.get(), locale);
            try (OutputStream out = Files.newOutputStream(made)) {
                mark(head.get(), marks, locale, out);
            }
            return true;
        } catch (ImportFailure e) {
            return false;
        } catch (RuntimeException e) {
            // one reader takes workbooks that another does not; the list serves then
            LOG.warn("The workbook of batch {} could not be marked", batch.id(), e);
            return false;
        }
    }

    private Optional<TableHead> head(Batch batch, Kind kind, Path original, Path folder) throws IOException {
        Batch.Options options = batch.options();
        Uploads.Wish wish = new Uploads.Wish(options.kind(), options.layer(), options.register());
        try (RowSource source = new Uploads(
                        folder, wish, names -> Columns.score(kind, options.mapping(), names), settings.upload())
                .open(original, batch.fileName())) {
            return source.tableHead();
        }
    }

    private static long weight(TableHead head) throws IOException {
        if (head.sheet() == null) {
            return Files.size(head.file());
        }
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(head.file().toFile())) {
            return zip.stream().mapToLong(java.util.zip.ZipEntry::getSize).sum();
        }
    }

    private List<Mark> marks(Batch batch, Kind kind, TableHead head, Locale locale) {
        Columns columns = new Columns(kind, batch.options().mapping(), false, head.stated());
        columns.checkHeader(head.names());
        List<Mark> marks = new ArrayList<>();
        complaints.each(batch.id(), MOST_MARKS, c -> {
            String words = ImportTexts.words(locale, c.code(), c.args())
                    + ImportTexts.gap(locale)
                    + ImportTexts.cure(locale, c.code(), c.args());
            String field = c.field();
            String placed =
                    field == null ? words : ImportTexts.word(locale, "marked.field", title(kind, locale, field), words);
            marks.add(new Mark(
                    c.row(),
                    field == null ? null : column(head, columns, field),
                    c.error(),
                    c.error() ? placed : ImportTexts.word(locale, "marked.note", placed)));
        });
        return marks;
    }

    private static @Nullable Integer column(TableHead head, Columns columns, String field) {
        for (int i = 0; i < head.names().size(); i++) {
            String name = head.names().get(i);
            if (name.equals(field) || columns.key(name).filter(field::equals).isPresent()) {
                return i;
            }
        }
        return null;
    }

    private static String title(Kind kind, Locale locale, String field) {
        return kind.find(field).map((Column c) -> ImportTexts.title(locale, c)).orElse(field);
    }

    private static void mark(TableHead head, List<Mark> marks, Locale locale, OutputStream out) throws IOException {
        Integer report = null;
        for (int i = 0; i < head.names().size(); i++) {
            report = TableHead.isReport(head.names().get(i)) ? Integer.valueOf(i) : report;
        }
        MarkedWorkbook.Table table =
                new MarkedWorkbook.Table(head.sheet(), head.line(), report, ImportTexts.word(locale, "marked.column"));
        if (head.sheet() != null) {
            MarkedWorkbook.mark(head.file(), table, marks, out);
            return;
        }
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            TextAsWorkbook text = new TextAsWorkbook(book, ImportTexts.word(locale, "marked.sheet"));
            TextTable.read(head.file(), text::line);
            MarkedWorkbook.mark(book, table, marks);
            book.write(out);
        }
    }

    private void list(Batch batch, Locale locale, Path made) throws IOException {
        List<String> titles = List.of("row", "field", "value", "level", "what", "cure").stream()
                .map(key -> ImportTexts.word(locale, "marked.list." + key))
                .toList();
        try (OutputStream out = Files.newOutputStream(made)) {
            MistakeList.write(out, ImportTexts.word(locale, "marked.list"), titles, sink -> lines(batch, locale, sink));
        }
    }

    private void lines(Batch batch, Locale locale, Consumer<MistakeList.Line> sink) {
        Kind kind = Kinds.find(batch.options().kind()).orElse(null);
        complaints.each(batch.id(), MistakeList.MOST, c -> {
            String field = c.field();
            sink.accept(new MistakeList.Line(
                    c.row(),
                    field == null || kind == null ? field : title(kind, locale, field),
                    c.value(),
                    ImportTexts.word(locale, c.error() ? "marked.error" : "marked.warning"),
                    ImportTexts.words(locale, c.code(), c.args()),
                    ImportTexts.cure(locale, c.code(), c.args())));
        });
    }
}
