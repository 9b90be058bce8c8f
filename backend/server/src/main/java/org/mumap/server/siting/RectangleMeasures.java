package org.mumap.server.siting;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.server.geo.LocalPlane;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures, inside a commit, the widest rectangles inside the touched parcels. They take milliseconds each: those of a very large
 * commit follow in the background, and until then searches have no data of them.
 */
@Component
public class RectangleMeasures {

    private static final Logger LOG = LoggerFactory.getLogger(RectangleMeasures.class);
    private static final int CHUNK = 5_000;
    /** Parcels beyond which a commit does not wait for them. */
    private static final int AT_ONCE = 20_000;
    /** Parcels measured in the background between two commits. */
    private static final int BETWEEN = 1_000;

    /** Outlines of more vertices are measured without: a factory lot has tens. */
    private static final int MOST_VERTICES = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    RectangleMeasures(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Outline(String code, byte[] shape) {}

    private record Widths(String code, List<Double> metres) {}

    /** Those of the parcels a commit touched, now or soon. */
    void measureTouched() {
        int touched = jdbc.sql("select count(*) from touched_parcel")
                .query(Integer.class)
                .single();
        if (touched > AT_ONCE) {
            jdbc.sql("insert into live.rectangle_due select parcel_code from touched_parcel on conflict do nothing")
                    .update();
        } else {
            measure();
        }
    }

    /** Measures what large commits have left, until there is none; commits come in between. */
    @Scheduled(initialDelay = 6_000, fixedDelay = 2_000)
    public void follow() {
        int parcels = 0;
        for (int n = next(); n > 0; n = next()) {
            parcels += n;
        }
        if (parcels > 0) {
            LOG.info("Widest rectangles of {} parcels measured", parcels);
        }
    }

    private int next() {
        boolean due = jdbc.sql("select exists (select from live.rectangle_due)")
                .query(Boolean.class)
                .single();
        Integer measured = !due
                ? Integer.valueOf(0)
                : transaction.execute(status -> {
                    CommitTurn.await(jdbc);
                    jdbc.sql("create temporary table touched_parcel (parcel_code text primary key) on commit drop")
                            .update();
                    int n = jdbc.sql("""
                                    with taken as (
                                      delete from live.rectangle_due where parcel_code in (
                                        select parcel_code from live.rectangle_due order by parcel_code limit :chunk)
                                      returning parcel_code)
                                    insert into touched_parcel select parcel_code from taken
                                    """).param("chunk", BETWEEN).update();
                    measure();
                    return n;
                });
        return measured == null ? 0 : measured;
    }

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
