package org.mumap.server.geo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Reads the features of a GeoJSON file one by one, whatever its size. The members of a collection may stand in any order, so the
 * file is looked through once for its {@code crs} and the number of its features, then read. A {@code crs} counts only as a name;
 * a link is reported and never followed.
 */
public final class GeoJsonFeatures implements Closeable {

    /**
     * One feature.
     *
     * @param number from 1 in the order of the file
     * @param properties its properties; JSON null is left out
     * @param drawing its geometry
     */
    public record Feature(int number, Map<String, Object> properties, Drawing drawing) {}

    /** Opens the file anew. */
    @FunctionalInterface
    public interface Opening {
        /** A fresh stream from the beginning. */
        InputStream open() throws IOException;
    }

    /** The file is JSON but no GeoJSON; or more than the limits allow. */
    public static final class NotGeoJson extends RuntimeException {
        private final String code;

        NotGeoJson(String code, String detail) {
            super(detail);
            this.code = code;
        }

        /** {@code not-geojson}, {@code crs-link} or {@code too-many-columns}. */
        public String code() {
            return code;
        }
    }

    private static final int MAX_PROPERTIES = 2_000;

    private final JsonParser parser;
    private final int maxVertices;
    private final boolean single;
    private @Nullable String crsName;
    private int count;
    private int read;

    private GeoJsonFeatures(Opening file, int maxVertices) throws IOException {
        this.maxVertices = maxVertices;
        this.single = look(file);
        this.parser = GeoJson.FACTORY.createParser(ObjectReadContext.empty(), file.open());
        parser.nextToken();
        if (!single) {
            findFeatures();
        }
    }

    /**
     * Opens a file.
     *
     * @throws NotGeoJson when it is no collection of features
     * @throws tools.jackson.core.JacksonException when it is no JSON
     */
    public static GeoJsonFeatures open(Opening file, int maxVertices) throws IOException {
        return new GeoJsonFeatures(file, maxVertices);
    }

    /** Name of the system the file states, if it states one. */
    public Optional<String> crsName() {
        return Optional.ofNullable(crsName);
    }

    /** How many features there are. */
    public int count() {
        return count;
    }

    /** The next feature, or null after the last. */
    public @Nullable Feature next() {
        if (single) {
            return read++ == 0 ? readFeature(1) : null;
        }
        JsonToken token = parser.nextToken();
        if (token == null || token == JsonToken.END_ARRAY) {
            return null;
        }
        read++;
        return readFeature(read);
    }

    @Override
    public void close() {
        parser.close();
    }

    private Feature readFeature(int number) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new NotGeoJson("not-geojson", "feature " + number);
        }
        Map<String, Object> properties = Map.of();
        Drawing drawing = new Drawing.None();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("geometry")) {
                drawing = GeoJsonShapes.read(parser, maxVertices);
            } else if (name.equals("properties") && parser.currentToken() == JsonToken.START_OBJECT) {
                properties = readObject();
            } else {
                parser.skipChildren();
            }
        }
        return new Feature(number, properties, drawing);
    }

    private Map<String, Object> readObject() {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = readValue();
            if (value != null) {
                map.put(name, value);
            }
            if (map.size() > MAX_PROPERTIES) {
                throw new NotGeoJson("too-many-columns", Integer.toString(MAX_PROPERTIES));
            }
        }
        return map;
    }

    private @Nullable Object readValue() {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            // BigDecimal: money must not pass through a binary number
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Object value = readValue();
                    if (value != null) {
                        list.add(value);
                    }
                }
                yield list;
            }
            case START_OBJECT -> readObject();
            default -> null;
        };
    }

    /** Looks through the file once; returns whether it is a single feature. */
    private boolean look(Opening file) throws IOException {
        try (JsonParser all = GeoJson.FACTORY.createParser(ObjectReadContext.empty(), file.open())) {
            if (all.nextToken() != JsonToken.START_OBJECT) {
                throw new NotGeoJson("not-geojson", "");
            }
            String type = "";
            while (all.nextToken() != JsonToken.END_OBJECT) {
                String name = all.currentName();
                JsonToken value = all.nextToken();
                if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = all.getString();
                } else if (name.equals("crs")) {
                    crsName = readCrs(all);
                } else if (name.equals("features") && value == JsonToken.START_ARRAY) {
                    while (all.nextToken() != JsonToken.END_ARRAY) {
                        all.skipChildren();
                        count++;
                    }
                } else {
                    all.skipChildren();
                }
            }
            if (all.nextToken() != null) {
                throw new NotGeoJson("not-geojson", "");
            }
            if (type.equals("Feature")) {
                count = 1;
                return true;
            }
            if (!type.equals("FeatureCollection")) {
                throw new NotGeoJson("not-geojson", type.length() > 40 ? type.substring(0, 40) : type);
            }
            return false;
        }
    }

    private static @Nullable String readCrs(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        String name = null;
        String type = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("type") && value == JsonToken.VALUE_STRING) {
                type = parser.getString();
            } else if (member.equals("properties") && value == JsonToken.START_OBJECT) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String property = parser.currentName();
                    JsonToken token = parser.nextToken();
                    if (property.equals("name") && token == JsonToken.VALUE_STRING) {
                        name = parser.getString();
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!type.equals("name")) {
            throw new NotGeoJson("crs-link", type.length() > 40 ? type.substring(0, 40) : type);
        }
        return name;
    }

    private void findFeatures() {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("features") && value == JsonToken.START_ARRAY) {
                return;
            }
            parser.skipChildren();
        }
    }
}
