package org.mumap.server.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The whole server as a process of its own over a fresh database: it can be killed, started again, and given little memory. */
public final class ChildServer {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final TestDatabase database;
    private final Path data;
    private final List<String> java;
    private final List<String> settings;
    private Process server;
    private int port;

    /**
     * Starts it.
     *
     * @param name name of its data folder
     * @param java options of the virtual machine, {@code -Xmx256m}
     * @param settings further settings, {@code --mumap.upload.max-features=10}
     */
    public ChildServer(String name, List<String> java, List<String> settings) throws IOException {
        this.java = java;
        this.settings = settings;
        this.database = TestDatabase.fresh();
        this.data = Files.createTempDirectory(
                Files.createDirectories(TestDatabase.root().resolve("backend/server/target/test-data")), name);
        start();
    }

    /** Starts it again over the same data. */
    public void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(java);
        command.addAll(List.of(
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
                "--mumap.owner.password=" + database.ownerPassword()));
        command.addAll(settings);
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!isUp()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the server did not start, see " + log());
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private boolean isUp() {
        try {
            return new Http(port, "").get("/actuator/health").statusCode() == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** What it says of itself. */
    public Path log() {
        return data.resolve("server.log");
    }

    /** Its data folder. */
    public Path data() {
        return data;
    }

    /** Asks it as an account. */
    public Http as(String account) {
        return new Http(port, account);
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return server.isAlive();
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        server.destroyForcibly();
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the server cannot be killed");
        }
    }

    /** One number of its database, asked as the owner. */
    public long number(String sql) throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The backends that a killed server left behind end when they notice; until then nothing is certain. */
    public void awaitSilence() throws SQLException {
        while (number("select count(*) from pg_stat_activity where datname = current_database() and pid <>"
                        + " pg_backend_pid()")
                > 0) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
