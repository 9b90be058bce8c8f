package org.mumap.rules.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 宗地代码, the 19-character code of a parcel (GB/T 37346-2019): county 6, cadastral district 3, sub-district 3, ownership 1, feature 1,
 * serial number 5. Example {@code 339922001001GB00012}.
 *
 * @param value the 19 characters, without spaces, letters large
 */
public record ParcelCode(String value) {

    private static final String[] POSITIONS = CodeText.join(
            CodeText.times(12, CodeText.DIGITS),
            new String[] {"GJZ", "ABCDEFGHSXWY"},
            CodeText.times(5, CodeText.DIGITS));

    public ParcelCode {
        if (!(check(value) instanceof Parsed.Ok<String>)) {
            throw new IllegalArgumentException("Not a parcel code: " + value);
        }
    }

    /** Reads a parcel code; an old number such as {@code 3-5-12} is not one. */
    public static Parsed<ParcelCode> parse(@Nullable String text) {
        Parsed<String> checked = check(CodeText.clean(text));
        return checked instanceof Parsed.Wrong<String> wrong
                ? new Parsed.Wrong<>(wrong.reason(), wrong.args())
                : new Parsed.Ok<>(new ParcelCode(checked.get()));
    }

    /** True if {@link #parse} finds a code. */
    public static boolean isValid(@Nullable String text) {
        return check(CodeText.clean(text)).ok();
    }

    /** The county's region code, 6 digits. */
    public String county() {
        return value.substring(0, 6);
    }

    /** G state, J collective, Z not determined or disputed. */
    public char ownership() {
        return value.charAt(12);
    }

    /** Feature of the right: B is construction land on the surface, the usual one in a park. */
    public char feature() {
        return value.charAt(13);
    }

    @Override
    public String toString() {
        return value;
    }

    private static Parsed<String> check(String code) {
        Parsed.Wrong<String> wrong = CodeText.check(code, POSITIONS);
        if (wrong != null) {
            return wrong;
        }
        // A is the ownership of collective land itself: it cannot stand on land of the state.
        if (code.charAt(13) == 'A' && code.charAt(12) == 'G') {
            return new Parsed.Wrong<>(CodeProblem.COMBINATION, List.of("G", "A"));
        }
        return new Parsed.Ok<>(code);
    }
}
