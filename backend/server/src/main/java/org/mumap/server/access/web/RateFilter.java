package org.mumap.server.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.mumap.server.access.Account;
import org.mumap.server.access.rate.RateLimits;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the requests of a token, of an account by password, or of a session; who asks too often waits (429). */
final class RateFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ProblemWriter problems;

    RateFilter(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        long wait = 0;
        if (who != null && who.getPrincipal() instanceof Account account) {
            Object token = request.getAttribute(TokenSignIn.TOKEN);
            HttpSession session = request.getSession(false);
            wait = token != null
                    ? limits.waitOfToken(token.toString())
                    : limits.waitOfAccount(account.username() + (session == null ? "" : " " + session.getId()));
        }
        if (wait > 0) {
            tooMany(problems, request, response, wait);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Answers that one must wait. */
    static void tooMany(ProblemWriter problems, HttpServletRequest request, HttpServletResponse response, long seconds)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        problems.answer(request, response, HttpStatus.TOO_MANY_REQUESTS, "asked-too-often", List.of(seconds));
    }
}
