package org.mumap.server.published.style;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.server.symbols.MapSymbols;
import org.mumap.server.symbols.SymbolClass;

/** Symbols of QGIS: the fill, line or marker of one class. Lengths in millimetres, so that they print as large as they look. */
final class QgisSymbols {

    private static final double MM_PER_PIXEL = 25.4 / 96;
    private static final double MARKER_PX = 13;
    private static final double SMALL_PX = 7;
    private static final double MARKER_EDGE_PX = 1.4;
    private static final double MARKER_ABOVE_LABEL_PX = 26;

    private final Xml xml;
    private double raisedPx;

    QgisSymbols(Xml xml) {
        this.xml = xml;
    }

    /** The kinds of geometry that a layer of QGIS may have: one. */
    enum Geometry {
        POLYGON("fill"),
        LINE("line"),
        POINT("marker");

        private final String symbol;

        Geometry(String symbol) {
            this.symbol = symbol;
        }
    }

    /** Writes the symbol of a class. */
    void write(String name, SymbolClass look, Geometry geometry) {
        open(geometry.symbol, name, geometry == Geometry.POLYGON ? look.fillOpacity() : 1);
        switch (geometry) {
            case POLYGON -> area(name, look);
            case LINE -> line(look);
            case POINT -> point(look);
        }
        xml.close();
    }

    private void area(String name, SymbolClass look) {
        Map<String, Object> fill = new LinkedHashMap<>();
        fill.put("color", rgba(look.fill() == null ? "white" : look.fill()));
        fill.put("style", look.fill() == null ? "no" : "solid");
        fill.put("outline_style", "no");
        layer("SimpleFill", fill);
        if (look.pattern() != null) {
            pattern(name, MapSymbols.pattern(look.pattern()));
        }
        line(look);
        if (look.marker() != null) {
            open("CentroidFill");
            xml.options(Map.of("point_on_surface", 1, "point_on_all_parts", 0));
            open("marker", "@" + name + "@centroid", 1);
            raisedPx = MARKER_ABOVE_LABEL_PX;
            marker(MapSymbols.marker(look.marker()), look, MARKER_PX);
            raisedPx = 0;
            xml.close();
            xml.close();
        }
    }

    private void line(SymbolClass look) {
        if (look.casing() != null) {
            stroke(look.casing(), look.casingPx(), List.of());
        }
        if (look.edge() != null) {
            stroke(look.edge(), look.edgePx(), look.dash());
        }
    }

    private void point(SymbolClass look) {
        marker(
                MapSymbols.marker(look.marker() == null ? "RING" : look.marker()),
                look,
                look.pointPx() > 0 ? 2 * look.pointPx() : SMALL_PX);
    }

    private void pattern(String name, MapSymbols.Pattern pattern) {
        switch (pattern.kind()) {
            case "RISING" -> hatch(name + "r", pattern, 45, List.of());
            case "FALLING" -> hatch(name + "f", pattern, 135, List.of());
            case "LEVEL" -> hatch(name + "l", pattern, 0, List.of(6.0, 3.4));
            case "GRID" -> {
                hatch(name + "h", pattern, 0, List.of());
                hatch(name + "v", pattern, 90, List.of());
            }
            case "DOTS" -> dots(name, pattern);
            default -> throw new IllegalArgumentException("map_symbols.json names a pattern " + pattern.kind());
        }
    }

    private void hatch(String name, MapSymbols.Pattern pattern, int angle, List<Double> dash) {
        // a tile of that pitch repeats the lines closer than the pitch when they lie askew
        double pitch = angle % 90 == 0 ? pattern.pitchPx() : pattern.pitchPx() / Math.sqrt(2);
        open("LinePatternFill");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("angle", angle);
        properties.put("distance", mm(pitch));
        properties.put("distance_unit", "MM");
        properties.put("color", rgba(pattern.colour()));
        properties.put("line_width", mm(pattern.linePx()));
        properties.put("line_width_unit", "MM");
        xml.options(properties);
        open("line", "@" + name, 1);
        stroke(pattern.colour(), pattern.linePx(), dash);
        xml.close();
        xml.close();
    }

    private void dots(String name, MapSymbols.Pattern pattern) {
        open("PointPatternFill");
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String axis : List.of("x", "y")) {
            properties.put("distance_" + axis, mm(pattern.pitchPx()));
            properties.put("distance_" + axis + "_unit", "MM");
        }
        xml.options(properties);
        open("marker", "@" + name + "@dots", 1);
        simpleMarker("circle", pattern.colour(), pattern.colour(), 2 * pattern.linePx(), 0, 0);
        xml.close();
        xml.close();
    }

    private void marker(MapSymbols.Marker marker, SymbolClass look, double px) {
        String edge = marker.edge();
        if ("RING".equals(look.marker()) && look.edge() != null) {
            edge = look.edge();
        }
        switch (marker.shape()) {
            case "DIAMOND" -> simpleMarker("diamond", marker.fill(), edge, px, MARKER_EDGE_PX, 0);
            case "HALF_DIAMOND" -> {
                simpleMarker("diamond", marker.fill(), edge, px, MARKER_EDGE_PX, 0);
                simpleMarker("diagonal_half_square", edge, edge, px / Math.sqrt(2), 0, 45);
            }
            case "SQUARE" -> simpleMarker("square", marker.fill(), edge, px, MARKER_EDGE_PX, 0);
            case "TRIANGLE" -> simpleMarker("triangle", marker.fill(), edge, px, MARKER_EDGE_PX, 0);
            case "SMALL_DISC" ->
                simpleMarker("circle", marker.fill(), edge, Math.min(px, SMALL_PX + 1), MARKER_EDGE_PX, 0);
            case "DISC" -> simpleMarker("circle", marker.fill(), edge, px, MARKER_EDGE_PX, 0);
            default -> throw new IllegalArgumentException("map_symbols.json names a shape " + marker.shape());
        }
    }

    private void simpleMarker(String shape, String fill, String edge, double px, double edgePx, int angle) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", shape);
        properties.put("color", rgba(fill));
        properties.put("outline_color", rgba(edge));
        properties.put("outline_style", edgePx == 0 ? "no" : "solid");
        properties.put("outline_width", mm(edgePx));
        properties.put("outline_width_unit", "MM");
        properties.put("size", mm(px));
        properties.put("size_unit", "MM");
        properties.put("angle", angle);
        if (raisedPx > 0) {
            // QGIS turns the offset with the marker
            double turned = Math.toRadians(angle);
            properties.put("offset", mm(-raisedPx * Math.sin(turned)) + "," + mm(-raisedPx * Math.cos(turned)));
            properties.put("offset_unit", "MM");
        }
        layer("SimpleMarker", properties);
    }

    private void stroke(String colour, double px, List<Double> dash) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("line_color", rgba(colour));
        properties.put("line_style", "solid");
        properties.put("line_width", mm(px));
        properties.put("line_width_unit", "MM");
        properties.put("joinstyle", "round");
        properties.put("capstyle", "flat");
        properties.put("use_custom_dash", dash.isEmpty() ? 0 : 1);
        if (!dash.isEmpty()) {
            properties.put(
                    "customdash", dash.stream().map(length -> mm(length * px)).collect(Collectors.joining(";")));
            properties.put("customdash_unit", "MM");
        }
        layer("SimpleLine", properties);
    }

    private void layer(String kind, Map<String, ?> properties) {
        open(kind);
        xml.options(properties);
        xml.close();
    }

    private void open(String type, String name, double alpha) {
        xml.open("symbol", "type", type, "name", name, "alpha", alpha, "clip_to_extent", 1, "force_rhr", 0);
    }

    private void open(String layerClass) {
        xml.open("layer", "class", layerClass, "enabled", 1, "locked", 0, "pass", 0);
    }

    private static String mm(double px) {
        return String.format(Locale.ROOT, "%.3f", px * MM_PER_PIXEL);
    }

    /** A colour as QGIS writes it. */
    static String rgba(@Nullable String name) {
        String hex = MapSymbols.colour(name == null ? "plain" : name);
        return Integer.parseInt(hex.substring(1, 3), 16) + "," + Integer.parseInt(hex.substring(3, 5), 16) + ","
                + Integer.parseInt(hex.substring(5, 7), 16) + ",255";
    }
}
