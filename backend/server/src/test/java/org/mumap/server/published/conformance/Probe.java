package org.mumap.server.published.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface under test, and the database behind it as the judge. */
final class Probe {

    static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Http http;
    private final TestDatabase database;

    Probe(int port, String account, TestDatabase database) {
        this.http = new Http(port, account);
        this.database = database;
    }

    Http http() {
        return http;
    }

    HttpResponse<byte[]> get(String path) {
        return http.get("/ogc" + path);
    }

    HttpResponse<byte[]> getAs(String path, String accept) {
        return http.send(http.request("/ogc" + path).header("Accept", accept).GET());
    }

    /** The document at a path; it must be there. */
    JsonNode json(String path) {
        return http.json("/ogc" + path);
    }

    /** A link may lead to another address of this server than the one it was asked by. */
    JsonNode follow(JsonNode link) {
        return http.json(local(link));
    }

    static String local(JsonNode link) {
        return link.get("href").asString().replaceFirst("^https?://[^/]+", "");
    }

    List<String> collections() {
        List<String> ids = new ArrayList<>();
        json("/collections")
                .get("collections")
                .forEach(each -> ids.add(each.get("id").asString()));
        assertThat(ids).contains("parcels", "parks", "idle_candidates", "project_sites", "control_lines", "utilities");
        return ids;
    }

    /** The ids of all pages. */
    Set<String> ids(String collection, String parameters) {
        Set<String> ids = new TreeSet<>();
        String next =
                "/ogc/collections/" + collection + "/items?limit=5000" + (parameters.isEmpty() ? "" : "&" + parameters);
        while (!next.isEmpty()) {
            JsonNode page = http.json(next);
            for (JsonNode feature : page.get("features")) {
                assertThat(ids.add(feature.get("id").asString()))
                        .as("met twice")
                        .isTrue();
            }
            next = link(page, "next") == null ? "" : local(link(page, "next"));
        }
        return ids;
    }

    /** The ids that a filter leaves, in text. */
    Set<String> filtered(String collection, String filter) {
        return ids(collection, "filter=" + encoded(filter));
    }

    int statusOfFilter(String collection, String filter) {
        return get("/collections/" + collection + "/items?limit=1&filter=" + encoded(filter))
                .statusCode();
    }

    /** The ids that the owner of the database finds. */
    Set<String> truth(String sql) {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("set mumap.scope = 'county'");
            try (ResultSet rows = statement.executeQuery(sql)) {
                Set<String> ids = new TreeSet<>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static JsonNode link(JsonNode document, String rel) {
        return link(document, rel, "");
    }

    /** The link of that relation and, unless empty, type; null when there is none. */
    static JsonNode link(JsonNode document, String rel, String type) {
        for (JsonNode link : document.get("links")) {
            if (link.get("rel").asString().equals(rel)
                    && link.path("type").asString("").startsWith(type)) {
                return link;
            }
        }
        return null;
    }

    /** The parameter of an operation in the API definition. */
    JsonNode parameter(String path, String name) {
        for (JsonNode parameter : json("/api").get("paths").get(path).get("get").get("parameters")) {
            if (parameter.get("name").asString().equals(name)) {
                return parameter;
            }
        }
        throw new AssertionError(path + " has no parameter " + name);
    }

    static JsonNode read(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
