package org.mumap.server.siting;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
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
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.CrsReading;
import org.mumap.server.geo.TerrainFiles;

/**
 * A grid of heights, asked for the ground under a shape: mean slope, mean height, relief, cut and fill. The slope of a cell is that of the plane through its eight neighbours
 * (Horn 1981); a cell counts when its centre lies inside. Rows are read from the file where they are asked for, so a large grid
 * needs no memory of its size.
 */
final class Heights implements AutoCloseable {

    /** A parcel of fewer cells is sampled between them. */
    private static final int FEWEST_SAMPLES = 36;

    private static final int MOST_SAMPLES = 250_000;

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
        return ground(shape)
                .filter(ground -> Double.isFinite(ground.slopeDeg()))
                .map(ground -> OptionalDouble.of(ground.slopeDeg()))
                .orElse(OptionalDouble.empty());
    }

    /**
     * The ground under a shape; empty where the grid has no heights.
     *
     * @param shape in longitude and latitude (EPSG:4490)
     */
    Optional<Ground> ground(Geometry shape) {
        Geometry placed = crs.fromCgcs2000(shape).orElse(null);
        if (placed == null || placed.isEmpty()) {
            return Optional.empty();
        }
        Envelope box = placed.getEnvelopeInternal();
        Rectangle window = window(box);
        if (window.width < 3 || window.height < 3) {
            return Optional.empty();
        }
        Raster raster = image.getData(window);
        double metresX = metres(cellToPlace.getScaleX(), box.centre().y, true);
        double metresY = metres(cellToPlace.getScaleY(), box.centre().y, false);
        IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(placed);
        Slopes slopes = new Slopes(raster, metresX, metresY);
        for (int x = window.x + 1; x < window.x + window.width - 1; x++) {
            for (int y = window.y + 1; y < window.y + window.height - 1; y++) {
                if (inside.locate(place(x, y)) != Location.EXTERIOR) {
                    slopes.add(x, y);
                }
            }
        }
        Coordinate middle = placed.getInteriorPoint().getCoordinate();
        if (slopes.count == 0) {
            // smaller than a cell: the cell it lies in speaks for it
            slopes.add((int) Math.rint(column(middle.x)), (int) Math.rint(row(middle.y)));
        }
        Levels levels = new Levels(raster);
        levels.sample(window, parts(placed, window), inside);
        if (levels.count == 0) {
            // slimmer than the steps: the ground in its middle speaks for it
            levels.addAt(column(middle.x), row(middle.y));
        }
        return levels.count == 0
                ? Optional.empty()
                : Optional.of(levels.ground(slopes.mean().orElse(Double.NaN), Areas.ellipsoidM2(shape)));
    }

    /** Into how many parts a cell is cut so that a small shape is sampled often enough, and a slim one not for ever. */
    private int parts(Geometry placed, Rectangle window) {
        double cells = placed.getArea() / Math.abs(cellToPlace.getScaleX() * cellToPlace.getScaleY());
        double enough = Math.sqrt(FEWEST_SAMPLES / Math.max(cells, 1e-6));
        double most = Math.sqrt(MOST_SAMPLES / ((double) window.width * window.height));
        return (int) Math.max(1, Math.ceil(Math.min(enough, most)));
    }

    /** The cells under a box, with one more on every side. */
    private Rectangle window(Envelope box) {
        int left = (int) Math.floor(Math.min(column(box.getMinX()), column(box.getMaxX())));
        int right = (int) Math.ceil(Math.max(column(box.getMinX()), column(box.getMaxX())));
        int top = (int) Math.floor(Math.min(row(box.getMinY()), row(box.getMaxY())));
        int bottom = (int) Math.ceil(Math.max(row(box.getMinY()), row(box.getMaxY())));
        return new Rectangle(left - 1, top - 1, right - left + 3, bottom - top + 3)
                .intersection(new Rectangle(image.getMinX(), image.getMinY(), image.getWidth(), image.getHeight()));
    }

    private Coordinate place(double column, double row) {
        return new Coordinate(
                cellToPlace.getTranslateX() + column * cellToPlace.getScaleX(),
                cellToPlace.getTranslateY() + row * cellToPlace.getScaleY());
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
            return Heights.this.height(raster, x, y);
        }
    }

    /** Heights under a shape, between the centres of cells straight from one to the next; each stands for an equal part of it. */
    private final class Levels {

        private final Raster raster;
        private double[] heights = new double[64];
        private int count;

        Levels(Raster raster) {
            this.raster = raster;
        }

        /** Samples in steps of a part of a cell; with one part these are the cells themselves. */
        void sample(Rectangle window, int parts, IndexedPointInAreaLocator inside) {
            for (int x = 0; x <= (window.width - 1) * parts; x++) {
                for (int y = 0; y <= (window.height - 1) * parts; y++) {
                    double column = window.x + (double) x / parts;
                    double row = window.y + (double) y / parts;
                    if (inside.locate(place(column, row)) != Location.EXTERIOR) {
                        add(between(column, row));
                    }
                }
            }
        }

        /** Samples one place, if it lies between cells that were read. */
        void addAt(double column, double row) {
            Rectangle read = raster.getBounds();
            if (column >= read.x && row >= read.y && column <= read.getMaxX() - 1 && row <= read.getMaxY() - 1) {
                add(between(column, row));
            }
        }

        private void add(double height) {
            if (Double.isFinite(height)) {
                heights = count < heights.length ? heights : Arrays.copyOf(heights, count * 2);
                heights[count++] = height;
            }
        }

        private double between(double column, double row) {
            int x = (int) Math.min(Math.floor(column), raster.getMinX() + raster.getWidth() - 2);
            int y = (int) Math.min(Math.floor(row), raster.getMinY() + raster.getHeight() - 2);
            double right = column - x;
            double down = row - y;
            return (1 - down) * ((1 - right) * height(raster, x, y) + right * height(raster, x + 1, y))
                    + down * ((1 - right) * height(raster, x, y + 1) + right * height(raster, x + 1, y + 1));
        }

        Ground ground(double slopeDeg, double areaM2) {
            double[] all = Arrays.copyOf(heights, count);
            double mean = Arrays.stream(all).average().orElse(Double.NaN);
            double above = Arrays.stream(all)
                    .filter(height -> height > mean)
                    .map(height -> height - mean)
                    .sum();
            Arrays.sort(all);
            return new Ground(slopeDeg, mean, all[count - 1] - all[0], above * areaM2 / count);
        }
    }

    private double height(Raster raster, int x, int y) {
        double height = raster.getSampleDouble(x, y, 0);
        return height == noData ? Double.NaN : height;
    }
}
