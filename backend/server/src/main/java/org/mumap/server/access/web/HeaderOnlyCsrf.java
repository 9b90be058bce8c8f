package org.mumap.server.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/**
 * Takes the CSRF token from the header only. Looking for it among the parameters would make the container read a whole upload
 * before anybody is asked who he is. The token goes out as a cookie with every answer.
 */
final class HeaderOnlyCsrf extends CsrfTokenRequestAttributeHandler {

    HeaderOnlyCsrf() {
        // null: the token is made at once, so that the first answer already carries the cookie
        setCsrfRequestAttributeName(null);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return request.getHeader(token.getHeaderName());
    }
}
