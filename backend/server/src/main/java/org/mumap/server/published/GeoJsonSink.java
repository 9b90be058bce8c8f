package org.mumap.server.published;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rows as a GeoJSON feature collection. */
final class GeoJsonSink implements Exports.RowSink {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;
    private final FeatureWriter features;

    GeoJsonSink(PublishedView view, OutputStream out) {
        this.json = JSON.createGenerator(out);
        this.features = new FeatureWriter(view, json);
        json.writeStartObject();
        json.writeStringProperty("type", "FeatureCollection");
        json.writeStringProperty("name", view.id());
        json.writeName("features");
        json.writeStartArray();
    }

    @Override
    public void add(ResultSet row) throws SQLException {
        features.write(row);
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }
}
