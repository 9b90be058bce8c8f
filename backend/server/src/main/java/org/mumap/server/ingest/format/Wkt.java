package org.mumap.server.ingest.format;

import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.mumap.server.geo.Crs;
import org.mumap.server.geo.Drawing;
import org.mumap.server.geo.ShapeFault;

/** Reads well-known text that nobody has looked at before: size and depth are bounded before the parser sees it. */
final class Wkt {

    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), Crs.CGCS2000);
    private static final int MAX_DEPTH = 6;

    private Wkt() {}

    static Drawing read(String text, int maxVertices) {
        int depth = 0;
        int deepest = 0;
        int vertices = 1;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(' -> deepest = Math.max(deepest, ++depth);
                case ')' -> depth--;
                case ',' -> vertices++;
                default -> {
                    // a digit or a letter
                }
            }
        }
        if (vertices > maxVertices) {
            return new Drawing.Broken(new ShapeFault(
                    "too-many-vertices", List.of(Integer.toString(vertices), Integer.toString(maxVertices)), null));
        }
        if (deepest > MAX_DEPTH) {
            return new Drawing.Broken(ShapeFault.invalid(ShapeFault.Reason.UNREADABLE, null));
        }
        return parse(text);
    }

    private static Drawing parse(String text) {
        try {
            WKTReader reader = new WKTReader(FACTORY);
            reader.setIsOldJtsCoordinateSyntaxAllowed(false);
            Geometry shape = reader.read(text);
            return shape.isEmpty() ? new Drawing.None() : new Drawing.Shape(shape);
        } catch (ParseException | NumberFormatException e) {
            return new Drawing.Broken(ShapeFault.invalid(ShapeFault.Reason.UNREADABLE, null));
        } catch (IllegalArgumentException e) {
            boolean open =
                    String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("closed");
            return new Drawing.Broken(ShapeFault.invalid(
                    open ? ShapeFault.Reason.RING_NOT_CLOSED : ShapeFault.Reason.TOO_FEW_POINTS, null));
        }
    }
}
