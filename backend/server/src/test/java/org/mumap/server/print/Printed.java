package org.mumap.server.print;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A PDF read back: its pages, its letters, its lines in millimetres. */
public final class Printed {

    private static final double MM = 25.4 / 72;

    private final byte[] bytes;

    private Printed(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Printed of(byte[] pdf) {
        return new Printed(pdf);
    }

    /** Keeps the file for a look at it, when the folder is asked for by the environment: {@code MUMAP_PRINT_KEEP}. */
    public Printed keep(String name) {
        String folder = System.getenv().getOrDefault("MUMAP_PRINT_KEEP", "");
        if (!folder.isEmpty()) {
            try {
                Files.write(Files.createDirectories(Path.of(folder)).resolve(name + ".pdf"), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    public int pages() {
        return read(PDDocument::getNumberOfPages);
    }

    /** Width and height of a page, mm. */
    public double[] paper(int page) {
        return read(document -> {
            var box = document.getPage(page - 1).getMediaBox();
            return new double[] {box.getWidth() * MM, box.getHeight() * MM};
        });
    }

    public String text() {
        return read(document -> sorted().getText(document));
    }

    public String text(int page) {
        return read(document -> {
            PDFTextStripper stripper = sorted();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        });
    }

    /** What runs at a slant: a watermark, letter by letter. */
    public String slanted() {
        return read(document -> stripper(true).getText(document)).replaceAll("\\s", "");
    }

    private static PDFTextStripper sorted() {
        return stripper(false);
    }

    /** Reads what runs level or upright, or only what runs at a slant. */
    private static PDFTextStripper stripper(boolean slanted) {
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                var matrix = text.getTextMatrix();
                boolean slant = Math.abs(matrix.getShearX()) > 0.01 && Math.abs(matrix.getScaleX()) > 0.01;
                if (slant == slanted) {
                    super.processTextPosition(text);
                }
            }
        };
        stripper.setSortByPosition(true);
        return stripper;
    }

    /** Letters without a glyph: those drawn by glyph 0 of a font, and those that the room put its mark for. */
    public Set<String> lettersWithoutGlyph() {
        return read(document -> {
            Set<String> missing = new TreeSet<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    for (int code : text.getCharacterCodes()) {
                        try {
                            boolean none = text.getFont() instanceof org.apache.pdfbox.pdmodel.font.PDType0Font type0
                                    && type0.codeToGID(code) == 0;
                            if (none || PrintFonts.MISSING.equals(text.getUnicode())) {
                                missing.add(text.getUnicode());
                            }
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                    super.processTextPosition(text);
                }
            };
            stripper.getText(document);
            return missing;
        });
    }

    /** Names of fonts that are not in the file. */
    public Set<String> fontsOutside() {
        return read(document -> {
            Set<String> outside = new TreeSet<>();
            for (PDPage page : document.getPages()) {
                outside(page.getResources(), outside);
            }
            return outside;
        });
    }

    public Set<String> fonts() {
        return read(document -> {
            Set<String> names = new TreeSet<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    names.add(page.getResources().getFont(name).getName());
                }
            }
            return names;
        });
    }

    private static void outside(PDResources resources, Set<String> outside) throws IOException {
        for (COSName name : resources.getFontNames()) {
            PDFont font = resources.getFont(name);
            if (!font.isEmbedded()) {
                outside.add(font.getName());
            }
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof PDFormXObject form && form.getResources() != null) {
                outside(form.getResources(), outside);
            }
        }
    }

    /** How many pictures are drawn. */
    public int pictures() {
        return read(document -> {
            int pictures = 0;
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getXObjectNames()) {
                    if (page.getResources().getXObject(name) instanceof PDImageXObject) {
                        pictures++;
                    }
                }
            }
            return pictures;
        });
    }

    /** Straight pieces x1, y1, x2, y2 of everything drawn on a page, mm from its lower left corner. */
    public List<double[]> lines(int page) {
        return read(document -> {
            Lines lines = new Lines(document.getPage(page - 1));
            lines.processPage(document.getPage(page - 1));
            return lines.found;
        });
    }

    private interface Read<T> {
        T from(PDDocument document) throws IOException;
    }

    private <T> T read(Read<T> read) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return read.from(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Lines extends PDFGraphicsStreamEngine {

        private final List<double[]> found = new ArrayList<>();
        private Point2D current = new Point2D.Double();
        private Point2D start = new Point2D.Double();

        Lines(PDPage page) {
            super(page);
        }

        private void piece(Point2D to) {
            found.add(new double[] {current.getX() * MM, current.getY() * MM, to.getX() * MM, to.getY() * MM});
            current = to;
        }

        @Override
        public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
            current = p0;
            piece(p1);
            piece(p2);
            piece(p3);
            piece(p0);
        }

        @Override
        public void moveTo(float x, float y) {
            current = new Point2D.Double(x, y);
            start = current;
        }

        @Override
        public void lineTo(float x, float y) {
            piece(new Point2D.Double(x, y));
        }

        @Override
        public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
            current = new Point2D.Double(x3, y3);
        }

        @Override
        public Point2D getCurrentPoint() {
            return current;
        }

        @Override
        public void closePath() {
            piece(start);
        }

        @Override
        public void drawImage(PDImage image) {}

        @Override
        public void clip(int rule) {}

        @Override
        public void endPath() {}

        @Override
        public void strokePath() {}

        @Override
        public void fillPath(int rule) {}

        @Override
        public void fillAndStrokePath(int rule) {}

        @Override
        public void shadingFill(COSName name) {}
    }
}
