package org.mumap.server.siting;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.server.geo.LocalPlane;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures, inside a commit, the widest rectangles inside the touched parcels. */
@Component
class RectangleMeasures {

    private static final int CHUNK = 5_000;

    /** Outlines of more vertices are measured without: a factory lot has tens. */
    private static final int MOST_VERTICES = 5_000;

    private final JdbcClient jdbc;

    RectangleMeasures(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Outline(String code, byte[] shape) {}

    private record Widths(String code, List<Double> metres) {}

    void measure() {
        List<Outline> outlines = after("");
        while (!outlines.isEmpty()) {
            write(outlines.parallelStream()
                    .map(outline -> new Widths(outline.code(), widths(outline.shape())))
                    .toList());
            outlines = after(outlines.get(outlines.size() - 1).code());
        }
    }

    // a commit may touch a million: only some thousand outlines are held
    private List<Outline> after(String code) {
        return jdbc.sql("""
                        select p.parcel_code, st_asbinary(p.geom) as geom
                        from touched_parcel t join live.parcel p using (parcel_code)
                        where t.parcel_code > :after and p.site_use is not false and st_npoints(p.geom) <= :most
                        order by t.parcel_code limit :chunk
                        """)
                .param("after", code)
                .param("most", MOST_VERTICES)
                .param("chunk", CHUNK)
                .query((row, n) -> new Outline(row.getString("parcel_code"), row.getBytes("geom")))
                .list();
    }

    private static List<Double> widths(byte[] bytes) {
        try {
            Geometry shape = new WKBReader().read(bytes);
            return InscribedRectangles.in(
                            LocalPlane.at(shape.getEnvelopeInternal()).toMetres(shape))
                    .widths();
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }

    private void write(List<Widths> all) {
        var statement = jdbc.sql(SitingSql.text("rectangles_write.sql"))
                .param("codes", all.stream().map(Widths::code).toArray(String[]::new));
        for (int i = 0; i < 5; i++) {
            int proportion = i;
            statement = statement.param(
                    "w" + (i + 1),
                    all.stream().map(one -> one.metres().get(proportion)).toArray(Double[]::new));
        }
        statement.update();
    }
}
