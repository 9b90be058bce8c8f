package org.mumap.server.idle.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what waits, at least once: a message is taken for some minutes, posted, and marked; one whose sender died in between is
 * taken again. The number of the message ({@code X-MuMap-Delivery}) lets the receiver know it has seen it. Failures wait twice
 * as long each time, and after a dozen the message is given up and stays to be seen.
 */
@Component
public class Outbox {

    /** Tries after which a message is given up: with the waits between them, more than a day. */
    static final int MOST_ATTEMPTS = 12;

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int AT_ONCE = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient owner;
    private final Webhook webhook;
    private final Clock clock;
    // redirects are not followed: they would lead past the check of the address
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Outbox(@Owner JdbcClient owner, Webhook webhook, Clock clock) {
        this.owner = owner;
        this.webhook = webhook;
        this.clock = clock;
    }

    private record Message(long id, String body, int attempts) {}

    /**
     * How a post ended.
     *
     * @param taken whether the receiver answered 2xx
     * @param answer its status, or why there was none
     */
    public record Answer(boolean taken, String answer) {}

    /** Puts a message into the box; part of the caller's transaction on the owner's connection. */
    void put(long alertId, Map<String, ?> body, Instant at) {
        owner.sql("""
                        insert into casework.outgoing (alert_id, body, next_at, created_at)
                        values (:alert, cast(:body as jsonb), :at, :at) on conflict (alert_id) do nothing
                        """)
                .param("alert", alertId)
                .param("body", JSON.writeValueAsString(body))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Posts what is due. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "${mumap.casework.outbox-every:PT15S}")
    public void send() {
        Webhook.Target target = webhook.target();
        if (!target.enabled()) {
            return;
        }
        for (Message message : take()) {
            settle(message, post(target, Long.toString(message.id()), message.body()));
        }
    }

    /** Posts a message that says it is a test, at once. */
    public Answer test() {
        Webhook.Target target = webhook.target();
        if (target.url().isEmpty() || target.secret().isEmpty()) {
            throw Problem.badRequest("webhook-incomplete");
        }
        return post(target, "test", JSON.writeValueAsString(Map.of("type", "test", "sentAt", clock.instant())));
    }

    private List<Message> take() {
        Instant now = clock.instant();
        return owner.sql("""
                        update casework.outgoing set attempts = attempts + 1, next_at = :until
                        where outgoing_id in (
                          select outgoing_id from casework.outgoing where state = 'WAITING' and next_at <= :now
                          order by outgoing_id limit :most for update skip locked)
                        returning outgoing_id, body::text as body, attempts
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(LEASE)))
                .param("most", AT_ONCE)
                .query((row, n) ->
                        new Message(row.getLong("outgoing_id"), row.getString("body"), row.getInt("attempts")))
                .list();
    }

    private Answer post(Webhook.Target target, String id, String body) {
        try {
            URI uri = Webhook.check(target.url());
            String timestamp = Long.toString(clock.instant().getEpochSecond());
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("X-MuMap-Delivery", id)
                    .header("X-MuMap-Timestamp", timestamp)
                    .header("X-MuMap-Signature", Webhook.signature(target.secret(), timestamp, body))
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return new Answer(status / 100 == 2, Integer.toString(status));
        } catch (IOException e) {
            return new Answer(false, e.getClass().getSimpleName());
        } catch (Problem e) {
            return new Answer(false, e.code());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted");
        }
    }

    private void settle(Message message, Answer answer) {
        Instant now = clock.instant();
        boolean givenUp = !answer.taken() && message.attempts() >= MOST_ATTEMPTS;
        if (givenUp) {
            LOG.warn("Message {} was not taken after {} tries: {}", message.id(), message.attempts(), answer.answer());
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(message.attempts() - 1, MOST_ATTEMPTS));
        owner.sql("""
                        update casework.outgoing set state = :state, answer = :answer, next_at = :next,
                          sent_at = case when :state = 'SENT' then cast(:now as timestamptz) end
                        where outgoing_id = :id
                        """)
                .param("state", answer.taken() ? "SENT" : givenUp ? "GIVEN_UP" : "WAITING")
                .param("answer", answer.answer())
                .param("next", Timestamp.from(now.plus(wait)))
                .param("now", Timestamp.from(now))
                .param("id", message.id())
                .update();
    }
}
