package org.mumap.server.desk.sheet;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Photos made small enough for paper and turned as the camera was held. The original stays what it is. */
final class Photos {

    private static final long MOST_PIXELS = 200_000_000L;
    private static final int QUARTERS = 4;

    private Photos() {}

    /**
     * The picture as an address that holds it ({@code data:image/jpeg;base64,…}).
     *
     * @param most pixels of its longer side
     * @return empty when it is no picture that can be drawn
     */
    static Optional<String> small(byte[] original, int most) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(original))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > MOST_PIXELS) {
                    return Optional.empty();
                }
                // reading every n-th pixel keeps a large photo out of memory
                int step = (int) Math.max(1, Math.max(width, height) / (2L * most));
                ImageReadParam some = reader.getDefaultReadParam();
                some.setSourceSubsampling(step, step, 0, 0);
                BufferedImage drawn = draw(reader.read(0, some), most, quarters(original));
                ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
                ImageIO.write(drawn, "jpeg", jpeg);
                return Optional.of(
                        "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray()));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // a damaged picture is still evidence: it is listed with its hash, and only cannot be shown
            return Optional.empty();
        }
    }

    private static BufferedImage draw(BufferedImage image, int most, int quarters) {
        double scale = Math.min(1, most / (double) Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        boolean lies = quarters % 2 == 1;
        BufferedImage drawn =
                new BufferedImage(lies ? height : width, lies ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform turn = new AffineTransform();
        turn.translate(drawn.getWidth() / 2.0, drawn.getHeight() / 2.0);
        turn.quadrantRotate(quarters);
        turn.translate(-width / 2.0, -height / 2.0);
        turn.scale(width / (double) image.getWidth(), height / (double) image.getHeight());
        pen.drawImage(image, turn, null);
        pen.dispose();
        return drawn;
    }

    // how often the picture is turned clockwise by a right angle to stand as it was seen
    private static int quarters(byte[] original) {
        try {
            Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(original))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            int orientation = exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
            return switch (orientation) {
                case 3 -> 2;
                case 6 -> 1;
                case 8 -> QUARTERS - 1;
                default -> 0;
            };
        } catch (ImageProcessingException | IOException | MetadataException e) {
            return 0;
        }
    }
}
