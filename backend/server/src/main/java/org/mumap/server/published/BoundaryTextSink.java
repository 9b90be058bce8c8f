package org.mumap.server.published;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.mumap.rules.measure.GaussZone;
import org.mumap.server.geo.PostgisShapes;

/**
 * Rows as a boundary-point text (勘测定界界址点坐标交换格式): GBK, CRLF, X northing and Y easting with zone number, first point repeated
 * at the end of its ring and counted, point names and ring numbers going on over all rings of a parcel.
 */
final class BoundaryTextSink implements Exports.RowSink {

    private static final BigDecimal HECTARE = new BigDecimal(10_000);
    private static final String END = "\r\n";

    private final PublishedView view;
    private final Exports.Occasion occasion;
    private final Writer writer;
    private final SurveyPlane plane = new SurveyPlane(true);
    private boolean begun;

    BoundaryTextSink(PublishedView view, Exports.Occasion occasion, OutputStream out) {
        this.view = view;
        this.occasion = occasion;
        // what GBK lacks, GB 18030 writes in four bytes; all else is the same
        this.writer = new BufferedWriter(new OutputStreamWriter(out, Charset.forName("GB18030")));
    }

    @Override
    public void add(ResultSet row) throws SQLException, IOException {
        String key = row.getString(view.key());
        String shape = row.getString("shape");
        if (shape == null) {
            return;
        }
        Geometry drawn = plane.draw(key, PostgisShapes.ofHex(shape));
        begin();
        List<String> lines = new ArrayList<>();
        int ring = 0;
        int names = 1;
        for (int i = 0; i < drawn.getNumGeometries(); i++) {
            Polygon part = (Polygon) drawn.getGeometryN(i);
            for (int hole = -1; hole < part.getNumInteriorRing(); hole++) {
                List<BigDecimal[]> corners = hole < 0
                        ? SurveyPlane.corners(part.getExteriorRing(), true)
                        : SurveyPlane.corners(part.getInteriorRingN(hole), false);
                if (!corners.isEmpty()) {
                    names = add(lines, corners, ++ring, names);
                }
            }
        }
        writer.write(opening(row, key, drawn, lines.size()));
        for (String line : lines) {
            writer.write(line);
        }
    }

    private static int add(List<String> lines, List<BigDecimal[]> corners, int ring, int firstName) {
        for (int i = 0; i <= corners.size(); i++) {
            int corner = i % corners.size();
            BigDecimal[] at = corners.get(corner);
            lines.add("J" + (firstName + corner) + "," + ring + "," + at[1].toPlainString() + ","
                    + at[0].toPlainString() + END);
        }
        return firstName + corners.size();
    }

    private String opening(ResultSet row, String key, Geometry drawn, int points) throws SQLException {
        Object registered = value(row, "registered_area_m2");
        BigDecimal squareMetres =
                registered instanceof BigDecimal number ? number : BigDecimal.valueOf(drawn.getArea());
        String hectares = squareMetres.divide(HECTARE, 4, RoundingMode.HALF_UP).toPlainString();
        return points + "," + hectares + "," + plain(key) + "," + plain(value(row, "name")) + ",面,,"
                + plain(value(row, "planned_use")) + "," + plain(value(row, "land_use_code")) + ",@" + END;
    }

    private @Nullable Object value(ResultSet row, String name) throws SQLException {
        Property property = view.findProperty(name).orElse(null);
        return property == null ? null : FeatureWriter.value(row, property);
    }

    /** A value between two commas: none inside, no line end, and not the sign that closes the line. */
    private static String plain(@Nullable Object value) {
        return value == null
                ? ""
                : value.toString()
                        .replaceAll("[,，]", "、")
                        .replaceAll("[@＠]", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private void begin() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        GaussZone zone = plane.zone().orElseThrow();
        for (String line : List.of(
                "[属性描述]",
                "格式版本号=1.01版本",
                "数据产生单位=" + plain(occasion.unit()),
                "数据产生日期=" + occasion.day(),
                "坐标系=2000国家大地坐标系",
                "几度分带=" + zone.width(),
                "投影类型=高斯克吕格",
                "计量单位=米",
                "带号=" + zone.number(),
                "精度=0.001",
                "转换参数=0,0,0,0,0,0,0",
                "[地块坐标]")) {
            writer.write(line + END);
        }
    }

    @Override
    public @Nullable Integer epsg() {
        return plane.epsg();
    }

    @Override
    public void close() throws IOException {
        writer.flush();
    }
}
