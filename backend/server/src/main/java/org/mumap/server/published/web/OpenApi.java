package org.mumap.server.published.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mumap.server.problem.Messages;
import org.mumap.server.published.PublishedView;

/** The API definition (OpenAPI 3.0.3) of the published layers, made from the catalogue. */
final class OpenApi {

    private static final String TAG = "layers";

    private OpenApi() {}

    /** The document, its texts in a language. */
    static Map<String, Object> document(List<PublishedView> views, String root, Locale locale) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put(
                "info",
                Map.of(
                        "title",
                        text(locale, "ogc.title"),
                        "description",
                        text(locale, "ogc.description"),
                        "version",
                        "1.0.0",
                        "license",
                        Map.of("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0")));
        document.put("tags", List.of(Map.of("name", TAG, "description", text(locale, "ogc.title"))));
        document.put("servers", List.of(Map.of("url", root)));
        document.put(
                "security",
                List.of(Map.of("token", List.of()), Map.of("basic", List.of()), Map.of("session", List.of())));
        document.put("paths", paths(views, locale));
        document.put(
                "components",
                Map.of(
                        "securitySchemes",
                        Map.of(
                                "token",
                                Map.of("type", "http", "scheme", "bearer"),
                                "basic",
                                Map.of("type", "http", "scheme", "basic"),
                                "session",
                                Map.of("type", "apiKey", "in", "cookie", "name", "MUMAPSESSION"))));
        return document;
    }

    private static Map<String, Object> paths(List<PublishedView> views, Locale locale) {
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put("/", get("landing", locale, "ogc.title", Links.JSON, List.of()));
        paths.put("/conformance", get("conformance", locale, "ogc.conformance", Links.JSON, List.of()));
        paths.put("/api", get("api", locale, "ogc.api", Links.OPENAPI, List.of()));
        paths.put("/functions", get("functions", locale, "ogc.functions", Links.JSON, List.of()));
        paths.put("/collections", get("collections", locale, "ogc.collections", Links.JSON, List.of()));
        paths.put("/tileMatrixSets", get("getTileMatrixSetsList", locale, "ogc.tms", Links.JSON, List.of()));
        paths.put(
                "/tileMatrixSets/{tileMatrixSetId}",
                get("getTileMatrixSet", locale, "ogc.tms", Links.JSON, List.of(inPath("tileMatrixSetId"))));
        for (PublishedView view : views) {
            String path = "/collections/" + view.id();
            String title = view.title().in(locale);
            paths.put(path, operation("describe." + view.id(), title, Links.JSON, List.of()));
            paths.put(path + "/queryables", operation("queryables." + view.id(), title, Links.SCHEMA, List.of()));
            paths.put(path + "/schema", operation("schema." + view.id(), title, Links.SCHEMA, List.of()));
            paths.put(
                    path + "/items",
                    operation("items." + view.id(), title, Links.GEOJSON, pageParameters(view, locale)));
            paths.put(
                    path + "/items/{featureId}",
                    operation("item." + view.id(), title, Links.GEOJSON, itemParameters()));
            paths.put(
                    path + "/tiles",
                    operation(view.id() + ".collection.vector.getTileSetsList", title, Links.JSON, List.of()));
            paths.put(
                    path + "/tiles/WebMercatorQuad",
                    operation(view.id() + ".collection.vector.getTileSet", title, Links.JSON, List.of(year())));
            paths.put(
                    path + "/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}",
                    operation(
                            view.id() + ".collection.vector.getTile",
                            title,
                            Links.MVT,
                            List.of(inPath("tileMatrix"), inPath("tileRow"), inPath("tileCol"), year())));
            paths.put(path + "/styles/default", operation("style." + view.id(), title, Links.JSON, List.of()));
        }
        return paths;
    }

    private static List<Object> itemParameters() {
        return List.of(
                inPath("featureId"),
                year(),
                FilterParameters.crs(),
                FilterParameters.datetime(),
                FilterParameters.format());
    }

    private static List<Object> pageParameters(PublishedView view, Locale locale) {
        List<Object> parameters = new ArrayList<>();
        Map<String, Object> bbox = query("bbox", "array");
        bbox.put("schema", Map.of("type", "array", "minItems", 4, "maxItems", 6, "items", Map.of("type", "number")));
        bbox.put("style", "form");
        bbox.put("explode", false);
        parameters.add(bbox);
        Map<String, Object> limit = query("limit", "integer");
        limit.put(
                "schema",
                Map.of(
                        "type",
                        "integer",
                        "minimum",
                        1,
                        "maximum",
                        QueryReader.MOST,
                        "default",
                        QueryReader.DEFAULT_LIMIT));
        parameters.add(limit);
        parameters.add(query("after", "string"));
        parameters.addAll(FilterParameters.all());
        parameters.add(year());
        view.properties().stream()
                .filter(property -> property.comparable() && !property.name().equals("year"))
                .forEach(property -> {
                    Map<String, Object> parameter =
                            query(property.name(), property.type().jsonType());
                    parameter.put("description", property.title().in(locale));
                    parameters.add(parameter);
                });
        return parameters;
    }

    private static Map<String, Object> year() {
        return query("year", "integer");
    }

    private static Map<String, Object> query(String name, String type) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("required", false);
        parameter.put("schema", Map.of("type", type));
        return parameter;
    }

    private static Map<String, Object> inPath(String name) {
        return Map.of("name", name, "in", "path", "required", true, "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> get(
            String id, Locale locale, String code, String mediaType, List<Object> parameters) {
        return operation(id, text(locale, code), mediaType, parameters);
    }

    private static Map<String, Object> operation(
            String id, String summary, String mediaType, List<? extends Object> parameters) {
        Map<String, Object> problem =
                Map.of("description", "RFC 9457", "content", Map.of("application/problem+json", Map.of()));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", summary, "content", Map.of(mediaType, Map.of())));
        responses.put("400", problem);
        responses.put("401", problem);
        responses.put("404", problem);
        responses.put("429", problem);
        Map<String, Object> get = new LinkedHashMap<>();
        get.put("operationId", id);
        get.put("summary", summary);
        get.put("description", summary);
        get.put("tags", List.of(TAG));
        get.put("parameters", parameters);
        get.put("responses", responses);
        return Map.of("get", get);
    }

    private static String text(Locale locale, String code) {
        return Messages.text("published", locale, code, List.of());
    }
}
