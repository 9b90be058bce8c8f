package org.mumap.rules.idle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the case stood after one act of the authority.
 *
 * @param state what was found
 * @param actedOn day of the act; before it the row is invisible. Null = since ever
 * @param caseNo number of the case
 * @param documentNo number of the document
 * @param servedOn day the document was served
 * @param causeFound the cause the case has found, null while it has found none
 * @param causeClaimed the cause the holder claims
 */
public record LegalState(
        LegalStatus state,
        @Nullable LocalDate actedOn,
        @Nullable String caseNo,
        @Nullable String documentNo,
        @Nullable LocalDate servedOn,
        @Nullable CauseCode causeFound,
        @Nullable CauseCode causeClaimed) {

    /** No case. */
    public static final LegalState NONE = new LegalState(LegalStatus.NONE, null, null, null, null, null, null);

    /** This state as it stood on a day: a document served later had not been served. */
    LegalState servedBy(LocalDate asOf) {
        return servedOn == null || !servedOn.isAfter(asOf)
                ? this
                : new LegalState(state, actedOn, caseNo, documentNo, null, causeFound, causeClaimed);
    }
}
