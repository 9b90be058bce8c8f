package org.mumap.server.evaluation.scheme;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes JSON of which every byte is decided: fields in the order they are written, numbers as plain decimals, no spaces. */
final class JsonText {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(1024);
    private boolean first = true;

    JsonText open(char bracket) {
        comma();
        out.append(bracket);
        first = true;
        return this;
    }

    JsonText close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    JsonText name(String field) {
        comma();
        quote(field);
        out.append(':');
        first = true;
        return this;
    }

    JsonText text(String field, @Nullable String value) {
        name(field);
        return value(value);
    }

    JsonText value(@Nullable String value) {
        comma();
        if (value == null) {
            out.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    /** A number with the decimals it has. */
    JsonText number(String field, @Nullable BigDecimal value) {
        name(field);
        comma();
        out.append(value == null ? "null" : value.toPlainString());
        return this;
    }

    /** A number without zeros at its end, so that 5 and 5.00 are written alike. */
    JsonText plain(String field, @Nullable BigDecimal value) {
        return number(field, value == null || value.scale() <= 0 ? value : value.stripTrailingZeros());
    }

    JsonText integer(String field, long value) {
        name(field);
        comma();
        out.append(value);
        return this;
    }

    JsonText flag(String field, boolean value) {
        name(field);
        comma();
        out.append(value);
        return this;
    }

    private void comma() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE) {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
