package org.mumap.server.siting;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures, inside a commit, how much of parcels lies inside control lines, and keeps it. */
@Component
class ControlShares {

    private static final int CHUNK = 5_000;

    private final JdbcClient jdbc;

    ControlShares(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Parcel(String code, Geometry shape) {}

    /**
     * Measures anew.
     *
     * @param byLine true = the lines in {@code touched} and all parcels, false = the parcels in {@code touched_parcel} and all lines
     */
    void measure(boolean byLine) {
        jdbc.sql(SitingSql.text("overlay_clear.sql")).param("byLine", byLine).update();
        ControlOverlay overlay = new ControlOverlay();
        WKBReader reader = new WKBReader(new GeometryFactory(new PrecisionModel(), 4490));
        jdbc.sql(SitingSql.text(byLine ? "overlay_pieces_of_lines.sql" : "overlay_pieces_of_parcels.sql"))
                .withFetchSize(CHUNK)
                .query(row -> {
                    overlay.add(row.getString("line_code"), shape(reader, row.getBytes("geom")));
                });
        if (!overlay.ready()) {
            return;
        }
        List<Parcel> chunk = new ArrayList<>(CHUNK);
        List<ControlOverlay.Share> shares = new ArrayList<>();
        jdbc.sql(SitingSql.text(byLine ? "overlay_parcels_of_lines.sql" : "overlay_parcels_touched.sql"))
                .withFetchSize(CHUNK)
                .query(row -> {
                    chunk.add(new Parcel(row.getString("parcel_code"), shape(reader, row.getBytes("geom"))));
                    if (chunk.size() == CHUNK) {
                        shares.addAll(shares(overlay, chunk));
                        chunk.clear();
                    }
                });
        shares.addAll(shares(overlay, chunk));
        for (int from = 0; from < shares.size(); from += 10 * CHUNK) {
            write(shares.subList(from, Math.min(shares.size(), from + 10 * CHUNK)));
        }
    }

    private static List<ControlOverlay.Share> shares(ControlOverlay overlay, List<Parcel> parcels) {
        return parcels.parallelStream()
                .flatMap(parcel -> overlay.shares(parcel.code(), parcel.shape()).stream())
                .toList();
    }

    private void write(List<ControlOverlay.Share> shares) {
        jdbc.sql(SitingSql.text("overlay_write.sql"))
                .param(
                        "codes",
                        shares.stream().map(ControlOverlay.Share::parcel).toArray(String[]::new))
                .param("lines", shares.stream().map(ControlOverlay.Share::line).toArray(String[]::new))
                .param(
                        "areas",
                        shares.stream().map(ControlOverlay.Share::areaM2).toArray(Double[]::new))
                .param(
                        "wholes",
                        shares.stream().map(ControlOverlay.Share::wholeM2).toArray(Double[]::new))
                .update();
    }

    private static Geometry shape(WKBReader reader, byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}
