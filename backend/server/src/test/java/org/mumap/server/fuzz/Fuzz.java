package org.mumap.server.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mumap.server.MuMap;
import org.mumap.server.access.Accounts;
import org.mumap.server.ingest.ImportReports;
import org.mumap.server.ingest.Imports;
import org.mumap.server.ledger.Facts;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.LedgerWalk;
import org.mumap.server.published.PublishedRows;
import org.mumap.server.testing.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Started by {@code scripts/fuzz}: the whole server over a fresh database, then one sort of fuzzing. */
final class Fuzz {

    private Fuzz() {}

    /**
     * Runs.
     *
     * @param args {@code ledger STEPS SEED}, {@code ogc REQUESTS SEED} or {@code import MUTANTS FORMAT FROM FOLDER}; an empty format means all
     */
    public static void main(String[] args) throws Exception {
        TestDatabase database = TestDatabase.fresh();
        Path data = Files.createTempDirectory("fuzz");
        try (ConfigurableApplicationContext server = start(database, data)) {
            boolean sound = switch (args[0]) {
                case "ledger" -> ledger(server, database, Integer.parseInt(args[1]), Long.parseLong(args[2]));
                case "ogc" -> ogc(server, database, Integer.parseInt(args[1]), Long.parseLong(args[2]));
                default ->
                    imports(server, Integer.parseInt(args[1]), args[2], Integer.parseInt(args[3]), Path.of(args[4]));
            };
            System.exit(sound ? 0 : 1);
        }
    }

    private static ConfigurableApplicationContext start(TestDatabase database, Path data) {
        Map<String, Object> settings = new TreeMap<>(Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.appUser(),
                "spring.datasource.password", database.appPassword(),
                "spring.flyway.url", database.url(),
                "spring.flyway.user", database.ownerUser(),
                "spring.flyway.password", database.ownerPassword(),
                "mumap.owner.url", database.url(),
                "mumap.owner.username", database.ownerUser(),
                "mumap.owner.password", database.ownerPassword(),
                "mumap.data-dir", data.toString()));
        settings.putAll(Map.of("mumap.demo", "true", "mumap.demo-county", "false", "server.port", "0"));
        settings.put("logging.level.root", "error");
        return new SpringApplicationBuilder(MuMap.class)
                .run(settings.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
    }

    private static boolean ledger(ConfigurableApplicationContext server, TestDatabase database, int steps, long seed)
            throws Exception {
        System.out.printf("ledger: %d steps, seed %d%n", steps, seed);
        long from = System.nanoTime();
        try {
            new LedgerWalk(
                            database,
                            server.getBean(Ledger.class),
                            server.getBean(Facts.class),
                            server.getBean("ownerJdbc", JdbcClient.class),
                            server.getBean(Clock.class))
                    .run(seed, steps);
        } catch (AssertionError e) {
            System.out.println("FOUND " + e.getMessage());
            return false;
        }
        System.out.printf("live rows equal the ledger after every step; %.1f s%n", (System.nanoTime() - from) / 1e9);
        return true;
    }

    private static boolean ogc(ConfigurableApplicationContext server, TestDatabase database, int requests, long seed) {
        System.out.printf("ogc: %d requests, seed %d%n", requests, seed);
        long from = System.nanoTime();
        int port = ((WebServerApplicationContext) server).getWebServer().getPort();
        List<OgcFuzz.Finding> findings = PublishedRows.load(database, port).run(seed, requests);
        findings.forEach(f -> System.out.printf("  FOUND %s: %s%n", f.request(), f.what()));
        System.out.printf("%d findings, %.1f s%n", findings.size(), (System.nanoTime() - from) / 1e9);
        return findings.isEmpty();
    }

    private static boolean imports(
            ConfigurableApplicationContext server, int mutants, String format, int first, Path folder)
            throws IOException {
        ImportFuzz fuzz = new ImportFuzz(
                server.getBean(Imports.class),
                server.getBean(ImportReports.class),
                server.getBean(Accounts.class).find("bureau").orElseThrow(),
                folder);
        boolean sound = true;
        for (Seeds.Seed seed : Seeds.list(Files.createTempDirectory("seeds"), format)) {
            long from = System.nanoTime();
            List<ImportFuzz.Finding> findings = fuzz.run(seed, first, mutants);
            double seconds = (System.nanoTime() - from) / 1e9;
            System.out.printf(
                    "%-10s %6d mutants, %d findings, %.1f s, %.1f a second%n",
                    seed.format(), mutants, findings.size(), seconds, mutants / seconds);
            findings.forEach(f -> System.out.printf("  FOUND %s: %s%n", f.file(), f.what()));
            sound &= findings.isEmpty();
        }
        return sound;
    }
}
