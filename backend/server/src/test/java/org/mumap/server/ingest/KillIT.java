package org.mumap.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.mumap.server.testing.Http;
import org.mumap.server.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** A server of its own is killed with kill -9 at an instant nobody chose; a second one takes over its database and folder. */
@DisplayName("kill -9: none or all rows, and the next start goes on")
class KillIT {

    private static final int ROWS = 3_000;
    private static final long SEED = 20261123;
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private TestDatabase database;
    private Path data;
    private Process server;
    private Http bureau;

    @BeforeEach
    void start() throws IOException {
        database = TestDatabase.fresh();
        data = Files.createTempDirectory(
                Files.createDirectories(TestDatabase.root().resolve("backend/server/target/test-data")), "kill");
        run();
    }

    @AfterEach
    void end() throws InterruptedException {
        kill();
    }

    private void run() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.mumap.server.MuMap",
                        "--server.port=" + port,
                        "--mumap.demo=true",
                        "--mumap.demo-county=false",
                        "--mumap.data-dir=" + data,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.appUser(),
                        "--spring.datasource.password=" + database.appPassword(),
                        "--spring.flyway.url=" + database.url(),
                        "--spring.flyway.user=" + database.ownerUser(),
                        "--spring.flyway.password=" + database.ownerPassword(),
                        "--mumap.owner.url=" + database.url(),
                        "--mumap.owner.username=" + database.ownerUser(),
                        "--mumap.owner.password=" + database.ownerPassword()))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
        bureau = new Http(port, "bureau");
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!isUp()) {
            assertThat(server.isAlive()).as("the server ended, see %s", data).isTrue();
            assertThat(System.nanoTime())
                    .as("the server did not start, see %s", data)
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private boolean isUp() {
        try {
            return new Http(bureau.port(), "").get("/actuator/health").statusCode() == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private void kill() throws InterruptedException {
        server.destroyForcibly();
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private long number(String sql) throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String parcels() {
        Features features = new Features();
        for (int i = 0; i < ROWS; i++) {
            features.parcel(Features.code(i + 1), 120 + (i % 100) * 0.002, 29 + (i / 100) * 0.002, 0.001);
        }
        return features.text();
    }

    /** The backends that the killed server left behind end when they notice; until then nothing is certain. */
    private void awaitSilence() throws SQLException {
        while (number("select count(*) from pg_stat_activity where datname = current_database() and pid <>"
                        + " pg_backend_pid()")
                > 0) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
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
        JsonNode report = Uploading.of(bureau, "parcels").report("p.geojson", parcels());
        String id = report.get("id").asString();
        assertThat(report.get("accepted").asInt()).isEqualTo(ROWS);
        boolean cutOff = false;
        for (int i = 0; i < 4 && number("select count(*) from ledger.parcel") == 0; i++) {
            Http http = bureau;
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
            kill();
            commit.get(30, TimeUnit.SECONDS);
            awaitSilence();
            long rows = number("select count(*) from ledger.parcel");
            assertThat(rows).as("seed %d, round %d", SEED, i).isIn(0L, (long) ROWS);
            assertThat(number("select count(*) from live.parcel")).isEqualTo(rows);
            assertThat(number("select count(*) from ledger.batch where state = 'COMMITTED'"))
                    .isEqualTo(rows / ROWS);
            cutOff |= rows == 0;
            run();
        }
        assertThat(cutOff)
                .as("no round hit a commit in the middle (seed %d)", SEED)
                .isTrue();
        if (number("select count(*) from ledger.parcel") == 0) {
            assertThat(bureau.post("/api/imports/" + id + "/commit", "").statusCode())
                    .isEqualTo(200);
        }
        assertThat(number("select count(*) from ledger.parcel")).isEqualTo(ROWS);
        assertThat(number("select count(*) from live.parcel")).isEqualTo(ROWS);
    }

    @Test
    @DisplayName(
            "A2 in the middle of a check: the next start checks again from the beginning and leaves no files behind")
    void inCheck() throws Exception {
        var created = Uploading.of(bureau, "parcels").with("commit", "auto").send("p.geojson", parcels());
        assertThat(created.statusCode()).isEqualTo(201);
        LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        kill();
        awaitSilence();
        String state = number("select count(*) from ledger.batch where state in ('STAGED', 'CHECKING')") == 1
                ? "cut off"
                : "done";
        assertThat(state).isEqualTo("cut off");
        run();
        JsonNode report = Uploading.await(bureau, "1", true);
        assertThat(report.get("state").asString()).isEqualTo("COMMITTED");
        assertThat(report.get("rows").asInt()).isEqualTo(ROWS);
        assertThat(number("select count(*) from ledger.staged_row")).isEqualTo(ROWS);
        assertThat(number("select count(*) from ledger.parcel")).isEqualTo(ROWS);
        try (Stream<Path> left = Files.list(data.resolve("imports"))) {
            assertThat(left).isEmpty();
        }
    }
}
