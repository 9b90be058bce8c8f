package org.mumap.server.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A filled Word document as PDF, without an office program: the document is read (paragraphs, runs, tables, figures, page and
 * margins, header and footer) and set anew, so that the office's own template governs both forms of a paper. Letters are those of
 * the print room: the faces that a template names (仿宋_GB2312 …) are not free and cannot be embedded.
 */
@Component
public class WordPdf {

    private final PdfDocument pdf;

    WordPdf(PdfDocument pdf) {
        this.pdf = pdf;
    }

    /**
     * The document as PDF.
     *
     * @param docx a .docx, as {@link WordTemplate} fills them
     * @param watermark text across every page, null for none
     */
    public byte[] of(byte[] docx, @Nullable String watermark) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            return pdf.render(new WordXhtml(document).write(), watermark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
