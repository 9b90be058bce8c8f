package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mumap.server.ledger.Owner;
import org.mumap.server.published.lod.LevelTables;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LayersTest
@DisplayName("Simplified levels: budget, scope, and what happens after a commit")
class LevelTablesIT {

    private static final String TILES = "/ogc/collections/parcels/tiles/WebMercatorQuad/";

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    LevelTables levels;

    @Autowired
    @Owner
    TransactionTemplate transaction;

    @Autowired
    @Owner
    JdbcClient owner;

    Http bureau;
    Http park;

    @BeforeEach
    void rows() {
        Fixture.load(database);
        levels.build();
        bureau = new Http(port, "bureau");
        park = new Http(port, "park1");
    }

    private static TileCoordinate dense(int z) {
        int up = Fixture.DENSE.z() - z;
        return new TileCoordinate(z, Fixture.DENSE.x() >> up, Fixture.DENSE.y() >> up);
    }

    private static HttpResponse<byte[]> tile(Http http, TileCoordinate at) {
        return http.get(TILES + at.z() + "/" + at.y() + "/" + at.x());
    }

    private static List<VectorTile.Feature> features(Http http, TileCoordinate at) {
        HttpResponse<byte[]> answer = tile(http, at);
        assertThat(answer.statusCode()).as(at.toString()).isEqualTo(200);
        assertThat(answer.body()).hasSizeLessThanOrEqualTo(TileSource.MOST_BYTES);
        List<VectorTile.Feature> features =
                VectorTile.read(answer.body()).layers().get("parcels").features();
        assertThat(features).hasSizeLessThanOrEqualTo(TileSource.MOST_FEATURES);
        return features;
    }

    private static long sum(List<VectorTile.Feature> features, String property) {
        return features.stream()
                .mapToLong(feature -> ((Number) feature.properties().get(property)).longValue())
                .sum();
    }

    private long count(String query) {
        return Long.parseLong(Fixture.keys(database, query).iterator().next());
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10, 11, 12})
    @DisplayName(
            "A1 from zoom 6 on a county of 6,400 parcels in one tile of zoom 12 is whole in its tiles and within their budget")
    void whole(int z) {
        List<VectorTile.Feature> features = features(bureau, dense(z));
        long all = count("select count(*) from live.parcel where parcel_code <> 'REG/12'");
        long suspected = count("select count(*) from live.parcel where idle_finding like 'SUSPECTED%'");
        assertThat(sum(features, "parcels")).isBetween(all, all + 1);
        assertThat(sum(features, "suspected")).isEqualTo(suspected);
        assertThat(features.stream()
                        .filter(feature -> String.valueOf(feature.properties().get("idle_finding"))
                                .startsWith("SUSPECTED")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 8, 9, 10, 11})
    @DisplayName("A2 park1 gets blocks of its own parks only, all of them, and none that lies in two parks")
    void scope(int z) {
        List<VectorTile.Feature> features = features(park, dense(z));
        assertThat(features)
                .allSatisfy(feature ->
                        assertThat(feature.properties().get("park_code")).isIn("P01", "P0101"));
        long own = count(
                "select count(*) from live.parcel where park_code in ('P01', 'P0101') and parcel_code <> 'REG/12'");
        assertThat(sum(features, "parcels")).isBetween(own, own + 1);
        assertThat(
                        count(
                                "select count(*) from (select z, id from live.lod_parcel group by 1, 2 having count(*) > 1) twice"))
                .isZero();
        assertThat(tile(new Http(port, "admin"), dense(z)).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName(
            "A3 counted, not by zoom: park1's 2,400 parcels are drawn as parcels where the county's 6,400 are blocks")
    void counted() {
        List<VectorTile.Feature> own = features(park, dense(12));
        assertThat(own)
                .hasSize(2400)
                .allSatisfy(feature -> assertThat(feature.properties()).doesNotContainKey("parcels"));
        assertThat(features(bureau, dense(12)))
                .allSatisfy(feature -> assertThat(feature.properties()).containsKey("parcels"));
    }

    private Set<String> due() {
        return Fixture.keys(database, "select town || '/' || park_code from live.lod_due");
    }

    @Test
    @DisplayName(
            "B1 after a commit the old level stays, with the town and park noted; then only they are built, under a new version")
    void rebuilt() throws Exception {
        String others = "select count(*) || ' ' || sum(hashtext(ctid::text || xmin::text)) from live.lod_parcel"
                + " where not (coalesce(town, '') = '沙河镇' and coalesce(park_code, '') = 'P02')";
        String found = "select count(*) from live.lod_parcel where z = 11 and legal_state = 'FOUND_IDLE'";
        Set<String> untouched = Fixture.keys(database, others);
        try (Connection holder = database.owner();
                var sql = holder.createStatement()) {
            holder.setAutoCommit(false);
            sql.execute("update live.parcel set legal_state = 'FOUND_IDLE' where parcel_code = (select min(parcel_code)"
                    + " from live.parcel where park_code = 'P02' and town = '沙河镇')");
            try (ResultSet notes = sql.executeQuery("select town, park_code from live.lod_due")) {
                assertThat(notes.next()).as("noted in the same transaction").isTrue();
                assertThat(notes.getString(1) + notes.getString(2)).isEqualTo("沙河镇P02");
                assertThat(notes.next()).isFalse();
            }
            try (ResultSet before = sql.executeQuery(found)) {
                before.next();
                assertThat(before.getInt(1)).as("the old level").isZero();
            }
            holder.commit();
        }
        long version = count("select n from live.version where layer = 'parcels'");
        levels.build();
        await(() -> due().isEmpty());
        assertThat(count(found)).isEqualTo(1);
        assertThat(count("select n from live.version where layer = 'parcels'")).isGreaterThanOrEqualTo(version);
        assertThat(Fixture.keys(database, others)).isEqualTo(untouched);
        Fixture.commit(
                transaction, owner, "update live.parcel set legal_state = 'NONE' where legal_state = 'FOUND_IDLE'");
        levels.build();
        await(() -> due().isEmpty());
        assertThat(count(found)).isZero();
    }

    @Test
    @DisplayName("B2 what no level shows (days that passed, a name) leaves no note; a move to another park notes both")
    void notes() throws Exception {
        try (Connection holder = database.owner();
                var sql = holder.createStatement()) {
            holder.setAutoCommit(false);
            sql.execute("update live.parcel set net_idle_days = net_idle_days + 1, name = name || '.'");
            try (ResultSet notes = sql.executeQuery("select count(*) from live.lod_due")) {
                notes.next();
                assertThat(notes.getInt(1)).isZero();
            }
            sql.execute("update live.parcel set park_code = 'P02' where parcel_code = (select min(parcel_code)"
                    + " from live.parcel where park_code = 'P01' and town = '沙河镇')");
            List<String> parks = new ArrayList<>();
            try (ResultSet notes = sql.executeQuery("select park_code from live.lod_due order by 1")) {
                while (notes.next()) {
                    parks.add(notes.getString(1));
                }
            }
            assertThat(parks).containsExactly("P01", "P02");
            holder.rollback();
        }
    }

    @Test
    @DisplayName("C1 many askers of one tile that no cache holds are one query")
    void singleFlight() throws Exception {
        TileCoordinate at = dense(12);
        Fixture.commit(transaction, owner, "update live.version set n = n + 1 where layer = 'parcels'");
        var pool = Executors.newFixedThreadPool(12);
        try (Connection holder = database.owner();
                var sql = holder.createStatement()) {
            holder.setAutoCommit(false);
            sql.execute("lock table live.tile_parcel in access exclusive mode");
            Callable<String> ask =
                    () -> tile(bureau, at).headers().firstValue("ETag").orElse("none");
            List<Future<String>> askers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                askers.add(pool.submit(ask));
            }
            await(() -> waiting() > 0);
            // the others have had their time to come as far
            TimeUnit.MILLISECONDS.sleep(500);
            long atOnce = waiting();
            holder.rollback();
            Set<String> tags = new java.util.TreeSet<>();
            for (Future<String> asker : askers) {
                tags.add(asker.get());
            }
            assertThat(atOnce).isEqualTo(1);
            assertThat(tags).singleElement().asString().startsWith("\"");
        } finally {
            pool.shutdownNow();
        }
    }

    private long waiting() {
        return count("select count(*) from pg_locks where relation = 'live.tile_parcel'::regclass and not granted");
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
