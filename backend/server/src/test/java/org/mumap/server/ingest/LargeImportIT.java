package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mumap.server.ingest.format.Shapefiles;
import org.mumap.server.testing.ChildServer;
import org.mumap.server.testing.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hundred thousand parcels in one GeoPackage through a server that has little memory. The memory of anything that holds all rows at
 * once would not do; {@code scripts/bench import} does the same with a million.
 */
@DisplayName("A large GeoPackage: little memory, progress with an end, stopped at will, taken in whole")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LargeImportIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SIDE = 317;
    private static final int ROWS = SIDE * SIDE;
    private static final String MEMORY = "-Xmx256m";

    @TempDir
    static Path folder;

    private static ChildServer server;
    private static byte[] file;

    @BeforeAll
    static void start() throws Exception {
        file = Files.readAllBytes(survey());
        server = new ChildServer("large", List.of(MEMORY, "-XX:+ExitOnOutOfMemoryError"), List.of());
    }

    @AfterAll
    static void end() throws InterruptedException {
        server.kill();
    }

    private static Path survey() throws IOException, InterruptedException {
        Path lines = folder.resolve("s.geojsonl");
        try (BufferedWriter out = Files.newBufferedWriter(lines, StandardCharsets.UTF_8)) {
            for (int i = 0; i < ROWS; i++) {
                int x = i % SIDE;
                int y = i / SIDE;
                out.write(String.format(
                        Locale.ROOT,
                        "{\"type\":\"Feature\",\"properties\":{\"parcel_code\":\"%s\",\"name\":\"青溪%d号宗地\",\"supply_state\":\"SUPPLIED\"},"
                                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s,%s,%s,%s,%s]]}}%n",
                        code(i),
                        i,
                        corner(x, y),
                        corner(x + 1, y),
                        corner(x + 1, y + 1),
                        corner(x, y + 1),
                        corner(x, y)));
            }
        }
        Path made = folder.resolve("survey.gpkg");
        Shapefiles.run(List.of("ogr2ogr", "-f", "GPKG", made.toString(), lines.toString(), "-nln", "parcels"));
        return made;
    }

    // crooked, and the same for all four parcels that meet there
    private static String corner(int x, int y) {
        return String.format(
                Locale.ROOT,
                "[%.8f,%.8f]",
                120.3 + (x + 0.2 * Math.sin(x * 7.1 + y)) * 0.0006,
                28.9 + (y + 0.2 * Math.cos(y * 5.3 + x)) * 0.0006);
    }

    private static String code(int number) {
        return String.format(Locale.ROOT, "3399220010%02dGB%05d", number / 90_000 + 1, number % 90_000 + 1);
    }

    private String send(String commit) {
        HttpResponse<byte[]> created = Uploading.of(server.as("bureau"), "parcels")
                .with("commit", commit)
                .send("survey.gpkg", file);
        assertThat(created.statusCode()).as(Http.text(created)).isEqualTo(201);
        return JSON.readTree(created.body()).get("id").asString();
    }

    private JsonNode report(String id) {
        return server.as("bureau").json("/api/imports/" + id);
    }

    private JsonNode awaitStage(String id, String stage) {
        while (true) {
            JsonNode report = report(id);
            JsonNode work = report.get("work");
            if (!work.isNull() && work.get("stage").asString().equals(stage)) {
                return report;
            }
            assertThat(report.get("state").asString()).as("before %s", stage).isIn("STAGED", "CHECKING", "READY");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    @Order(1)
    @DisplayName("A1 a check is stopped at once, while rows are read and while neighbours are compared; nothing stays")
    void stopCheck() throws Exception {
        for (String stage : List.of("read", "neighbours")) {
            String id = send("manual");
            awaitStage(id, stage);
            JsonNode stopped = server.as("bureau").postJson("/api/imports/" + id + "/cancel", "");
            assertThat(stopped.get("state").asString()).isEqualTo("DISCARDED");
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (server.number("select count(*) from ledger.staged_row where batch_id = " + id) > 0
                    || !report(id).get("work").isNull()) {
                assertThat(System.nanoTime()).as("stopped while %s", stage).isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        HttpResponse<byte[]> nothing = server.as("bureau").post("/api/imports/1/cancel", "");
        assertThat(nothing.statusCode()).isEqualTo(409);
    }

    @Test
    @Order(2)
    @DisplayName(
            "A2 progress never goes back, rows are counted towards their number; stopped, the commit leaves nothing; then it goes through")
    void whole() throws Exception {
        String id = send("manual");
        List<Double> progress = new ArrayList<>();
        List<Long> read = new ArrayList<>();
        JsonNode report = report(id);
        while (List.of("STAGED", "CHECKING").contains(report.get("state").asString())) {
            progress.add(report.get("progress").asDouble());
            JsonNode work = report.get("work");
            if (!work.isNull()
                    && work.get("stage").asString().equals("read")
                    && work.get("done").asLong() > 0) {
                assertThat(work.get("of").asLong()).isEqualTo(ROWS);
                read.add(work.get("done").asLong());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            report = report(id);
        }
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("READY");
        assertThat(report.get("accepted").asInt()).isEqualTo(ROWS);
        assertThat(progress).isSorted();
        assertThat(read).isSorted().hasSizeGreaterThan(3);

        CompletableFuture<HttpResponse<byte[]>> commit =
                CompletableFuture.supplyAsync(() -> server.as("bureau").post("/api/imports/" + id + "/commit", ""));
        awaitStage(id, "live");
        JsonNode stopped = server.as("bureau").postJson("/api/imports/" + id + "/cancel", "");
        assertThat(stopped.get("state").asString()).isEqualTo("READY");
        assertThat(commit.get().statusCode()).isEqualTo(409);
        assertThat(Http.text(commit.get())).contains("commit-cancelled");
        assertThat(server.number("select count(*) from ledger.parcel")).isZero();

        HttpResponse<byte[]> done = server.as("bureau").post("/api/imports/" + id + "/commit", "");
        assertThat(done.statusCode()).as(Http.text(done)).isEqualTo(200);
        assertThat(server.number("select count(*) from live.parcel")).isEqualTo(ROWS);
        assertThat(server.number("select count(*) from live.tile_parcel")).isEqualTo(ROWS);
        assertThat(server.isAlive()).isTrue();
    }
}
