package org.mumap.rules.idle.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A paper of the case.
 *
 * @param actNo the act that issued it
 * @param kind what it is
 * @param paperId its identifier; the act's number while the ledger has not named it
 * @param documentNo its number
 * @param issuedOn day of issue
 * @param servedOn day of service, null while it is not served or needs none
 * @param overtaken true if events ended it before it was served: the land changed hands, works began, the plan was drawn up anew
 */
public record CasePaper(
        int actNo,
        PaperKind kind,
        String paperId,
        @Nullable String documentNo,
        LocalDate issuedOn,
        @Nullable LocalDate servedOn,
        boolean overtaken) {

    static CasePaper of(ActFact fact, PaperKind kind) {
        String id = fact.paperId() == null ? String.valueOf(fact.actNo()) : fact.paperId();
        return new CasePaper(fact.actNo(), kind, id, fact.documentNo(), fact.on(), null, false);
    }

    /** True if it must still be served. */
    public boolean awaitsService() {
        return kind.isServed() && servedOn == null && !overtaken;
    }

    CasePaper served(LocalDate day) {
        return new CasePaper(actNo, kind, paperId, documentNo, issuedOn, day, overtaken);
    }

    CasePaper overtakenByEvents() {
        return new CasePaper(actNo, kind, paperId, documentNo, issuedOn, servedOn, true);
    }
}
