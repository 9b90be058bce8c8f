package org.mumap.server.desk.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.access.Account;
import org.mumap.server.desk.Dossier;
import org.mumap.server.desk.Dossiers;
import org.mumap.server.idle.casework.CaseView;
import org.mumap.server.idle.casework.PaperBook;
import org.mumap.server.idle.evidence.Evidence;
import org.mumap.server.idle.evidence.EvidenceBook;
import org.mumap.server.ledger.Times;
import org.mumap.server.print.PdfDocument;
import org.mumap.server.print.Sheet;
import org.mumap.server.print.Xhtml;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * 证据包: everything a reviewer or a court is handed about one parcel, in one archive: the originals as they came, the papers as they were
 * issued, the dossier, a book of the evidence with pictures, and the hashes of all of it in a form that {@code sha256sum -c} reads.
 */
@Component
public class EvidencePack {

    /** Originals of one archive, bytes. */
    static final long MOST_BYTES = 500_000_000L;

    private static final String SUMS = "SHA256SUMS.txt";

    private final Dossiers dossiers;
    private final DossierPrint sheets;
    private final CaseSections cases;
    private final EvidenceSheets pictures;
    private final EvidenceBook evidence;
    private final PaperBook papers;
    private final SheetWords words;
    private final PdfDocument pdf;

    EvidencePack(
            Dossiers dossiers,
            DossierPrint sheets,
            CaseSections cases,
            EvidenceSheets pictures,
            EvidenceBook evidence,
            PaperBook papers,
            SheetWords words,
            PdfDocument pdf) {
        this.dossiers = dossiers;
        this.sheets = sheets;
        this.cases = cases;
        this.pictures = pictures;
        this.evidence = evidence;
        this.papers = papers;
        this.words = words;
        this.pdf = pdf;
    }

    /** An archive that remembers the hash of each entry. */
    private record Archive(ZipOutputStream zip, Map<String, String> hashes) {

        void add(String path, byte[] bytes) throws IOException {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(bytes);
            zip.closeEntry();
            hashes.put(path, sha256(bytes));
        }
    }

    /**
     * Writes the archive.
     *
     * @throws Problem (404) when there was no such parcel at those times, or it is not in scope; (422) when it would be too large
     */
    public void write(String parcelCode, Times times, Account account, Locale locale, OutputStream out)
            throws IOException {
        Dossier dossier = dossiers.get(parcelCode, times, locale);
        List<Evidence> pieces = evidence.list(parcelCode, times);
        if (pieces.stream().mapToLong(Evidence::size).sum() > MOST_BYTES) {
            throw new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "evidence-pack-too-large", MOST_BYTES / 1_000_000);
        }
        List<CaseView> known = cases.read(parcelCode, times, account);
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            Archive archive = new Archive(zip, new LinkedHashMap<>());
            archive.add(word(locale, "pack.book") + ".pdf", book(dossier, known, times, account, locale));
            archive.add(word(locale, "pack.dossier") + ".pdf", sheets.make(parcelCode, times, account, locale));
            for (Evidence piece : pieces) {
                EvidenceBook.Original original = evidence.original(Long.parseLong(piece.evidenceId()));
                archive.add(
                        word(locale, "pack.originals") + "/" + piece.evidenceId() + "_" + safe(original.fileName()),
                        original.bytes());
            }
            for (CaseView view : known) {
                for (PaperBook.Paper paper : papers.list(view.row().caseId(), times)) {
                    for (PaperBook.Form form : PaperBook.Form.values()) {
                        archive.add(
                                word(locale, "pack.papers") + "/" + paper.fileName(form),
                                papers.read(paper.paperId(), form));
                    }
                }
            }
            StringBuilder sums = new StringBuilder();
            archive.hashes()
                    .forEach((path, hash) ->
                            sums.append(hash).append("  ").append(path).append('\n'));
            zip.putNextEntry(new ZipEntry(SUMS));
            zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    /** The name the archive is given. */
    public String fileName(String parcelCode, Locale locale) {
        return safe(SheetWords.word(locale, "evidence.pack", parcelCode)) + ".zip";
    }

    private byte[] book(Dossier dossier, List<CaseView> known, Times times, Account account, Locale locale) {
        Sources sources = new Sources();
        StringBuilder body = new StringBuilder(CaseSections.html(known, sources, locale));
        String shown = pictures.html(dossier.parcelCode(), times, Integer.MAX_VALUE, locale);
        body.append(shown.isEmpty() ? "<p>" + Xhtml.escape(SheetWords.word(locale, "evidence.none")) + "</p>" : shown);
        if (!known.isEmpty()) {
            body.append("<h2>")
                    .append(Xhtml.escape(SheetWords.word(locale, "dossier.sources")))
                    .append("</h2>")
                    .append(sources.list(locale));
        }
        GaussZone zone = GaussZone.find3Degree(dossier.point().get(0)).orElseThrow();
        Sheet sheet = new Sheet(Sheet.Paper.A4, false, words.foot(account, times, zone, locale, "parcels"), locale);
        String title = SheetWords.word(
                locale, "evidence.pack", dossier.name() == null ? dossier.parcelCode() : dossier.name());
        String aside = dossier.parcelCode() + " · " + SheetWords.word(locale, "asOf", times.asOf());
        return pdf.render(sheet.xhtml(List.of(new Sheet.Page(title, aside, body.toString()))));
    }

    private static String word(Locale locale, String key) {
        return SheetWords.word(locale, key);
    }

    private static String safe(String name) {
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
