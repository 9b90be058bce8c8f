package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mumap.server.problem.Messages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Answers that are one small document: as JSON, or the same as a page for people, each telling of the other. */
@Component
class Documents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String VARY = "Accept, Accept-Language";

    private final Links links;

    Documents(Links links) {
        this.links = links;
    }

    /** The document in the format asked for; a list of links in it also leads to the other one. */
    ResponseEntity<byte[]> answer(HttpServletRequest request, String mediaType, Map<String, Object> document) {
        boolean html = Formats.html(request);
        Map<String, Object> whole = new LinkedHashMap<>(document);
        if (whole.get("links") instanceof List<?> known) {
            List<Object> all = new ArrayList<>(known);
            all.add(alternate(request, mediaType, html));
            whole.put("links", all);
        }
        byte[] body = html
                ? Pages.of(JSON.valueToTree(whole), links.root(request)).getBytes(StandardCharsets.UTF_8)
                : JSON.writeValueAsBytes(whole);
        return ResponseEntity.ok()
                .contentType(html ? Pages.HTML : MediaType.parseMediaType(mediaType))
                .header(HttpHeaders.VARY, VARY)
                .body(body);
    }

    /** The link to the other format of the request at hand. */
    Map<String, Object> alternate(HttpServletRequest request, String mediaType, boolean html) {
        String type = html ? mediaType : MediaType.TEXT_HTML_VALUE;
        return Links.link(
                "alternate", type, here(request, html ? Formats.JSON : Formats.HTML), type.replaceFirst(";.*", ""));
    }

    /** The address of the request at hand, asking for a format. */
    String here(HttpServletRequest request, String format) {
        String path = request.getRequestURI().substring(request.getContextPath().length() + "/ogc".length());
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(links.root(request) + path);
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("f")) {
                uri.queryParam(encoded(name), encoded(values[0]));
            }
        });
        return uri.queryParam("f", format).build(true).toUriString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    static String text(String code) {
        return Messages.text("published", Messages.current(), code, List.of());
    }
}
