package org.mumap.server.published.mvt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.mumap.server.testing.TestDatabase;

@DisplayName("Our tiles and PostGIS's own, tile by tile")
class TileOracleIT {

    private static final double WORLD = 2 * Math.PI * 6378137;
    private static final double WEST = 13_418_000;
    private static final double SOUTH = 3_375_000;
    private static final double CELL = 120;
    private static final int SIDE = 100;
    private static final long SEED = 20261123;
    private static final String ATTRIBUTES = "parcel_code, town, area_mu, net_idle_days, low_efficiency";

    private static final List<MultiPolygon> parcels = new Coverage(WEST, SOUTH, CELL, SIDE, SEED).parcels();

    private static Connection connection;

    private record At(int z, int x, int y) {}

    @BeforeAll
    static void load() throws SQLException {
        connection = TestDatabase.fresh().owner();
        try (Statement sql = connection.createStatement()) {
            sql.execute("""
                    create table drawn (id bigint primary key, parcel_code text, town text, area_mu float8,
                      net_idle_days int, low_efficiency boolean, geom geometry(MultiPolygon, 3857))
                    """);
        }
        insert();
        try (Statement sql = connection.createStatement()) {
            sql.execute("create index on drawn using gist (geom)");
            sql.execute("analyze drawn");
        }
    }

    private static void insert() throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                "insert into drawn values (?, ?, ?, ?, ?, ?, st_setsrid(st_geomfromewkb(?), 3857))")) {
            for (int i = 0; i < parcels.size(); i++) {
                sql.setLong(1, i + 1);
                sql.setString(2, "339922001001GB%05d".formatted(i));
                sql.setString(3, i % 5 == 0 ? null : "沙河镇" + i % 7);
                sql.setObject(4, i % 11 == 0 ? null : parcels.get(i).getArea() * 0.0015);
                sql.setObject(5, i % 3 == 0 ? i - 5000 : null);
                sql.setObject(6, i % 13 == 0 ? null : i % 2 == 0);
                sql.setBytes(7, new WKBWriter().write(parcels.get(i)));
                sql.addBatch();
            }
            sql.executeBatch();
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    @DisplayName(
            "A1 z13 to z16, borders and empty neighbours too: same ids and attributes, same areas to the rounding, all valid")
    void same() throws SQLException {
        List<At> tiles = tiles();
        assertThat(tiles).hasSizeGreaterThanOrEqualTo(500);
        int features = 0;
        for (At at : tiles) {
            String said = at + ", seed " + SEED;
            Map<Long, StrictTile.Feature> ours = features(encoded(at));
            Map<Long, StrictTile.Feature> theirs = features(asMvt(at));
            assertThat(ours.keySet()).as(said).isEqualTo(theirs.keySet());
            for (StrictTile.Feature our : ours.values()) {
                StrictTile.Feature their = theirs.get(our.id());
                assertThat(our.attributes()).as(said).isEqualTo(their.attributes());
                assertThat(our.geometry().isValid()).as(said + " " + our).isTrue();
                Geometry reference = their.geometry();
                assertThat(Math.abs(our.area() - their.area()))
                        .as(said + " " + our.geometry() + " " + reference)
                        .isLessThanOrEqualTo(reference.getLength());
                double elsewhere = OverlayNGRobust.overlay(our.geometry(), reference, OverlayNG.SYMDIFFERENCE)
                        .getArea();
                assertThat(elsewhere)
                        .as(said + " " + our.geometry() + " " + reference)
                        .isLessThanOrEqualTo(Math.max(our.geometry().getLength(), reference.getLength()));
            }
            features += ours.size();
        }
        assertThat(features).isGreaterThan(50_000);
    }

    @Test
    @DisplayName("A2 GDAL reads a sample of our tiles and finds every feature")
    void gdal(@TempDir Path folder) throws SQLException, IOException, InterruptedException {
        List<At> tiles = tiles();
        for (int i = 0; i < tiles.size(); i += 40) {
            At at = tiles.get(i);
            byte[] tile = encoded(at);
            if (tile.length > 0) {
                Path file = folder.resolve(i + ".mvt");
                Files.write(file, tile);
                assertThat(gdalCount(file, at))
                        .as(at.toString())
                        .isEqualTo(features(tile).size());
            }
        }
    }

    private static int gdalCount(Path file, At at) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "ogrinfo",
                        "-ro",
                        "-al",
                        "-so",
                        "-oo",
                        "CLIP=NO",
                        "-oo",
                        "X=" + at.x(),
                        "-oo",
                        "Y=" + at.y(),
                        "-oo",
                        "Z=" + at.z(),
                        "MVT:" + file)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("parcel_code: String", "area_mu: Real", "net_idle_days: Integer");
        return Integer.parseInt(said.replaceAll("(?s).*Feature Count: (\\d+).*", "$1"));
    }

    private static List<At> tiles() {
        List<At> tiles = new ArrayList<>();
        for (int z = 13; z <= 16; z++) {
            double width = WORLD / (1 << z);
            int left = (int) ((WEST + WORLD / 2) / width) - 1;
            int right = (int) ((WEST + CELL * SIDE + WORLD / 2) / width) + 1;
            int upper = (int) ((WORLD / 2 - SOUTH - CELL * SIDE) / width) - 1;
            int lower = (int) ((WORLD / 2 - SOUTH) / width) + 1;
            for (int x = left; x <= right; x++) {
                for (int y = upper; y <= lower; y++) {
                    tiles.add(new At(z, x, y));
                }
            }
        }
        return tiles;
    }

    private static Map<Long, StrictTile.Feature> features(byte[] tile) {
        Map<Long, StrictTile.Feature> features = new TreeMap<>();
        if (tile.length > 0) {
            StrictTile.parse(tile).layer("parcels").features().forEach(feature -> features.put(feature.id(), feature));
        }
        return features;
    }

    private static byte[] encoded(At at) throws SQLException {
        TileEncoder tile = new TileEncoder(at.z(), at.x(), at.y());
        TileLayer layer = tile.layer("parcels");
        read("geom", "geom && st_tileenvelope(?, ?, ?, margin => 64.0 / 4096)", layer, sql -> bind(sql, at));
        if (layer.scraps().length > 0) {
            Object[] scraps = Arrays.stream(layer.scraps()).boxed().toArray();
            layer.expectDrawn();
            read(
                    "st_scale(st_asmvtgeom(geom, st_tileenvelope(?, ?, ?), 4096, 64, true), 1, -1)",
                    "id = any(?)",
                    layer,
                    sql -> {
                        bind(sql, at);
                        sql.setArray(4, connection.createArrayOf("bigint", scraps));
                    });
        }
        return tile.toBytes();
    }

    private interface Binding {
        void bind(PreparedStatement sql) throws SQLException;
    }

    private static void read(String shape, String where, TileLayer layer, Binding binding) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(
                "select id, %s::bytea, %s from drawn where %s".formatted(shape, ATTRIBUTES, where))) {
            binding.bind(sql);
            try (ResultSet rows = sql.executeQuery()) {
                TileRows.encode(rows, layer);
            }
        }
    }

    private static byte[] asMvt(At at) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("""
                with at as (select ?::int as z, ?::int as x, ?::int as y)
                select st_asmvt(t, 'parcels', 4096, 'geom', 'id')
                from (
                  select st_asmvtgeom(geom, st_tileenvelope(z, x, y), 4096, 64, true) as geom, id, %s
                  from drawn, at where geom && st_tileenvelope(z, x, y, margin => 64.0 / 4096)
                ) t
                where geom is not null
                """.formatted(ATTRIBUTES))) {
            bind(sql, at);
            try (ResultSet rows = sql.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    private static void bind(PreparedStatement sql, At at) throws SQLException {
        sql.setInt(1, at.z());
        sql.setInt(2, at.x());
        sql.setInt(3, at.y());
    }
}
