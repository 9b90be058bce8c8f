package org.mumap.server.print;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxFastOutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Draws the figures of a page's XHTML into the PDF: lines as lines, text as text in the embedded fonts. A figure has the size it
 * says, in millimetres, whatever the style sheet wants.
 */
final class FigurePdf implements SVGDrawer {

    /** Points of PDF per millimetre. */
    static final double POINTS = 72 / 25.4;

    private static final double CSS_PIXELS = 96 / 25.4;
    private static final double POINTS_PER_PIXEL = 0.75;
    private static final float HALO_MM = 0.7f;
    /** How much heavier bold letters of a face without bold are, as a share of the size. */
    private static final float HEAVIER = 0.035f;

    private final PrintFonts fonts;
    private PrintFonts.@Nullable Loaded loaded;

    FigurePdf(PrintFonts fonts) {
        this.fonts = fonts;
    }

    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext context, double cssWidth, double cssHeight, double dotsPerPixel) {
        return new Image(FigureSvg.read(svg), dotsPerPixel);
    }

    private final class Image implements SVGImage {

        private final Figure figure;
        private final double dotsPerPixel;

        Image(Figure figure, double dotsPerPixel) {
            this.figure = figure;
            this.dotsPerPixel = dotsPerPixel;
        }

        @Override
        public int getIntrinsicWidth() {
            return (int) Math.round(figure.widthMm() * CSS_PIXELS * dotsPerPixel);
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.round(figure.heightMm() * CSS_PIXELS * dotsPerPixel);
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            PDDocument document = ((PdfBoxFastOutputDevice) device).getWriter();
            List<PdfBoxGraphics2D> pen = new ArrayList<>(1);
            float width = (float) (figure.widthMm() * POINTS / POINTS_PER_PIXEL);
            float height = (float) (figure.heightMm() * POINTS / POINTS_PER_PIXEL);
            // the renderer knows where on the page we are; what it places is then filled by ourselves, at exact size
            device.drawWithGraphics((float) x, (float) y, width, height, g -> pen.add((PdfBoxGraphics2D) g));
            try {
                fill(document, pen.get(0).getXFormObject());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void fill(PDDocument document, PDFormXObject form) throws IOException {
            form.setBBox(new PDRectangle((float) (figure.widthMm() * POINTS), (float) (figure.heightMm() * POINTS)));
            form.setMatrix(new AffineTransform());
            form.setResources(new PDResources());
            PDAppearanceStream stream = new PDAppearanceStream(form.getCOSObject());
            try (var out = form.getContentStream().createOutputStream(COSName.FLATE_DECODE);
                    var content = new PDPageContentStream(document, stream, out)) {
                draw(figure, content, loaded(document));
            }
        }
    }

    private PrintFonts.Loaded loaded(PDDocument document) throws IOException {
        PrintFonts.Loaded known = loaded;
        if (known == null) {
            known = fonts.load(document);
            loaded = known;
        }
        return known;
    }

    /** Draws a figure with its lower left corner at the origin. */
    static void draw(Figure figure, PDPageContentStream content, PrintFonts.Loaded fonts) throws IOException {
        content.setLineJoinStyle(1);
        for (Mark mark : figure.marks()) {
            if (mark instanceof Mark.Outline outline) {
                draw(figure, outline, content);
            } else if (mark instanceof Mark.Words words) {
                draw(figure, words, content, fonts);
            }
        }
    }

    private static void draw(Figure figure, Mark.Outline outline, PDPageContentStream content) throws IOException {
        if (outline.rings().isEmpty() || (outline.fill() == null && outline.stroke() == null)) {
            return;
        }
        for (double[] ring : outline.rings()) {
            for (int i = 0; i + 1 < ring.length; i += 2) {
                float x = (float) (ring[i] * POINTS);
                float y = (float) ((figure.heightMm() - ring[i + 1]) * POINTS);
                if (i == 0) {
                    content.moveTo(x, y);
                } else {
                    content.lineTo(x, y);
                }
            }
            if (outline.closed()) {
                content.closePath();
            }
        }
        paint(outline, content);
    }

    private static void paint(Mark.Outline outline, PDPageContentStream content) throws IOException {
        if (outline.fill() != null) {
            content.setNonStrokingColor(Color.decode(outline.fill()));
        }
        if (outline.stroke() == null) {
            content.fillEvenOdd();
            return;
        }
        content.setStrokingColor(Color.decode(outline.stroke()));
        content.setLineWidth((float) (outline.widthMm() * POINTS));
        float[] dash = new float[outline.dashMm().size()];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = (float) (outline.dashMm().get(i) * POINTS);
        }
        content.setLineDashPattern(dash, 0);
        if (outline.fill() == null) {
            content.stroke();
        } else {
            content.fillAndStrokeEvenOdd();
        }
    }

    private record Run(String text, PDType0Font font, float width) {}

    private static void draw(Figure figure, Mark.Words words, PDPageContentStream content, PrintFonts.Loaded fonts)
            throws IOException {
        float size = (float) (words.sizeMm() * POINTS);
        List<Run> runs = runs(words, size, fonts);
        float length = 0;
        for (Run run : runs) {
            length += run.width();
        }
        float before = switch (words.anchor()) {
            case START -> 0;
            case MIDDLE -> length / 2;
            case END -> length;
        };
        float x = (float) (words.x() * POINTS) - (words.turned() ? 0 : before);
        float y = (float) ((figure.heightMm() - words.y()) * POINTS) - (words.turned() ? before : 0);
        if (words.halo()) {
            content.setStrokingColor(Color.WHITE);
            content.setLineWidth((float) (HALO_MM * POINTS));
            content.setLineDashPattern(new float[0], 0);
            show(runs, x, y, words.turned(), size, RenderingMode.STROKE, content);
        }
        Color colour = Color.decode(words.colour());
        content.setNonStrokingColor(colour);
        content.setStrokingColor(colour);
        content.setLineWidth(size * HEAVIER);
        content.setLineDashPattern(new float[0], 0);
        show(runs, x, y, words.turned(), size, words.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL, content);
    }

    private static List<Run> runs(Mark.Words words, float size, PrintFonts.Loaded fonts) throws IOException {
        List<Run> runs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        PDType0Font font = null;
        for (int c : fonts.fonts().printable(words.text()).codePoints().toArray()) {
            // one weight for both faces: bold is made by the pen, as the Chinese face has none
            PDType0Font own = fonts.of(c);
            if (font != null && own != font) {
                runs.add(new Run(text.toString(), font, font.getStringWidth(text.toString()) / 1000 * size));
                text.setLength(0);
            }
            font = own;
            text.appendCodePoint(c);
        }
        if (font != null) {
            runs.add(new Run(text.toString(), font, font.getStringWidth(text.toString()) / 1000 * size));
        }
        return runs;
    }

    private static void show(
            List<Run> runs,
            float x,
            float y,
            boolean turned,
            float size,
            RenderingMode mode,
            PDPageContentStream content)
            throws IOException {
        float along = 0;
        content.beginText();
        content.setRenderingMode(mode);
        for (Run run : runs) {
            content.setFont(run.font(), size);
            content.setTextMatrix(
                    turned ? new Matrix(0, 1, -1, 0, x, y + along) : new Matrix(1, 0, 0, 1, x + along, y));
            content.showText(run.text());
            along += run.width();
        }
        content.endText();
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
        // figures use the fonts of the print room only
    }

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        // likewise
    }

    @Override
    public void addFontStream(FSSupplier<InputStream> supplier, String family, Integer weight, FontStyle style) {
        // likewise
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
