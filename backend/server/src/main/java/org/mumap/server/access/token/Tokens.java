package org.mumap.server.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All tokens. A token ceases to hold when it is revoked, when its days are over, when the password of its account changes, when the
 * account is disabled, or when the account comes to keep accounts.
 */
@Component
public class Tokens {

    /** How every token begins, so that one that lies about is recognised. */
    public static final String PREFIX = "mumap_";

    /** Longest time a token may hold. */
    public static final int MOST_DAYS = 366;

    /** How many an account may have at once. */
    public static final int MOST = 20;

    private static final int SECRET_BYTES = 32;
    private static final int SHOWN = PREFIX.length() + 4;
    private static final Duration USE_NOTED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    // as short-lived as accounts: a revoked token is out within seconds
    private final Cache<String, Optional<Row>> fresh = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(2))
            .maximumSize(10_000)
            .build();

    Tokens(@Owner JdbcClient jdbc, Accounts accounts, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A token as its account and the keeper of accounts see it.
     *
     * @param tokenId its number
     * @param username account it asks for
     * @param name what it is for
     * @param beginning its first characters
     * @param extent what it may
     * @param createdAt instant it was made
     * @param expiresAt instant from which it no longer holds
     * @param lastUsedAt instant of its last use, or null
     * @param lastAddress network address of that use, or null
     */
    public record Token(
            String tokenId,
            String username,
            String name,
            String beginning,
            Extent extent,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable String lastAddress) {

        static Token of(ResultSet row) throws SQLException {
            Timestamp used = row.getTimestamp("last_used_at");
            return new Token(
                    row.getString("token_id"),
                    row.getString("username"),
                    row.getString("name"),
                    row.getString("beginning"),
                    Extent.valueOf(row.getString("extent")),
                    row.getTimestamp("created_at").toInstant(),
                    row.getTimestamp("expires_at").toInstant(),
                    used == null ? null : used.toInstant(),
                    row.getString("last_address"));
        }
    }

    /**
     * A token just made.
     *
     * @param secret the token itself; it is shown nowhere else and never again
     * @param token what is kept of it
     */
    public record Made(String secret, Token token) {}

    /**
     * Who asks by a token.
     *
     * @param tokenId the token
     * @param account its account
     * @param extent what it may
     */
    public record Held(String tokenId, Account account, Extent extent) {}

    private record Row(
            String tokenId,
            String username,
            Extent extent,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /**
     * Makes a token.
     *
     * @param days how long it holds
     * @throws Problem (403) for an account that keeps accounts, (400) for a time too long, (409) when there are too many
     */
    public Made create(Account account, String name, Extent extent, int days) {
        if (account.may(Permission.ACCOUNTS)) {
            throw Problem.forbidden("token-keeper");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.badRequest("token-days", MOST_DAYS);
        }
        if (list(account.username()).size() >= MOST) {
            throw Problem.conflict("token-many", MOST);
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        Token token = jdbc.sql("""
                        insert into access.token (username, name, token_hash, beginning, extent, created_at, expires_at)
                        values (:user, :name, :hash, :beginning, :extent, :now, :end)
                        returning *
                        """)
                .param("user", account.username())
                .param("name", name)
                .param("hash", hash(secret))
                .param("beginning", secret.substring(0, SHOWN))
                .param("extent", extent.name())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(now.plus(Duration.ofDays(days))))
                .query((row, n) -> Token.of(row))
                .single();
        audit.record(
                account.username(),
                "token.create",
                token.tokenId(),
                "ok",
                Map.of("name", name, "extent", extent, "days", days));
        return new Made(secret, token);
    }

    /** Who asks by this secret, if its token holds; its use is noted to the minute. */
    public Optional<Held> open(String secret, String address) {
        Instant now = clock.instant();
        String hash = hash(secret);
        return fresh.get(hash, this::read)
                .filter(row -> row.expiresAt().isAfter(now))
                .flatMap(row -> accounts.find(row.username())
                        .filter(account -> !account.may(Permission.ACCOUNTS))
                        .map(account -> {
                            note(row, hash, address, now);
                            return new Held(row.tokenId(), account, row.extent());
                        }));
    }

    private Optional<Row> read(String hash) {
        return jdbc.sql("""
                        select t.token_id, t.username, t.extent, t.expires_at, t.last_used_at
                        from access.token t join access.account a using (username)
                        where t.token_hash = :hash and t.revoked_at is null and a.enabled
                          and t.created_at >= a.password_changed_at
                        """)
                .param("hash", hash)
                .query((row, n) -> {
                    Timestamp used = row.getTimestamp("last_used_at");
                    return new Row(
                            row.getString("token_id"),
                            row.getString("username"),
                            Extent.valueOf(row.getString("extent")),
                            row.getTimestamp("expires_at").toInstant(),
                            used == null ? null : used.toInstant());
                })
                .optional();
    }

    private void note(Row row, String hash, String address, Instant now) {
        if (row.lastUsedAt() != null && row.lastUsedAt().plus(USE_NOTED).isAfter(now)) {
            return;
        }
        jdbc.sql("update access.token set last_used_at = :now, last_address = :address where token_hash = :hash")
                .param("now", Timestamp.from(now))
                .param("address", address)
                .param("hash", hash)
                .update();
        fresh.put(hash, Optional.of(new Row(row.tokenId(), row.username(), row.extent(), row.expiresAt(), now)));
    }

    /**
     * Tokens that hold, the newest first.
     *
     * @param username whose; null for all
     */
    public List<Token> list(@Nullable String username) {
        return jdbc.sql("""
                        select t.* from access.token t join access.account a using (username)
                        where (cast(:user as text) is null or t.username = :user) and t.revoked_at is null
                          and t.expires_at > :now and t.created_at >= a.password_changed_at
                        order by t.created_at desc, t.token_id desc
                        """)
                .param("user", username, java.sql.Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> Token.of(row))
                .list();
    }

    /**
     * Revokes a token; what asks by it is refused from the next request on.
     *
     * @throws Problem (404) when it is no token of the account, unless the account keeps accounts
     */
    public void revoke(long tokenId, Account by) {
        int revoked = jdbc.sql("""
                        update access.token set revoked_at = :now, revoked_by = :by
                        where token_id = :id and revoked_at is null and (username = :by or :keeper)
                        """)
                .param("id", tokenId)
                .param("by", by.username())
                .param("keeper", by.may(Permission.ACCOUNTS))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (revoked == 0) {
            throw Problem.notFound("http-404");
        }
        fresh.invalidateAll();
        audit.record(by.username(), "token.revoke", String.valueOf(tokenId), "ok", Map.of());
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
