package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of an offered act, described so that a form can be built of it.
 *
 * @param field which field; its name in requests is {@link CaseField#code()}
 * @param type how it is entered
 * @param required true if it must be given; a required FLAG must be true
 * @param values the values it may take, for CODE and PAPER
 * @param value what the form begins with, null for an empty one
 * @param notBefore earliest day, null when there is no limit
 * @param notAfter latest day, null when there is no limit
 * @param when the field belongs to the form only while this holds; null = always
 */
public record ActField(
        CaseField field,
        FieldType type,
        boolean required,
        List<Choice> values,
        @Nullable String value,
        @Nullable LocalDate notBefore,
        @Nullable LocalDate notAfter,
        @Nullable When when) {

    public ActField {
        values = List.copyOf(values);
    }

    /**
     * A condition on another field of the same act.
     *
     * @param field the other field
     * @param codes it must have one of these values
     */
    public record When(CaseField field, List<String> codes) {

        public When {
            codes = List.copyOf(codes);
        }
    }

    static ActField text(CaseField field) {
        return plain(field, FieldType.TEXT);
    }

    static ActField flag(CaseField field) {
        return plain(field, FieldType.FLAG);
    }

    static ActField number(CaseField field) {
        return plain(field, FieldType.NUMBER);
    }

    static ActField money(CaseField field) {
        return plain(field, FieldType.MONEY);
    }

    /** A day within these limits. */
    static ActField date(CaseField field, @Nullable LocalDate notBefore, @Nullable LocalDate notAfter) {
        return new ActField(field, FieldType.DATE, false, List.of(), null, notBefore, notAfter, null);
    }

    static ActField code(CaseField field, List<Choice> values) {
        return new ActField(field, FieldType.CODE, false, values, only(values), null, null, null);
    }

    static ActField paper(CaseField field, List<Choice> values) {
        return new ActField(field, FieldType.PAPER, false, values, only(values), null, null, null);
    }

    ActField must() {
        return new ActField(field, type, true, values, value, notBefore, notAfter, when);
    }

    ActField from(@Nullable Object prefilled) {
        String text = prefilled instanceof BigDecimal decimal
                ? decimal.toPlainString()
                : prefilled == null ? null : prefilled.toString();
        return new ActField(field, type, required, values, text, notBefore, notAfter, when);
    }

    ActField when(CaseField other, Enum<?>... constants) {
        List<String> codes = Arrays.stream(constants).map(Enum::name).toList();
        return new ActField(field, type, required, values, value, notBefore, notAfter, new When(other, codes));
    }

    private static ActField plain(CaseField field, FieldType type) {
        return new ActField(field, type, false, List.of(), null, null, null, null);
    }

    private static @Nullable String only(List<Choice> values) {
        List<Choice> lawful =
                values.stream().filter(choice -> choice.refusal() == null).toList();
        return lawful.size() == 1 ? lawful.get(0).code() : null;
    }
}
