package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.Settings;
import org.mumap.server.geo.TerrainFiles;
import org.mumap.server.ledger.Owner;
import org.mumap.server.problem.Problem;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("What imports leave behind: kept as evidence, or cleaned away")
class HousekeepingIT {

    @Autowired
    TestDatabase database;

    @Autowired
    Housekeeping housekeeping;

    @Autowired
    Originals originals;

    @Autowired
    TerrainFiles terrain;

    @Autowired
    Settings settings;

    @Autowired
    @Owner
    JdbcClient owner;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private Http bureau;

    @BeforeEach
    void empty() throws Exception {
        Emptied.facts(database);
        bureau = new Http(port, "bureau");
    }

    private Path original(JsonNode report) {
        return originals.file(owner.sql("select file_sha256 from ledger.batch where id = :id")
                .param("id", report.get("id").asLong())
                .query(String.class)
                .single());
    }

    /** Forty days pass for a batch and its file. */
    private void age(JsonNode report) throws Exception {
        owner.sql("update ledger.batch set created_at = created_at - interval '40 days',"
                        + " committed_at = committed_at - interval '40 days' where id = :id")
                .param("id", report.get("id").asLong())
                .update();
        Files.setLastModifiedTime(original(report), FileTime.from(Instant.now().minus(Duration.ofDays(40))));
    }

    private long staged(JsonNode report) {
        return owner.sql("select count(*) from ledger.staged_row where batch_id = :id")
                .param("id", report.get("id").asLong())
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName(
            "A1 rows of decided batches go after the days, reports stay; originals of committed ones stay, of refused ones go")
    void clean() throws Exception {
        String good = new Features().parcel(Features.code(1), 120.5, 29, 0.001).text();
        String bad = new Features().parcel(Features.code(2), 29, 120.5, 0.001).text();
        JsonNode committed =
                Uploading.of(bureau, "parcels").with("commit", "auto").report("p.geojson", good);
        JsonNode refused = Uploading.of(bureau, "parcels").report("p.geojson", bad);
        JsonNode waiting = Uploading.of(bureau, "parcels")
                .report(
                        "p.geojson",
                        new Features()
                                .parcel(Features.code(3), 120.6, 29, 0.001)
                                .text());
        JsonNode young =
                Uploading.of(bureau, "holidays").with("commit", "auto").report("h.csv", "date,kind\n2026-10-01,OFF\n");
        for (JsonNode each : new JsonNode[] {committed, refused, waiting}) {
            age(each);
        }
        Path leftOver = Files.writeString(
                settings.dataDir().toAbsolutePath().resolve("originals").resolve("0".repeat(64)), "x");
        Files.setLastModifiedTime(leftOver, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        housekeeping.clean();

        assertThat(staged(committed)).isZero();
        assertThat(staged(waiting)).isEqualTo(1);
        assertThat(staged(young)).isEqualTo(1);
        assertThat(original(committed)).exists();
        assertThat(original(waiting)).exists();
        assertThat(original(refused)).doesNotExist();
        assertThat(leftOver).doesNotExist();
        JsonNode report = bureau.json("/api/imports/" + refused.get("id").asString());
        assertThat(Uploading.complaints(report)).containsExactly("1 - ERROR swapped-axes");
        assertThat(report.get("rows").asInt()).isEqualTo(1);
        var features = bureau.get("/api/imports/" + committed.get("id").asString() + "/features");
        assertThat(features.statusCode()).isEqualTo(410);
        assertThat(Http.text(features)).contains("batch-rows-cleaned");
        assertThat(owner.sql("select count(*) from live.parcel")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        // a roll-back needs no staged rows
        assertThat(bureau.postJson("/api/imports/" + committed.get("id").asString() + "/rollback", "")
                        .get("state")
                        .asString())
                .isEqualTo("ROLLED_BACK");
        assertThat(original(committed)).exists();
    }

    @Test
    @DisplayName("A2 discarding deletes the original at once, unless another batch came with the same file")
    void discard() {
        String file = "date,kind\n2026-10-03,OFF\n";
        JsonNode one = Uploading.of(bureau, "holidays").report("h.csv", file);
        JsonNode two = Uploading.of(bureau, "holidays").report("h.csv", file);
        for (JsonNode each : new JsonNode[] {one, two}) {
            assertThat(original(each)).exists();
            assertThat(bureau.send(bureau.request(
                                            "/api/imports/" + each.get("id").asString())
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(original(two)).doesNotExist();
    }

    @Test
    @DisplayName("A3 a full disk refuses files with 507 and says so; what is kept stays readable")
    void full() {
        Settings here = new Settings(folder, false, settings.zone(), settings.owner(), settings.upload());
        Originals full = new Originals(here, new ImportSettings(0.2, 1, 1, 1, Long.MAX_VALUE, 30, false));
        assertThatThrownBy(() -> full.keep(new ByteArrayInputStream(new byte[10])))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.status().value()).isEqualTo(507);
                    assertThat(p.code()).isEqualTo("disk-full");
                });
        assertThat(folder.resolve("originals")).isEmptyDirectory();
    }

    @Test
    @DisplayName("B1 which heights hold, the ledger alone says: committed, newer, rolled back")
    void heights() throws Exception {
        assertThat(terrain.find()).isEmpty();
        JsonNode first = Uploading.of(bureau, "terrain").report(tiff("a", 1));
        assertThat(first.get("state").asString()).as(first.toString()).isEqualTo("READY");
        assertThat(terrain.find()).isEmpty();
        bureau.postJson("/api/imports/" + first.get("id").asString() + "/commit", "");
        assertThat(terrain.find()).contains(original(first));
        JsonNode second = Uploading.of(bureau, "terrain").report(tiff("b", 2));
        bureau.postJson("/api/imports/" + second.get("id").asString() + "/commit", "");
        assertThat(terrain.find()).contains(original(second));
        bureau.postJson("/api/imports/" + second.get("id").asString() + "/rollback", "");
        assertThat(terrain.find()).contains(original(first));
        Path former =
                Files.createDirectories(settings.dataDir().toAbsolutePath().resolve("terrain"));
        Files.writeString(former.resolve("7.tif"), "x");
        housekeeping.clean();
        assertThat(former).isEmptyDirectory();
        assertThat(terrain.find()).contains(original(first));
    }

    private Path tiff(String name, int grey) throws Exception {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, grey);
        Path file = folder.resolve(name + ".tif");
        GeoTiffWriter writer = new GeoTiffWriter(file.toFile());
        writer.write(
                new GridCoverageFactory()
                        .create(
                                "heights",
                                image,
                                new ReferencedEnvelope(120.5, 120.6, 29, 29.1, CRS.decode("EPSG:4326", true))),
                null);
        writer.dispose();
        return file;
    }

    @Test
    @DisplayName("C1 what GDAL is kept behind stands in the health answer, for whoever keeps the accounts only")
    void health() throws Exception {
        String bare = Http.text(bureau.send(bureau.request("/actuator/health").GET()));
        assertThat(bare).contains("UP").doesNotContain("gdal");
        Http admin = new Http(port, "admin");
        String all = Http.text(admin.send(admin.request("/actuator/health").GET()));
        assertThat(all).contains("\"gdal\"", "withoutNetwork", "limited");
    }
}
