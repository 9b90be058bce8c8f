package org.mumap.server.access.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/**
 * Asks for name and password where a desktop program reads layers or files: it shows its own dialog only when it is asked. The pages
 * of the web front end are not asked, or their browser would show a dialog instead of the sign-in page.
 */
final class Challenge {

    private static final List<String> DESKTOP = List.of("QGIS/", "ArcGIS", "Mashup", "GDAL");
    private static final List<String> OF_A_PAGE = List.of("MUMAPSESSION", "XSRF-TOKEN");

    private Challenge() {}

    static void add(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean layers = path.equals("/ogc") || path.startsWith("/ogc/") || path.startsWith("/api/exports/");
        if (layers && (isDesktop(request) || !isPage(request))) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"MuMap\", charset=\"UTF-8\"");
        }
    }

    private static boolean isDesktop(HttpServletRequest request) {
        String agent = String.valueOf(request.getHeader(HttpHeaders.USER_AGENT));
        return DESKTOP.stream().anyMatch(agent::contains);
    }

    private static boolean isPage(HttpServletRequest request) {
        Cookie[] cookies = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        return Stream.of(cookies).map(Cookie::getName).anyMatch(OF_A_PAGE::contains);
    }
}
