package org.mumap.server.print;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Figures as pixels, for programs that cannot show a vector drawing, and for pictures that are sent. */
public final class FigurePng {

    /** Fine enough that a printer shows no steps. */
    public static final int DPI = 300;

    private FigurePng() {}

    /** The figure as PNG at {@link #DPI} dots per inch. */
    public static byte[] write(Figure figure, PrintFonts fonts) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(
                    (float) (figure.widthMm() * FigurePdf.POINTS), (float) (figure.heightMm() * FigurePdf.POINTS)));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                FigurePdf.draw(figure, content, fonts.load(document));
            }
            // fonts are cut to the letters used when a document is saved, so what is drawn is the saved one
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            document.save(saved);
            try (PDDocument read = org.apache.pdfbox.Loader.loadPDF(saved.toByteArray())) {
                BufferedImage image = new PDFRenderer(read).renderImageWithDPI(0, DPI, ImageType.RGB);
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(image, "png", png);
                return png.toByteArray();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
