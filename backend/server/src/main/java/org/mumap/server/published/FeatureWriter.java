package org.mumap.server.published;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Rows of a view as GeoJSON features (RFC 7946): the key is the id, the shape has 8 decimals (about a millimetre). */
final class FeatureWriter {

    private static final double MOST_EXACT = 1e15;

    private final PublishedView view;
    private final JsonGenerator json;

    FeatureWriter(PublishedView view, JsonGenerator json) {
        this.view = view;
        this.json = json;
    }

    /** What the writer wants selected. */
    static String columns(PublishedView view) {
        StringBuilder columns = new StringBuilder("st_asgeojson(geom, 8, 0) as geojson");
        for (Property property : view.properties()) {
            columns.append(", ").append(property.column());
        }
        return columns.toString();
    }

    /** Writes one feature. */
    void write(ResultSet row) throws SQLException {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeStringProperty("id", row.getString(view.key()));
        String shape = row.getString("geojson");
        json.writeName("geometry");
        if (shape == null) {
            json.writeNull();
        } else {
            json.writeRawValue(shape);
        }
        json.writeName("properties");
        json.writeStartObject();
        for (Property property : view.properties()) {
            json.writeName(property.name());
            writeValue(value(row, property));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The value of a property: String, Long, Double, BigDecimal, LocalDate, Boolean, List or null. */
    static @Nullable Object value(ResultSet row, Property property) throws SQLException {
        String name = property.name();
        return switch (property.type()) {
            case TEXT -> row.getString(name);
            case INTEGER -> row.getObject(name) == null ? null : (Object) row.getLong(name);
            case NUMBER -> row.getObject(name) == null ? null : (Object) row.getDouble(name);
            case DECIMAL -> row.getBigDecimal(name);
            case DATE -> {
                Date date = row.getDate(name);
                yield date == null ? null : date.toLocalDate();
            }
            case FLAG -> row.getObject(name) == null ? null : (Object) row.getBoolean(name);
            case TEXTS -> {
                Array array = row.getArray(name);
                yield array == null ? null : List.of((Object[]) array.getArray());
            }
        };
    }

    private void writeValue(@Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            // a whole number as one, as the features of the interface have it
            boolean whole = Math.rint(number) == number && Math.abs(number) < MOST_EXACT;
            if (whole) {
                json.writeNumber(number.longValue());
            } else {
                json.writeNumber(number);
            }
        } else if (value instanceof BigDecimal number) {
            json.writeRawValue(number.toPlainString());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(each -> json.writeString(String.valueOf(each)));
            json.writeEndArray();
        } else if (value instanceof Double) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
