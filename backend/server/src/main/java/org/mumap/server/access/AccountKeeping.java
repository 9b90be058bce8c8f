package org.mumap.server.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Creates and changes accounts. A keeper of accounts cannot lock itself out nor give itself data. */
@Component
public class AccountKeeping {

    /** Shortest password taken. */
    public static final int SHORTEST_PASSWORD = 10;

    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final SignInAttempts attempts;
    private final Clock clock;

    AccountKeeping(
            Accounts accounts, @Owner JdbcClient jdbc, PasswordEncoder encoder, SignInAttempts attempts, Clock clock) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * An account as its keeper sees it.
     *
     * @param account the account
     * @param enabled whether it can sign in
     * @param demo whether it exists by default in demo mode
     * @param lockedUntil instant until which wrong passwords lock it at some address, or null
     */
    public record Kept(
            Account account,
            boolean enabled,
            boolean demo,
            @Nullable Instant lockedUntil) {}

    /** All accounts, by name. */
    public List<Kept> list() {
        return jdbc.sql("select * from access.account order by username")
                .query((row, n) -> new Kept(
                        Accounts.account(row),
                        row.getBoolean("enabled"),
                        row.getBoolean("demo"),
                        attempts.lockedUntil(row.getString("username")).orElse(null)))
                .list();
    }

    /** Adds an account. */
    public void create(Account account, @Nullable String password) {
        String hash = hash(password);
        if (exists(account.username())) {
            throw Problem.conflict("account-exists", account.username());
        }
        accounts.add(account, hash, false);
    }

    /** Changes an account; a new password also lifts a lock and ends the sessions that began before. */
    public void change(Account keeper, String username, Account account, boolean enabled, @Nullable String password) {
        if (!exists(username)) {
            throw Problem.notFound("http-404");
        }
        boolean ownRights = keeper.username().equals(username)
                && (!enabled
                        || !account.may().equals(keeper.may())
                        || account.county() != keeper.county()
                        || !account.parks().equals(keeper.parks())
                        || !account.towns().equals(keeper.towns()));
        if (ownRights) {
            throw Problem.conflict("own-rights");
        }
        if (password != null) {
            String hash = hash(password);
            jdbc.sql("""
                            update access.account set password_hash = :hash, password_changed_at = :now
                            where username = :name
                            """)
                    .param("hash", hash)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("name", username)
                    .update();
            attempts.forget(username);
        }
        jdbc.sql("""
                        update access.account set display_name = :display, office = :office, county = :county, parks = :parks,
                          towns = :towns, may = :may, home = :home, enabled = :enabled where username = :name
                        """)
                .param("display", account.displayName())
                .param("office", account.office())
                .param("county", account.county())
                .param("parks", account.parks().toArray(String[]::new))
                .param("towns", account.towns().toArray(String[]::new))
                .param("may", account.may().stream().map(Enum::name).toArray(String[]::new))
                .param("home", account.home())
                .param("enabled", enabled)
                .param("name", username)
                .update();
        accounts.forget(username);
    }

    private boolean exists(String username) {
        return jdbc.sql("select exists (select from access.account where username = :name)")
                .param("name", username)
                .query(Boolean.class)
                .single();
    }

    private String hash(@Nullable String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD) {
            throw Problem.badRequest("weak-password", SHORTEST_PASSWORD);
        }
        return Objects.requireNonNull(encoder.encode(password));
    }
}
