package org.mumap.rules.idle.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An act as it stands in the ledger.
 *
 * @param actNo 1, 2, 3 … in the order of recording
 * @param act what was done
 * @param on the day it was done
 * @param fields its fields as text, by {@link CaseField#code()}; days ISO 8601, amounts plain decimals
 * @param evidence identifiers of the evidence
 * @param reason why, in words
 * @param paperId identifier of the paper it issued
 * @param documentNo number of that paper
 */
public record ActFact(
        int actNo,
        CaseAct act,
        LocalDate on,
        Map<String, String> fields,
        List<String> evidence,
        @Nullable String reason,
        @Nullable String paperId,
        @Nullable String documentNo) {

    public ActFact {
        fields = Map.copyOf(fields);
        evidence = List.copyOf(evidence);
    }

    /** The text of a field; empty when it was not given or is blank. */
    public Optional<String> find(CaseField field) {
        return Optional.ofNullable(fields.get(field.code())).filter(text -> !text.isBlank());
    }

    /**
     * The text of a field that every such act has.
     *
     * @throws NoSuchElementException if it is not there
     */
    public String get(CaseField field) {
        return find(field)
                .orElseThrow(() -> new NoSuchElementException("Act " + actNo + " " + act + " has no " + field.code()));
    }

    /** A day, null when it was not given. */
    @Nullable
    LocalDate day(CaseField field) {
        return find(field).map(LocalDate::parse).orElse(null);
    }

    /** A day, or the day of the act. */
    LocalDate dayOrOn(CaseField field) {
        return find(field).map(LocalDate::parse).orElse(on);
    }

    /** An amount or number, null when it was not given. */
    @Nullable
    BigDecimal decimal(CaseField field) {
        return find(field).map(BigDecimal::new).orElse(null);
    }

    /** A constant, null when it was not given. */
    <E extends Enum<E>> @Nullable E constant(CaseField field, Class<E> type) {
        return find(field).map(code -> Enum.valueOf(type, code)).orElse(null);
    }

    boolean yes(CaseField field) {
        return find(field).filter("true"::equals).isPresent();
    }
}
