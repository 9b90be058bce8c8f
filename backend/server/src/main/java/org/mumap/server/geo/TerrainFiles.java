package org.mumap.server.geo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Envelope;
import org.mumap.server.Settings;
import org.springframework.stereotype.Component;

/** The heights of the county: GeoTIFF files in the data folder, one per committed import; the newest one counts. */
@Component
public class TerrainFiles {

    private static final String SUFFIX = ".tif";
    private final Path folder;

    TerrainFiles(Settings settings) {
        this.folder = settings.dataDir().toAbsolutePath().resolve("terrain");
    }

    /**
     * What a terrain file is.
     *
     * @param crs its system
     * @param width columns
     * @param height rows
     * @param extent box around it in EPSG:4490
     */
    public record Terrain(String crs, int width, int height, Envelope extent) {}

    /** The file is no usable terrain. */
    public static final class NotTerrain extends Exception {
        private final String code;

        NotTerrain(String code, String detail) {
            super(detail);
            this.code = code;
        }

        /** {@code not-geotiff}, {@code unknown-crs} or {@code refused-crs}. */
        public String code() {
            return code;
        }
    }

    /** The heights that hold now, if any were imported. */
    public Optional<Path> find() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("\\d+\\.tif"))
                    .max(Comparator.comparingLong(TerrainFiles::number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file in as that of a batch, at once or not at all. */
    public void put(long batchId, Path file) throws IOException {
        Files.createDirectories(folder);
        Path half = folder.resolve(batchId + ".part");
        Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, folder.resolve(batchId + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes the file of a batch out again. */
    public void remove(long batchId) throws IOException {
        Files.deleteIfExists(folder.resolve(batchId + SUFFIX));
    }

    /**
     * Reads what a file is.
     *
     * @throws NotTerrain when it is no GeoTIFF, or has no system we can use
     */
    public static Terrain read(Path file) throws NotTerrain {
        GeoTiffReader reader = null;
        try {
            reader = new GeoTiffReader(file.toFile());
            CoordinateReferenceSystem system = reader.getCoordinateReferenceSystem();
            Crs crs = crs(system);
            var box = reader.getOriginalEnvelope();
            var corners = ShapeFault.FACTORY.toGeometry(
                    new Envelope(box.getMinimum(0), box.getMaximum(0), box.getMinimum(1), box.getMaximum(1)));
            Envelope extent = crs.toCgcs2000(corners)
                    .orElseThrow(() -> new NotTerrain("unknown-crs", crs.toString()))
                    .getEnvelopeInternal();
            var grid = reader.getOriginalGridRange();
            return new Terrain(crs.toString(), grid.getSpan(0), grid.getSpan(1), extent);
        } catch (IOException | RuntimeException e) {
            throw new NotTerrain("not-geotiff", String.valueOf(e.getMessage()));
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    private static Crs crs(CoordinateReferenceSystem system) throws NotTerrain {
        Integer code = null;
        try {
            code = CRS.lookupEpsgCode(system, false);
        } catch (org.geotools.api.referencing.FactoryException e) {
            // the text of the system decides
        }
        CrsReading reading = Crs.read(code == null ? system.toWKT() : "EPSG:" + code);
        if (reading instanceof CrsReading.Known known) {
            return known.crs();
        }
        throw reading instanceof CrsReading.Refused refused
                ? new NotTerrain("refused-crs", refused.name())
                : new NotTerrain("unknown-crs", system.getName().getCode());
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }
}
