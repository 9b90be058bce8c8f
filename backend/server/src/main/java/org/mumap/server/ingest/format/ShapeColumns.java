package org.mumap.server.ingest.format;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.ShapeFault;

/**
 * The columns of a table that draw: one of WKT, or longitude and latitude. Columns named X and Y are left alone: a surveyor's X
 * runs north, a programmer's east.
 */
final class ShapeColumns {

    private static final Set<String> WKT = Set.of("wkt", "geometry", "geom", "thegeom", "几何", "图形", "坐标wkt");
    private static final Set<String> EAST =
            Set.of("lon", "lng", "long", "longitude", "经度", "easting", "eastings", "东坐标", "geox", "经度坐标");
    private static final Set<String> NORTH =
            Set.of("lat", "latitude", "纬度", "northing", "northings", "北坐标", "geoy", "纬度坐标");

    private final @Nullable String wkt;
    private final @Nullable String east;
    private final @Nullable String north;

    private ShapeColumns(@Nullable String wkt, @Nullable String east, @Nullable String north) {
        this.wkt = wkt;
        this.east = east;
        this.north = north;
    }

    static ShapeColumns find(List<String> columns, @Nullable String certain) {
        return new ShapeColumns(
                certain != null ? certain : find(columns, WKT), find(columns, EAST), find(columns, NORTH));
    }

    private static @Nullable String find(List<String> columns, Set<String> names) {
        return columns.stream().filter(c -> names.contains(bare(c))).findFirst().orElse(null);
    }

    // 经度(°), Longitude_, GeoX (Longitude or east grid)
    private static String bare(String column) {
        return Normalizer.normalize(column, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[(\\[].*$", "")
                .replaceAll("[\\s*_]+", "");
    }

    /** Takes the shape out of the cells. */
    Drawing read(Map<String, Object> cells, int maxVertices) {
        if (wkt != null) {
            Object text = cells.remove(wkt);
            if (text instanceof Drawing drawing) {
                return drawing;
            }
            return text == null ? new Drawing.None() : Wkt.read(text.toString(), maxVertices);
        }
        if (east == null || north == null) {
            return new Drawing.None();
        }
        Object x = cells.remove(east);
        Object y = cells.remove(north);
        if (x == null && y == null) {
            return new Drawing.None();
        }
        try {
            Coordinate at = new Coordinate(number(x), number(y));
            return new Drawing.Shape(Wkt.FACTORY.createPoint(at));
        } catch (NumberFormatException e) {
            return new Drawing.Broken(ShapeFault.invalid(ShapeFault.Reason.INVALID_COORDINATE, null));
        }
    }

    private static double number(@Nullable Object cell) {
        String text = cell == null ? "" : Texts.plain(cell);
        double value = Sexagesimal.read(text)
                .orElseGet(() -> Double.parseDouble(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).strip()));
        if (!Double.isFinite(value)) {
            throw new NumberFormatException();
        }
        return value;
    }
}
