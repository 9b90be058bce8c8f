package org.mumap.server.access;

import java.util.List;
import java.util.Optional;
import org.mumap.server.problem.Problem;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who makes the request at hand. */
@Component
public class SignedIn {

    /** Authorities of a session that a remembered device has opened. */
    public static final List<GrantedAuthority> ON_DEVICE = AuthorityUtils.createAuthorityList("ROLE_USER", "DEVICE");

    private static final String READS = "READS";

    private final Accounts accounts;

    SignedIn(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account, if somebody is signed in. */
    public Optional<Account> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Account account
                ? Optional.of(account)
                : Optional.empty();
    }

    /** The account; a problem (401) when nobody is signed in. */
    public Account get() {
        return find().orElseThrow(() -> new Problem(org.springframework.http.HttpStatus.UNAUTHORIZED, "http-401"));
    }

    /** Whether a remembered device has opened this session: it reads and instructs, no more. */
    public boolean onDevice() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> "DEVICE".equals(authority.getAuthority()));
    }

    /** Authorities of who asks by a token. */
    public static List<GrantedAuthority> byToken(boolean readsOnly) {
        return readsOnly
                ? AuthorityUtils.createAuthorityList("ROLE_USER", "TOKEN", READS)
                : AuthorityUtils.createAuthorityList("ROLE_USER", "TOKEN");
    }

    /** Whether nothing may be written under the account's own role: a remembered device, or a token that reads. */
    public boolean readsOnly() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return onDevice()
                || (authentication != null
                        && authentication.getAuthorities().stream()
                                .anyMatch(authority -> READS.equals(authority.getAuthority())));
    }

    /** What the account sees. */
    public Scope scope() {
        return accounts.scope(get());
    }

    /** Refuses (403) when the account may do none of these. */
    public Account require(Permission... anyOf) {
        Account account = get();
        for (Permission permission : anyOf) {
            if (account.may(permission)) {
                return account;
            }
        }
        throw Problem.forbidden("http-403");
    }
}
