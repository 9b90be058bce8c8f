package org.mumap.server.problem;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Why a JSON body could not be read: which field, what stood there, what may stand there.
 *
 * @param code message code
 * @param args its arguments: field as {@code indicators[0].code}, value, what is allowed; or line and column
 */
record UnreadableBody(String code, List<Object> args) {

    private static final int LONGEST_VALUE = 60;

    /** What is wrong, in a language; null when the failure does not say. */
    static @Nullable UnreadableBody of(@Nullable Throwable cause, Locale locale) {
        if (cause instanceof InvalidFormatException e) {
            String value = shortened(String.valueOf(e.getValue()));
            Class<?> target = e.getTargetType();
            return target != null && target.isEnum()
                    ? new UnreadableBody("body-choice", List.of(field(e), value, choices(target)))
                    : new UnreadableBody("body-value", List.of(field(e), value, wanted(target, locale)));
        }
        if (cause instanceof MismatchedInputException e) {
            return new UnreadableBody("body-shape", List.of(field(e), wanted(e.getTargetType(), locale)));
        }
        if (cause instanceof StreamReadException e && e.getLocation() != null) {
            return new UnreadableBody(
                    "body-syntax",
                    List.of(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        }
        return null;
    }

    private static String field(JacksonException e) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.isEmpty() ? "$" : field.toString();
    }

    private static String choices(Class<?> target) {
        return Arrays.stream(target.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }

    private static String wanted(@Nullable Class<?> target, Locale locale) {
        return Messages.text("problems", locale, "body-kind." + kind(target), List.of());
    }

    private static String kind(@Nullable Class<?> target) {
        if (target == null) {
            return "other";
        }
        if (Number.class.isAssignableFrom(target) || target.isPrimitive() && target != boolean.class) {
            return "number";
        }
        if (target == boolean.class || target == Boolean.class) {
            return "flag";
        }
        if (Temporal.class.isAssignableFrom(target)) {
            return target == java.time.LocalDate.class ? "day" : "instant";
        }
        if (target.isEnum() || CharSequence.class.isAssignableFrom(target)) {
            return "text";
        }
        boolean list = Iterable.class.isAssignableFrom(target) || target.isArray();
        return list ? "list" : "fields";
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
