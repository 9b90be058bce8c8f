package org.mumap.server.published;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rows as GeoJSON features, one per line: what GDAL's programs make other formats of. Lists are texts, as in a table. */
final class GeoJsonLinesSink implements Exports.RowSink {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final PublishedView view;
    private final OutputStream out;
    private final @Nullable Charset charset;

    /** Charset: what the file will be written in; signs that it lacks become question marks here, where GDAL would drop them. */
    GeoJsonLinesSink(PublishedView view, @Nullable Charset charset, OutputStream out) {
        this.view = view;
        this.charset = charset;
        this.out = out;
    }

    @Override
    public void add(ResultSet row) throws SQLException, IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("type", "Feature");
            json.writeName("geometry");
            String shape = row.getString("geojson");
            json.writeRawValue(shape == null ? "null" : shape);
            json.writeName("properties");
            json.writeStartObject();
            for (Property property : view.properties()) {
                json.writeName(property.name());
                Object value = TableColumns.cell(row, property);
                write(json, value instanceof String text && charset != null ? kept(text, charset) : value);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        out.write("\n".getBytes(StandardCharsets.UTF_8));
    }

    private static String kept(String text, Charset charset) {
        return new String(text.getBytes(charset), charset);
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal number) {
            json.writeRawValue(number.toPlainString());
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Double) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
