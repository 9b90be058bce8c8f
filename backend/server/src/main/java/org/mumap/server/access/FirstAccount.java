package org.mumap.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Where no account exists, a one-time code printed at start makes the first one: it keeps accounts and imports data. */
@Component
public class FirstAccount {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAccount.class);
    private static final int SHORTEST_PASSWORD = 10;

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private volatile @Nullable String code;

    FirstAccount(Accounts accounts, PasswordEncoder encoder, Audit audit) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.audit = audit;
    }

    @EventListener(ApplicationReadyEvent.class)
    void printCode() {
        if (accounts.isEmpty()) {
            byte[] random = new byte[8];
            new SecureRandom().nextBytes(random);
            String printed = HexFormat.of().formatHex(random);
            code = printed;
            LOG.info("No account exists. One-time code for the first one / 首个账号的一次性口令: {}", printed);
        }
    }

    /** Whether the first account is still to be made. */
    public boolean isWanted() {
        return code != null;
    }

    /** Makes the first account from the printed code; the code is spent. */
    public synchronized void create(String given, String username, String password, String displayName) {
        String expected = code;
        if (expected == null
                || !MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))) {
            throw Problem.forbidden("first-account-code");
        }
        if (password.length() < SHORTEST_PASSWORD || username.isBlank()) {
            throw Problem.badRequest("weak-password", SHORTEST_PASSWORD);
        }
        Account account = new Account(
                username,
                displayName,
                displayName,
                "",
                true,
                List.of(),
                List.of(),
                EnumSet.allOf(Permission.class),
                "data");
        accounts.add(account, encoder.encode(password), false);
        audit.record(username, "first-account", username, "ok", Map.of());
        code = null;
    }
}
