package org.mumap.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All accounts. Reads as the owner: who somebody is must be known before what he sees. */
@Component
public class Accounts {

    private final JdbcClient jdbc;
    // short-lived, so that a change of rights is in force within seconds and tiles need no look-up each
    private final Cache<String, Optional<Known>> fresh = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(2))
            .maximumSize(10_000)
            .build();
    private final Cache<String, Scope> scopes = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(2))
            .maximumSize(10_000)
            .build();

    Accounts(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What sign-in needs to know.
     *
     * @param account the account
     * @param passwordHash hash of its password
     */
    record Credentials(Account account, String passwordHash) {}

    private record Known(Account account, Instant passwordChangedAt) {}

    /** The account of that name, if it exists and is enabled. */
    public Optional<Account> find(String username) {
        return known(username).map(Known::account);
    }

    /**
     * The account of a session.
     *
     * @param signedInAt when the session began; one that is older than the password no longer holds
     */
    public Optional<Account> find(String username, Instant signedInAt) {
        return known(username)
                .filter(known -> !signedInAt.isBefore(known.passwordChangedAt()))
                .map(Known::account);
    }

    private Optional<Known> known(String username) {
        return fresh.get(
                username,
                name -> jdbc.sql("select * from access.account where username = :name and enabled")
                        .param("name", name)
                        .query((row, n) -> new Known(
                                account(row),
                                row.getTimestamp("password_changed_at").toInstant()))
                        .optional());
    }

    /** Name and hash of an enabled account. */
    Optional<Credentials> findCredentials(String username) {
        return jdbc.sql("select * from access.account where username = :name and enabled")
                .param("name", username)
                .query((row, n) -> new Credentials(account(row), row.getString("password_hash")))
                .optional();
    }

    /** What the account sees, sub-parks included. */
    public Scope scope(Account account) {
        return scopes.get(account.username() + account.parks() + account.county(), key -> {
            List<String> parks = account.parks().isEmpty() || account.county()
                    ? List.of()
                    : jdbc.sql("""
                                    with recursive sub as (
                                      select unnest(:parks::text[]) as park_code
                                      union
                                      select p.park_code from live.park p join sub on p.parent_park_code = sub.park_code)
                                    select park_code from sub order by 1
                                    """)
                            .param("parks", account.parks().toArray(String[]::new))
                            .query(String.class)
                            .list();
            return new Scope(account.username(), account.county(), parks, account.towns());
        });
    }

    /** A park may have got a sub-park. */
    @EventListener
    void on(FactsChanged change) {
        if (change.any("parks")) {
            scopes.invalidateAll();
        }
    }

    /** Offices of the accounts that see any data: who can be given something to do. */
    public List<String> offices() {
        return jdbc.sql("""
                        select distinct office from access.account
                        where enabled and office <> '' and (county or cardinality(parks) > 0 or cardinality(towns) > 0)
                        order by 1
                        """).query(String.class).list();
    }

    /** Enabled accounts that may do this, by name. */
    public List<Account> listMay(Permission permission) {
        return jdbc.sql("select * from access.account where enabled and :may = any (may) order by username")
                .param("may", permission.name())
                .query((row, n) -> account(row))
                .list();
    }

    /** Accounts in use that see land, by name: whom others can ask. */
    public List<Account> listReaders() {
        return jdbc.sql("""
                        select * from access.account
                        where enabled and (county or cardinality(parks) > 0 or cardinality(towns) > 0)
                        order by display_name, username
                        """).query((row, n) -> account(row)).list();
    }

    /** Whether nobody can sign in yet. */
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from access.account)")
                .query(Boolean.class)
                .single();
    }

    /** Adds an account; does nothing when the name is taken. */
    public void add(Account account, String passwordHash, boolean demo) {
        jdbc.sql("""
                        insert into access.account (username, password_hash, display_name, display_name_en, office, county, parks,
                          towns, may, home, demo)
                        values (:username, :hash, :name, :nameEn, :office, :county, :parks, :towns, :may, :home, :demo)
                        on conflict (username) do nothing
                        """)
                .param("username", account.username())
                .param("hash", passwordHash)
                .param("name", account.displayName())
                .param("nameEn", account.displayNameEn())
                .param("office", account.office())
                .param("county", account.county())
                .param("parks", account.parks().toArray(String[]::new))
                .param("towns", account.towns().toArray(String[]::new))
                .param("may", account.may().stream().map(Enum::name).toArray(String[]::new))
                .param("home", account.home())
                .param("demo", demo)
                .update();
        fresh.invalidate(account.username());
    }

    /** Forgets what was remembered of an account, so that a change counts at once. */
    void forget(String username) {
        fresh.invalidate(username);
        scopes.invalidateAll();
    }

    static Account account(ResultSet row) throws SQLException {
        Set<Permission> may =
                texts(row.getArray("may")).stream().map(Permission::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Account(
                row.getString("username"),
                row.getString("display_name"),
                row.getString("display_name_en"),
                row.getString("office"),
                row.getBoolean("county"),
                texts(row.getArray("parks")),
                texts(row.getArray("towns")),
                may,
                row.getString("home"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray()).toList();
    }
}
