package org.mumap.server.ingest.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.mumap.server.Settings;
import org.mumap.server.geo.GeoJsonFeatures;
import tools.jackson.core.JacksonException;

/** A GeoJSON file, packed with gzip or not. */
final class GeoJsonRows implements RowSource {

    private final GeoJsonFeatures features;
    private int read;

    GeoJsonRows(Path file, boolean packed, Settings.Upload limits) throws IOException {
        long size = Files.size(file);
        GeoJsonFeatures opened;
        try {
            opened = GeoJsonFeatures.open(
                    () -> packed ? unpack(file, size, limits) : Files.newInputStream(file),
                    limits.maxVerticesPerFeature());
        } catch (GeoJsonFeatures.NotGeoJson | JacksonException e) {
            throw failure(e);
        }
        this.features = opened;
        if (features.count() > limits.maxFeatures()) {
            features.close();
            throw new ImportFailure("too-many-rows", features.count(), limits.maxFeatures());
        }
    }

    private static InputStream unpack(Path file, long size, Settings.Upload limits) throws IOException {
        InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)));
        return new LimitedStream(in, size, limits.maxUnpackedBytes());
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        GeoJsonFeatures.Feature feature;
        try {
            feature = features.next();
        } catch (GeoJsonFeatures.NotGeoJson | JacksonException e) {
            throw failure(e);
        }
        if (feature == null) {
            return null;
        }
        read++;
        return new SourceRow(feature.number(), feature.properties(), feature.drawing());
    }

    @Override
    public long expected() {
        return features.count();
    }

    @Override
    public double share() {
        return features.count() == 0 ? 1 : (double) read / features.count();
    }

    @Override
    public Optional<String> crsText() {
        return features.crsName();
    }

    @Override
    public void close() {
        features.close();
    }

    private static ImportFailure failure(RuntimeException e) throws IOException {
        if (e instanceof GeoJsonFeatures.NotGeoJson wrong) {
            return new ImportFailure(wrong.code(), String.valueOf(wrong.getMessage()));
        }
        if (e.getCause() instanceof IOException io) {
            throw io;
        }
        var at = ((JacksonException) e).getLocation();
        return new ImportFailure("broken-json", at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr());
    }
}
