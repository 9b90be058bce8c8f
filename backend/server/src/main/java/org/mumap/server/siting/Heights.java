package org.mumap.server.siting;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.util.CoverageUtilities;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.operation.transform.AffineTransform2D;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.TerrainFiles;

/**
 * A grid of heights, asked for the mean slope of a shape. The slope of a cell is that of the plane through its eight neighbours
 * (Horn 1981); a cell counts when its centre lies inside. Rows are read from the file where they are asked for, so a large grid
 * needs no memory of its size.
 */
final class Heights implements AutoCloseable {

    private static final double METRES_PER_DEGREE = 111_319.49;

    private final GeoTiffReader reader;
    private final RenderedImage image;
    private final AffineTransform cellToPlace;
    private final Crs crs;
    private final double noData;

    private Heights(GeoTiffReader reader, GridCoverage2D coverage, AffineTransform cellToPlace, Crs crs) {
        this.reader = reader;
        this.image = coverage.getRenderedImage();
        this.cellToPlace = cellToPlace;
        this.crs = crs;
        var declared = CoverageUtilities.getNoDataProperty(coverage);
        this.noData = declared == null ? Double.NaN : declared.getAsSingleValue();
    }

    /**
     * Opens a GeoTIFF of heights in metres.
     *
     * @throws IOException when it cannot be read, lies askew, or has no system we can use
     */
    static Heights open(Path file) throws IOException {
        try {
            if (!(Crs.read(TerrainFiles.read(file).crs()) instanceof CrsReading.Known known)) {
                throw new IOException("The system of the heights cannot be used: " + file);
            }
            GeoTiffReader reader = new GeoTiffReader(file.toFile());
            GridCoverage2D coverage = reader.read((GeneralParameterValue[]) null);
            if (!(coverage.getGridGeometry().getGridToCRS2D() instanceof AffineTransform2D place)
                    || place.getShearX() != 0
                    || place.getShearY() != 0) {
                reader.dispose();
                throw new IOException("The grid of heights lies askew: " + file);
            }
            return new Heights(reader, coverage, new AffineTransform(place), known.crs());
        } catch (TerrainFiles.NotTerrain e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        reader.dispose();
    }

    /**
     * Mean slope in degrees; empty where the grid has no heights.
     *
     * @param shape in longitude and latitude (EPSG:4490)
     */
    OptionalDouble meanSlope(Geometry shape) {
        Geometry placed = crs.fromCgcs2000(shape).orElse(null);
        if (placed == null || placed.isEmpty()) {
            return OptionalDouble.empty();
        }
        Envelope box = placed.getEnvelopeInternal();
        double scaleX = cellToPlace.getScaleX();
        double scaleY = cellToPlace.getScaleY();
        int left = (int) Math.floor(Math.min(column(box.getMinX()), column(box.getMaxX())));
        int right = (int) Math.ceil(Math.max(column(box.getMinX()), column(box.getMaxX())));
        int top = (int) Math.floor(Math.min(row(box.getMinY()), row(box.getMaxY())));
        int bottom = (int) Math.ceil(Math.max(row(box.getMinY()), row(box.getMaxY())));
        Rectangle window = new Rectangle(left - 1, top - 1, right - left + 3, bottom - top + 3)
                .intersection(new Rectangle(image.getMinX(), image.getMinY(), image.getWidth(), image.getHeight()));
        if (window.width < 3 || window.height < 3) {
            return OptionalDouble.empty();
        }
        double metresX = metres(scaleX, box.centre().y, true);
        double metresY = metres(scaleY, box.centre().y, false);
        Slopes slopes = new Slopes(image.getData(window), metresX, metresY);
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(placed);
        for (int x = window.x + 1; x < window.x + window.width - 1; x++) {
            for (int y = window.y + 1; y < window.y + window.height - 1; y++) {
                Coordinate centre = new Coordinate(
                        cellToPlace.getTranslateX() + x * scaleX, cellToPlace.getTranslateY() + y * scaleY);
                if (inside.locate(centre) != Location.EXTERIOR) {
                    slopes.add(x, y);
                }
            }
        }
        if (slopes.count == 0) {
            // smaller than a cell: the cell it lies in speaks for it
            Coordinate middle = placed.getInteriorPoint().getCoordinate();
            slopes.add((int) Math.rint(column(middle.x)), (int) Math.rint(row(middle.y)));
        }
        return slopes.mean();
    }

    private double column(double x) {
        return (x - cellToPlace.getTranslateX()) / cellToPlace.getScaleX();
    }

    private double row(double y) {
        return (y - cellToPlace.getTranslateY()) / cellToPlace.getScaleY();
    }

    private double metres(double cell, double latitude, boolean eastward) {
        if (crs.projected()) {
            return Math.abs(cell);
        }
        return Math.abs(cell) * METRES_PER_DEGREE * (eastward ? Math.cos(Math.toRadians(latitude)) : 1);
    }

    /** Adds slopes of cells up; cells beside missing heights are left out. */
    private final class Slopes {

        private final Raster raster;
        private final double metresX;
        private final double metresY;
        private double sum;
        private int count;

        Slopes(Raster raster, double metresX, double metresY) {
            this.raster = raster;
            this.metresX = metresX;
            this.metresY = metresY;
        }

        void add(int x, int y) {
            if (!raster.getBounds().contains(new Rectangle(x - 1, y - 1, 3, 3))) {
                return;
            }
            double east = height(x + 1, y - 1) + 2 * height(x + 1, y) + height(x + 1, y + 1);
            double west = height(x - 1, y - 1) + 2 * height(x - 1, y) + height(x - 1, y + 1);
            double south = height(x - 1, y + 1) + 2 * height(x, y + 1) + height(x + 1, y + 1);
            double north = height(x - 1, y - 1) + 2 * height(x, y - 1) + height(x + 1, y - 1);
            double slope = Math.hypot((east - west) / (8 * metresX), (south - north) / (8 * metresY));
            if (Double.isFinite(slope)) {
                sum += Math.toDegrees(Math.atan(slope));
                count++;
            }
        }

        OptionalDouble mean() {
            return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
        }

        private double height(int x, int y) {
            double height = raster.getSampleDouble(x, y, 0);
            return height == noData ? Double.NaN : height;
        }
    }
}
