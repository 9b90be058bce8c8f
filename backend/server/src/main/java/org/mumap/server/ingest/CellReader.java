package org.mumap.server.ingest;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.CodeProblem;
import org.mumap.rules.code.CreditCode;
import org.mumap.rules.code.ParcelCode;
import org.mumap.rules.code.Parsed;
import org.mumap.rules.code.RealEstateUnitNo;
import org.mumap.server.ingest.format.SerialDays;
import org.mumap.server.ingest.format.Texts;
import org.mumap.server.ledger.Column;

/**
 * Reads cells by the type of their column. Full-width digits, blanks and thousands separators are read as meant; anything that
 * would be a guess is an error instead.
 */
final class CellReader {

    /** Signs by which people say "nothing here". */
    private static final Set<String> NOTHING = Set.of(
            "-", "--", "---", "----", "—", "——", "－", "/", "\\", "null", "<null>", "none", "nil", "n/a", "na", "#n/a",
            "无", "空");

    /** Registers use one or two dashes as local numbers of their own; written twice they are refused as any number is. */
    private static final Set<String> MARKS = Set.of("-", "--");

    private static final Set<String> SCOPE_COLUMNS = Set.of("park_code", "parent_park_code", "town");
    private static final Pattern SCOPE_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/()（）·-]{0,59}");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern DIGITS_LOST = Pattern.compile("\\d(\\.\\d+)?[eE]\\+\\d+");
    private static final Pattern DIGITS_SHOWN = Pattern.compile("\\d\\.\\d{1,14}[eE]\\+\\d{1,2}");
    private static final Pattern SEPARATORS = Pattern.compile("[,;|\\s\u3001\uFF0C\uFF1B]+");
    private static final BigDecimal WHOLE_DIGITS_KEPT = new BigDecimal("1e15");
    private static final int DIGITS_KEPT = 15;
    private static final Map<String, Boolean> FLAGS = Map.ofEntries(
            Map.entry("1", true),
            Map.entry("true", true),
            Map.entry("t", true),
            Map.entry("y", true),
            Map.entry("yes", true),
            Map.entry("是", true),
            Map.entry("√", true),
            Map.entry("0", false),
            Map.entry("false", false),
            Map.entry("f", false),
            Map.entry("n", false),
            Map.entry("no", false),
            Map.entry("否", false),
            Map.entry("×", false));

    private final SerialDays serialDays;

    CellReader(SerialDays serialDays) {
        this.serialDays = serialDays;
    }

    // park codes and town names decide who sees a row: plain names only, nothing a list could be split at
    private static boolean isScope(Column column) {
        return SCOPE_COLUMNS.contains(column.key());
    }

    private static boolean isMark(Column column, String text) {
        return column.type() == Column.Type.PARCEL_CODE && MARKS.contains(text);
    }

    /** Reads the cell of a column. */
    CellValue read(Column column, @Nullable Object cell) {
        if (cell == null) {
            return new CellValue.Blank("");
        }
        String text = cell instanceof Collection<?> list
                ? joined(list)
                : Texts.plain(cell).strip();
        if (text.indexOf('\0') >= 0) {
            return CellValue.Wrong.of("bad-character");
        }
        boolean free = column.type() == Column.Type.TEXT && !column.required();
        if (text.isEmpty() || (!free && !isMark(column, text) && NOTHING.contains(text.toLowerCase(Locale.ROOT)))) {
            return new CellValue.Blank(text);
        }
        return switch (column.type()) {
            case TEXT ->
                isScope(column) && !SCOPE_NAME.matcher(text).matches()
                        ? CellValue.Wrong.of("bad-name")
                        : text(cell, text);
            case TEXTS -> new CellValue.Value(parts(text));
            case NUMBER -> number(column, cell, half(text));
            case INTEGER -> integer(cell, half(text));
            case DATE -> DateReader.date(cell, half(text), serialDays);
            case MONTH -> DateReader.month(cell, half(text));
            case PLAN_MONTH -> DateReader.planMonth(cell, half(text));
            case YEAR -> DateReader.year(cell, half(text));
            case FLAG -> flag(half(text));
            case CODE -> code(column, text);
            case CODES -> codes(column, text);
            case POINT -> point(half(text));
            case CREDIT_CODE -> creditCode(cell, text);
            case PARCEL_CODE -> parcelCode(cell, text);
            case UNIT_NO -> unitNumber(cell, text);
        };
    }

    private static List<String> parts(String text) {
        return SEPARATORS.splitAsStream(text).filter(p -> !p.isEmpty()).toList();
    }

    private static String joined(Collection<?> list) {
        return String.join(",", list.stream().map(String::valueOf).toList());
    }

    /** Full-width digits, letters and signs as their ordinary forms. */
    private static String half(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static CellValue text(Object cell, String text) {
        return digitsLost(cell, text) ? CellValue.Wrong.of("digits-lost") : new CellValue.Value(wholeDigits(text));
    }

    // a workbook keeps 15 digits of a number; a longer code typed without an apostrophe has lost its end
    private static boolean digitsLost(Object cell, String text) {
        return cell instanceof BigDecimal number
                ? number.abs().compareTo(WHOLE_DIGITS_KEPT) >= 0
                : DIGITS_LOST.matcher(text).matches() && wholeDigits(text).equals(text);
    }

    /**
     * A code that was written as 3.30782123456E+11, digit by digit; any other text as it is. Only where the mantissa shows every
     * digit and they are few enough that the spreadsheet kept them all: zeros that are not shown may have been anything.
     */
    private static String wholeDigits(String text) {
        if (!DIGITS_SHOWN.matcher(text).matches()) {
            return text;
        }
        BigDecimal value = new BigDecimal(text);
        return value.scale() == 0 && value.precision() <= DIGITS_KEPT ? value.toPlainString() : text;
    }

    private static CellValue number(Column column, Object cell, String text) {
        BigDecimal value = cell instanceof BigDecimal number ? number : parse(text);
        if (value == null) {
            return CellValue.Wrong.of("not-a-number");
        }
        if (Math.abs((long) value.precision() - value.scale()) > 18 || value.scale() > 60) {
            return CellValue.Wrong.of("number-out-of-range");
        }
        boolean area = column.unit().equals("m2") || column.unit().equals("mu");
        return area && value.signum() < 0 ? CellValue.Wrong.of("negative-area") : new CellValue.Value(value);
    }

    private static @Nullable BigDecimal parse(String text) {
        String plain = text.replace(" ", "");
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        return NUMBER.matcher(plain).matches() && plain.length() < 60 ? new BigDecimal(plain) : null;
    }

    private static CellValue integer(Object cell, String text) {
        BigDecimal value = cell instanceof BigDecimal number ? number : parse(text);
        if (value == null) {
            return CellValue.Wrong.of("not-a-number");
        }
        if (Math.abs((long) value.precision() - value.scale()) > 9) {
            return CellValue.Wrong.of("number-out-of-range");
        }
        return value.stripTrailingZeros().scale() > 0
                ? CellValue.Wrong.of("not-whole")
                : new CellValue.Value(value.intValueExact());
    }

    private static CellValue flag(String text) {
        Boolean value = FLAGS.get(text.toLowerCase(Locale.ROOT));
        return value == null ? CellValue.Wrong.of("not-a-flag") : new CellValue.Value(value);
    }

    private static CellValue code(Column column, String text) {
        return CodeLabels.find(column, half(text))
                .<CellValue>map(CellValue.Value::new)
                .orElseGet(() -> CellValue.Wrong.of("unknown-code", CodeLabels.shown(column)));
    }

    private static CellValue codes(Column column, String text) {
        List<String> codes = new ArrayList<>();
        for (String part : parts(half(text))) {
            var code = CodeLabels.find(column, part);
            if (code.isEmpty()) {
                return CellValue.Wrong.of("unknown-code", CodeLabels.shown(column));
            }
            codes.add(code.get());
        }
        return new CellValue.Value(codes);
    }

    private static CellValue point(String text) {
        List<String> parts = parts(text.replaceAll("[()]", " "));
        try {
            double lon = Double.parseDouble(parts.size() == 2 ? parts.get(0) : "");
            double lat = Double.parseDouble(parts.get(1));
            return Math.abs(lon) <= 180 && Math.abs(lat) <= 90
                    ? new CellValue.Value("SRID=4490;POINT(" + lon + " " + lat + ")")
                    : CellValue.Wrong.of("not-a-point");
        } catch (NumberFormatException e) {
            return CellValue.Wrong.of("not-a-point");
        }
    }

    private static CellValue creditCode(Object cell, String text) {
        if (digitsLost(cell, text)) {
            return CellValue.Wrong.of("digits-lost");
        }
        Parsed<CreditCode> parsed = CreditCode.parse(half(wholeDigits(text)));
        if (parsed instanceof Parsed.Wrong<CreditCode> wrong) {
            return wrong.reason() == CodeProblem.CHECK_DIGIT
                    ? CellValue.Wrong.of(
                            "bad-check-digit", wrong.args().get(0), wrong.args().get(1))
                    : CellValue.Wrong.of(
                            "bad-credit-code", "@code." + wrong.reason().name(), args(wrong.args()));
        }
        return new CellValue.Value(parsed.get().value());
    }

    // an old number is kept as it is; whether it is one is told as a warning where parcels themselves come in
    private static CellValue parcelCode(Object cell, String text) {
        if (digitsLost(cell, text)) {
            return CellValue.Wrong.of("digits-lost");
        }
        Parsed<ParcelCode> parsed = ParcelCode.parse(half(wholeDigits(text)));
        return new CellValue.Value(parsed.find().map(ParcelCode::value).orElse(wholeDigits(text)));
    }

    private static CellValue unitNumber(Object cell, String text) {
        if (digitsLost(cell, text)) {
            return CellValue.Wrong.of("digits-lost");
        }
        Parsed<RealEstateUnitNo> parsed = RealEstateUnitNo.parse(half(wholeDigits(text)));
        return parsed instanceof Parsed.Wrong<RealEstateUnitNo> wrong
                ? CellValue.Wrong.of(
                        "bad-unit-number", "@code." + wrong.reason().name(), args(wrong.args()))
                : new CellValue.Value(parsed.get().value());
    }

    private static String args(List<Object> args) {
        return String.join(" · ", args.stream().map(String::valueOf).toList());
    }
}
