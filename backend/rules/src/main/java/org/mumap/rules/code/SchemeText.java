package org.mumap.rules.code;

import org.jspecify.annotations.Nullable;

/** Scheme names as people write them, without the slashes, dashes and dots in which they differ. */
final class SchemeText {

    private SchemeText() {}

    static String key(@Nullable String text) {
        return CodeText.clean(text).replaceAll("[/_\\-—–.]", "");
    }
}
