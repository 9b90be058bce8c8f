package org.mumap.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * A PostGIS for tests: the server named by {@code MUMAP_TEST_DB_URL} (with {@code MUMAP_OWNER_USER}, {@code
 * MUMAP_OWNER_PASSWORD}, {@code MUMAP_APP_USER}, {@code MUMAP_APP_PASSWORD}), else one that {@code scripts/db start --test}
 * makes from the machine's own PostgreSQL, else a stop that says the cure. The template is migrated once per JVM; each {@link
 * #fresh} is a clone of it.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static TestDatabase template;

    private final String url;
    private final Map<String, String> settings;

    private TestDatabase(String url, Map<String, String> settings) {
        this.url = url;
        this.settings = settings;
    }

    /** A new migrated database without rows. */
    public static synchronized TestDatabase fresh() {
        if (template == null) {
            template = migrated(open());
        }
        String name = "t_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        TestDatabase clone = new TestDatabase(template.url.replaceFirst("/[^/]+$", "/" + name), template.settings);
        template.onServer("create database " + name + " template " + template.url.replaceFirst("^.*/", ""));
        // a clone does not inherit the rights on the database itself
        template.onServer("revoke all on database " + name + " from public");
        template.onServer("grant connect on database " + name + " to " + template.appUser());
        return clone;
    }

    /** JDBC address. */
    public String url() {
        return url;
    }

    public String ownerUser() {
        return settings.get("MUMAP_OWNER_USER");
    }

    public String ownerPassword() {
        return settings.get("MUMAP_OWNER_PASSWORD");
    }

    public String appUser() {
        return settings.get("MUMAP_APP_USER");
    }

    public String appPassword() {
        return settings.get("MUMAP_APP_PASSWORD");
    }

    /** A connection as the owner, who passes row level security. */
    public Connection owner() throws SQLException {
        return DriverManager.getConnection(url, ownerUser(), ownerPassword());
    }

    /** A connection as the application's role, which sees nothing until its transaction sets a scope. */
    public Connection app() throws SQLException {
        return DriverManager.getConnection(url, appUser(), appPassword());
    }

    /** The top folder of this checkout. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("scripts/db"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Run tests inside the checkout: scripts/db was not found above "
                        + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }

    private static TestDatabase open() {
        String given = System.getenv("MUMAP_TEST_DB_URL");
        if (given != null) {
            return new TestDatabase(given, System.getenv());
        }
        try {
            Path folder = Files.createDirectories(root().resolve("backend/server/target"))
                    .resolve("test-db-" + ProcessHandle.current().pid());
            String pid = Long.toString(ProcessHandle.current().pid());
            Path log = folder.resolveSibling(folder.getFileName() + ".log");
            Process start = new ProcessBuilder(
                            root().resolve("scripts/db").toString(),
                            "start",
                            "--test",
                            "--until",
                            pid,
                            "--data",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (start.waitFor() != 0) {
                throw new IllegalStateException("No PostGIS for tests. Install it with scripts/install, or set"
                        + " MUMAP_TEST_DB_URL. scripts/db said:\n" + Files.readString(log));
            }
            Map<String, String> settings = new HashMap<>();
            for (String line : Files.readAllLines(folder.resolve("db.env"), StandardCharsets.UTF_8)) {
                int equals = line.indexOf('=');
                settings.put(line.substring(0, equals), line.substring(equals + 1));
            }
            return new TestDatabase(settings.get("MUMAP_DB_URL"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static TestDatabase migrated(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.url, database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/migration", "classpath:db/published")
                .load()
                .migrate();
        return database;
    }

    // "create database" runs outside a transaction, and on another database than the template
    private void onServer(String statement) {
        String maintenance = url.replaceFirst("/[^/]+$", "/postgres");
        try (Connection connection = DriverManager.getConnection(maintenance, ownerUser(), ownerPassword());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
