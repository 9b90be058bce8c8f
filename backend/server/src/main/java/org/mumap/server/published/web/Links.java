package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.server.published.PublishedSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Absolute addresses of what we serve: the configured address of the server wins over what a request claims. */
@Component
class Links {

    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String SCHEMA = "application/schema+json";
    static final String MVT = "application/vnd.mapbox-vector-tile";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

    private final PublishedSettings settings;

    Links(PublishedSettings settings) {
        this.settings = settings;
    }

    /** The address of {@code /ogc}. */
    String root(HttpServletRequest request) {
        String base = settings.baseUrl().isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : settings.baseUrl().replaceFirst("/+$", "");
        return base + "/ogc";
    }

    /** The address of a collection. */
    String collection(HttpServletRequest request, String id) {
        return root(request) + "/collections/" + id;
    }

    /** The address of the request at hand, its page beginning after a key. */
    String items(HttpServletRequest request, String collection, @Nullable String after) {
        UriComponentsBuilder uri = UriComponentsBuilder.fromUriString(collection(request, collection) + "/items");
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("after") || after == null) {
                uri.queryParam(encoded(name), encoded(values[0]));
            }
        });
        if (after != null) {
            uri.queryParam("after", encoded(after));
        }
        return uri.build(true).toUriString();
    }

    /** The address of one feature; a key may contain slashes. */
    String item(HttpServletRequest request, String collection, String key) {
        return collection(request, collection) + "/items/" + UriUtils.encodePath(key, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /** One link of an answer (RFC 8288 relation names). */
    static Map<String, Object> link(String rel, String type, String href, String title) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("href", href);
        link.put("rel", rel);
        link.put("type", type);
        link.put("title", title);
        return link;
    }
}
