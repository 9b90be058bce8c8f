package org.mumap.server.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Photos as a phone writes them: a small JPEG with an Exif block that says where, when and which way. */
public final class Photo {

    private Photo() {}

    /** A JPEG without Exif. */
    public static byte[] plain(int shade) {
        BufferedImage image = new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 16; x++) {
            for (int y = 0; y < 12; y++) {
                image.setRGB(x, y, (shade * 40503 + x * 7 + y) & 0xFFFFFF);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG with Exif: time {@code 2026:03:04 05:06:07}, north and east in degrees, direction in degrees. */
    public static byte[] placed(String time, double lon, double lat, int direction) {
        return placed(plain(direction), time, lon, lat, direction);
    }

    /** A JPEG of 1200 by 900 pixels with something to see: ground, sky, and a building of that many storeys. */
    public static byte[] site(int storeys) {
        BufferedImage image = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xC9D7E2));
        pen.fillRect(0, 0, 1200, 900);
        pen.setColor(new Color(0xB9A27F));
        pen.fillRect(0, 650, 1200, 250);
        pen.setColor(new Color(0x6A7280));
        for (int i = 0; i < storeys; i++) {
            pen.fillRect(350, 580 - 90 * i, 500, 80);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** That JPEG with such an Exif block. */
    public static byte[] placed(byte[] jpeg, String time, double lon, double lat, int direction) {
        byte[] exif = exif(time, lon, lat, direction);
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + exif.length + 4);
        out.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.length + 2));
        out.put(exif).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    // Exif 2.3: a TIFF of three directories (main, Exif, GPS), each value beyond four bytes in the data area behind
    // them
    private static byte[] exif(String time, double lon, double lat, int direction) {
        ByteBuffer tiff = ByteBuffer.allocate(400).order(ByteOrder.BIG_ENDIAN);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        int data = 150;
        tiff.putShort((short) 2);
        entry(tiff, 0x8769, 4, 1, 38);
        entry(tiff, 0x8825, 4, 1, 56);
        tiff.putInt(0);
        tiff.position(38);
        tiff.putShort((short) 1);
        entry(tiff, 0x9003, 2, 20, data);
        tiff.putInt(0);
        tiff.position(56);
        tiff.putShort((short) 6);
        text(tiff, 1, "N");
        entry(tiff, 2, 5, 3, data + 20);
        text(tiff, 3, "E");
        entry(tiff, 4, 5, 3, data + 44);
        text(tiff, 16, "T");
        entry(tiff, 17, 5, 1, data + 68);
        tiff.putInt(0);
        tiff.position(data);
        tiff.put(time.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        degrees(tiff, lat);
        degrees(tiff, lon);
        tiff.putInt(direction).putInt(1);
        byte[] body = new byte[tiff.position() + 6];
        System.arraycopy("Exif\0\0".getBytes(StandardCharsets.US_ASCII), 0, body, 0, 6);
        System.arraycopy(tiff.array(), 0, body, 6, tiff.position());
        return body;
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void text(ByteBuffer tiff, int tag, String letter) {
        tiff.putShort((short) tag).putShort((short) 2).putInt(2);
        tiff.put((byte) letter.charAt(0)).put((byte) 0).putShort((short) 0);
    }

    private static void degrees(ByteBuffer tiff, double value) {
        int whole = (int) value;
        int minutes = (int) ((value - whole) * 60);
        long seconds = Math.round(((value - whole) * 60 - minutes) * 60 * 10_000);
        tiff.putInt(whole)
                .putInt(1)
                .putInt(minutes)
                .putInt(1)
                .putInt((int) seconds)
                .putInt(10_000);
    }
}
