package org.mumap.server.idle.evidence;

import java.util.Arrays;
import java.util.Optional;

/** The sorts of files taken as evidence, told by their first bytes alone. */
public enum SniffedType {
    /** JPEG: start of image, then the first marker. */
    JPEG("image/jpeg", "jpg", 0xFF, 0xD8, 0xFF),
    /** PNG: its eight-byte signature. */
    PNG("image/png", "png", 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
    /** PDF: its header. */
    PDF("application/pdf", "pdf", '%', 'P', 'D', 'F', '-');

    private final String mediaType;
    private final String extension;
    private final byte[] signature;

    SniffedType(String mediaType, String extension, int... signature) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.signature = new byte[signature.length];
        for (int i = 0; i < signature.length; i++) {
            this.signature[i] = (byte) signature[i];
        }
    }

    /** The sort that begins with these bytes, if it is one of ours. */
    public static Optional<SniffedType> find(byte[] head) {
        return Arrays.stream(values()).filter(type -> type.matches(head)).findFirst();
    }

    private boolean matches(byte[] head) {
        return head.length >= signature.length
                && Arrays.equals(head, 0, signature.length, signature, 0, signature.length);
    }

    /** Media type it is served with. */
    public String mediaType() {
        return mediaType;
    }

    /** Extension it is served with, whatever the file was called. */
    public String extension() {
        return extension;
    }
}
