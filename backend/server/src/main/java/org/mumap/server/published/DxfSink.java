package org.mumap.server.published;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.mumap.server.geo.PostgisShapes;

/**
 * Rows as a drawing of AutoCAD R12, which every CAD program reads: closed polylines on one layer per state of supply, holes on the
 * layer of that name ending with {@code _HOLE}, and in each part the key as a text. Easting is x, without zone number, as CAD draws.
 */
final class DxfSink implements Exports.RowSink {

    private static final String LAYER = "PARCEL_";
    private static final String HOLES = "_HOLE";
    private static final double SMALLEST_TEXT = 0.5;
    private static final double LARGEST_TEXT = 20;

    private final PublishedView view;
    private final Writer writer;
    private final SurveyPlane plane = new SurveyPlane(false);

    DxfSink(PublishedView view, OutputStream out) throws IOException {
        this.view = view;
        this.writer = new BufferedWriter(new OutputStreamWriter(out, Charset.forName("GB18030")));
        group(0, "SECTION", 2, "HEADER", 9, "$ACADVER", 1, "AC1009", 9, "$DWGCODEPAGE", 3, "ANSI_936");
        group(0, "ENDSEC", 0, "SECTION", 2, "ENTITIES");
    }

    @Override
    public void add(ResultSet row) throws SQLException, IOException {
        String key = row.getString(view.key());
        String shape = row.getString("shape");
        if (shape == null) {
            return;
        }
        boolean first = plane.epsg() == null;
        Geometry drawn = plane.draw(key, PostgisShapes.ofHex(shape));
        if (first) {
            group(999, "CGCS2000 EPSG:" + plane.epsg());
        }
        String layer = LAYER + state(row);
        double height = Math.max(SMALLEST_TEXT, Math.min(LARGEST_TEXT, Math.sqrt(drawn.getArea()) / 20));
        for (int i = 0; i < drawn.getNumGeometries(); i++) {
            Polygon part = (Polygon) drawn.getGeometryN(i);
            polyline(part.getExteriorRing(), layer, true);
            for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                polyline(part.getInteriorRingN(hole), layer + HOLES, false);
            }
            text(part.getInteriorPoint().getCoordinate(), key, layer, height);
        }
    }

    private String state(ResultSet row) throws SQLException {
        String state = view.findProperty("supply_state").isPresent() ? row.getString("supply_state") : null;
        return state == null ? "OTHER" : state.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    private void polyline(LineString ring, String layer, boolean shell) throws IOException {
        List<BigDecimal[]> corners = SurveyPlane.corners(ring, shell);
        if (corners.isEmpty()) {
            return;
        }
        group(0, "POLYLINE", 8, layer, 66, 1, 10, "0.0", 20, "0.0", 30, "0.0", 70, 1);
        for (BigDecimal[] corner : corners) {
            group(0, "VERTEX", 8, layer, 10, corner[0], 20, corner[1], 30, "0.0");
        }
        group(0, "SEQEND", 8, layer);
    }

    private void text(Coordinate at, String text, String layer, double height) throws IOException {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        group(0, "TEXT", 8, layer, 10, number(at.x), 20, number(at.y), 30, "0.0", 40, number(height), 1, line);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void group(Object... codesAndValues) throws IOException {
        for (Object each : codesAndValues) {
            writer.write(each instanceof BigDecimal number ? number.toPlainString() : each.toString());
            writer.write("\r\n");
        }
    }

    @Override
    public @Nullable Integer epsg() {
        return plane.epsg();
    }

    @Override
    public void close() throws IOException {
        group(0, "ENDSEC", 0, "EOF");
        writer.flush();
    }
}
