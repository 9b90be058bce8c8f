package org.mumap.server.project.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What a test sees on a rendered paper. */
final class TourPapers {

    private static final Pattern RATIO = Pattern.compile("(?<!\\d)1:(\\d[\\d ]*\\d{3})");
    private static final int DPI = 60;

    private TourPapers() {}

    /** The n of the 1:n that is written on a page. */
    static double scale(String text) {
        Matcher ratio = RATIO.matcher(text);
        assertThat(ratio.find()).isTrue();
        return Double.parseDouble(ratio.group(1).replace(" ", ""));
    }

    /** Nothing is printed within half a centimetre of the edge of any page, and every page has something on it. */
    static void assertNothingClipped(byte[] pdf, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, DPI);
                keep(image, name + "-" + (page + 1));
                int edge = (int) (5 / 25.4 * DPI);
                int ink = 0;
                for (int x = 0; x < image.getWidth(); x++) {
                    for (int y = 0; y < image.getHeight(); y++) {
                        if ((image.getRGB(x, y) & 0xffffff) != 0xffffff) {
                            ink++;
                            if (x < edge || y < edge || x >= image.getWidth() - edge || y >= image.getHeight() - edge) {
                                throw new AssertionError("something is printed at " + x + "," + y);
                            }
                        }
                    }
                }
                assertThat(ink).as("page " + (page + 1)).isGreaterThan(500);
            }
        }
    }

    private static void keep(BufferedImage image, String name) throws IOException {
        String folder = System.getenv().getOrDefault("MUMAP_PRINT_KEEP", "");
        if (!folder.isEmpty()) {
            ImageIO.write(
                    image,
                    "png",
                    Files.createDirectories(Path.of(folder))
                            .resolve(name + ".png")
                            .toFile());
        }
    }
}
