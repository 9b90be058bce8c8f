package org.mumap.server.siting.listing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Permission;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links that open listings without an account. The token is told once, to whoever makes the link; kept is only its hash. */
@Component
public class GuestLinks {

    /** Longest life of a link, days. */
    public static final int MOST_DAYS = 90;

    private static final int TOKEN_BYTES = 32;
    private static final int MOST_LISTINGS = 50;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final SignedIn signedIn;
    private final Audit audit;
    private final Clock clock;

    GuestLinks(JdbcClient jdbc, SignedIn signedIn, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
        this.audit = audit;
        this.clock = clock;
    }

    /** A link just made, with the token that is told only now. */
    public record Made(String id, String token, Instant expiresAt) {}

    /**
     * A link.
     *
     * @param id names it
     * @param label for whom
     * @param listings numbers of the listings it shows
     * @param createdBy who made it
     * @param createdAt when
     * @param expiresAt until when it opens
     * @param revokedAt since when it does not open; null while it does
     * @param opened how often it was opened
     * @param openedAt when last
     * @param live whether it opens now
     */
    public record Link(
            String id,
            String label,
            List<String> listings,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            int opened,
            @Nullable Instant openedAt,
            boolean live) {}

    /**
     * Makes a link.
     *
     * @param listings numbers of listings in scope
     * @param label for whom it is
     * @param days how long it opens
     * @throws Problem (400) when label or days do not fit; (404) when a listing is not in scope or not on offer
     */
    @Transactional
    public Made create(List<Long> listings, String label, int days) {
        Account account = signedIn.require(Permission.SITING);
        String whom = label.strip();
        if (whom.isEmpty() || whom.length() > 60 || days < 1 || days > MOST_DAYS) {
            throw Problem.badRequest("guest-link-words", MOST_DAYS);
        }
        if (listings.isEmpty() || listings.size() > MOST_LISTINGS) {
            throw Problem.badRequest("guest-link-listings", MOST_LISTINGS);
        }
        List<Long> distinct = listings.stream().distinct().toList();
        int shown = jdbc.sql("""
                        select count(*) from siting.listing g
                        where g.listing_id = any(:ids) and g.withdrawn_at is null and siting.on_offer(g.parcel_code, g.offer)
                        """)
                .param("ids", distinct.toArray(Long[]::new))
                .query(Integer.class)
                .single();
        if (shown != distinct.size()) {
            throw Problem.notFound("guest-link-gone");
        }
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant now = clock.instant();
        Instant end = now.plus(Duration.ofDays(days));
        long id = jdbc.sql("""
                        insert into siting.guest_link (token_hash, label, created_by, created_name, created_at, expires_at)
                        values (:hash, :label, :user, :name, :now, :end) returning link_id
                        """)
                .param("hash", hash(token))
                .param("label", whom)
                .param("user", account.username())
                .param("name", account.displayName())
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(end))
                .query(Long.class)
                .single();
        jdbc.sql("insert into siting.guest_link_listing (link_id, listing_id) select :id, unnest(:ids)")
                .param("id", id)
                .param("ids", distinct.toArray(Long[]::new))
                .update();
        audit.record(
                account.username(), "guest-link.create", Long.toString(id), "ok", Map.of("label", whom, "days", days));
        return new Made(Long.toString(id), token, end);
    }

    /** The links in scope, newest first, after the one of that number. */
    @Transactional(readOnly = true)
    public List<Link> list(@Nullable Long after, int limit) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select k.link_id, k.label, k.created_name, k.created_at, k.expires_at, k.revoked_at, k.opened, k.opened_at,
                               array(select i.listing_id::text from siting.guest_link_listing i
                                     where i.link_id = k.link_id order by 1) as listings
                        from siting.guest_link k
                        where :after::bigint is null or k.link_id < :after
                        order by k.link_id desc limit :limit
                        """)
                .param("after", after, Types.BIGINT)
                .param("limit", limit)
                .query((row, n) -> {
                    Timestamp revoked = row.getTimestamp("revoked_at");
                    Timestamp opened = row.getTimestamp("opened_at");
                    Instant expires = row.getTimestamp("expires_at").toInstant();
                    return new Link(
                            Long.toString(row.getLong("link_id")),
                            row.getString("label"),
                            List.of((String[]) row.getArray("listings").getArray()),
                            row.getString("created_name"),
                            row.getTimestamp("created_at").toInstant(),
                            expires,
                            revoked == null ? null : revoked.toInstant(),
                            row.getInt("opened"),
                            opened == null ? null : opened.toInstant(),
                            revoked == null && expires.isAfter(now));
                })
                .list();
    }

    /**
     * Ends a link at once.
     *
     * @throws Problem (404) when there is none of that number in scope that still opens
     */
    @Transactional
    public void revoke(long id) {
        Account account = signedIn.require(Permission.SITING);
        int changed = jdbc.sql(
                        "update siting.guest_link set revoked_at = :at where link_id = :id and revoked_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (changed == 0) {
            throw Problem.notFound("http-404");
        }
        audit.record(account.username(), "guest-link.revoke", Long.toString(id), "ok", Map.of());
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
