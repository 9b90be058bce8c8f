package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.testing.ChildServer;
import org.mumap.server.testing.Http;
import tools.jackson.databind.JsonNode;

/** A server of its own is killed with kill -9 at an instant nobody chose; a second one takes over its database and folder. */
@DisplayName("kill -9: none or all rows, and the next start goes on")
class KillIT {

    private static final int ROWS = 3_000;
    private static final long SEED = 20261123;
    private ChildServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ChildServer("kill", List.of(), List.of());
    }

    @AfterEach
    void end() throws InterruptedException {
        server.kill();
    }

    private Http bureau() {
        return server.as("bureau");
    }

    private long number(String sql) throws SQLException {
        return server.number(sql);
    }

    private static String parcels() {
        Features features = new Features();
        for (int i = 0; i < ROWS; i++) {
            features.parcel(Features.code(i + 1), 120 + (i % 100) * 0.002, 29 + (i / 100) * 0.002, 0.001);
        }
        return features.text();
    }

    /** Returns when the commit holds its turn: from then on it writes. */
    private void awaitBegun(CompletableFuture<Void> commit) throws SQLException {
        String turn = "select count(*) from pg_locks where locktype = 'advisory' and granted"
                + " and database = (select oid from pg_database where datname = current_database())";
        while (number(turn) == 0 && !commit.isDone()) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    @Test
    @DisplayName("A1 in the middle of a commit: the ledger has none of the rows or all of them, and so has the map")
    void inCommit() throws Exception {
        Random random = new Random(SEED);
        JsonNode report = Uploading.of(bureau(), "parcels").report("p.geojson", parcels());
        String id = report.get("id").asString();
        assertThat(report.get("accepted").asInt()).isEqualTo(ROWS);
        boolean cutOff = false;
        for (int i = 0; i < 4 && number("select count(*) from ledger.parcel") == 0; i++) {
            Http http = bureau();
            CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> {
                try {
                    http.post("/api/imports/" + id + "/commit", "");
                } catch (IllegalStateException e) {
                    // the connection breaks with the server
                }
            });
            awaitBegun(commit);
            // at once in the first round, somewhere in the work in the others
            LockSupport.parkNanos(
                    Duration.ofMillis(i * (long) random.nextInt(100)).toNanos());
            server.kill();
            commit.get(30, TimeUnit.SECONDS);
            server.awaitSilence();
            long rows = number("select count(*) from ledger.parcel");
            assertThat(rows).as("seed %d, round %d", SEED, i).isIn(0L, (long) ROWS);
            assertThat(number("select count(*) from live.parcel")).isEqualTo(rows);
            assertThat(number("select count(*) from ledger.batch where state = 'COMMITTED'"))
                    .isEqualTo(rows / ROWS);
            cutOff |= rows == 0;
            server.start();
        }
        assertThat(cutOff)
                .as("no round hit a commit in the middle (seed %d)", SEED)
                .isTrue();
        if (number("select count(*) from ledger.parcel") == 0) {
            assertThat(bureau().post("/api/imports/" + id + "/commit", "").statusCode())
                    .isEqualTo(200);
        }
        assertThat(number("select count(*) from ledger.parcel")).isEqualTo(ROWS);
        assertThat(number("select count(*) from live.parcel")).isEqualTo(ROWS);
    }

    @Test
    @DisplayName(
            "A2 in the middle of a check: the next start checks again from the beginning and leaves no files behind")
    void inCheck() throws Exception {
        var created = Uploading.of(bureau(), "parcels").with("commit", "auto").send("p.geojson", parcels());
        assertThat(created.statusCode()).isEqualTo(201);
        LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        server.kill();
        server.awaitSilence();
        String state = number("select count(*) from ledger.batch where state in ('STAGED', 'CHECKING')") == 1
                ? "cut off"
                : "done";
        assertThat(state).isEqualTo("cut off");
        server.start();
        JsonNode report = Uploading.await(bureau(), "1", true);
        assertThat(report.get("state").asString()).isEqualTo("COMMITTED");
        assertThat(report.get("rows").asInt()).isEqualTo(ROWS);
        assertThat(number("select count(*) from ledger.staged_row")).isEqualTo(ROWS);
        assertThat(number("select count(*) from ledger.parcel")).isEqualTo(ROWS);
        try (Stream<Path> left = Files.list(server.data().resolve("imports"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "A3 at any instant of an import that commits itself: after the next start all of it is there, or none and a reason")
    void anywhere() throws Exception {
        Random random = new Random(SEED);
        long ends = 0;
        for (int i = 0; i < 2; i++) {
            String state = cutOff(random.nextInt(1_500));
            assertThat(state).as("seed %d, round %d", SEED, i).isIn("COMMITTED", "FAILED");
            long rows = number("select count(*) from live.parcel");
            assertThat(rows).isIn(0L, (long) ROWS);
            assertThat(number("select count(*) from ledger.parcel where superseded_at = 'infinity'"))
                    .isEqualTo(rows);
            ends += state.equals("COMMITTED") ? 1 : 0;
        }
        assertThat(ends).as("at least one was taken up and brought to its end").isPositive();
    }

    private String cutOff(int after) throws Exception {
        var created = Uploading.of(bureau(), "parcels").with("commit", "auto").send("p.geojson", parcels());
        assertThat(created.statusCode()).isEqualTo(201);
        LockSupport.parkNanos(Duration.ofMillis(after).toNanos());
        server.kill();
        server.awaitSilence();
        server.start();
        String id = Long.toString(number("select max(id) from ledger.batch"));
        return Uploading.await(bureau(), id, true).get("state").asString();
    }
}
