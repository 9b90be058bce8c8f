package org.mumap.rules.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 统一社会信用代码, the 18-character code of a firm (GB 32100-2015): authority 1, kind 1, region 6 digits, body 9, check character 1. The
 * letters I, O, S, V, Z do not occur. The check character makes Σ value × 3^position ≡ 0 (mod 31).
 *
 * @param value the 18 characters, without spaces, letters large
 */
public record CreditCode(String value) {

    /** The 31 characters; the position of each is its value. */
    public static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final String[] POSITIONS = CodeText.join(
            CodeText.times(2, CHARACTERS), CodeText.times(6, CodeText.DIGITS), CodeText.times(10, CHARACTERS));

    public CreditCode {
        if (!check(value).ok()) {
            throw new IllegalArgumentException("Not a credit code: " + value);
        }
    }

    /** Reads a credit code. */
    public static Parsed<CreditCode> parse(@Nullable String text) {
        Parsed<String> checked = check(CodeText.clean(text));
        return checked instanceof Parsed.Wrong<String> wrong
                ? new Parsed.Wrong<>(wrong.reason(), wrong.args())
                : new Parsed.Ok<>(new CreditCode(checked.get()));
    }

    /** True if {@link #parse} finds a code. */
    public static boolean isValid(@Nullable String text) {
        return check(CodeText.clean(text)).ok();
    }

    /**
     * The code made of these 17 characters and the check character that belongs to them.
     *
     * @throws IllegalArgumentException if the 17 characters cannot begin a credit code
     */
    public static CreditCode ofBody(String seventeen) {
        if (seventeen.length() != 17 || seventeen.chars().anyMatch(c -> CHARACTERS.indexOf(c) < 0)) {
            throw new IllegalArgumentException("Not the first 17 characters of a credit code: " + seventeen);
        }
        return new CreditCode(seventeen + checkCharacter(seventeen));
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
        char expected = checkCharacter(code);
        char actual = code.charAt(17);
        return expected == actual
                ? new Parsed.Ok<>(code)
                : new Parsed.Wrong<>(
                        CodeProblem.CHECK_DIGIT, List.of(String.valueOf(expected), String.valueOf(actual)));
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return CHARACTERS.charAt((31 - sum % 31) % 31);
    }
}
