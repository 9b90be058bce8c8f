package org.mumap.server.published.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives the small documents under {@code /ogc} a strong tag of their content and a 304 to whom has it. Features and tiles carry tags
 * of their own, known before their content is made.
 */
@Component
class DocumentTags extends ShallowEtagHeaderFilter {

    private static final Pattern OWN_TAGS =
            Pattern.compile(".*/(items|tiles/WebMercatorQuad|styles)/.*|.*/items|.*\\.qg[sz]");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !request.getMethod().equals("GET")
                || !(path.equals("/ogc") || path.startsWith("/ogc/") || path.equals("/api/openapi.json"))
                || OWN_TAGS.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Encoding, Accept-Language, Authorization, Cookie");
        super.doFilterInternal(request, response, chain);
    }
}
