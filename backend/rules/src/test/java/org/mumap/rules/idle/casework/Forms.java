package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Fills in the form of an offered act as an officer would: what is asked, with lawful values, and nothing else. */
final class Forms {

    private Forms() {}

    /** Given fields stay; what else is required takes the proposed value, or the first lawful one. */
    static Map<String, String> filled(List<ActField> fields, Map<String, String> given) {
        return filled(fields, given, Optional.empty());
    }

    /** The same with lawful choices taken at random. */
    static Map<String, String> filled(List<ActField> fields, Map<String, String> given, Optional<Random> random) {
        Map<String, String> form = new HashMap<>(given);
        for (ActField field : fields) {
            String name = field.field().code();
            boolean applies = field.when() == null
                    || field.when()
                            .codes()
                            .contains(form.get(field.when().field().code()));
            if (!form.containsKey(name) && field.required() && applies) {
                form.put(name, value(field, random));
            }
        }
        return form;
    }

    private static String value(ActField field, Optional<Random> random) {
        return switch (field.type()) {
            case TEXT -> "某";
            case DATE -> day(field).toString();
            case MONEY, NUMBER -> field.value() == null ? "100" : field.value();
            case FLAG -> "true";
            case PAPER -> field.values().get(0).code();
            case CODE -> choice(field, random);
        };
    }

    private static LocalDate day(ActField field) {
        if (field.value() != null) {
            return LocalDate.parse(field.value());
        }
        return field.notBefore() == null ? field.notAfter() : field.notBefore();
    }

    private static String choice(ActField field, Optional<Random> random) {
        List<String> lawful = field.values().stream()
                .filter(choice -> choice.refusal() == null)
                .map(Choice::code)
                .toList();
        if (lawful.isEmpty()) {
            throw new AssertionError(field.field() + " has no lawful value");
        }
        // The proposed act of a correction is the last one: that alone is always free.
        boolean proposed = field.value() != null && (random.isEmpty() || field.field() == CaseField.ACT_NO);
        return proposed
                ? field.value()
                : lawful.get(random.map(one -> one.nextInt(lawful.size())).orElse(0));
    }
}
