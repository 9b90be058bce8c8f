package org.mumap.server.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.mumap.server.access.Devices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that holds a device's token: no script reads it, no other site sends it, and only the session's addresses get it. */
@Component
class DeviceCookie {

    private static final String NAME = "MUMAPDEVICE";
    private static final String PATH = "/api/session";

    private final boolean secureAlways;

    DeviceCookie(@Value("${server.servlet.session.cookie.secure:false}") boolean secureAlways) {
        this.secureAlways = secureAlways;
    }

    void give(String token, HttpServletRequest request, HttpServletResponse response) {
        write(token, Devices.REMEMBERED, request, response);
    }

    void take(HttpServletRequest request, HttpServletResponse response) {
        write("", Duration.ZERO, request, response);
    }

    Optional<String> find(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty() && value.length() <= 100)
                        .findFirst();
    }

    private void write(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .httpOnly(true)
                        .secure(secureAlways || request.isSecure())
                        .sameSite("Strict")
                        .path(PATH)
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
