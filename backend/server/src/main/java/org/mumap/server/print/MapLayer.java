package org.mumap.server.print;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * Shapes that look alike and have one line in the legend.
 *
 * @param title line of the legend; empty for none
 * @param style how they look
 * @param features the shapes
 */
public record MapLayer(String title, PrintStyle style, List<Feature> features) {

    public MapLayer {
        features = List.copyOf(features);
    }

    /**
     * One shape.
     *
     * @param shape EPSG:4490
     * @param label lines written inside it, the first the most important; written only as far as they fit
     * @param sure whether the label is written even where it does not fit inside
     */
    public record Feature(Geometry shape, List<String> label, boolean sure) {

        /** A shape without label. */
        public static Feature of(Geometry shape) {
            return new Feature(shape, List.of(), false);
        }

        /** A shape with a label where it fits. */
        public static Feature of(Geometry shape, List<String> label) {
            return new Feature(shape, label, false);
        }
    }
}
