package org.mumap.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The private PostGIS of scripts/db loses nothing and always comes back")
class PrivateClusterIT {

    /** One cluster for all cases, in a folder whose name is as awkward as users' folders are. */
    private static Path data;

    @BeforeAll
    static void name() {
        data = TestDatabase.root()
                .resolve("backend/server/target/私有 库-" + ProcessHandle.current().pid());
    }

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(data);
        assertThat(db("start")).isZero();
        tell("drop table if exists kept");
    }

    @AfterAll
    static void remove() throws Exception {
        db("stop");
        Path home = home();
        for (Path folder : new Path[] {home, data}) {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("A1 kill -9 of every process: the next start has every committed row")
    void killedOutright() throws Exception {
        tell("create table kept as select generate_series(1, 1000) as n");
        ProcessHandle postmaster = postmaster();
        Stream.concat(Stream.of(postmaster), postmaster.children().toList().stream())
                .forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().get(20, TimeUnit.SECONDS);
        assertThat(db("status")).isEqualTo(3);
        assertThat(db("start")).isZero();
        assertThat(tell("select count(*) from kept")).isEqualTo("1000");
    }

    @Test
    @DisplayName("A2 a lock file that names somebody else's live process does not keep it from starting")
    void staleLock() throws Exception {
        tell("create table kept as select 1 as n");
        assertThat(db("stop")).isZero();
        String stranger = Long.toString(ProcessHandle.current().pid());
        Files.writeString(home().resolve("data/postmaster.pid"), stranger + "\n" + home().resolve("data") + "\n1\n1\n");
        assertThat(db("status")).isEqualTo(3);
        assertThat(db("start")).isZero();
        assertThat(tell("select count(*) from kept")).isEqualTo("1");
    }

    @Test
    @DisplayName("A3 no file of the cluster can switch fsync off")
    void fsync() throws Exception {
        assertThat(db("stop")).isZero();
        Files.writeString(home().resolve("data/postgresql.auto.conf"), "fsync = off\n", StandardOpenOption.APPEND);
        assertThat(db("start")).isZero();
        assertThat(tell("show fsync")).isEqualTo("on");
    }

    @Test
    @DisplayName("A4 a real cluster is never started or deleted as a throw-away one")
    void noMixing() throws Exception {
        assertThat(db("start", "--test")).isEqualTo(1);
        assertThat(db("stop", "--test")).isEqualTo(1);
        assertThat(tell("show fsync")).isEqualTo("on");
    }

    @Test
    @DisplayName("A5 lost passwords are replaced, the data stay")
    void lostPasswords() throws Exception {
        tell("create table kept as select 1 as n");
        Files.delete(data.resolve("db.env"));
        assertThat(db("start")).isZero();
        assertThat(tell("select count(*) from kept")).isEqualTo("1");
    }

    private static int db(String command, String... options) throws IOException, InterruptedException {
        Stream<String> words =
                Stream.of(TestDatabase.root().resolve("scripts/db").toString(), command, "--data", data.toString());
        Process process = new ProcessBuilder(
                        Stream.concat(words, Stream.of(options)).toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling(data.getFileName() + ".log").toFile()))
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Where the cluster lives: in the data folder, or elsewhere when that folder does not suit PostgreSQL. */
    private static Path home() throws IOException {
        Path place = data.resolve("db.place");
        return Files.exists(place) ? Path.of(Files.readString(place).strip()) : data.resolve("db");
    }

    private static ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(home().resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Runs a statement as the owner; the first value of its answer, or nothing. */
    private static String tell(String sql) throws IOException, SQLException {
        Properties env = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("db.env"))) {
            env.load(reader);
        }
        try (Connection owner = DriverManager.getConnection(
                        env.getProperty("MUMAP_DB_URL"),
                        env.getProperty("MUMAP_OWNER_USER"),
                        env.getProperty("MUMAP_OWNER_PASSWORD"));
                var statement = owner.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
