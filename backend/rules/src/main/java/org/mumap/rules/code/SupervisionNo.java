package org.mumap.rules.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 电子监管号 of the land-market supervision system: region 6, year 4 (19xx or 20xx), one letter, serial 5. Example
 * {@code 3301082019B00123}. No check digit exists, so only the form can be tested.
 *
 * @param value the 16 characters, without spaces, letters large
 */
public record SupervisionNo(String value) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String[] POSITIONS = CodeText.join(
            CodeText.times(10, CodeText.DIGITS), new String[] {LETTERS}, CodeText.times(5, CodeText.DIGITS));

    public SupervisionNo {
        if (!check(value).ok()) {
            throw new IllegalArgumentException("Not a supervision number: " + value);
        }
    }

    /** Reads a supervision number. */
    public static Parsed<SupervisionNo> parse(@Nullable String text) {
        Parsed<String> checked = check(CodeText.clean(text));
        return checked instanceof Parsed.Wrong<String> wrong
                ? new Parsed.Wrong<>(wrong.reason(), wrong.args())
                : new Parsed.Ok<>(new SupervisionNo(checked.get()));
    }

    /** True if {@link #parse} finds a number. */
    public static boolean isValid(@Nullable String text) {
        return check(CodeText.clean(text)).ok();
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
        String century = code.substring(6, 8);
        if (!"19".equals(century) && !"20".equals(century)) {
            return new Parsed.Wrong<>(CodeProblem.CHARACTER, List.of(century, 7, "19 / 20"));
        }
        return new Parsed.Ok<>(code);
    }
}
