package org.mumap.server.idle.notice;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Audit;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one outgoing address and the secret that signs what goes there. Addresses that only a machine's own surroundings know
 * (link-local, cloud metadata) are refused when they are set and again before each message, because a name may change what it
 * points to. The secret is never given back.
 */
@Component
public class Webhook {

    /** Shortest secret taken. */
    public static final int SHORTEST_SECRET = 16;

    private static final int LONGEST_URL = 500;
    // metadata services that are not link-local
    private static final Set<String> METADATA = Set.of("100.100.100.200", "fd00:ec2:0:0:0:0:0:254");

    private final JdbcClient owner;
    private final Audit audit;
    private final Clock clock;

    Webhook(@Owner JdbcClient owner, Audit audit, Clock clock) {
        this.owner = owner;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The setting as an administrator sees it.
     *
     * @param url address, empty when none is set
     * @param hasSecret whether a secret is set
     * @param enabled whether messages are sent
     */
    public record Setting(String url, boolean hasSecret, boolean enabled) {}

    record Target(String url, String secret, boolean enabled) {}

    /** The setting. */
    public Setting get() {
        Target target = target();
        return new Setting(target.url(), !target.secret().isEmpty(), target.enabled());
    }

    Target target() {
        return owner.sql("select url, secret, enabled from casework.webhook")
                .query((row, n) -> new Target(row.getString("url"), row.getString("secret"), row.getBoolean("enabled")))
                .single();
    }

    /**
     * Sets it.
     *
     * @param secret new secret, null keeps the one there is
     * @param by account that sets it
     * @throws Problem when the address cannot be taken, or messages would go out unsigned
     */
    public void set(String url, @Nullable String secret, boolean enabled, String by) {
        if (!url.isEmpty()) {
            check(url);
        }
        if (secret != null && !secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
            throw Problem.badRequest("webhook-secret-short", SHORTEST_SECRET);
        }
        boolean signed = secret == null ? !target().secret().isEmpty() : !secret.isEmpty();
        if (enabled && (url.isEmpty() || !signed)) {
            throw Problem.badRequest("webhook-incomplete");
        }
        owner.sql("""
                        update casework.webhook set url = :url, secret = coalesce(:secret, secret), enabled = :enabled,
                          changed_by = :by, changed_at = :at
                        """)
                .param("url", url)
                .param("secret", secret, java.sql.Types.VARCHAR)
                .param("enabled", enabled)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.record(by, "webhook.set", url, "ok", Map.of("enabled", enabled));
    }

    /**
     * Refuses an address that messages must not go to.
     *
     * @return the address, read
     */
    static URI check(String url) {
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !Set.of("http", "https").contains(scheme) || uri.getUserInfo() != null) {
            throw Problem.badRequest("webhook-url", url);
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (forbidden(address)) {
                    throw Problem.badRequest("webhook-address", address.getHostAddress());
                }
            }
        } catch (UnknownHostException e) {
            throw Problem.badRequest("webhook-unknown-host", uri.getHost());
        }
        return uri;
    }

    private static URI parse(String url) {
        try {
            if (url.length() > LONGEST_URL) {
                throw Problem.badRequest("webhook-url", url.substring(0, 80) + "…");
            }
            return new URI(url);
        } catch (URISyntaxException e) {
            throw Problem.badRequest("webhook-url", url);
        }
    }

    private static boolean forbidden(InetAddress address) {
        return address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address.getHostAddress());
    }

    /** {@code sha256=} and the HMAC-SHA-256 of {@code timestamp.body} under the secret, in hex. */
    static String signature(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256="
                    + HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
