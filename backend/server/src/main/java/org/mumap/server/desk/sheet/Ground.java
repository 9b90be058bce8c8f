package org.mumap.server.desk.sheet;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygonal;
import org.mumap.server.print.MapLayer;

/**
 * A feature to be drawn.
 *
 * @param shape EPSG:4490
 * @param properties what its style asks for; numbers as Double
 * @param label lines to write inside it
 * @param sure whether the label is written even where it does not fit inside
 */
record Ground(Geometry shape, Map<String, Object> properties, List<String> label, boolean sure) {

    /** The geometry type as style documents name it. */
    String geometryType() {
        return shape instanceof Polygonal ? "Polygon" : shape instanceof Lineal ? "LineString" : "Point";
    }

    MapLayer.Feature feature() {
        return new MapLayer.Feature(shape, label, sure);
    }

    Ground labelled(List<String> lines, boolean always) {
        return new Ground(shape, properties, lines, always);
    }

    /** A property as text, empty when it has none. */
    String text(String property) {
        Object value = properties.get(property);
        return value == null ? "" : value.toString();
    }
}
