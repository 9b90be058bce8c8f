package org.mumap.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks name and password. An unknown name costs the same time as a wrong password. A right password of a program (Basic, sent
 * with every request) is remembered for a minute as a keyed digest, so that a map of tiles does not hash it hundreds of times.
 */
@Component
class PasswordCheck implements AuthenticationProvider {

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final SignInAttempts attempts;
    private final Audit audit;
    private final String unknownHash;
    private final byte[] pepper = new byte[32];
    private final Cache<String, Boolean> right = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(1_000)
            .build();

    PasswordCheck(Accounts accounts, PasswordEncoder encoder, SignInAttempts attempts, Audit audit) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.attempts = attempts;
        this.audit = audit;
        this.unknownHash = encoder.encode("no such account");
        new SecureRandom().nextBytes(pepper);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = cut(attempt.getName());
        String password = String.valueOf(attempt.getCredentials());
        String address = address(attempt);
        if (attempts.locked(username, address)) {
            throw new LockedException("too many wrong passwords");
        }
        Optional<Accounts.Credentials> found = accounts.findCredentials(username);
        String hash = found.map(Accounts.Credentials::passwordHash).orElse(unknownHash);
        String key = digest(username + '\0' + password + '\0' + hash);
        if (right.getIfPresent(key) == null) {
            if (!attempts.begin(username, address)) {
                throw new LockedException("too many attempts at once");
            }
            if (!encoder.matches(password, hash) || found.isEmpty()) {
                audit.record(username, "sign-in", "", "bad-credentials", Map.of("address", address));
                throw new BadCredentialsException("wrong account or password");
            }
            attempts.succeeded(username, address);
            right.put(key, Boolean.TRUE);
        }
        Account account = found.orElseThrow(() -> new BadCredentialsException("wrong account or password"))
                .account();
        // the second one only opens the details of the health answer
        String[] roles = account.may(Permission.ACCOUNTS)
                ? new String[] {"ROLE_USER", "ROLE_ACCOUNTS"}
                : new String[] {"ROLE_USER"};
        return UsernamePasswordAuthenticationToken.authenticated(
                account, null, AuthorityUtils.createAuthorityList(roles));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    // who asks: an attempt that does not say counts with all others that do not
    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
    }

    private String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(pepper);
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(String text) {
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}
