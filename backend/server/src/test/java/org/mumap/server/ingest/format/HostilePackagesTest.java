package org.mumap.server.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("GeoPackages made to work against their reader: read only, alone, within a time")
class HostilePackagesTest {

    private static final String FEATURES = """
        {"type":"FeatureCollection","features":[
         {"type":"Feature","properties":{"code":"A1","name":"沙河机械厂"},"geometry":{"type":"Polygon","coordinates":[[[120.55,29.00],[120.55,29.01],[120.56,29.01],[120.56,29.00],[120.55,29.00]]]}}]}
        """;
    private static final int APPLICATION_ID = 68;

    @TempDir
    Path folder;

    private Attack attack;
    private Path made;

    @BeforeEach
    void make() throws Exception {
        attack = new Attack(folder);
        Path source = Files.writeString(folder.resolve("s.geojson"), FEATURES);
        made = folder.resolve("m.gpkg");
        Shapefiles.run(List.of("ogr2ogr", "-f", "GPKG", made.toString(), source.toString(), "-nln", "layer"));
    }

    private void sql(String... statements) throws Exception {
        for (String statement : statements) {
            Shapefiles.run(List.of("ogrinfo", "-q", made.toString(), "-sql", statement));
        }
    }

    private String outcome() {
        return attack.outcome(made, "m.gpkg");
    }

    private void change(UnaryOperator<byte[]> change) throws IOException {
        Files.write(made, change.apply(Files.readAllBytes(made)));
    }

    @Test
    @DisplayName("A1 a trigger never fires: nothing is written")
    void trigger() throws Exception {
        sql(
                "CREATE TABLE caught (a TEXT)",
                "CREATE TRIGGER t AFTER INSERT ON layer BEGIN INSERT INTO caught VALUES ('x'); END");
        byte[] before = Files.readAllBytes(made);
        assertThat(outcome()).isEqualTo("read 1 [shape]");
        assertThat(Files.readAllBytes(made)).isEqualTo(before);
    }

    @Test
    @DisplayName("A2 a layer that is a view counting for ever is ended by its time")
    void endless() throws Exception {
        sql(
                "CREATE VIEW slow AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 3000000) SELECT x AS fid, l.geom AS geom FROM c, layer l WHERE x > 2999990",
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('slow', 'features', 'slow', 4326)",
                "INSERT INTO gpkg_geometry_columns VALUES ('slow', 'geom', 'GEOMETRY', 4326, 0, 0)",
                "DELETE FROM gpkg_contents WHERE table_name = 'layer'",
                "DELETE FROM gpkg_geometry_columns WHERE table_name = 'layer'");
        assertThat(outcome()).matches("read \\d+ \\[.*\\]|gdal-cannot-read|gdal-too-slow|several-layers|empty-file");
    }

    @Test
    @DisplayName("A3 no word of a view opens another file")
    void otherFile() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret of the server");
        sql(
                "CREATE VIEW stolen AS SELECT 1 AS fid, readfile('" + secret + "') AS name, geom FROM layer",
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('stolen', 'features', 'stolen', 4326)",
                "INSERT INTO gpkg_geometry_columns VALUES ('stolen', 'geom', 'GEOMETRY', 4326, 0, 0)");
        assertThat(outcome()).isIn("several-layers", "read 1 [shape]");
        List<SourceRow> rows;
        Path work = Files.createDirectories(folder.resolve("jobs/stolen"));
        try (RowSource source = new Uploads(work, new Uploads.Wish("parcels", "stolen", "R"), names -> 0, Attack.LIMITS)
                .open(made, "m.gpkg")) {
            rows = new java.util.ArrayList<>();
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        } catch (ImportFailure e) {
            rows = List.of();
        }
        assertThat(rows.toString()).doesNotContain("secret of the server");
    }

    @Test
    @DisplayName("A4 a virtual table of somebody else's module, and one that names another database")
    void virtual() throws Exception {
        sql(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('ghost', 'features', 'ghost', 4326)",
                "INSERT INTO gpkg_geometry_columns VALUES ('ghost', 'geom', 'GEOMETRY', 4326, 0, 0)");
        assertThat(outcome()).matches("read 1 \\[shape\\]|several-layers|gdal-cannot-read");
    }

    @Test
    @DisplayName("A5 a wrong application number, another page size, a head cut off, the write-ahead mark")
    void heads() throws Exception {
        change(bytes -> {
            ByteBuffer.wrap(bytes).putInt(APPLICATION_ID, 0x12345678);
            return bytes;
        });
        assertThat(outcome()).matches("read 1 \\[shape\\]|gdal-cannot-read");
        change(bytes -> {
            // "2" for write and read: the file says that a log lies beside it
            bytes[18] = 2;
            bytes[19] = 2;
            return bytes;
        });
        assertThat(outcome()).matches("read 1 \\[shape\\]|gdal-cannot-read|empty-file");
        change(bytes -> {
            ByteBuffer.wrap(bytes).putShort(16, (short) 3);
            return bytes;
        });
        assertThat(outcome()).isIn("gdal-cannot-read", "empty-file");
        change(bytes -> java.util.Arrays.copyOf(bytes, 200));
        assertThat(outcome()).isIn("gdal-cannot-read", "empty-file");
    }

    @Test
    @DisplayName("A6 an extent that lies about its layer hides no row")
    void extent() throws Exception {
        sql("UPDATE gpkg_contents SET min_x = 0, min_y = 0, max_x = 1, max_y = 1");
        assertThat(outcome()).isEqualTo("read 1 [shape]");
    }

    @Test
    @DisplayName("A7 blobs that are no shapes: another mark, a box that lies, points beyond the end, deep nesting")
    void blobs() throws Exception {
        for (String blob : List.of(
                "X'00'",
                "X'4750'",
                "X'4750000100000000'",
                "X'47500001E6100000010300000001000000FFFFFF7F'",
                "X'47500001E61000000103000000FFFFFF7F'",
                "X'47500001E6100000" + "010700000001000000".repeat(3_000) + "'",
                "X'47500001E6100000010300000001000000040000000000000000000000000000000000F87F'")) {
            sql("UPDATE layer SET geom = " + blob);
            assertThat(outcome())
                    .as(blob.length() > 80 ? blob.substring(0, 80) : blob)
                    .matches("read 1 \\[(none|broken)\\]|gdal-cannot-read");
        }
    }
}
