package org.mumap.server.ingest.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells in which encoding a text was written: a byte order mark decides, else UTF-8 if all of it is, else GBK (GB 18030) if there is
 * one common Chinese character in it, else Windows-1252: an English text with a curly apostrophe would pass as GBK and turn
 * {@code ’s} into a Chinese character.
 */
final class TextEncoding {

    static final Charset CHINESE = Charset.forName("GB18030");

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private TextEncoding() {}

    /**
     * The encoding and what to skip at the beginning.
     *
     * @param charset encoding
     * @param mark length of the byte order mark
     */
    record Found(Charset charset, int mark) {}

    static Found of(Path file) throws IOException {
        byte[] head = new byte[3];
        try (InputStream in = Files.newInputStream(file)) {
            int n = in.readNBytes(head, 0, 3);
            if (n >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
                return new Found(StandardCharsets.UTF_8, 3);
            }
            if (n >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
                return new Found(StandardCharsets.UTF_16LE, 2);
            }
            if (n >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
                return new Found(StandardCharsets.UTF_16BE, 2);
            }
        }
        return new Found(isUtf8(file) ? StandardCharsets.UTF_8 : isChinese(file) ? CHINESE : WESTERN, 0);
    }

    // GB 2312 and its signs: both bytes from A1 on. Rarer characters stand among such; western letters hardly ever in
    // pairs
    private static boolean isChinese(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 65_536)) {
            int b = in.read();
            while (b >= 0) {
                int next = in.read();
                if (b >= 0xA1 && b <= 0xF7 && next >= 0xA1) {
                    return true;
                }
                // the second byte of a pair begins none
                b = b > 0x80 && next >= 0x40 ? in.read() : next;
            }
            return false;
        }
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        byte[] bytes = new byte[65_536];
        CharBuffer sink = CharBuffer.allocate(bytes.length + 16);
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int n;
            while ((n = in.read(bytes, kept, bytes.length - kept)) > 0) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, kept + n);
                CoderResult result = decoder.decode(buffer, sink.clear(), false);
                if (result.isError()) {
                    return false;
                }
                kept = buffer.remaining();
                System.arraycopy(bytes, buffer.position(), bytes, 0, kept);
            }
        }
        return kept == 0;
    }

    /** Whether these bytes are UTF-8; a character cut at the end does not count against it. */
    static boolean isUtf8(byte[] bytes, int offset, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(bytes, offset, length), CharBuffer.allocate(length + 1), false)
                .isError();
    }
}
