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
        this.features = guard(() -> GeoJsonFeatures.open(
                () -> packed ? unpack(file, size, limits) : Files.newInputStream(file),
                limits.maxVerticesPerFeature()));
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
        GeoJsonFeatures.Feature feature = guard(features::next);
        if (feature == null) {
            return null;
        }
        read++;
        return new SourceRow(feature.number(), feature.properties(), feature.drawing());
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

    @FunctionalInterface
    private interface Reading<T extends @Nullable Object> {
        T get() throws IOException;
    }

    private static <T extends @Nullable Object> T guard(Reading<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (GeoJsonFeatures.NotGeoJson e) {
            throw new ImportFailure(e.code(), String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof ImportFailure failure) {
                throw failure;
            }
            var at = e.getLocation();
            throw new ImportFailure(
                    "broken-json", at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr());
        }
    }
}
