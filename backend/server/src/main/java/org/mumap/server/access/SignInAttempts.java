package org.mumap.server.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts attempts to sign in. An attempt is counted before the password is looked at, so that many at once are not tried for the
 * price of one; a right password takes the count back.
 */
@Component
class SignInAttempts {

    /** Wrong passwords of one name from one address after which they wait. */
    static final int OF_A_NAME = 5;

    /** Wrong passwords of any names from one address after which that address waits. */
    static final int OF_AN_ADDRESS = 50;

    /** How long they wait. */
    static final Duration LOCK = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInAttempts(@Owner JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether that name must wait at that address, or that address with any name. */
    boolean locked(String username, String address) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select exists (select from access.sign_in_attempt
                            where username = :name and address = :address and locked_until > :now)
                          or (select coalesce(sum(failed), 0) >= :most from access.sign_in_attempt
                            where address = :address and last_at > :since)
                        """)
                .param("name", username)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(LOCK)))
                .param("most", OF_AN_ADDRESS)
                .query(Boolean.class)
                .single();
    }

    /**
     * Counts an attempt whose outcome is not known yet; the last one allowed locks. Old counts start anew.
     *
     * @return whether the password may be looked at; of many attempts at once only as many as in turn
     */
    boolean begin(String username, String address) {
        Instant now = clock.instant();
        jdbc.sql("delete from access.sign_in_attempt where last_at < :old")
                .param("old", Timestamp.from(now.minus(KEPT)))
                .update();
        return jdbc.sql("""
                        insert into access.sign_in_attempt as a (username, address, failed, last_at)
                        values (:name, :address, 1, :now)
                        on conflict (username, address) do update set
                          failed = case when a.locked_until < :now then 1 else a.failed + 1 end,
                          locked_until = case when a.locked_until < :now then null
                            when a.failed + 1 >= :most then :until else a.locked_until end,
                          last_at = :now
                        returning failed <= :most
                        """)
                .param("name", username)
                .param("address", address)
                .param("now", Timestamp.from(now))
                .param("most", OF_A_NAME)
                .param("until", Timestamp.from(now.plus(LOCK)))
                .query(Boolean.class)
                .single();
    }

    /** Forgets the attempts of a name at an address after a right password. */
    void succeeded(String username, String address) {
        jdbc.sql("delete from access.sign_in_attempt where username = :name and address = :address")
                .param("name", username)
                .param("address", address)
                .update();
    }

    /** Forgets all attempts of a name: its password is a new one. */
    void forget(String username) {
        jdbc.sql("delete from access.sign_in_attempt where username = :name")
                .param("name", username)
                .update();
    }

    /** The instant until which a name waits at some address; empty when it waits nowhere. */
    Optional<Instant> lockedUntil(String username) {
        return jdbc.sql("""
                        select locked_until from access.sign_in_attempt
                        where username = :name and locked_until > :now order by locked_until desc limit 1
                        """)
                .param("name", username)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> row.getTimestamp("locked_until").toInstant())
                .optional();
    }
}
