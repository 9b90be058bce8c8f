package org.mumap.server.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.access.Devices;
import org.mumap.server.access.SignedIn;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the account of a session anew, so that changed rights or a disabled account count from the next request on. A session ends
 * with a change of the password, and after twelve hours however busy it is.
 */
@Component
class FreshAccount extends OncePerRequestFilter {

    private static final String SIGNED_IN_AT = FreshAccount.class.getName() + ".signedInAt";
    private static final String DEVICE = FreshAccount.class.getName() + ".device";
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Accounts accounts;
    private final Devices devices;
    private final ProblemWriter problems;
    private final Clock clock;

    FreshAccount(Accounts accounts, Devices devices, ProblemWriter problems, Clock clock) {
        this.accounts = accounts;
        this.devices = devices;
        this.problems = problems;
        this.clock = clock;
    }

    /** Notes when a session began, by a password. */
    static void begin(HttpSession session, Instant at) {
        session.setAttribute(SIGNED_IN_AT, at);
        session.removeAttribute(DEVICE);
    }

    /** Notes when a session began that a remembered device has opened: it may only do what {@link DeviceLimits} allow. */
    static void beginOnDevice(HttpSession session, Instant at, long deviceId) {
        session.setAttribute(DEVICE, deviceId);
        session.setAttribute(SIGNED_IN_AT, at);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Account account) {
            HttpSession session = request.getSession(false);
            Optional<Account> now = holding(account, session);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            if (now.isPresent()) {
                boolean onDevice = session != null && session.getAttribute(DEVICE) != null;
                if (onDevice && !DeviceLimits.allow(request, now.get())) {
                    problems.answer(request, response, HttpStatus.FORBIDDEN, "password-needed", List.of());
                    return;
                }
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        now.get(), null, onDevice ? SignedIn.ON_DEVICE : authentication.getAuthorities()));
            } else if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private Optional<Account> holding(Account account, @Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(SIGNED_IN_AT) instanceof Instant signedInAt)) {
            return Optional.empty();
        }
        boolean deviceHolds = !(session.getAttribute(DEVICE) instanceof Long device) || devices.holds(device);
        return deviceHolds && signedInAt.plus(LONGEST).isAfter(clock.instant())
                ? accounts.find(account.username(), signedInAt)
                : Optional.empty();
    }

    @Configuration(proxyBeanMethods = false)
    static class NotAServletFilter {

        /** It belongs to the browser's security chain only. */
        @Bean
        FilterRegistrationBean<FreshAccount> freshAccountRegistration(FreshAccount filter) {
            FilterRegistrationBean<FreshAccount> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
