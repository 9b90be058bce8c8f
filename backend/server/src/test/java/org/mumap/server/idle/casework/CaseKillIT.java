package org.mumap.server.idle.casework;

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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.MuMap;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;

/** A server of its own is killed while it issues papers; a second one goes on in its database. */
@DisplayName("kill -9 between act and paper leaves neither or both, and no gap in the numbers")
class CaseKillIT {

    private static final int PARCELS = 30;
    private static final long SEED = 20261123;
    private static final Duration LONGEST = Duration.ofSeconds(240);

    private TestDatabase database;
    private Path data;
    private Process server;
    private Http bureau;

    @BeforeEach
    void start() throws IOException {
        database = TestDatabase.fresh();
        data = Files.createTempDirectory(
                Files.createDirectories(TestDatabase.root().resolve("backend/server/target/test-data")), "casekill");
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
                        MuMap.class.getName(),
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

    /** Thirty parcels not started for fourteen months, committed through the server. */
    private List<String> land() throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Staged parcels = Staged.of("parcels");
        Staged contracts = Staged.of("contracts");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < PARCELS; i++) {
            String code = "3399220010%02dGB00777".formatted(10 + i);
            codes.add(code);
            parcels.row(
                    Map.of("parcel_code", code, "town", "沙河镇", "registered_area_m2", 10000),
                    Staged.square(120.61 + (i % 10) * 0.002, 29.01 + (i / 10) * 0.002, 0.001));
            contracts.row(Map.of(
                    "contract_no",
                    "N-" + i,
                    "parcel_code",
                    code,
                    "phase",
                    1,
                    "holder_name",
                    "企业" + i,
                    "kind",
                    "GRANT",
                    "signed_on",
                    today.minusMonths(30).toString(),
                    "agreed_start_on",
                    today.minusMonths(14).toString()));
        }
        Staged county = Staged.of("areas")
                .row(Map.of("area_code", "339922", "level", "COUNTY", "name", "青溪县"), Staged.square(120.4, 28.9, 0.4));
        for (long batch : List.of(county.ready(database), parcels.ready(database), contracts.ready(database))) {
            var answer = bureau.post("/api/imports/" + batch + "/commit", "");
            assertThat(answer.statusCode()).as(Http.text(answer)).isEqualTo(200);
        }
        return codes;
    }

    private void consistent(String round) throws SQLException {
        long papers = number("select count(*) from ledger.idle_paper");
        assertThat(number("select count(*) from ledger.idle_act where paper_id is not null"))
                .as(round)
                .isEqualTo(papers);
        assertThat(number("select coalesce(max(last), 0) from casework.serial where series = '闲调'"))
                .as(round)
                .isEqualTo(papers);
        assertThat(number("select count(*) from ledger.idle_case")).as(round).isEqualTo(papers);
        assertThat(number("select count(*) from ledger.idle_act")).as(round).isEqualTo(2 * papers);
        assertThat(number("select count(*) from live.idle_case where version = 2"))
                .as(round)
                .isEqualTo(papers);
        assertThat(number(
                        "select count(*) from ledger.idle_paper p left join ledger.idle_act a on a.paper_id = p.paper_id"
                                + " and a.document_no = p.document_no where a.paper_id is null"))
                .as(round)
                .isZero();
    }

    @Test
    @DisplayName(
            "A1 three rounds of killing in the middle of thirty issues; the last round finishes them: numbers 1 to 30")
    void killed() throws Exception {
        List<String> codes = land();
        var first = bureau.postJson("/api/idle/papers", body(codes.subList(0, 1)));
        assertThat(first.get("issued")).as(first.toString()).hasSize(1);
        Random random = new Random(SEED);
        boolean cutOff = false;
        for (int round = 0; round < 3; round++) {
            long before = number("select count(*) from ledger.idle_paper");
            issueUntilKilled(codes, before, Duration.ofMillis(random.nextInt(300)));
            long after = number("select count(*) from ledger.idle_paper");
            cutOff |= after > before && after < PARCELS;
            consistent("seed " + SEED + ", round " + round);
            run();
        }
        assertThat(cutOff)
                .as("no round hit the work in the middle (seed %d)", SEED)
                .isTrue();
        for (int from = 0; from < PARCELS; from += 5) {
            bureau.postJson("/api/idle/papers", body(codes.subList(from, from + 5)))
                    .get("refused")
                    .forEach(one -> assertThat(one.get("problem").get("code").asString())
                            .as(one.toString())
                            .isEqualTo("act-refused"));
        }
        consistent("at the end");
        assertThat(number("select count(*) from ledger.idle_paper")).isEqualTo(PARCELS);
        assertThat(number("select count(distinct number) from ledger.idle_paper where number between 1 and " + PARCELS))
                .isEqualTo(PARCELS);
    }

    private void issueUntilKilled(List<String> codes, long before, Duration longer) throws Exception {
        Http http = bureau;
        CompletableFuture<Void> issuing = CompletableFuture.runAsync(() -> {
            try {
                http.post("/api/idle/papers", body(codes));
            } catch (IllegalStateException e) {
                // the connection breaks with the server
            }
        });
        while (number("select count(*) from ledger.idle_paper") <= before && !issuing.isDone()) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        LockSupport.parkNanos(longer.toNanos());
        kill();
        issuing.get(60, TimeUnit.SECONDS);
        while (number("select count(*) from pg_stat_activity where datname = current_database() and pid <>"
                        + " pg_backend_pid()")
                > 0) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String body(List<String> codes) {
        return "{\"kind\":\"INVESTIGATION_NOTICE\",\"parcels\":[\"%s\"]}".formatted(String.join("\",\"", codes));
    }
}
