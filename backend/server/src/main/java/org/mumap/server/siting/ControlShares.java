package org.mumap.server.siting;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.server.ledger.BinaryRows;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Measures, inside a commit, how much of parcels lies inside control lines, and keeps it. */
@Component
class ControlShares {

    private static final int CHUNK = 5_000;

    /** With more pieces than this, parcels are read by the box of all pieces instead of piece by piece. */
    private static final int FEW_PIECES = 200;

    private static final String TARGET =
            "live.parcel_control_line (parcel_code, line_code, kind, effect, name, law, office, area_m2, share,"
                    + " park_code, town)";
    private static final int COLUMNS = 11;

    private final JdbcClient jdbc;
    private final DataSource source;

    ControlShares(@Owner JdbcClient jdbc, @Owner DataSource source) {
        this.jdbc = jdbc;
        this.source = source;
    }

    private record Parcel(
            String code, @Nullable String park, @Nullable String town, double areaM2, Geometry shape) {}

    private record Line(
            String code,
            String kind,
            @Nullable String effect,
            @Nullable String name,
            @Nullable String law,
            @Nullable String office) {}

    /** Without the shape: a county has as many of these as parcels. */
    private record Found(@Nullable String park, @Nullable String town, ControlOverlay.Share share) {}

    /**
     * Measures anew.
     *
     * @param byLine true = the lines in {@code touched} and all parcels, false = the parcels in {@code touched_parcel} and all lines
     */
    void measure(boolean byLine) {
        jdbc.sql(SitingSql.text("overlay_clear.sql")).param("byLine", byLine).update();
        ControlOverlay overlay = new ControlOverlay();
        int pieces = readPieces(byLine, overlay);
        if (overlay.ready()) {
            write(found(overlay, parcels(byLine, pieces)));
        }
    }

    private static String parcels(boolean byLine, int pieces) {
        if (!byLine) {
            return "overlay_parcels_touched.sql";
        }
        return pieces > FEW_PIECES ? "overlay_parcels_of_many.sql" : "overlay_parcels_of_lines.sql";
    }

    private int readPieces(boolean byLine, ControlOverlay overlay) {
        WKBReader reader = reader();
        int[] pieces = {0};
        jdbc.sql(SitingSql.text(byLine ? "overlay_pieces_of_lines.sql" : "overlay_pieces_of_parcels.sql"))
                .withFetchSize(CHUNK)
                .query(row -> {
                    overlay.add(row.getString("line_code"), shape(reader, row.getBytes("geom")));
                    pieces[0]++;
                });
        return pieces[0];
    }

    private List<Found> found(ControlOverlay overlay, String parcels) {
        WKBReader reader = reader();
        List<Parcel> chunk = new ArrayList<>(CHUNK);
        List<Found> found = new ArrayList<>();
        jdbc.sql(SitingSql.text(parcels)).withFetchSize(CHUNK).query(row -> {
            chunk.add(new Parcel(
                    row.getString("parcel_code"),
                    row.getString("park_code"),
                    row.getString("town"),
                    row.getDouble("area_m2"),
                    shape(reader, row.getBytes("geom"))));
            if (chunk.size() == CHUNK) {
                found.addAll(found(overlay, chunk));
                chunk.clear();
            }
        });
        found.addAll(found(overlay, chunk));
        return found;
    }

    private static List<Found> found(ControlOverlay overlay, List<Parcel> parcels) {
        return parcels.parallelStream()
                .flatMap(parcel -> overlay.shares(parcel.code(), parcel.shape(), parcel.areaM2()).stream()
                        .map(share -> new Found(parcel.park(), parcel.town(), share)))
                .toList();
    }

    private void write(List<Found> found) {
        Map<String, Line> lines = lines(found);
        Connection connection = DataSourceUtils.getConnection(source);
        try (BinaryRows rows = BinaryRows.into(connection, TARGET, COLUMNS)) {
            for (Found each : found) {
                write(rows.row(), each, lines.get(each.share().line()));
            }
            rows.end();
        } catch (SQLException e) {
            throw new IllegalStateException("Shares of control lines could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static void write(BinaryRows row, Found found, @Nullable Line line) {
        ControlOverlay.Share share = found.share();
        if (line == null) {
            throw new IllegalStateException("a piece of a line that is not there: " + share.line());
        }
        row.text(share.parcel())
                .text(line.code())
                .text(line.kind())
                .text(line.effect())
                .text(line.name())
                .text(line.law())
                .text(line.office())
                .real(share.areaM2())
                .real(Math.min(1, share.areaM2() / share.wholeM2()))
                .text(found.park())
                .text(found.town());
    }

    private Map<String, Line> lines(List<Found> found) {
        String[] codes =
                found.stream().map(each -> each.share().line()).distinct().toArray(String[]::new);
        return jdbc
                .sql(SitingSql.text("overlay_lines.sql"))
                .param("codes", codes)
                .query((row, n) -> new Line(
                        row.getString("line_code"),
                        row.getString("kind"),
                        row.getString("effect"),
                        row.getString("name"),
                        row.getString("law"),
                        row.getString("office")))
                .stream()
                .collect(Collectors.toMap(Line::code, line -> line));
    }

    private static WKBReader reader() {
        return new WKBReader(new GeometryFactory(new PrecisionModel(), 4490));
    }

    private static Geometry shape(WKBReader reader, byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}
