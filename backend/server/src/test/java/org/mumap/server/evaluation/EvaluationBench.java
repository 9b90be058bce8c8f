package org.mumap.server.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.mumap.server.MuMap;
import org.mumap.server.evaluation.scheme.EvaluationRuns;
import org.mumap.server.evaluation.scheme.SchemeBody;
import org.mumap.server.testing.SideBySide;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run costs: the program, which keeps every term and every line of land, against one statement written by hand that computes
 * the same ratios, rows compared. Started by {@code scripts/bench evaluation}; the database comes from the environment.
 */
final class EvaluationBench {

    private static final int YEAR = 2025;
    private static final Path SQL = Path.of(System.getProperty("bench.sql"));
    private static final String SCHEME = """
            {"name":"bench","year":2025,"population":"ABOVE_SCALE","method":"BASE_RATIO","indicators":[
            {"code":"TAX_PER_MU","weight":30,"base":24.097,"cap":1.5,"floor":0},
            {"code":"VALUE_ADDED_PER_MU","weight":20,"base":136.16,"cap":1.5,"floor":0},
            {"code":"VALUE_ADDED_PER_ENERGY","weight":20,"base":2.694,"cap":1.5,"floor":0},
            {"code":"VALUE_ADDED_PER_EMISSION","weight":10,"base":4929.81,"cap":1.5,"floor":0},
            {"code":"LABOUR_PRODUCTIVITY","weight":10,"base":18.14,"cap":1.5,"floor":0},
            {"code":"RD_INTENSITY","weight":10,"base":0.0302,"cap":1.5,"floor":0}],
            "grades":[{"grade":"A","upTo":0.20},{"grade":"B","upTo":0.60},{"grade":"C","upTo":0.95},{"grade":"D","upTo":1.0}]}
            """;
    private static final String OURS = """
            create view bench.evaluation_kept as
            select r.credit_code, r.land_m2, r.score, r.rank, r.grade,
                   (select string_agg(coalesce(t.value ->> 'value', '') || ':' || (t.value ->> 'score') || ':' || (t.value ->> 'capped') || ':'
                      || (t.value ->> 'imputed'), ' ' order by t.n)
                    from json_array_elements(r.body -> 'terms') with ordinality as t (value, n)) as terms
            from ledger.evaluation_result r
            where r.rank is not null and r.run_id = (select max(run_id) from ledger.evaluation_run)
            """;

    private EvaluationBench() {}

    public static void main(String[] arguments) throws SQLException {
        int firms = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        load(firms);
        try (ConfigurableApplicationContext program = new SpringApplicationBuilder(MuMap.class)
                .run(
                        "--server.port=0",
                        "--mumap.demo=false",
                        "--mumap.data-dir=" + arguments[2],
                        "--logging.level.root=warn")) {
            JdbcClient owner = JdbcClient.create(new SingleConnectionDataSource(connect(), true));
            owner.sql(OURS).update();
            EvaluationRuns runs = program.getBean(EvaluationRuns.class);
            long scheme = scheme(owner);
            AtomicLong last = new AtomicLong();
            String byHand = text("evaluation.sql").replace(":year", Integer.toString(YEAR));
            new SideBySide(owner, rounds)
                    .run(
                            "A run of %,d firms, six indicators, rows written".formatted(firms),
                            new SideBySide.Side(
                                    "program, every term kept",
                                    () -> empty(owner),
                                    () -> last.set(
                                            runs.run(new EvaluationRuns.Order(scheme, YEAR, null, null), "bench"))),
                            new SideBySide.Side(
                                    "one statement by hand",
                                    () -> owner.sql("truncate bench.evaluation_result")
                                            .update(),
                                    () -> owner.sql(byHand).update()));
            compare(owner);
        }
        System.exit(0);
    }

    // a scheme is saved through the door that checks it; nobody is signed in here, so as the owner
    private static long scheme(JdbcClient owner) {
        SchemeBody body =
                JsonMapper.builder().build().readValue(SCHEME, SchemeBody.class).complete();
        return owner.sql("""
                        insert into ledger.evaluation_scheme (family, version, name, year, body, created_at, created_by)
                        values (1, 1, 'bench', 2025, cast(:body as json), now(), 'bench') returning scheme_id
                        """)
                .param("body", JsonMapper.builder().build().writeValueAsString(body))
                .query(Long.class)
                .single();
    }

    private static void empty(JdbcClient owner) {
        owner.sql("truncate ledger.evaluation_result, ledger.evaluation_run, ledger.evaluation_land,"
                        + " ledger.evaluation_land_list cascade")
                .update();
    }

    private static void compare(JdbcClient owner) {
        String columns = "credit_code, land_m2, score, rank, grade, terms";
        String sql = """
                select count(*) from (
                  (select %1$s from bench.evaluation_kept except all select %1$s from bench.evaluation_result)
                  union all
                  (select %1$s from bench.evaluation_result except all select %1$s from bench.evaluation_kept)) d
                """.formatted(columns);
        long different = owner.sql(sql).query(Long.class).single();
        SideBySide.say(
                "  rows: %,d and %,d, different: %,d",
                count(owner, "bench.evaluation_kept"), count(owner, "bench.evaluation_result"), different);
        if (different > 0) {
            for (String[] sides : new String[][] {
                {"bench.evaluation_kept", "bench.evaluation_result"},
                {"bench.evaluation_result", "bench.evaluation_kept"}
            }) {
                owner.sql("(select %1$s from %2$s except all select %1$s from %3$s) order by 1 limit 3"
                                .formatted(columns, sides[0], sides[1]))
                        .query()
                        .listOfRows()
                        .forEach(row -> SideBySide.say("  %s %s", sides[0], row));
            }
            throw new IllegalStateException("The two sides disagree");
        }
    }

    private static long count(JdbcClient owner, String table) {
        return owner.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void load(int firms) throws SQLException {
        long start = System.nanoTime();
        Flyway.configure()
                .dataSource(env("MUMAP_DB_URL"), env("MUMAP_OWNER_USER"), env("MUMAP_OWNER_PASSWORD"))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        try (Connection owner = connect();
                Statement sql = owner.createStatement()) {
            String county = text("evaluation_county.sql").replace(":firms", Integer.toString(firms));
            for (String statement : county.split(";\\s*\\n")) {
                if (!statement.isBlank()) {
                    sql.execute(statement);
                }
            }
        }
        SideBySide.say("%,d firms loaded in %.0f s", firms, (System.nanoTime() - start) / 1e9);
    }

    private static Connection connect() throws SQLException {
        Connection connection =
                DriverManager.getConnection(env("MUMAP_DB_URL"), env("MUMAP_OWNER_USER"), env("MUMAP_OWNER_PASSWORD"));
        try (Statement sql = connection.createStatement()) {
            sql.execute("set jit = off");
        }
        return connection;
    }

    private static String env(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing; start with scripts/bench evaluation");
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
