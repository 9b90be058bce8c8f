package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request against their description: all there, all readable, all within their limits, none unknown. */
final class FieldCheck {

    /** A fen in 万元. */
    private static final int FEN_PLACES = 6;

    /** Beyond these no amount and no area of a parcel is meant; 1E999999999 would also take a gigabyte to print. */
    private static final int WHOLE_DIGITS = 15;

    private static final int MOST_PLACES = 12;

    private final String clause;
    private final ActFact fact;

    private FieldCheck(String clause, ActFact fact) {
        this.clause = clause;
        this.fact = fact;
    }

    /** The first thing wrong, null when nothing is. */
    static @Nullable Refusal of(CaseSituation now, List<ActField> fields, ActFact fact) {
        FieldCheck check = new FieldCheck(now.clause(fact.act()), fact);
        Refusal unknown = check.unknown(fields);
        if (unknown != null) {
            return unknown;
        }
        for (ActField field : fields) {
            Refusal refusal = check.one(field);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private @Nullable Refusal unknown(List<ActField> fields) {
        List<String> known = fields.stream().map(field -> field.field().code()).toList();
        return fact.fields().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .map(name -> Refusal.of(Obstacle.FIELD_UNKNOWN, clause, name))
                .orElse(null);
    }

    private @Nullable Refusal one(ActField field) {
        String text = fact.find(field.field()).orElse(null);
        if (!applies(field)) {
            // The ledger keeps no value that means nothing for this act.
            return text == null ? null : refuse(field, Obstacle.FIELD_UNKNOWN, field.field());
        }
        if (text == null) {
            return field.required() ? refuse(field, Obstacle.FIELD_MISSING, field.field()) : null;
        }
        return switch (field.type()) {
            case TEXT -> null;
            case DATE -> day(field, text);
            case MONEY -> decimal(field, text, FEN_PLACES);
            case NUMBER -> decimal(field, text, MOST_PLACES);
            case FLAG -> flag(field, text);
            case CODE, PAPER -> choice(field, text);
        };
    }

    private boolean applies(ActField field) {
        ActField.When when = field.when();
        return when == null
                || fact.find(when.field()).filter(when.codes()::contains).isPresent();
    }

    private @Nullable Refusal day(ActField field, String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return unreadable(field, text);
        }
        LocalDate first = field.notBefore();
        LocalDate last = field.notAfter();
        if (first != null && day.isBefore(first)) {
            return refuse(field, Obstacle.FIELD_TOO_EARLY, field.field(), day, first);
        }
        return last != null && day.isAfter(last)
                ? refuse(field, Obstacle.FIELD_TOO_LATE, field.field(), day, last)
                : null;
    }

    private @Nullable Refusal decimal(ActField field, String text, int places) {
        try {
            BigDecimal number = new BigDecimal(text);
            boolean readable = number.precision() - number.scale() <= WHOLE_DIGITS && number.scale() <= MOST_PLACES;
            boolean fine = readable
                    && number.signum() >= 0
                    && number.stripTrailingZeros().scale() <= places;
            return fine ? null : unreadable(field, text);
        } catch (NumberFormatException e) {
            return unreadable(field, text);
        }
    }

    private @Nullable Refusal flag(ActField field, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            return unreadable(field, text);
        }
        return field.required() && text.equals("false")
                ? refuse(field, Obstacle.CONDITION_NOT_MET, field.field())
                : null;
    }

    private @Nullable Refusal choice(ActField field, String text) {
        for (Choice choice : field.values()) {
            if (choice.code().equals(text)) {
                return choice.refusal();
            }
        }
        String values = field.values().stream().map(Choice::code).collect(Collectors.joining(", "));
        return refuse(field, Obstacle.FIELD_VALUE, field.field(), text, values);
    }

    private Refusal unreadable(ActField field, String text) {
        return refuse(field, Obstacle.FIELD_UNREADABLE, field.field(), text);
    }

    private Refusal refuse(ActField field, Obstacle obstacle, Object... args) {
        return Refusal.at(field.field(), obstacle, clause, args);
    }
}
