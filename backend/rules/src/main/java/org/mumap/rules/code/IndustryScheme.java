package org.mumap.rules.code;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Editions of GB/T 4754 国民经济行业分类. The same digits change their meaning: 37 is transport equipment in 2002, ships in 2017. */
public enum IndustryScheme {
    GBT4754_2002("GB/T 4754-2002"),
    GBT4754_2011("GB/T 4754-2011"),
    GBT4754_2017("GB/T 4754-2017");

    private final String title;

    IndustryScheme(String title) {
        this.title = title;
    }

    /** The standard's own name, the same in every language. */
    public String title() {
        return title;
    }

    /** The scheme meant by a text such as {@code GB/T 4754-2017}, {@code GBT4754_2017} or {@code 2017}; blank means the edition in force. */
    public static Optional<IndustryScheme> find(@Nullable String text) {
        String wanted = SchemeText.key(text);
        if (wanted.isEmpty()) {
            return Optional.of(GBT4754_2017);
        }
        return Arrays.stream(values())
                .filter(scheme -> wanted.equals(SchemeText.key(scheme.name()))
                        || wanted.equals(SchemeText.key(scheme.title))
                        || wanted.equals(scheme.name().substring(scheme.name().length() - 4)))
                .findFirst();
    }
}
