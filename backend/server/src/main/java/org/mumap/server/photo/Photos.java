package org.mumap.server.photo;

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
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Photos drawn anew from their pixels: small enough for paper or a screen, turned as the camera was held, and without anything else that
 * the file carried.
 */
public final class Photos {

    private static final long MOST_PIXELS = 200_000_000L;
    private static final int QUARTERS = 4;
    private static final float QUALITY = 0.86f;

    private Photos() {}

    /**
     * A photo drawn anew.
     *
     * @param jpeg its bytes, a JPEG that holds pixels and nothing else
     * @param width pixels
     * @param height pixels
     */
    public record Drawn(byte[] jpeg, int width, int height) {}

    /**
     * The picture as an address that holds it ({@code data:image/jpeg;base64,…}).
     *
     * @param most pixels of its longer side
     * @return empty when it is no picture that can be drawn
     */
    public static Optional<String> small(byte[] original, int most) {
        return redraw(original, most)
                .map(drawn -> "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(drawn.jpeg()));
    }

    /**
     * Decodes a JPEG or PNG and encodes its pixels again.
     *
     * @param most pixels of its longer side; a smaller picture keeps its size
     * @return empty when it is no picture that can be drawn
     */
    public static Optional<Drawn> redraw(byte[] original, int most) {
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
                return Optional.of(new Drawn(jpeg(drawn), drawn.getWidth(), drawn.getHeight()));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // a damaged picture cannot be shown; whoever asked says what becomes of it
            return Optional.empty();
        }
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
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
