package org.mumap.server.published.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mumap.server.published.crs.ServedCrs;
import org.mumap.server.published.filter.Cql2;

/** Parameters of {@code items} as the API definition describes them (OGC API Features, Parts 1 to 3). */
final class FilterParameters {

    private FilterParameters() {}

    /** Those of a page of features that no property stands for. */
    static List<Object> all() {
        return List.of(
                uri("bbox-crs"),
                crs(),
                datetime(),
                parameter("filter", Map.of("type", "string", "maxLength", 10_000)),
                parameter(
                        "filter-lang",
                        Map.of("type", "string", "enum", List.of(Cql2.TEXT, Cql2.JSON), "default", Cql2.TEXT)),
                uri("filter-crs"),
                format());
    }

    static Map<String, Object> crs() {
        return uri("crs");
    }

    static Map<String, Object> datetime() {
        Map<String, Object> parameter = parameter("datetime", Map.of("type", "string"));
        parameter.put("style", "form");
        parameter.put("explode", false);
        parameter.put("description", Documents.text("ogc.datetime"));
        return parameter;
    }

    static Map<String, Object> format() {
        return parameter("f", Map.of("type", "string", "enum", List.of(Formats.JSON, Formats.HTML)));
    }

    private static Map<String, Object> uri(String name) {
        return parameter(name, Map.of("type", "string", "format", "uri", "default", ServedCrs.CRS84.uri()));
    }

    private static Map<String, Object> parameter(String name, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("required", false);
        parameter.put("schema", schema);
        return parameter;
    }
}
