package org.mumap.server.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.mumap.server.testing.Demo;
import org.mumap.server.testing.DemoServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoServerTest
@DisplayName("GDAL as a client: every page of a layer into a GeoPackage, equal to the database feature by feature")
class OgcClientIT {

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @TempDir
    Path folder;

    @BeforeEach
    void ready() {
        Demo.await(port);
    }

    private String[] asking(String account, String... rest) {
        String[] head = {"--config", "GDAL_HTTP_USERPWD", account + ":mumap-demo", "--config", "GDAL_HTTP_AUTH", "BASIC"
        };
        String[] all = java.util.Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return all;
    }

    @Test
    @DisplayName("A1 ogrinfo lists every layer by its title")
    void lists() throws Exception {
        String said = Gdal.ogrinfo(asking("bureau", "-ro", "OAPIF:http://127.0.0.1:" + port + "/ogc"));
        for (String layer : new String[] {
            "parcels", "parks", "areas", "idle_candidates", "project_sites", "control_lines", "utilities"
        }) {
            assertThat(said).contains(layer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "parcels, parcel_code, supply_state, 700",
        "parks, park_code, name, 2",
        "idle_candidates, parcel_code, idle_finding, 97",
        "project_sites, project_code, stage, 33",
        "control_lines, line_code, kind, 5",
        "utilities, utility_code, kind, 41",
        "areas, area_code, name, 10"
    })
    @DisplayName("A2 counts and hashes of key, an attribute and shape are those of the database")
    void geoPackage(String layer, String key, String attribute, int pageSize) throws Exception {
        Path file = folder.resolve(layer + ".gpkg");
        Gdal.run(
                "ogr2ogr",
                asking(
                        "bureau",
                        "-f",
                        "GPKG",
                        file.toString(),
                        "OAPIF:http://127.0.0.1:" + port + "/ogc",
                        layer,
                        "-oo",
                        "PAGE_SIZE=" + pageSize,
                        "-nln",
                        layer));
        Path lines = folder.resolve(layer + ".csv");
        Gdal.run(
                "ogr2ogr",
                "-f",
                "CSV",
                "-lco",
                "GEOMETRY=AS_WKT",
                "-select",
                key + "," + attribute,
                lines.toString(),
                file.toString());
        Map<String, String> read = new TreeMap<>();
        for (String line : Files.readAllLines(lines, StandardCharsets.UTF_8)) {
            if (line.startsWith("\"")) {
                int end = line.indexOf('"', 1);
                String[] cells = line.substring(end + 2).replace("\"", "").split(",", -1);
                read.put(cells[0], hash(cells[1], new WKTReader().read(line.substring(1, end))));
            }
        }
        Map<String, String> stored = new TreeMap<>();
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            sql.execute("set mumap.scope = 'county'");
            ResultSet rows = sql.executeQuery(
                    "select %s, %s, st_asbinary(geom) from published.%s".formatted(key, attribute, layer));
            while (rows.next()) {
                String value = rows.getString(2);
                stored.put(
                        rows.getString(1),
                        hash(value == null ? "" : value, asGiven(new WKBReader().read(rows.getBytes(3)))));
            }
        }
        assertThat(read).hasSizeGreaterThan(2).isEqualTo(stored);
        assertThat(digest(read.toString())).isEqualTo(digest(stored.toString()));
    }

    /** The coordinates themselves to eight decimals; the text of PostGIS would round the shortest decimal of each instead. */
    private static Geometry asGiven(Geometry shape) {
        shape.apply((CoordinateFilter) coordinate -> {
            coordinate.x = toEightDecimals(coordinate.x);
            coordinate.y = toEightDecimals(coordinate.y);
        });
        shape.geometryChanged();
        return shape;
    }

    private static double toEightDecimals(double value) {
        return new BigDecimal(value).setScale(8, RoundingMode.HALF_EVEN).doubleValue();
    }

    // to a millimetre: that is what features are given in
    private static String hash(String attribute, Geometry shape) throws Exception {
        Geometry rounded = GeometryPrecisionReducer.reducePointwise(shape, new PrecisionModel(1e8));
        Geometry flat = new GeometryFactory().createGeometry(rounded).norm();
        return digest(attribute + HexFormat.of().formatHex(new WKBWriter(2).write(flat)));
    }

    private static String digest(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 16);
    }
}
