package org.mumap.server.siting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.mumap.server.geo.Areas;
import org.mumap.server.geo.TerrainFiles;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures slope, height and earthwork of parcels on the grid of heights: of those that changed inside their commit, and of all soon after
 * other heights came or went. Without heights the slope is "no data".
 */
@Component
public class SlopeMeasures {

    private static final Logger LOG = LoggerFactory.getLogger(SlopeMeasures.class);
    private static final String MEASURED = "terrain_file";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TerrainFiles terrain;
    private final JsonMapper json;

    SlopeMeasures(
            @Owner JdbcClient jdbc, @Owner TransactionTemplate transaction, TerrainFiles terrain, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.terrain = terrain;
        this.json = json;
    }

    @EventListener
    @Order(12)
    void on(FactsChanged change) {
        if (change.any("parcels")) {
            terrain.find().ifPresent(file -> measure(file, false));
        }
    }

    /** Measures all parcels when the heights are not those of the last time. */
    @Scheduled(initialDelay = 10_000, fixedDelay = 20_000)
    public void renew() {
        String now = terrain.find().map(file -> file.getFileName().toString()).orElse("");
        String before = jdbc.sql("select value from live.setting where name = :name")
                .param("name", MEASURED)
                .query(String.class)
                .optional()
                .orElse("");
        if (now.equals(before)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            CommitTurn.await(jdbc);
            jdbc.sql("""
                            update live.parcel set slope_deg = null, earthwork_m3_per_mu = null, height_m = null, relief_m = null, cut_m3 = null
                            where height_m is not null or slope_deg is not null
                            """).update();
            terrain.find().ifPresent(file -> measure(file, true));
            jdbc.sql("update live.version set n = n + 1 where layer = 'parcels'")
                    .update();
            jdbc.sql("""
                            insert into live.setting (name, value) values (:name, :file)
                            on conflict (name) do update set value = excluded.value
                            """).param("name", MEASURED).param("file", now).update();
        });
        LOG.info("Slopes measured on {}", now.isEmpty() ? "no heights" : now);
    }

    /** A measured parcel. */
    record Measured(String code, @Nullable Double slope, double earthwork, double height, double relief, double cut) {

        static Measured of(String code, Ground ground, double areaM2) {
            return new Measured(
                    code,
                    Double.isFinite(ground.slopeDeg()) ? Double.valueOf(ground.slopeDeg()) : null,
                    ground.earthworkPerMu(areaM2),
                    ground.heightM(),
                    ground.reliefM(),
                    ground.cutM3());
        }
    }

    private void measure(Path file, boolean all) {
        WKBReader reader = new WKBReader(new GeometryFactory(new PrecisionModel(), 4490));
        List<Measured> measured = new ArrayList<>();
        try (Heights heights = Heights.open(file)) {
            jdbc.sql("""
                            select p.parcel_code, st_asbinary(p.geom) as geom from live.parcel p
                            """ + (all ? "" : " join touched_parcel t using (parcel_code)"))
                    .withFetchSize(2_000)
                    .query(row -> {
                        Geometry shape = shape(reader, row.getBytes("geom"));
                        String code = row.getString("parcel_code");
                        heights.ground(shape)
                                .ifPresent(ground -> measured.add(Measured.of(code, ground, Areas.ellipsoidM2(shape))));
                    });
        } catch (IOException e) {
            // heights that cannot be read are no heights; a commit of parcels must not fail over them
            LOG.warn("No slopes: {}", e.getMessage());
            return;
        }
        jdbc.sql("""
                        update live.parcel p set slope_deg = m.slope, earthwork_m3_per_mu = m.earthwork, height_m = m.height, relief_m = m.relief, cut_m3 = m.cut
                        from jsonb_to_recordset(:measured::jsonb)
                          as m (code text, slope float8, earthwork float8, height float8, relief float8, cut float8)
                        where p.parcel_code = m.code
                        """).param("measured", json.writeValueAsString(measured)).update();
    }

    private static Geometry shape(WKBReader reader, byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (ParseException e) {
            throw new IllegalStateException("the database wrote a shape nobody can read", e);
        }
    }
}
