package org.mumap.server.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of one thing, as recorded.
 *
 * @param kind kind of the fact
 * @param key its key within the kind
 * @param fields values by column key: String, BigDecimal, Boolean, List; absent when blank
 * @param attributes columns of the file that the kind does not know, kept as they came
 * @param versionId row in the ledger
 * @param source where it came from
 */
public record Fact(
        Kind kind,
        String key,
        Map<String, Object> fields,
        Map<String, Object> attributes,
        long versionId,
        Source source) {

    /** The text of a column, or null. */
    public @Nullable String text(String column) {
        Object value = fields.get(column);
        return value == null ? null : value.toString();
    }

    /** The text of a column that is never blank. */
    public String requiredText(String column) {
        String value = text(column);
        if (value == null) {
            throw new IllegalStateException(kind.name() + " " + key + " has no " + column);
        }
        return value;
    }

    /** The number of a column, or null. */
    public @Nullable BigDecimal number(String column) {
        Object value = fields.get(column);
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal number ? number : new BigDecimal(value.toString());
    }

    /** The whole number of a column, or null. */
    public @Nullable Integer integer(String column) {
        BigDecimal value = number(column);
        return value == null ? null : value.intValueExact();
    }

    /** The date of a column, or null. */
    public @Nullable LocalDate date(String column) {
        String value = text(column);
        return value == null ? null : LocalDate.parse(value);
    }

    /** The date of a column that is never blank. */
    public LocalDate requiredDate(String column) {
        return LocalDate.parse(requiredText(column));
    }

    /** Whether a flag is set; blank counts as not set. */
    public boolean flag(String column) {
        return Boolean.TRUE.equals(fields.get(column));
    }

    /** The codes of a column; empty when blank. */
    public List<String> codes(String column) {
        return fields.get(column) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
