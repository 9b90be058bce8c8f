package org.mumap.rules.code;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An industry of GB/T 4754: section letter (门类) and/or 2 to 4 digits (大类, 中类, 小类), always with its edition. {@code C3825} and
 * {@code 3825} are the same industry; the letter is kept off.
 *
 * @param scheme the edition
 * @param code section letter alone, or 2–4 digits
 */
public record IndustryCode(IndustryScheme scheme, String code) {

    private static final Pattern FORM = Pattern.compile("[A-T]|[0-9]{2,4}");

    public IndustryCode {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("Not an industry code: " + code);
        }
    }

    /** Reads an industry code; a blank scheme means the edition in force. */
    public static Parsed<IndustryCode> parse(@Nullable String scheme, @Nullable String text) {
        Optional<IndustryScheme> edition = IndustryScheme.find(scheme);
        if (edition.isEmpty()) {
            return new Parsed.Wrong<>(
                    CodeProblem.SCHEME, List.of(CodeText.clean(scheme), "GB/T 4754-2002 / 2011 / 2017"));
        }
        String code = CodeText.clean(text);
        if (code.isEmpty()) {
            return new Parsed.Wrong<>(CodeProblem.BLANK, List.of());
        }
        String bare = code.length() > 1 && code.charAt(0) >= 'A' && code.charAt(0) <= 'T' ? code.substring(1) : code;
        if (!FORM.matcher(bare).matches()) {
            return new Parsed.Wrong<>(
                    CodeProblem.FORM, List.of(code, edition.get().title()));
        }
        return new Parsed.Ok<>(new IndustryCode(edition.get(), bare));
    }

    /** True if {@link #parse} finds a code. */
    public static boolean isValid(@Nullable String scheme, @Nullable String text) {
        return parse(scheme, text).ok();
    }

    /** The two-digit division (大类), if the code goes that deep. */
    public Optional<String> findDivision() {
        return code.length() >= 2 ? Optional.of(code.substring(0, 2)) : Optional.empty();
    }
}
