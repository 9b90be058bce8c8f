package org.mumap.server.apidoc;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Messages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Makes the OpenAPI document of everything. */
final class ApiDocument {

    private static final String JSON = "application/json";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern ROOM = Pattern.compile("org\\.mumap\\.server\\.(\\w+)\\..*");

    private static final Map<String, String> FILES = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "zip", "application/zip",
            "png", "image/png",
            "jpg", "image/jpeg",
            "svg", "image/svg+xml",
            "crt", "application/x-x509-ca-cert",
            "qgs", "application/x-qgis-project",
            "qml", "application/x-qgis-layer-settings");

    private final ApiPage page;
    private final Locale locale;
    private final Shapes shapes = new Shapes();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();
    private final TreeSet<String> rooms = new TreeSet<>();

    private final Examples examples = Examples.read();
    private final String server;

    private ApiDocument(ApiPage page, String server, Locale locale) {
        this.page = page;
        this.server = server;
        this.locale = locale;
    }

    /**
     * The document.
     *
     * @param handlers what Spring knows
     * @param server address of the server
     * @param version version of the program
     */
    static Map<String, Object> of(
            Map<RequestMappingInfo, HandlerMethod> handlers,
            ApiPage page,
            String server,
            String version,
            Locale locale) {
        ApiDocument document = new ApiDocument(page, server, locale);
        handlers.forEach(document::handler);
        return document.whole(version);
    }

    private void handler(RequestMappingInfo mapping, HandlerMethod handler) {
        Matcher room = ROOM.matcher(handler.getBeanType().getName());
        if (!room.matches()) {
            return;
        }
        for (String pattern : mapping.getPatternValues()) {
            String path = plain(pattern);
            for (var verb : mapping.getMethodsCondition().getMethods()) {
                rooms.add(room.group(1));
                paths.computeIfAbsent(path, key -> new TreeMap<>())
                        .put(
                                verb.name().toLowerCase(Locale.ROOT),
                                operation(verb.name(), path, room.group(1), handler));
            }
        }
    }

    /** An address as a reader writes it, without the expressions that its parts must match. */
    static String plain(String pattern) {
        return pattern.replaceAll("\\{\\*?(\\w+)(:[^/]*?})?}?", "{$1}");
    }

    private Map<String, Object> operation(String verb, String path, String room, HandlerMethod handler) {
        String words = page.words(verb + " " + path, locale);
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", operationId(verb, path));
        operation.put("tags", List.of(room));
        operation.put("summary", summary(words));
        operation.put("description", words);
        List<Object> parameters = parameters(path, handler);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        Map<String, Object> body = body(handler);
        if (body != null) {
            operation.put("requestBody", body);
        }
        operation.put("responses", responses(verb, path, handler));
        examples.of(verb + " " + path, server).ifPresent(sample -> operation.put("x-codeSamples", List.of(sample)));
        return operation;
    }

    // the first clause of what the page says
    private static String summary(String words) {
        String first = words.split("[;;。(:(]|, | · ", 2)[0].strip();
        return first.isEmpty() ? words : first;
    }

    private static String operationId(String verb, String path) {
        String id = Stream.of(path.split("[/.\\-]"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.replaceAll("\\{(\\w+)}", "By_$1").replaceAll("\\W", ""))
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining())
                .replace("By_", "By");
        return verb.toLowerCase(Locale.ROOT) + id;
    }

    private List<Object> parameters(String path, HandlerMethod handler) {
        List<Object> parameters = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(path);
        while (variable.find()) {
            parameters.add(parameter(variable.group(1), "path", true, typeOf(handler, variable.group(1))));
        }
        for (Parameter parameter : handler.getMethod().getParameters()) {
            RequestParam asked = parameter.getAnnotation(RequestParam.class);
            if (asked != null && !isFile(parameter) && !isForm(handler)) {
                parameters.add(parameter(
                        name(asked.name(), asked.value(), parameter),
                        "query",
                        isNeeded(asked, parameter),
                        withDefault(shapes.of(parameter.getParameterizedType()), asked.defaultValue())));
            }
            RequestHeader header = parameter.getAnnotation(RequestHeader.class);
            if (header != null) {
                parameters.add(parameter(
                        name(header.name(), header.value(), parameter),
                        "header",
                        header.required(),
                        shapes.of(parameter.getParameterizedType())));
            }
        }
        return parameters;
    }

    private Map<String, Object> typeOf(HandlerMethod handler, String variable) {
        for (Parameter parameter : handler.getMethod().getParameters()) {
            PathVariable named = parameter.getAnnotation(PathVariable.class);
            if (named != null && name(named.name(), named.value(), parameter).equals(variable)) {
                return shapes.of(parameter.getParameterizedType());
            }
        }
        return Map.of("type", "string");
    }

    private static Map<String, Object> parameter(String name, String in, boolean needed, Map<String, Object> shape) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", needed);
        parameter.put("schema", shape.isEmpty() ? Map.of("type", "string") : shape);
        return parameter;
    }

    private static boolean isNeeded(RequestParam asked, Parameter parameter) {
        boolean optional = Stream.of(parameter.getAnnotatedType().getAnnotations())
                .anyMatch(one -> one.annotationType().getSimpleName().equals("Nullable"));
        return asked.required() && !optional && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
    }

    private static Map<String, Object> withDefault(Map<String, Object> shape, String value) {
        if (value.equals(ValueConstants.DEFAULT_NONE) || value.isEmpty()) {
            return shape;
        }
        Map<String, Object> with = new LinkedHashMap<>(shape);
        with.put(
                "default",
                switch (String.valueOf(shape.get("type"))) {
                    case "boolean" -> Boolean.valueOf(value);
                    case "integer" -> Long.valueOf(value);
                    case "number" -> new java.math.BigDecimal(value);
                    default -> value;
                });
        return with;
    }

    private @Nullable Map<String, Object> body(HandlerMethod handler) {
        if (isForm(handler)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            List<String> needed = new ArrayList<>();
            for (Parameter parameter : handler.getMethod().getParameters()) {
                RequestParam asked = parameter.getAnnotation(RequestParam.class);
                RequestPart part = parameter.getAnnotation(RequestPart.class);
                if (asked == null && part == null) {
                    continue;
                }
                String name = asked != null
                        ? name(asked.name(), asked.value(), parameter)
                        : name(part.name(), part.value(), parameter);
                fields.put(
                        name,
                        isFile(parameter)
                                ? Map.of("type", "string", "format", "binary")
                                : shapes.of(parameter.getParameterizedType()));
                if (asked != null && isNeeded(asked, parameter)) {
                    needed.add(name);
                }
            }
            Map<String, Object> shape = new LinkedHashMap<>(Map.of("type", "object", "properties", fields));
            if (!needed.isEmpty()) {
                shape.put("required", needed);
            }
            return Map.of("required", true, "content", Map.of("multipart/form-data", Map.of("schema", shape)));
        }
        for (Parameter parameter : handler.getMethod().getParameters()) {
            RequestBody asked = parameter.getAnnotation(RequestBody.class);
            if (asked != null) {
                boolean bytes = parameter.getType() == byte[].class;
                return Map.of(
                        "required",
                        asked.required(),
                        "content",
                        Map.of(
                                bytes ? "application/octet-stream" : JSON,
                                Map.of(
                                        "schema",
                                        bytes
                                                ? Map.of("type", "string", "format", "binary")
                                                : shapes.of(parameter.getParameterizedType()))));
            }
        }
        return null;
    }

    private Map<String, Object> responses(String verb, String path, HandlerMethod handler) {
        ResponseStatus stated = handler.getMethodAnnotation(ResponseStatus.class);
        int status = stated == null ? 200 : stated.value().value();
        Map<String, Object> good = new LinkedHashMap<>();
        good.put("description", status == 204 ? "done" : status == 201 ? "made" : "answer");
        if (status != 204) {
            good.put("content", content(path, handler));
        }
        Map<String, Object> responses = new TreeMap<>();
        responses.put(String.valueOf(status), good);
        // made with a Location or a body of its own: Spring learns the status only when it runs
        if (status == 200
                && verb.equals("POST")
                && returned(handler) != handler.getMethod().getGenericReturnType()) {
            responses.put("201", good);
        }
        for (String problem : List.of("400", "401", "403", "404", "429")) {
            responses.put(problem, Map.of("$ref", "#/components/responses/Problem" + problem));
        }
        if (!verb.equals("GET")) {
            responses.put("409", Map.of("$ref", "#/components/responses/Problem409"));
        }
        return responses;
    }

    private Map<String, Object> content(String path, HandlerMethod handler) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        Type type = returned(handler);
        boolean file = FILES.containsKey(ending) || type == byte[].class || type == void.class;
        if (!file) {
            Map<String, Object> shape = shapes.of(type);
            return Map.of(JSON, Map.of("schema", shape));
        }
        boolean geo = path.startsWith("/ogc") && !FILES.containsKey(ending);
        String media = geo ? mediaOfLayers(path) : FILES.getOrDefault(ending, "application/octet-stream");
        return Map.of(
                media,
                Map.of(
                        "schema",
                        media.endsWith("json")
                                ? Map.of("type", "object")
                                : Map.of("type", "string", "format", "binary")));
    }

    // documents of the layers are written by hand, in the format asked for
    private static String mediaOfLayers(String path) {
        if (path.contains("/items")) {
            return "application/geo+json";
        }
        if (path.endsWith("/queryables") || path.endsWith("/schema")) {
            return "application/schema+json";
        }
        return path.contains("/tiles/WebMercatorQuad/{") ? "application/vnd.mapbox-vector-tile" : JSON;
    }

    private static Type returned(HandlerMethod handler) {
        Type type = handler.getMethod().getGenericReturnType();
        return type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : type == ResponseEntity.class ? Object.class : type;
    }

    private static boolean isForm(HandlerMethod handler) {
        return Stream.of(handler.getMethod().getParameters()).anyMatch(ApiDocument::isFile);
    }

    private static boolean isFile(Parameter parameter) {
        return MultipartFile.class.isAssignableFrom(parameter.getType())
                || jakarta.servlet.http.Part.class.isAssignableFrom(parameter.getType())
                || (Collection.class.isAssignableFrom(parameter.getType())
                        && parameter.getParameterizedType().getTypeName().contains("MultipartFile"));
    }

    private static String name(String name, String value, Parameter parameter) {
        return !name.isEmpty() ? name : !value.isEmpty() ? value : parameter.getName();
    }

    private Map<String, Object> whole(String version) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put(
                "info",
                Map.of(
                        "title",
                        text("title"),
                        "description",
                        text("description"),
                        "version",
                        version,
                        "contact",
                        Map.of("name", "MuMap"),
                        "license",
                        Map.of("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0")));
        document.put("servers", List.of(Map.of("url", server)));
        document.put(
                "security",
                List.of(Map.of("token", List.of()), Map.of("basic", List.of()), Map.of("session", List.of())));
        document.put(
                "tags",
                rooms.stream()
                        .map(room -> Map.of("name", room, "description", text("room." + room)))
                        .toList());
        document.put("paths", paths);
        document.put("components", components());
        return document;
    }

    private Map<String, Object> components() {
        Map<String, Object> problems = new TreeMap<>();
        for (String status : List.of("400", "401", "403", "404", "409", "429")) {
            Map<String, Object> response = new LinkedHashMap<>();
            response.put("description", Messages.text("problems", locale, "http-" + status + ".title", List.of()));
            if (status.equals("429")) {
                response.put(
                        "headers",
                        Map.of(
                                "Retry-After",
                                Map.of("description", text("retryAfter"), "schema", Map.of("type", "integer"))));
            }
            response.put(
                    "content",
                    Map.of(
                            "application/problem+json",
                            Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
            problems.put("Problem" + status, response);
        }
        Map<String, Object> schemas = new TreeMap<>(shapes.described());
        schemas.put("Problem", problem());
        return Map.of(
                "schemas",
                schemas,
                "responses",
                problems,
                "securitySchemes",
                Map.of(
                        "token",
                        Map.of("type", "http", "scheme", "bearer", "description", text("token")),
                        "basic",
                        Map.of("type", "http", "scheme", "basic", "description", text("basic")),
                        "session",
                        Map.of(
                                "type",
                                "apiKey",
                                "in",
                                "cookie",
                                "name",
                                "MUMAPSESSION",
                                "description",
                                text("session"))));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", Map.of("type", "string"));
        properties.put("title", Map.of("type", "string"));
        properties.put("status", Map.of("type", "integer"));
        properties.put("detail", Map.of("type", "string"));
        properties.put("code", Map.of("type", "string"));
        return Map.of(
                "type", "object", "required", List.of("type", "title", "status", "detail"), "properties", properties);
    }

    private String text(String code) {
        return Messages.text("apidoc", locale, code, List.of());
    }
}
