package org.mumap.server.print;

import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.geo.Crs;

/** Maps to try: parcels whose corners lie on round metres of zone 40. */
final class Maps {

    static final GaussZone ZONE = new GaussZone(3, 40);
    static final double EAST = 558_400;
    static final double NORTH = 3_213_600;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Maps() {}

    /** A rectangle of the plane, in degrees; metres from the south-west corner of the maps. */
    static Geometry rectangle(double x, double y, double width, double height) {
        Geometry plane = FACTORY.toGeometry(new Envelope(EAST + x, EAST + x + width, NORTH + y, NORTH + y + height));
        return Crs.get(ZONE.epsgWithoutPrefix()).toCgcs2000(plane).orElseThrow();
    }

    static Geometry line(double... metres) {
        Coordinate[] points = new Coordinate[metres.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = new Coordinate(EAST + metres[2 * i], NORTH + metres[2 * i + 1]);
        }
        return Crs.get(ZONE.epsgWithoutPrefix())
                .toCgcs2000(FACTORY.createLineString(points))
                .orElseThrow();
    }

    static MapFigure.Drawn battleGround(double width, double height, Locale locale) {
        return MapFigure.of(width, height, rectangle(80, 40, 300, 200).getEnvelopeInternal())
                .locale(locale)
                .layer(new MapLayer(
                        "道路", PrintStyle.line("#8a94a3", 2.2), List.of(MapLayer.Feature.of(line(-500, 247, 900, 247)))))
                .layer(new MapLayer(
                        "一般宗地",
                        PrintStyle.area("#eceef3", "#8a94a3", 0.25),
                        List.of(
                                MapLayer.Feature.of(rectangle(-200, 40, 260, 220), List.of("开发区 D2-01", "85.80 亩")),
                                MapLayer.Feature.of(rectangle(400, 40, 200, 120), List.of("开发区 D2-04", "36.00 亩")))))
                .layer(new MapLayer(
                        "疑似闲置",
                        PrintStyle.area("#fff7ec", "#d46b08", 0.7).with(PrintStyle.Marker.HOLLOW_DIAMOND),
                        List.of(new MapLayer.Feature(
                                rectangle(80, 40, 300, 200), List.of("某泽食品产业园", "90.00 亩"), true))))
                .layer(new MapLayer(
                        "已认定待处置",
                        PrintStyle.area("#ffffff", "#cf1322", 0.6)
                                .with(PrintStyle.Pattern.RISING, "#cf1322")
                                .with(PrintStyle.Marker.FILLED_DIAMOND),
                        List.of(MapLayer.Feature.of(rectangle(400, 180, 100, 60), List.of("D2-05", "9.00 亩")))))
                .layer(new MapLayer(
                        "永久基本农田",
                        PrintStyle.area("#d9efd0", "#4b8b3b", 0.25).with(PrintStyle.Pattern.GRID, "#7fb56b"),
                        List.of(MapLayer.Feature.of(rectangle(90, 252, 120, 40)))))
                .layer(new MapLayer(
                        "远处没有",
                        PrintStyle.area("#d9efd0", "#4b8b3b", 0.25),
                        List.of(MapLayer.Feature.of(rectangle(9000, 9000, 120, 40)))))
                .draw();
    }
}
