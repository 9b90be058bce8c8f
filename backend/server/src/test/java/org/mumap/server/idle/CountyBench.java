package org.mumap.server.idle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.mumap.server.MuMap;
import org.mumap.server.evaluation.PerMuBench;
import org.mumap.server.ledger.Jobs;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.published.lod.LevelTables;
import org.mumap.server.testing.SideBySide;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/**
 * What judging a whole county costs: the program against one statement written by hand, rows written on both sides and compared.
 * Started by {@code scripts/bench county}; the database comes from the environment as {@code db.env} names it.
 */
final class CountyBench {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final Path SQL = Path.of(System.getProperty("bench.sql"));

    private CountyBench() {}

    public static void main(String[] arguments) throws SQLException {
        load(Integer.parseInt(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        try (ConfigurableApplicationContext program = new SpringApplicationBuilder(MuMap.class)
                .run(
                        "--server.port=0",
                        "--mumap.demo=false",
                        "--mumap.data-dir=" + arguments[2],
                        "--logging.level.root=warn")) {
            // the levels of the map are drawn anew in the background after each judging: no part of either side
            program.getBean(ScheduledAnnotationBeanPostProcessor.class)
                    .postProcessBeforeDestruction(program.getBean(LevelTables.class), "levelTables");
            JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(connect(), true));
            SideBySide sides = new SideBySide(owner, rounds);
            idle(sides, owner, program);
            PerMuBench.run(sides, owner, program, text("per_mu_shares.sql").replace(":year", "2025"));
            compare(
                    owner,
                    "live.per_mu_share",
                    "bench.per_mu_share",
                    "year, credit_code, parcel_code",
                    "park_code, town, industry_code, net_land_m2, registered_m2, output_fen, value_added_fen, tax_fen,"
                            + " enterprise_name, parcel_name, from_building");
        }
        System.exit(0);
    }

    private static void idle(SideBySide sides, JdbcClient owner, ConfigurableApplicationContext program) {
        CountyJudging county = program.getBean(CountyJudging.class);
        String byHand = text("idle_verdicts.sql").replace(":today", "date '" + TODAY + "'");
        String repeat = repeatInParcels().formatted("bench.idle_verdict");
        Runnable none = () -> {};
        sides.run(
                "Judging %,d parcels, %,d with a contract, rows written"
                        .formatted(count(owner, "live.parcel"), count(owner, "live.idle_verdict")),
                new SideBySide.Side(
                        "program", () -> truncate(owner, "live.idle_verdict"), () -> county.judge(TODAY, QUIET)),
                new SideBySide.Side("one statement by hand", () -> truncate(owner, "bench.idle_verdict"), () -> {
                    owner.sql(byHand).update();
                    owner.sql(repeat).param("today", TODAY).update();
                }));
        compare(
                owner,
                "live.idle_verdict",
                "bench.idle_verdict",
                "parcel_code",
                "park_code, town, finding, route, legal_state, area_mu, net_idle_days, years_full, first_full_on, next_full_on,"
                        + " due_on, fee_wan, holder_name, round(score::numeric, 9)");
        sides.run(
                "The same again: nothing has changed, no row is written by the program",
                new SideBySide.Side("program", none, () -> county.judge(TODAY, QUIET)),
                new SideBySide.Side("one statement by hand", () -> truncate(owner, "bench.idle_verdict"), () -> {
                    owner.sql(byHand).update();
                    owner.sql(repeat).param("today", TODAY).update();
                }));
    }

    private static final Jobs.Progress QUIET = new Jobs.Progress() {
        @Override
        public void total(long units) {}

        @Override
        public void done(long units) {}
    };

    /** Prints how many rows there are on both sides and how many differ; a difference ends the bench. */
    public static void compare(JdbcClient owner, String ours, String theirs, String key, String columns) {
        String sql = """
                select count(*) from (
                  (select %1$s, %2$s from %3$s except all select %1$s, %2$s from %4$s)
                  union all
                  (select %1$s, %2$s from %4$s except all select %1$s, %2$s from %3$s)) d
                """.formatted(key, columns, ours, theirs);
        long different = owner.sql(sql).query(Long.class).single();
        SideBySide.say("  rows: %,d and %,d, different: %,d", count(owner, ours), count(owner, theirs), different);
        if (different > 0) {
            owner.sql("(select * from %1$s except all select * from %2$s) order by 1, 2, 3 limit 5"
                            .formatted(ours, theirs))
                    .query()
                    .listOfRows()
                    .forEach(row -> SideBySide.say("  ours   %s", row));
            owner.sql("(select * from %2$s except all select * from %1$s) order by 1, 2, 3 limit 5"
                            .formatted(ours, theirs))
                    .query()
                    .listOfRows()
                    .forEach(row -> SideBySide.say("  theirs %s", row));
            throw new IllegalStateException("The two sides disagree");
        }
    }

    private static long count(JdbcClient owner, String table) {
        return owner.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void truncate(JdbcClient owner, String table) {
        owner.sql("truncate " + table).update();
    }

    private static String repeatInParcels() {
        List<String> statements = List.of(SqlFile.text("idle/take_over.sql").split(";\\s*\\n"));
        return statements.get(statements.size() - 1).replace(":today", "cast(:today as date)");
    }

    private static void load(int parcels) throws SQLException {
        long start = System.nanoTime();
        int side = (int) Math.round(Math.sqrt(parcels));
        Flyway.configure()
                .dataSource(env("MUMAP_DB_URL"), env("MUMAP_OWNER_USER"), env("MUMAP_OWNER_PASSWORD"))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (Connection owner = connect()) {
            String county = text("parcels.sql")
                    .replace(":side", Integer.toString(side))
                    .replace(":west", "13418000.5")
                    .replace(":south", "3340000.5")
                    .replace(":cell", "68.0");
            for (String statement : (county + "\n" + text("county.sql")).split(";\\s*\\n")) {
                if (!statement.isBlank()) {
                    execute(owner, statement);
                }
            }
        }
        SideBySide.say("%,d parcels loaded in %.0f s", (long) side * side, (System.nanoTime() - start) / 1e9);
    }

    private static Connection connect() throws SQLException {
        Connection connection =
                DriverManager.getConnection(env("MUMAP_DB_URL"), env("MUMAP_OWNER_USER"), env("MUMAP_OWNER_PASSWORD"));
        execute(connection, "set jit = off");
        return connection;
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String env(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing; start with scripts/bench county");
        }
        return value;
    }

    private static String text(String file) {
        try {
            return Files.readString(SQL.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
