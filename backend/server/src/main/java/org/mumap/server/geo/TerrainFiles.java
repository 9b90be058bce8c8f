package org.mumap.server.geo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** The heights of the county: the GeoTIFF of the newest committed import. Which one that is, only the ledger knows. */
@Component
public class TerrainFiles {

    /** Where the ledger tells which file holds; there is no second record of it. */
    @FunctionalInterface
    public interface Register {
        /** The file of the newest committed terrain. */
        Optional<Path> findNewest();
    }

    private final Register register;

    TerrainFiles(Register register) {
        this.register = register;
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
        return register.findNewest();
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
}
