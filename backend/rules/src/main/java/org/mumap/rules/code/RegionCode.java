package org.mumap.rules.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 行政区代码: county 6 digits (GB/T 2260), town 9, village 12 (GB/T 10114 and the statistics office's continuation).
 *
 * @param value 6, 9 or 12 digits
 */
public record RegionCode(String value) {

    public RegionCode {
        if (!check(value).ok()) {
            throw new IllegalArgumentException("Not a region code: " + value);
        }
    }

    /** Reads a region code. */
    public static Parsed<RegionCode> parse(@Nullable String text) {
        Parsed<String> checked = check(CodeText.clean(text));
        return checked instanceof Parsed.Wrong<String> wrong
                ? new Parsed.Wrong<>(wrong.reason(), wrong.args())
                : new Parsed.Ok<>(new RegionCode(checked.get()));
    }

    /** True if {@link #parse} finds a code. */
    public static boolean isValid(@Nullable String text) {
        return check(CodeText.clean(text)).ok();
    }

    /** The county's six digits. */
    public String county() {
        return value.substring(0, 6);
    }

    @Override
    public String toString() {
        return value;
    }

    private static Parsed<String> check(String code) {
        int length = code.length();
        if (length != 6 && length != 9 && length != 12) {
            return length == 0
                    ? new Parsed.Wrong<>(CodeProblem.BLANK, List.of())
                    : new Parsed.Wrong<>(CodeProblem.LENGTH, List.of("6 / 9 / 12", length));
        }
        Parsed.Wrong<String> wrong = CodeText.check(code, CodeText.times(length, CodeText.DIGITS));
        return wrong != null ? wrong : new Parsed.Ok<>(code);
    }
}
