package org.mumap.server.ingest;

import java.util.List;
import java.util.Set;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.access.Permission;
import org.mumap.server.ledger.Batch;
import org.mumap.server.ledger.Kind;
import org.mumap.server.ledger.Kinds;
import org.mumap.server.problem.Problem;
import org.springframework.stereotype.Component;

/** Who may bring which kind, and whose rows. */
@Component
public class ImportRights {

    private static final Set<String> RETURNS = Set.of("enterprises", "occupancies", "annual_returns", "signals");
    private static final Set<String> PROJECTS = Set.of(
            "projects",
            "project_land",
            "project_plans",
            "project_nodes",
            "project_evidence",
            "site_visits",
            "permits",
            "progress_reports");
    private static final Set<Kind.Scope> OF_PARKS =
            Set.of(Kind.Scope.PARK, Kind.Scope.PARCEL, Kind.Scope.PROJECT, Kind.Scope.PROJECT_LAND);

    private final Accounts accounts;

    ImportRights(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The account as importer of a kind.
     *
     * @throws Problem 403 when it may not bring this kind
     */
    public Batch.Importer importer(Account account, String kind) {
        if (account.county()
                && (account.may(Permission.IMPORT)
                        || (account.may(Permission.IMPORT_RETURNS) && RETURNS.contains(kind))
                        || (account.may(Permission.IMPORT_PROJECTS) && PROJECTS.contains(kind)))) {
            return new Batch.Importer(account.username(), true, List.of());
        }
        boolean ofParks =
                Kinds.find(kind).map(k -> OF_PARKS.contains(k.scope())).orElse(false);
        if (account.may(Permission.IMPORT_PARK) && ofParks) {
            return new Batch.Importer(
                    account.username(), false, accounts.scope(account).parks());
        }
        throw Problem.forbidden("import-not-allowed", kind);
    }

    /**
     * Whoever sees a batch and may still bring its kind may decide about it.
     *
     * @throws Problem 403 when the account's scope is less than the one the batch was brought with
     */
    public void requireChangeable(Account account, Batch batch) {
        Batch.Importer now = importer(account, batch.options().kind());
        boolean less = !now.county()
                && (batch.importer().county()
                        || !now.parks().containsAll(batch.importer().parks()));
        if (less) {
            throw Problem.forbidden("http-403");
        }
    }
}
