package org.mumap.server.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Account;
import org.mumap.server.access.Accounts;
import org.mumap.server.access.Audit;
import org.mumap.server.access.Devices;
import org.mumap.server.access.FirstAccount;
import org.mumap.server.access.SignedIn;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The browser's session: sign in, who am I, sign out. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final AuthenticationManager manager;
    private final SecurityContextRepository contexts;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final FirstAccount first;
    private final Devices devices;
    private final DeviceCookie cookie;
    private final Audit audit;
    private final Clock clock;

    SessionController(
            AuthenticationManager manager,
            SecurityContextRepository contexts,
            Accounts accounts,
            SignedIn signedIn,
            FirstAccount first,
            Devices devices,
            DeviceCookie cookie,
            Audit audit,
            Clock clock) {
        this.manager = manager;
        this.contexts = contexts;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.first = first;
        this.devices = devices;
        this.cookie = cookie;
        this.audit = audit;
        this.clock = clock;
    }

    record Credentials(
            @NotNull @Size(max = 100) String username,
            @NotNull @Size(max = 200) String password,
            @Nullable Boolean remember) {}

    record First(
            @NotNull @Size(max = 64) String code,
            @NotNull @Size(max = 100) String username,
            @NotNull @Size(max = 200) String password,
            @NotNull @Size(max = 100) String displayName) {}

    record AccountAnswer(
            String username,
            String displayName,
            String displayNameEn,
            String office,
            boolean county,
            List<String> parks,
            List<String> towns,
            List<String> may,
            String home,
            boolean onDevice) {}

    @GetMapping
    AccountAnswer current() {
        return answer(signedIn.get());
    }

    @PostMapping
    AccountAnswer signIn(
            @RequestBody @Valid Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        try {
            Authentication authentication = manager.authenticate(attempt(credentials, request));
            if (request.getSession(false) != null) {
                // a session that existed before sign-in must not be known to anybody else afterwards
                request.changeSessionId();
            }
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            FreshAccount.begin(request.getSession(), clock.instant());
            if (Boolean.TRUE.equals(credentials.remember())) {
                remember(signedIn.get(), request, response);
            }
            audit.record(credentials.username(), "sign-in", "", "ok", Map.of());
            return answer(signedIn.get());
        } catch (LockedException e) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "account-locked", 10);
        } catch (AuthenticationException e) {
            throw new Problem(HttpStatus.UNAUTHORIZED, "bad-credentials");
        }
    }

    /** Opens a session by the device's token: it reads and instructs. */
    @PostMapping("/device")
    AccountAnswer onDevice(HttpServletRequest request, HttpServletResponse response) {
        String token = cookie.find(request).orElseThrow(() -> new Problem(HttpStatus.UNAUTHORIZED, "http-401"));
        Devices.Opened opened = devices.open(token, request.getRemoteAddr()).orElseThrow(() -> {
            cookie.take(request, response);
            return new Problem(HttpStatus.UNAUTHORIZED, "http-401");
        });
        HttpSession old = request.getSession(false);
        if (old != null) {
            // nothing of a session that may have been more is taken over
            old.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(opened.account(), null, SignedIn.ON_DEVICE));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        FreshAccount.beginOnDevice(request.getSession(), clock.instant(), opened.deviceId());
        return answer(opened.account());
    }

    // a device that is remembered anew holds one token, not two
    private void remember(Account account, HttpServletRequest request, HttpServletResponse response) {
        String token = devices.remember(account, deviceName(request), request.getRemoteAddr());
        cookie.find(request).ifPresent(devices::forget);
        cookie.give(token, request, response);
    }

    /** The part of the browser's name that people know a device by: {@code iPhone}, {@code Android 15; Pixel 9}. */
    private static String deviceName(HttpServletRequest request) {
        String agent = String.valueOf(request.getHeader(HttpHeaders.USER_AGENT));
        int from = agent.indexOf('(');
        int to = agent.indexOf(')', from + 1);
        String name = from >= 0 && to > from ? agent.substring(from + 1, to) : agent;
        return name.replaceAll("[^\\x20-\\x7e]", "").strip();
    }

    @PostMapping("/first")
    @ResponseStatus(HttpStatus.CREATED)
    void createFirst(@RequestBody @Valid First request) {
        first.create(request.code(), request.username(), request.password(), request.displayName());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        cookie.find(request).ifPresent(token -> {
            devices.forget(token);
            cookie.take(request, response);
        });
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    private static Authentication attempt(Credentials credentials, HttpServletRequest request) {
        var attempt =
                UsernamePasswordAuthenticationToken.unauthenticated(credentials.username(), credentials.password());
        attempt.setDetails(new WebAuthenticationDetails(request));
        return attempt;
    }

    private AccountAnswer answer(Account account) {
        return new AccountAnswer(
                account.username(),
                account.displayName(),
                account.displayNameEn(),
                account.office(),
                account.county(),
                account.county() ? List.of() : accounts.scope(account).parks(),
                account.towns(),
                account.may().stream().map(Enum::name).sorted().toList(),
                account.home(),
                signedIn.onDevice());
    }
}
