package org.mumap.rules.code;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A land use, always with its scheme: {@code 1001} is 铁路用地 in GB/T 21010-2017 and 工业用地 in the 2023 land-and-sea guide.
 *
 * @param scheme the classification
 * @param code the code in it
 */
public record LandUseCode(LandUseScheme scheme, String code) {

    private static final Pattern CLASSED_2023 = Pattern.compile("(?:1001|1101)0([123])");
    private static final Pattern CLASSED_50137 = Pattern.compile("[MW]([123])[0-9]*");

    public LandUseCode {
        if (!scheme.fits(code)) {
            throw new IllegalArgumentException("Not a land-use code of " + scheme.title() + ": " + code);
        }
    }

    /** Reads a land-use code; the scheme must be named, since the numbers collide. */
    public static Parsed<LandUseCode> parse(@Nullable String scheme, @Nullable String text) {
        LandUseScheme found = LandUseScheme.find(scheme).orElse(null);
        if (found == null) {
            String known = Arrays.stream(LandUseScheme.values()).map(Enum::name).collect(Collectors.joining(" / "));
            return new Parsed.Wrong<>(CodeProblem.SCHEME, List.of(CodeText.clean(scheme), known));
        }
        String code = CodeText.clean(text);
        if (code.isEmpty()) {
            return new Parsed.Wrong<>(CodeProblem.BLANK, List.of());
        }
        return found.fits(code)
                ? new Parsed.Ok<>(new LandUseCode(found, code))
                : new Parsed.Wrong<>(CodeProblem.FORM, List.of(code, found.title()));
    }

    /** True if {@link #parse} finds a code. */
    public static boolean isValid(@Nullable String scheme, @Nullable String text) {
        return parse(scheme, text).ok();
    }

    /** True for industrial land (工业用地). */
    public boolean isIndustrial() {
        return switch (scheme) {
            case GBT21010_2017, SURVEY3 -> code.startsWith("0601");
            case LANDSEA_2023 -> code.startsWith("1001");
            case GB50137_2011 -> code.startsWith("M");
        };
    }

    /** True for storage and logistics land (仓储用地). */
    public boolean isStorage() {
        return switch (scheme) {
            case GBT21010_2017 -> code.startsWith("0604");
            case SURVEY3 -> code.startsWith("0508");
            case LANDSEA_2023 -> code.startsWith("11");
            case GB50137_2011 -> code.startsWith("W");
        };
    }

    /** 1, 2 or 3 when the code states the class of industry or storage it allows (一类 is the cleanest), empty when it does not. */
    public OptionalInt findPollutionClass() {
        Pattern classed = switch (scheme) {
            case LANDSEA_2023 -> CLASSED_2023;
            case GB50137_2011 -> CLASSED_50137;
            case GBT21010_2017, SURVEY3 -> null;
        };
        if (classed == null) {
            return OptionalInt.empty();
        }
        Matcher matcher = classed.matcher(code);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
