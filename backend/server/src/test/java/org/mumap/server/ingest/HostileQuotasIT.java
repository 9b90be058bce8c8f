package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.Settings;
import org.mumap.server.ingest.format.Shapefiles;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ServerTest
@TestPropertySource(
        properties = {
            "mumap.upload.max-file-bytes=150000",
            "mumap.upload.max-features=100",
            "mumap.upload.max-vertices-per-feature=50"
        })
@DisplayName("Quotas of one file: bytes, rows, vertices; each said with its number")
class HostileQuotasIT {

    @Autowired
    TestDatabase database;

    @Autowired
    Settings settings;

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

    private static String parcels(int count) {
        Features features = new Features();
        for (int i = 0; i < count; i++) {
            features.parcel(Features.code(i + 1), 120.5 + i * 0.002, 29, 0.001);
        }
        return features.text();
    }

    @Test
    @DisplayName("A1 a file larger than allowed is refused with 413, and none of it stays")
    void fileSize() throws Exception {
        HttpResponse<byte[]> refused =
                Uploading.of(bureau, "holidays").send("h.csv", "date,kind\n" + " ".repeat(200_000));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Http.text(refused)).contains("file-too-large");
        try (Stream<Path> left = Files.list(settings.dataDir().resolve("imports"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @DisplayName("A2 one row more than allowed ends the file, whatever its format, and leaves none")
    void rows() throws Exception {
        Path source = Files.writeString(folder.resolve("s.geojson"), parcels(101));
        Path made = folder.resolve("p.gpkg");
        Shapefiles.run(java.util.List.of("ogr2ogr", "-f", "GPKG", made.toString(), source.toString()));
        for (Path file : new Path[] {source, made}) {
            JsonNode report = Uploading.of(bureau, "parcels").report(file);
            assertThat(report.get("state").asString()).isEqualTo("FAILED");
            assertThat(report.get("message").asString()).contains("100");
            assertThat(report.get("rows").asInt()).isZero();
        }
        assertThat(Uploading.of(bureau, "parcels")
                        .report("p.geojson", parcels(100))
                        .get("accepted")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    @DisplayName("A3 a shape of too many vertices is refused as a row, whatever its format")
    void vertices() throws Exception {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i <= 60; i++) {
            double angle = 2 * Math.PI * (i % 60) / 60;
            ring.append(i == 0 ? "" : ",")
                    .append('[')
                    .append(120.5 + 0.001 * Math.cos(angle))
                    .append(',')
                    .append(29 + 0.001 * Math.sin(angle))
                    .append(']');
        }
        String text = new Features()
                .add(
                        "\"parcel_code\":\"" + Features.code(1) + "\"",
                        "{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}")
                .text();
        Path source = Files.writeString(folder.resolve("v.geojson"), text);
        Path made = folder.resolve("v.gpkg");
        Shapefiles.run(java.util.List.of("ogr2ogr", "-f", "GPKG", made.toString(), source.toString()));
        for (Path file : new Path[] {source, made}) {
            assertThat(Uploading.complaints(Uploading.of(bureau, "parcels").report(file)))
                    .as(file.toString())
                    .containsExactly("1 - ERROR too-many-vertices");
        }
    }
}
