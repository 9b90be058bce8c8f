package org.mumap.server.print;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * XHTML to PDF. Fonts are embedded; text stays text and figures stay vector. Nothing is fetched: an address in the document is
 * not followed, whatever its protocol; only pictures that the document itself holds ({@code data:}) are drawn.
 */
@Component
public class PdfDocument {

    private static final String EMBEDDED = "data:image/";
    private static final float WATERMARK_ALPHA = 0.13f;
    private static final float WATERMARK_GREY = 0.25f;

    static {
        // the library tells every step of every document
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final PrintFonts fonts;

    PdfDocument(PrintFonts fonts) {
        this.fonts = fonts;
    }

    /**
     * The document as PDF.
     *
     * @param xhtml well-formed, without document type; figures stand in it as {@link Figure#svg()}
     * @throws IllegalArgumentException when it is not well formed
     * @throws org.mumap.server.problem.Problem (503) with the cure when the machine has no fonts
     */
    public byte[] render(String xhtml) {
        return render(xhtml, null);
    }

    /**
     * The document as PDF with a text across every page.
     *
     * @param watermark the text, null for none
     */
    public byte[] render(String xhtml, @Nullable String watermark) {
        fonts.require();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withW3cDocument(Xhtml.parse(xhtml), null);
        builder.useSVGDrawer(new FigurePdf(fonts));
        builder.withProducer("MuMap");
        fonts.give(builder);
        fetchNothing(builder);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        builder.toStream(bytes);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            if (watermark != null && !watermark.isBlank()) {
                mark(document, fonts.printable(watermark));
            }
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fetchNothing(PdfRendererBuilder builder) {
        builder.useUriResolver((base, uri) -> uri.startsWith(EMBEDDED) ? uri : null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri != null && uri.startsWith(EMBEDDED),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useHttpStreamImplementation(uri -> {
            throw new IllegalArgumentException("nothing is fetched: " + uri);
        });
        builder.useProtocolsStreamImplementation(
                uri -> {
                    throw new IllegalArgumentException("nothing is fetched: " + uri);
                },
                "http",
                "https",
                "file",
                "jar",
                "ftp");
    }

    private void mark(PDDocument document, String text) throws IOException {
        PrintFonts.Loaded loaded = fonts.load(document);
        PDExtendedGraphicsState faint = new PDExtendedGraphicsState();
        faint.setNonStrokingAlphaConstant(WATERMARK_ALPHA);
        for (PDPage page : document.getPages()) {
            try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                content.setGraphicsStateParameters(faint);
                content.setNonStrokingColor(new Color(WATERMARK_GREY, WATERMARK_GREY, WATERMARK_GREY));
                across(page.getMediaBox(), text, loaded, content);
            }
        }
    }

    /** The text rising across the page, three times, as large as the diagonal allows. */
    private static void across(PDRectangle page, String text, PrintFonts.Loaded loaded, PDPageContentStream content)
            throws IOException {
        double slope = Math.atan2(page.getHeight(), page.getWidth()) * 0.8;
        double room = Math.hypot(page.getWidth(), page.getHeight()) * 0.42;
        double ems = TextWidth.ems(text);
        float size = (float) Math.min(room / Math.max(ems, 1), 44);
        for (int i = -1; i <= 1; i++) {
            double x = page.getWidth() / 2.0 - Math.cos(slope) * ems * size / 2;
            double y = page.getHeight() * (0.5 + 0.3 * i) - Math.sin(slope) * ems * size / 2;
            content.beginText();
            content.setRenderingMode(RenderingMode.FILL);
            content.setTextMatrix(Matrix.getRotateInstance(slope, (float) x, (float) y));
            for (int c : text.codePoints().toArray()) {
                content.setFont(loaded.of(c), size);
                content.showText(Character.toString(c));
            }
            content.endText();
        }
    }
}
