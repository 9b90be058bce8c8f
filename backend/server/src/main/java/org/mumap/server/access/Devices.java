package org.mumap.server.access;

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
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Devices that an account is remembered on for thirty days. The token has 256 random bits and stays on the device; here is its hash. A
 * device ceases to hold when it is revoked, when its days are over, when the password changes, when the account is disabled, or when the
 * account comes to keep accounts.
 */
@Component
public class Devices {

    /** How long a device is remembered. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_NAME = 80;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    // as short-lived as accounts: a revoked device is out within seconds
    private final Cache<Long, Boolean> holding = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(2))
            .maximumSize(10_000)
            .build();

    Devices(@Owner JdbcClient jdbc, Accounts accounts, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A device as its account and the keeper of accounts see it.
     *
     * @param deviceId its number
     * @param username account it is remembered for
     * @param name what the browser said of it
     * @param createdAt instant it was remembered
     * @param expiresAt instant from which it no longer holds
     * @param lastUsedAt instant it last opened a session
     * @param lastAddress network address of that session
     */
    public record Device(
            String deviceId,
            String username,
            String name,
            Instant createdAt,
            Instant expiresAt,
            Instant lastUsedAt,
            String lastAddress) {

        static Device of(ResultSet row) throws SQLException {
            return new Device(
                    row.getString("device_id"),
                    row.getString("username"),
                    row.getString("name"),
                    row.getTimestamp("created_at").toInstant(),
                    row.getTimestamp("expires_at").toInstant(),
                    row.getTimestamp("last_used_at").toInstant(),
                    row.getString("last_address"));
        }
    }

    /**
     * A session that a device opens.
     *
     * @param deviceId the device
     * @param account whose session it is
     */
    public record Opened(long deviceId, Account account) {}

    /** Whether an account may be remembered: one that keeps accounts never is. */
    public static boolean mayRemember(Account account) {
        return !account.may(Permission.ACCOUNTS);
    }

    /**
     * Remembers the device.
     *
     * @param name what the browser says of it
     * @return the token for the device; it is shown nowhere else
     */
    public String remember(Account account, String name, String address) {
        if (!mayRemember(account)) {
            throw Problem.forbidden("device-keeper");
        }
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        insert into access.device (username, token_hash, name, created_at, expires_at, last_used_at, last_address)
                        values (:user, :hash, :name, :now, :end, :now, :address)
                        """)
                .param("user", account.username())
                .param("hash", hash(token))
                .param("name", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
                .param("now", now)
                .param("end", Timestamp.from(clock.instant().plus(REMEMBERED)))
                .param("address", address)
                .update();
        audit.record(account.username(), "device.remember", name, "ok", Map.of("address", address));
        return token;
    }

    /** The session that a token opens, if its device holds; its last use is noted. */
    public Optional<Opened> open(String token, String address) {
        Optional<Opened> opened = jdbc.sql("""
                        update access.device d set last_used_at = :now, last_address = :address
                        from access.account a
                        where d.token_hash = :hash and a.username = d.username and a.enabled and d.revoked_at is null
                          and d.expires_at > :now and d.created_at >= a.password_changed_at and not 'ACCOUNTS' = any(a.may)
                        returning d.device_id, d.username
                        """)
                .param("hash", hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .param("address", address)
                .query((row, n) -> Map.entry(row.getLong("device_id"), row.getString("username")))
                .optional()
                .flatMap(found -> accounts.find(found.getValue()).map(account -> new Opened(found.getKey(), account)));
        opened.ifPresentOrElse(
                device -> audit.record(
                        device.account().username(),
                        "sign-in",
                        "",
                        "device",
                        Map.of("device", device.deviceId(), "address", address)),
                () -> audit.record("", "sign-in", "", "bad-device", Map.of("address", address)));
        return opened;
    }

    /** Whether a device that has opened a session still holds; asked with every request of that session. */
    public boolean holds(long deviceId) {
        return holding.get(
                deviceId,
                id -> jdbc.sql("""
                        select exists (
                          select from access.device d join access.account a using (username)
                          where d.device_id = :id and d.revoked_at is null and d.expires_at > :now and a.enabled
                            and d.created_at >= a.password_changed_at and not 'ACCOUNTS' = any(a.may))
                        """)
                        .param("id", id)
                        .param("now", Timestamp.from(clock.instant()))
                        .query(Boolean.class)
                        .single());
    }

    /**
     * Devices that hold, the last used first.
     *
     * @param username whose; null for all
     */
    public List<Device> list(@Nullable String username) {
        return jdbc.sql("""
                        select d.* from access.device d join access.account a using (username)
                        where (cast(:user as text) is null or d.username = :user) and d.revoked_at is null and d.expires_at > :now
                          and d.created_at >= a.password_changed_at
                        order by d.last_used_at desc, d.device_id
                        """)
                .param("user", username, java.sql.Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> Device.of(row))
                .list();
    }

    /**
     * Revokes a device; its sessions end with their next request.
     *
     * @throws Problem (404) when it is no device of the account, unless the account keeps accounts
     */
    public void revoke(long deviceId, Account by) {
        int revoked = jdbc.sql("""
                        update access.device set revoked_at = :now, revoked_by = :by
                        where device_id = :id and revoked_at is null and (username = :by or :keeper)
                        """)
                .param("id", deviceId)
                .param("by", by.username())
                .param("keeper", by.may(Permission.ACCOUNTS))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (revoked == 0) {
            throw Problem.notFound("http-404");
        }
        holding.invalidate(deviceId);
        audit.record(by.username(), "device.revoke", String.valueOf(deviceId), "ok", Map.of());
    }

    /** Forgets the device that signs out; a token that opens nothing changes nothing. */
    public void forget(String token) {
        jdbc.sql("""
                        update access.device set revoked_at = :now, revoked_by = username
                        where token_hash = :hash and revoked_at is null
                        """)
                .param("hash", hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        holding.invalidateAll();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
