package org.mumap.server.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Audit;
import org.mumap.server.access.SignedIn;
import org.mumap.server.access.rate.RateLimits;
import org.mumap.server.access.token.Extent;
import org.mumap.server.access.token.Tokens;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a token, as {@code Bearer} or as the password of Basic: desktop clients know no other way, and so no colleague's password
 * stands in a project file. What lies outside of the token's extent is refused before it reaches a controller.
 */
final class TokenSignIn extends OncePerRequestFilter {

    /** Who asked by a token, for the filter that counts. */
    static final String TOKEN = TokenSignIn.class.getName() + ".token";

    private final Tokens tokens;
    private final RateLimits limits;
    private final Audit audit;
    private final ProblemWriter problems;

    TokenSignIn(Tokens tokens, RateLimits limits, Audit audit, ProblemWriter problems) {
        this.tokens = tokens;
        this.limits = limits;
        this.audit = audit;
        this.problems = problems;
    }

    /** A token as it was sent, and the account that was named beside it. */
    private record Sent(String secret, String username) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Sent sent = sent(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (sent == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Tokens.Held> held = tokens.open(sent.secret(), request.getRemoteAddr())
                .filter(one -> sent.username().isEmpty()
                        || sent.username().equals(one.account().username()));
        if (held.isEmpty()) {
            refuse(request, response);
            return;
        }
        if (!held.get().extent().allows(request.getMethod(), path(request))) {
            problems.answer(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "token-extent",
                    List.of(held.get().extent()));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                held.get().account(), null, SignedIn.byToken(held.get().extent() != Extent.WRITE)));
        SecurityContextHolder.setContext(context);
        request.setAttribute(TOKEN, held.get().tokenId());
        // the header has said what it had to say: Basic would take it for a password
        chain.doFilter(new WithoutAuthorization(request), response);
    }

    // a stranger who tries secrets fills the audit no faster than anybody may ask
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = request.getRemoteAddr();
        long wait = limits.waitOfToken("refused at " + address);
        if (wait > 0) {
            RateFilter.tooMany(problems, request, response, wait);
            return;
        }
        audit.record("", "sign-in", "", "bad-token", Map.of("address", address));
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"MuMap\", error=\"invalid_token\"");
        problems.answer(request, response, HttpStatus.UNAUTHORIZED, "bad-token", List.of());
    }

    // as the server understands it: another spelling of an address is the same address
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static @Nullable Sent sent(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String scheme = header.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        String value = header.substring(scheme.length()).strip();
        if (scheme.equals("bearer")) {
            return new Sent(value, "");
        }
        if (scheme.equals("basic")) {
            try {
                String[] parts = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).split(":", 2);
                return parts.length == 2 && parts[1].startsWith(Tokens.PREFIX) ? new Sent(parts[1], parts[0]) : null;
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return null;
    }

    private static final class WithoutAuthorization extends jakarta.servlet.http.HttpServletRequestWrapper {
        WithoutAuthorization(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION) ? null : super.getHeader(name);
        }

        @Override
        public java.util.Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)
                    ? java.util.Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }
}
