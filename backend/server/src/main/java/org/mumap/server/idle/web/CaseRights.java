package org.mumap.server.idle.web;

import org.mumap.server.access.Account;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.springframework.stereotype.Component;

/** Who may do what around cases. Which rows they see is the database's affair. */
@Component
class CaseRights {

    private final SignedIn signedIn;

    CaseRights(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    /** May look at cases: the bureau, its inspectors, the leaders and their office. */
    Account reader() {
        return signedIn.require(Permission.IDLE_ACT, Permission.FIELD_CHECK, Permission.INSTRUCT, Permission.PROJECT);
    }

    /** May act on cases. */
    Account officer() {
        return signedIn.require(Permission.IDLE_ACT);
    }

    /** May look at land on the spot and bring evidence: an inspector, or an officer. */
    Account inspector() {
        return signedIn.require(Permission.FIELD_CHECK, Permission.IDLE_ACT);
    }

    /** May keep settings. */
    Account keeper() {
        return signedIn.require(Permission.ACCOUNTS);
    }
}
