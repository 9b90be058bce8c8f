package org.mumap.server.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** What setting a Word document needs everywhere: the A4 page, a text in its face, the file. */
public final class WordPaper {

    private static final double TWIPS_PER_MM = 1440 / 25.4;
    private static final String LATIN = "Times New Roman";

    private WordPaper() {}

    /** Makes the document A4, upright, with these margins in mm. */
    public static void a4(XWPFDocument document, double top, double bottom, double left, double right) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(twips(210));
        size.setH(twips(297));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(twips(top));
        margins.setBottom(twips(bottom));
        margins.setLeft(twips(left));
        margins.setRight(twips(right));
    }

    /**
     * Writes a text at the end of a paragraph.
     *
     * @param face Chinese face, by name only: Word brings its own where it is not installed
     * @param size in points
     */
    public static void write(XWPFParagraph paragraph, String text, String face, int size) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        run.setFontFamily(face);
        CTRPr properties = run.getCTR().getRPr();
        properties.getRFontsArray(0).setEastAsia(face);
        properties.getRFontsArray(0).setHAnsi(LATIN);
        properties.getRFontsArray(0).setAscii(LATIN);
    }

    /** The document as .docx; it is closed. */
    public static byte[] bytes(XWPFDocument document) {
        try (document) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigInteger twips(double mm) {
        return BigInteger.valueOf(Math.round(mm * TWIPS_PER_MM));
    }
}
