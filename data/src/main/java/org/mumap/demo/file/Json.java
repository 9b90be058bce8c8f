package org.mumap.demo.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;

/** The few lines of JSON that the files need. */
final class Json {
    private Json() {}

    static void value(StringBuilder out, Object value) {
        if (value instanceof BigDecimal d) {
            out.append(d.toPlainString());
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Collection<?> many) {
            out.append('[');
            String comma = "";
            for (Object one : many) {
                out.append(comma);
                value(out, one);
                comma = ",";
            }
            out.append(']');
        } else if (value instanceof LocalDate || value instanceof CharSequence || value instanceof Enum) {
            text(out, value.toString());
        } else {
            throw new IllegalArgumentException("cannot write " + value.getClass());
        }
    }

    static void text(StringBuilder out, String s) {
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
        out.append('"');
    }
}
