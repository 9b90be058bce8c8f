package org.mumap.server.published.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mumap.server.published.TileCoordinate;

/** The tile matrix set WebMercatorQuad (OGC 17-083r4, annex D): its numbers, and its definition as a document. */
final class WebMercatorQuad {

    static final String ID = "WebMercatorQuad";
    static final String URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
    static final String CRS = "http://www.opengis.net/def/crs/EPSG/0/3857";

    private static final double HALF_WORLD_M = Math.PI * 6378137;
    private static final int TILE_PIXELS = 256;
    /** Metres of a pixel of the standard, by which scales are counted. */
    private static final double PIXEL_M = 0.00028;

    private WebMercatorQuad() {}

    /** The definition. */
    static Map<String, Object> definition() {
        List<Object> matrices = new ArrayList<>();
        for (int zoom = 0; zoom <= TileCoordinate.LAST_ZOOM; zoom++) {
            double cell = 2 * HALF_WORLD_M / TILE_PIXELS / (1L << zoom);
            Map<String, Object> matrix = new LinkedHashMap<>();
            matrix.put("id", String.valueOf(zoom));
            matrix.put("scaleDenominator", cell / PIXEL_M);
            matrix.put("cellSize", cell);
            matrix.put("cornerOfOrigin", "topLeft");
            matrix.put("pointOfOrigin", List.of(-HALF_WORLD_M, HALF_WORLD_M));
            matrix.put("tileWidth", TILE_PIXELS);
            matrix.put("tileHeight", TILE_PIXELS);
            matrix.put("matrixWidth", 1L << zoom);
            matrix.put("matrixHeight", 1L << zoom);
            matrices.add(matrix);
        }
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("id", ID);
        set.put("title", "Google Maps Compatible for the World");
        set.put("uri", URI);
        set.put("crs", CRS);
        set.put("orderedAxes", List.of("X", "Y"));
        set.put("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible");
        set.put("tileMatrices", matrices);
        return set;
    }
}
