package org.mumap.server.evaluation.web;

import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.evaluation.scheme.EvaluationResults;
import org.mumap.server.problem.Problem;
import org.springframework.stereotype.Component;

/** Who may do what around evaluations. Which rows they see is the database's affair. */
@Component
class EvaluationRights {

    private final SignedIn signedIn;

    EvaluationRights(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    /** May look: whoever sees business data. */
    Account reader() {
        Account account = signedIn.get();
        if (signedIn.scope().extent().equals("none")) {
            throw Problem.forbidden("http-403");
        }
        return account;
    }

    /** May set up and run schemes, rule on objections and publish: of the whole county, because a ranking is. */
    Account keeper() {
        Account account = signedIn.require(Permission.SCHEME);
        if (!account.county()) {
            throw Problem.forbidden("county-only");
        }
        return account;
    }

    /** May object in a firm's name: its park, or who keeps returns and schemes. */
    Account objector() {
        return signedIn.require(Permission.SCHEME, Permission.THRESHOLD, Permission.IMPORT_RETURNS);
    }

    /** Whether exact tax may be shown; others see bands (税收征收管理法 第8条). */
    boolean seesTax() {
        return signedIn.get().seesTax();
    }

    /** What the reader sees of a run's tax: exact figures, or bands (税收征收管理法 第8条). */
    TaxMask mask(EvaluationResults.Run run) {
        return TaxMask.of(seesTax(), run.bases());
    }
}
