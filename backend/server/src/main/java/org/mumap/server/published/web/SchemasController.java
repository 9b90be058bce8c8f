package org.mumap.server.published.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mumap.server.problem.Messages;
import org.mumap.server.published.Catalogue;
import org.mumap.server.published.Property;
import org.mumap.server.published.PublishedView;
import org.mumap.server.published.filter.Calls;
import org.mumap.server.published.filter.Queryables.ValueType;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is to ask by and what comes back: queryables (OGC API Features, Part 3), schemas, functions; from the database's comments. */
@RestController
@RequestMapping("/ogc")
class SchemasController {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final Catalogue catalogue;
    private final Links links;
    private final Documents documents;

    SchemasController(Catalogue catalogue, Links links, Documents documents) {
        this.catalogue = catalogue;
        this.links = links;
        this.documents = documents;
    }

    @GetMapping("/collections/{collection}/queryables")
    ResponseEntity<byte[]> queryables(@PathVariable String collection, HttpServletRequest request) {
        return schema(collection, "/queryables", request);
    }

    @GetMapping("/collections/{collection}/schema")
    ResponseEntity<byte[]> schema(@PathVariable String collection, HttpServletRequest request) {
        return schema(collection, "/schema", request);
    }

    private ResponseEntity<byte[]> schema(String collection, String path, HttpServletRequest request) {
        PublishedView view = catalogue.get(collection);
        QueryReader.ofPage(request, Set.of("f"));
        Locale locale = Messages.current();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("$id", links.collection(request, view.id()) + path);
        schema.put("type", "object");
        schema.put("title", view.title().in(locale));
        schema.put("description", view.description().in(locale));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(PublishedView.SHAPE, shape(view, locale));
        for (Property property : view.properties()) {
            properties.put(property.name(), property(view, property, locale));
        }
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return documents.answer(request, Links.SCHEMA, schema);
    }

    private static Map<String, Object> shape(PublishedView view, Locale locale) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("title", view.shape().in(locale));
        String type = view.geometryType().toLowerCase(Locale.ROOT);
        shape.put("format", "geometry-" + (type.equals("geometry") ? "any" : type));
        shape.put("x-ogc-role", "primary-geometry");
        return shape;
    }

    private static Map<String, Object> property(PublishedView view, Property property, Locale locale) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", property.title().in(locale));
        schema.put("type", property.type().jsonType());
        switch (property.type()) {
            case DATE -> schema.put("format", "date");
            case TEXTS -> schema.put("items", Map.of("type", "string"));
            default -> {
                // its type says it all
            }
        }
        if (!property.unit().isEmpty()) {
            schema.put("x-ogc-unit", property.unit());
        }
        if (property.name().equals(view.key())) {
            schema.put("x-ogc-role", "id");
        }
        return schema;
    }

    @GetMapping("/functions")
    ResponseEntity<byte[]> functions(HttpServletRequest request) {
        QueryReader.ofPage(request, Set.of("f"));
        Locale locale = Messages.current();
        List<Map<String, Object>> all = new ArrayList<>();
        for (Calls call : Calls.values()) {
            if (!call.standard()) {
                all.add(function(call, locale));
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("title", Documents.text("ogc.functions"));
        answer.put("functions", all);
        answer.put(
                "links",
                List.of(Links.link(
                        "self", Links.JSON, links.root(request) + "/functions", Documents.text("ogc.functions"))));
        return documents.answer(request, Links.JSON, answer);
    }

    private static Map<String, Object> function(Calls call, Locale locale) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", call.title());
        function.put("description", call.description(locale));
        function.put("returns", List.of(type(call.result())));
        function.put(
                "arguments",
                call.arguments().stream()
                        .map(argument -> Map.of("type", List.of(type(argument))))
                        .toList());
        return function;
    }

    private static String type(ValueType type) {
        return switch (type) {
            case TEXT -> "string";
            case NUMBER -> "number";
            case DATE, TIMESTAMP -> "datetime";
            case FLAG -> "boolean";
            case SHAPE -> "geometry";
            case TEXTS -> "array";
        };
    }

    /** The look of the pages for people. */
    @GetMapping("/pages.css")
    ResponseEntity<byte[]> look() throws IOException {
        try (var in = Objects.requireNonNull(SchemasController.class.getResourceAsStream("/published/pages.css"))) {
            return ResponseEntity.ok().contentType(CSS).body(in.readAllBytes());
        }
    }
}
