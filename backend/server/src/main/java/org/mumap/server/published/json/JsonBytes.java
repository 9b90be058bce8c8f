package org.mumap.server.published.json;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.io.schubfach.DoubleToDecimal;

/** JSON text as bytes, in a buffer that grows and is used again. */
final class JsonBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long[] POWERS = {
        1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L
    };

    /** Below it a whole number is exact in a double, and so are its decimal fractions as written. */
    private static final double MOST_EXACT = 1e15;

    private static final double NEAR_TIE = 1e-4;

    private byte[] bytes = new byte[1 << 16];
    private int length;

    void clear() {
        length = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    void put(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    void raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    void raw(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /** UTF-8 as a JSON text, in quotes. */
    void text(byte[] from, int at, int count) {
        room(2 + 6 * count);
        bytes[length++] = '"';
        for (int i = at; i < at + count; i++) {
            byte b = from[i];
            if (b >= 0 && b < ' ') {
                control(b);
            } else {
                if (b == '"' || b == '\\') {
                    bytes[length++] = '\\';
                }
                bytes[length++] = b;
            }
        }
        bytes[length++] = '"';
    }

    private void control(byte b) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[b >> 4];
        bytes[length++] = HEX[b & 15];
    }

    void number(long value) {
        room(20);
        if (value < 0) {
            bytes[length++] = '-';
        }
        // digits are taken from the negative number, of which there is one more
        digits(value < 0 ? value : -value);
    }

    private void digits(long negative) {
        int count = 1;
        for (long rest = negative / 10; rest != 0; rest /= 10) {
            count++;
        }
        long rest = negative;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        length += count;
    }

    /** A coordinate, rounded to so many decimals, zeros at its end left out. */
    void coordinate(double value, int decimals) {
        double scaled = value * POWERS[decimals];
        boolean nearTie = Math.abs(scaled - Math.floor(scaled) - 0.5) < NEAR_TIE;
        scaled(nearTie ? exactly(value, decimals) : (long) Math.rint(scaled), decimals);
    }

    // the product is itself rounded, and might make a tie of what is none
    private static long exactly(double value, int decimals) {
        return new BigDecimal(value)
                .movePointRight(decimals)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private void scaled(long value, int decimals) {
        room(32);
        long whole = value / POWERS[decimals];
        long part = Math.abs(value % POWERS[decimals]);
        if (value < 0) {
            bytes[length++] = '-';
        }
        digits(whole < 0 ? whole : -whole);
        if (part != 0) {
            bytes[length++] = '.';
            fraction(part, decimals);
        }
    }

    private void fraction(long part, int decimals) {
        long rest = part;
        int places = decimals;
        while (rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        for (int i = length + places - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += places;
    }

    /** A double by a short decimal that reads back as the same; none for what is no number. Jackson has the faster of two writers. */
    void number(double value) {
        if (!Double.isFinite(value)) {
            raw("null");
            return;
        }
        for (int decimals = 0; decimals <= 4; decimals += 2) {
            double scaled = Math.rint(value * POWERS[decimals]);
            if (Math.abs(scaled) < MOST_EXACT && scaled / POWERS[decimals] == value) {
                scaled((long) scaled, decimals);
                return;
            }
        }
        raw(DoubleToDecimal.toString(value));
    }
}
