package org.mumap.server.access.web;

import java.util.List;
import org.mumap.server.access.Account;
import org.mumap.server.access.Audit;
import org.mumap.server.access.rate.RateLimits;
import org.mumap.server.access.token.Tokens;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Two chains. A request with an {@code Authorization} header is a program: token or Basic, stateless, no CSRF token. Everything else is
 * a browser: session cookie, CSRF token on every change. Not signed in is 401 as a problem document, never a redirect.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    private static final String[] OPEN = {
        "/",
        "/index.html",
        "/favicon.ico",
        "/favicon.svg",
        "/sw.js",
        "/assets/**",
        "/webjars/**",
        "/manifest.webmanifest",
        "/icon-*.png",
        "/error",
        "/actuator/health",
        "/api/config",
        "/api/session",
        "/api/session/first",
        "/api/session/device",
        "/trust",
        "/trust/ca.crt",
        "/trust.css",
        "/api/guest",
        "/api/guest/qr.svg"
    };

    private final ProblemWriter problems;
    private final RateLimits limits;
    private final boolean trial;

    Security(ProblemWriter problems, RateLimits limits, @Value("${mumap.tls.trial-ca:}") String trialCa) {
        this.problems = problems;
        this.limits = limits;
        this.trial = !trialCa.isBlank();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(10);
    }

    @Bean
    AuthenticationManager authenticationManager(AuthenticationProvider provider) {
        return new ProviderManager(provider);
    }

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, AuthenticationManager manager, Tokens tokens, Audit audit)
            throws Exception {
        return http.securityMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                .authenticationManager(manager)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, failure) -> {
                    if (failure instanceof LockedException) {
                        problems.answer(request, response, HttpStatus.TOO_MANY_REQUESTS, "account-locked", List.of(10));
                    } else {
                        Challenge.add(request, response);
                        problems.answer(request, response, HttpStatus.UNAUTHORIZED, "bad-credentials", List.of());
                    }
                }))
                .addFilterBefore(new TokenSignIn(tokens, limits, audit, problems), BasicAuthenticationFilter.class)
                .addFilterBefore(new RateFilter(limits, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/api/**", "/ogc/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(this::problems)
                .headers(this::headers)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browser(
            HttpSecurity http, AuthenticationManager manager, SecurityContextRepository contexts, FreshAccount fresh)
            throws Exception {
        return http.authenticationManager(manager)
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new HeaderOnlyCsrf()))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(fresh, AuthorizationFilter.class)
                .addFilterBefore(new RateFilter(limits, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/api/**", "/ogc/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(this::problems)
                .headers(this::headers)
                .build();
    }

    private void problems(
            org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer<HttpSecurity>
                    handling) {
        handling.authenticationEntryPoint((request, response, failure) -> {
                    Challenge.add(request, response);
                    problems.answer(request, response, HttpStatus.UNAUTHORIZED, "http-401", List.of());
                })
                .accessDeniedHandler((request, response, failure) -> {
                    Authentication who = SecurityContextHolder.getContext().getAuthentication();
                    boolean known = who != null && who.getPrincipal() instanceof Account;
                    boolean signingIn = request.getRequestURI().startsWith("/api/session");
                    if (known || signingIn) {
                        problems.answer(request, response, HttpStatus.FORBIDDEN, "http-403", List.of());
                    } else {
                        problems.answer(request, response, HttpStatus.UNAUTHORIZED, "http-401", List.of());
                    }
                });
    }

    private void headers(
            org.springframework.security.config.annotation.web.configurers.HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(ContentSecurityPolicy.directives()))
                .referrerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy
                                .SAME_ORIGIN))
                .frameOptions(frame -> frame.deny());
        if (trial) {
            // whoever tries out must be able to come back without TLS
            headers.httpStrictTransportSecurity(hsts -> hsts.disable());
        }
    }
}
