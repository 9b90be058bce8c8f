package org.mumap.server.siting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.siting.Requirement;
import org.mumap.rules.siting.RequirementCode;
import org.mumap.rules.siting.ScoreTerm;
import org.mumap.rules.siting.SiteNeed;
import org.mumap.rules.siting.SiteRule;
import org.mumap.rules.siting.SupplyKind;
import org.mumap.server.MuMap;
import org.mumap.server.published.lod.LevelTables;
import org.mumap.server.testing.SideBySide;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a search over a whole county costs, and the overlay of all parcels with all control lines against ST_Intersection. Started by
 * {@code scripts/bench siting}; the database comes from the environment as {@code db.env} names it.
 */
final class SitingBench {

    private static final Path SQL = Path.of(System.getProperty("bench.sql"));

    /** Ten criteria: area, supply, pollution class and seven demands; the lines are asked beside them. */
    private static final SiteNeed NEED = new SiteNeed(
            40.0,
            60.0,
            Set.of(SupplyKind.RESERVE, SupplyKind.IDLE, SupplyKind.LOW_EFFICIENCY),
            "3825",
            2,
            List.of(
                    new Requirement(RequirementCode.POWER_WITHIN_M, 1000),
                    new Requirement(RequirementCode.ROAD_WITHIN_M, 800),
                    new Requirement(RequirementCode.WATER_WITHIN_M, 650),
                    new Requirement(RequirementCode.ARTERIAL_ROAD_WITHIN_M, 3500),
                    new Requirement(RequirementCode.POWER_SPARE_MIN, 2000),
                    new Requirement(RequirementCode.SLOPE_MAX_DEG, 25),
                    new Requirement(RequirementCode.EARTHWORK_MAX_M3_PER_MU, 2000)),
            Set.of(),
            null,
            Map.of(
                    ScoreTerm.ROAD_DISTANCE, 3.0,
                    ScoreTerm.SLOPE, 2.0,
                    ScoreTerm.SHAPE, 2.0,
                    ScoreTerm.PARK_FIT, 1.0,
                    ScoreTerm.EASE, 2.0),
            Set.of(),
            20);

    private SitingBench() {}

    public static void main(String[] arguments) throws SQLException {
        load(Integer.parseInt(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        try (ConfigurableApplicationContext program = new SpringApplicationBuilder(MuMap.class)
                .run(
                        "--server.port=0",
                        "--mumap.demo=false",
                        "--mumap.data-dir=" + arguments[2],
                        "--logging.level.root=warn")) {
            // the levels of the map are drawn in the background: no part of either side
            program.getBean(ScheduledAnnotationBeanPostProcessor.class)
                    .postProcessBeforeDestruction(program.getBean(LevelTables.class), "levelTables");
            SingleConnectionDataSource source = new SingleConnectionDataSource(connect(), true);
            JdbcClient owner = JdbcClient.create(source);
            overlay(owner, source, rounds);
            owner.sql("update live.site_row set hits = live.site_hits(parcel_code)")
                    .update();
            owner.sql("vacuum (full, analyze) live.site_row").update();
            search(program, rounds);
        }
        System.exit(0);
    }

    private static void overlay(JdbcClient owner, SingleConnectionDataSource source, int rounds) {
        owner.sql("create schema bench").update();
        owner.sql("create table bench.share (like live.parcel_control_line including all)")
                .update();
        // the table of searches follows by trigger; the other side has no such table
        owner.sql("alter table live.parcel_control_line disable trigger user").update();
        owner.sql("create table touched as select line_code as row_key from live.control_line")
                .update();
        owner.sql("create table touched_parcel (parcel_code text)").update();
        owner.sql("analyze touched").update();
        ControlShares shares = new ControlShares(owner, source);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        String plain = text("overlay.sql").replace(":inside", "st_area(st_intersection(p.geom, c.geom)::geography)");
        Runnable clear = () -> owner.sql("truncate bench.share").update();
        Runnable ours = () -> transaction.executeWithoutResult(status -> shares.measure(true));
        new SideBySide(owner, Math.min(rounds, 2))
                .run(
                        "All parcels with all control lines, shares read and written on both sides",
                        new SideBySide.Side(
                                "program",
                                () -> owner.sql("truncate live.parcel_control_line")
                                        .update(),
                                ours),
                        new SideBySide.Side(
                                "ST_Intersection", clear, () -> owner.sql(plain).update()));
        say("  shares: %s", owner.sql("""
                                select format('%s and %s, on one side only %s, largest difference %s m2', count(o.parcel_code), count(t.parcel_code),
                                  count(*) filter (where o.parcel_code is null or t.parcel_code is null),
                                  round(max(abs(o.area_m2 - t.area_m2))::numeric, 4))
                                from live.parcel_control_line o full join bench.share t using (parcel_code, line_code)
                                """).query(String.class).single());
        owner.sql("drop table touched, touched_parcel").update();
        owner.sql("alter table live.parcel_control_line enable trigger user").update();
        owner.sql("vacuum analyze live.parcel_control_line").update();
    }

    private static void search(ConfigurableApplicationContext program, int rounds) {
        SiteSearches searches = program.getBean(SiteSearches.class);
        TransactionTemplate request = new TransactionTemplate(program.getBean(JpaTransactionManager.class));
        request.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        request.setReadOnly(true);
        JdbcClient app = program.getBean(JdbcClient.class);
        for (String[] scope : new String[][] {{"county", ""}, {"part", "P03"}, {"", ""}}) {
            List<Double> seconds = new ArrayList<>();
            SiteSearches.@Nullable Found found = null;
            for (int round = 0; round < rounds + 3; round++) {
                long start = System.nanoTime();
                found = request.execute(status -> {
                    app.sql("select set_config('mumap.scope', :scope, true), set_config('mumap.parks', :parks, true)")
                            .param("scope", scope[0])
                            .param("parks", scope[1])
                            .query()
                            .singleRow();
                    return searches.search(NEED, SiteRule.REJECTED_KEPT, "bench");
                });
                if (round >= 3) {
                    seconds.add((System.nanoTime() - start) / 1e9);
                }
            }
            Collections.sort(seconds);
            if (found != null) {
                say(
                        "First page, scope '%s' %s: median %.2f s, longest %.2f s of %d; %,d fit, %,d do not: %s; %d loosenings",
                        scope[0],
                        scope[1],
                        seconds.get(seconds.size() / 2),
                        seconds.get(seconds.size() - 1),
                        seconds.size(),
                        found.verdict().matched(),
                        found.verdict().rejectedTotal(),
                        found.verdict().counts(),
                        found.verdict().loosenings().size());
            }
        }
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
            for (String statement : (text("parcels.sql") + "\n" + text("siting.sql"))
                    .replace(":side", Integer.toString(side))
                    .replace(":west", "13418000.5")
                    .replace(":south", "3340000.5")
                    .replace(":cell", "68.0")
                    .split(";\\s*\\n")) {
                if (!statement.isBlank()) {
                    execute(owner, statement);
                }
            }
        }
        say("%,d parcels loaded in %.0f s", (long) side * side, (System.nanoTime() - start) / 1e9);
    }

    private static void say(String text, Object... values) {
        SideBySide.say(text, values);
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
            throw new IllegalStateException(name + " is missing; start with scripts/bench siting");
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
