package org.mumap.server.published;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.filter.Queryables;
import org.mumap.server.published.json.FeatureForm;

/**
 * One property of a collection's features: a column of its view.
 *
 * @param name column, the same as the import key where the value was imported
 * @param type type of its values
 * @param title title from the column's comment
 * @param unit unit from the column's comment, {@code m2}, {@code mu}, {@code wan} …; empty when it has none
 */
public record Property(String name, Type type, Words title, String unit) {

    private static final Pattern COMMENT = Pattern.compile("(?s)(.*?)(?: \\(([^()]+)\\))?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int MOST_DIGITS = 30;

    /** Types that a published column may have. */
    public enum Type {
        TEXT("string"),
        INTEGER("integer"),
        /** Double precision: what layers are styled by. */
        NUMBER("number"),
        /** Exact: money. */
        DECIMAL("number"),
        DATE("string"),
        FLAG("boolean"),
        TEXTS("array");

        private final String jsonType;

        Type(String jsonType) {
            this.jsonType = jsonType;
        }

        /** The type in a JSON schema. */
        public String jsonType() {
            return jsonType;
        }

        /** The type in filters. */
        Queryables.ValueType inFilters() {
            return switch (this) {
                case TEXT -> Queryables.ValueType.TEXT;
                case INTEGER, NUMBER, DECIMAL -> Queryables.ValueType.NUMBER;
                case DATE -> Queryables.ValueType.DATE;
                case FLAG -> Queryables.ValueType.FLAG;
                case TEXTS -> Queryables.ValueType.TEXTS;
            };
        }

        /** How its values stand in a packed row. */
        FeatureForm.Form packed() {
            return switch (this) {
                case TEXT -> FeatureForm.Form.TEXT;
                case INTEGER -> FeatureForm.Form.INTEGER;
                case NUMBER -> FeatureForm.Form.NUMBER;
                case DECIMAL -> FeatureForm.Form.NUMERIC;
                case DATE -> FeatureForm.Form.DATE;
                case FLAG -> FeatureForm.Form.FLAG;
                case TEXTS -> FeatureForm.Form.TEXTS;
            };
        }

        static Type ofColumn(String type) {
            String plain = type.replaceFirst("\\(.*\\)", "");
            return switch (plain) {
                case "text", "character varying" -> TEXT;
                case "smallint", "integer", "bigint" -> INTEGER;
                case "real", "double precision" -> NUMBER;
                case "numeric" -> DECIMAL;
                case "date" -> DATE;
                case "boolean" -> FLAG;
                case "text[]" -> TEXTS;
                default -> throw new IllegalStateException("a published column cannot have the type " + type);
            };
        }
    }

    /** A property from its column and comment, {@code 登记面积 · Registered area (m2)}. */
    static Property of(String name, String columnType, String comment) {
        Matcher matcher = COMMENT.matcher(comment);
        boolean readable = matcher.matches();
        String unit = readable && matcher.group(2) != null ? matcher.group(2) : "";
        return new Property(name, Type.ofColumn(columnType), Words.parse(readable ? matcher.group(1) : comment), unit);
    }

    /** The column as SQL writes it. */
    public String column() {
        return '"' + name + '"';
    }

    /** Whether a filter may compare it. */
    public boolean comparable() {
        return type != Type.TEXTS;
    }

    /**
     * A value of this property from what a caller wrote.
     *
     * @return String, Long, Double, BigDecimal, LocalDate or Boolean
     * @throws Problem 400 when it is none
     */
    public Object parse(String value) {
        try {
            return switch (type) {
                case TEXT -> value;
                case INTEGER -> number(value).longValueExact();
                case NUMBER -> number(value).doubleValue();
                case DECIMAL -> number(value);
                case DATE -> date(value);
                case FLAG -> flag(value);
                case TEXTS -> throw new IllegalArgumentException("lists are not compared");
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw Problem.badRequest("bad-value", name, value);
        }
    }

    private static BigDecimal number(String value) {
        BigDecimal number = new BigDecimal(value.trim());
        // 1e999999999 is four bytes to write and a gigabyte to store
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("too many digits");
        }
        return number;
    }

    private static LocalDate date(String value) {
        if (!DATE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a date");
        }
        return LocalDate.parse(value);
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
