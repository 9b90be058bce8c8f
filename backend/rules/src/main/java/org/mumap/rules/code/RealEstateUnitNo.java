package org.mumap.rules.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 不动产单元号, the 28-character code of a real-estate unit (GB/T 37346-2019): parcel code 19, feature of the fixture 1 (F building, L
 * forest, Q other, W none), unit 8. Bare land is {@code …W00000000}. Certificates print it in groups of 6 6 7 9.
 *
 * @param value the 28 characters, without spaces, letters large
 */
public record RealEstateUnitNo(String value) {

    private static final String[] TAIL = CodeText.join(new String[] {"FLQW"}, CodeText.times(8, CodeText.DIGITS));

    public RealEstateUnitNo {
        if (!check(value).ok()) {
            throw new IllegalArgumentException("Not a real-estate unit number: " + value);
        }
    }

    /** Reads a real-estate unit number. */
    public static Parsed<RealEstateUnitNo> parse(@Nullable String text) {
        Parsed<String> checked = check(CodeText.clean(text));
        return checked instanceof Parsed.Wrong<String> wrong
                ? new Parsed.Wrong<>(wrong.reason(), wrong.args())
                : new Parsed.Ok<>(new RealEstateUnitNo(checked.get()));
    }

    /** True if {@link #parse} finds a number. */
    public static boolean isValid(@Nullable String text) {
        return check(CodeText.clean(text)).ok();
    }

    /** The parcel the unit stands on. */
    public ParcelCode parcel() {
        return new ParcelCode(value.substring(0, 19));
    }

    @Override
    public String toString() {
        return value;
    }

    private static Parsed<String> check(String code) {
        if (code.isEmpty()) {
            return new Parsed.Wrong<>(CodeProblem.BLANK, List.of());
        }
        if (code.length() != 28) {
            return new Parsed.Wrong<>(CodeProblem.LENGTH, List.of(28, code.length()));
        }
        if (ParcelCode.parse(code.substring(0, 19)) instanceof Parsed.Wrong<ParcelCode> wrong) {
            return new Parsed.Wrong<>(wrong.reason(), wrong.args());
        }
        Parsed.Wrong<String> tail = CodeText.check(code.substring(19), TAIL);
        if (tail != null) {
            int position = 19 + (int) tail.args().get(1);
            return new Parsed.Wrong<>(
                    tail.reason(),
                    List.of(tail.args().get(0), position, tail.args().get(2)));
        }
        if (code.charAt(19) == 'W' && !code.endsWith("W00000000")) {
            return new Parsed.Wrong<>(CodeProblem.COMBINATION, List.of("W", code.substring(20)));
        }
        return new Parsed.Ok<>(code);
    }
}
