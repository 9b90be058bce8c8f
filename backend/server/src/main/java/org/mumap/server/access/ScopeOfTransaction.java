package org.mumap.server.access;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells the database, at the beginning of each transaction of the application's role, whose transaction it is. The settings
 * are local to the transaction; a connection that comes back to the pool carries none.
 */
@Component
class ScopeOfTransaction implements TransactionExecutionListener {

    private final ObjectProvider<DataSource> dataSource;
    private final ObjectProvider<SignedIn> signedIn;
    private final ObjectProvider<Accounts> accounts;

    ScopeOfTransaction(
            ObjectProvider<DataSource> dataSource,
            ObjectProvider<SignedIn> signedIn,
            ObjectProvider<Accounts> accounts) {
        this.dataSource = dataSource;
        this.signedIn = signedIn;
        this.accounts = accounts;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null || !transaction.isNewTransaction()) {
            return;
        }
        SignedIn who = signedIn.getObject();
        who.find().ifPresent(account -> apply(accounts.getObject().scope(account), who.readsOnly()));
    }

    private void apply(Scope scope, boolean readOnly) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource.getObject());
        jdbc.query(Scope.STATEMENT, scope::bind, row -> {});
        if (readOnly) {
            // a remembered device or a reading token writes nothing under its own role, whatever an address might
            // forget
            jdbc.execute("set transaction read only");
        }
    }
}
