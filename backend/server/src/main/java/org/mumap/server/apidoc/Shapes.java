package org.mumap.server.apidoc;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Shapes (JSON schemas) of what the program takes and gives, from its records. A record is described once and referred to. */
final class Shapes {

    private static final Map<Class<?>, Map<String, Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(double.class, Map.of("type", "number")),
            Map.entry(Double.class, Map.of("type", "number")),
            Map.entry(BigDecimal.class, Map.of("type", "number")),
            Map.entry(BigInteger.class, Map.of("type", "integer")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(OffsetDateTime.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(Year.class, Map.of("type", "integer")),
            Map.entry(YearMonth.class, Map.of("type", "string", "pattern", "^\\d{4}-\\d{2}$")));

    private final Map<String, Object> described = new TreeMap<>();
    private final Map<String, Class<?>> names = new LinkedHashMap<>();

    /** The shapes referred to, by name. */
    Map<String, Object> described() {
        return described;
    }

    /** The shape of a type. */
    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (type instanceof GenericArrayType array) {
            return list(array.getGenericComponentType());
        }
        return type instanceof Class<?> plain ? plain(plain) : Map.of();
    }

    private Map<String, Object> generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] parts = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return list(parts[0]);
        }
        if (Map.class.isAssignableFrom(raw)) {
            Map<String, Object> values = of(parts[1]);
            return values.isEmpty()
                    ? Map.of("type", "object")
                    : Map.of("type", "object", "additionalProperties", values);
        }
        if (raw == Optional.class) {
            return of(parts[0]);
        }
        return plain(raw);
    }

    private Map<String, Object> list(Type each) {
        return Map.of("type", "array", "items", of(each));
    }

    private Map<String, Object> plain(Class<?> type) {
        Map<String, Object> known = PLAIN.get(type);
        if (known != null) {
            return known;
        }
        if (type.isArray()) {
            return list(type.getComponentType());
        }
        if (type.isEnum()) {
            List<String> values = Stream.of(type.getEnumConstants())
                    .map(one -> ((Enum<?>) one).name())
                    .toList();
            return Map.of("type", "string", "enum", values);
        }
        // whatever else there is (a shape of GeoJSON, a tree) says of itself what it is
        return type.isRecord() && type.getName().startsWith("org.mumap") ? reference(type) : Map.of();
    }

    private Map<String, Object> reference(Class<?> record) {
        String name = name(record);
        if (!names.containsKey(name)) {
            names.put(name, record);
            described.put(name, record(record));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> record(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            boolean nullable = isNullable(component);
            properties.put(
                    component.getName(),
                    nullable ? nullable(of(component.getGenericType())) : of(component.getGenericType()));
            if (component.getType().isPrimitive()) {
                required.add(component.getName());
            }
        }
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("type", "object");
        shape.put("properties", properties);
        if (!required.isEmpty()) {
            shape.put("required", required);
        }
        return shape;
    }

    private static boolean isNullable(RecordComponent component) {
        return Stream.of(component.getAnnotatedType().getAnnotations())
                .anyMatch(one -> one.annotationType().getSimpleName().equals("Nullable"));
    }

    // OpenAPI 3.0 says "may be null" beside a type only, not beside a reference
    private static Map<String, Object> nullable(Map<String, Object> shape) {
        Map<String, Object> nullable = new LinkedHashMap<>();
        if (shape.containsKey("$ref")) {
            nullable.put("type", "object");
            nullable.put("allOf", List.of(shape));
        } else {
            nullable.putAll(shape);
        }
        if (!nullable.isEmpty()) {
            nullable.put("nullable", true);
        }
        if (nullable.get("enum") instanceof List<?> values) {
            List<Object> withNull = new ArrayList<>(values);
            withNull.add(null);
            nullable.put("enum", withNull);
        }
        return nullable;
    }

    private String name(Class<?> record) {
        String simple = record.getSimpleName();
        Class<?> outer = record.getDeclaringClass();
        String name = outer == null ? simple : outer.getSimpleName().replaceAll("Controller$", "") + simple;
        if (names.getOrDefault(name, record) == record) {
            return name;
        }
        String room = record.getPackageName()
                .replaceFirst("org\\.mumap\\.(server|rules)\\.?", "")
                .replace(".", "");
        return Character.toUpperCase(room.charAt(0)) + room.substring(1) + name;
    }
}
