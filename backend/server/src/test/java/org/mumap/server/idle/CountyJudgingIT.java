package org.mumap.server.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.server.ledger.Jobs;
import org.mumap.server.ledger.Ledger;
import org.mumap.server.ledger.LiveTables;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.RuleVersion;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.mumap.server.testing.Emptied;
import org.mumap.server.testing.Http;
import org.mumap.server.testing.ServerTest;
import org.mumap.server.testing.Staged;
import org.mumap.server.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
@DisplayName("The whole county: judged in chunks, taken over at once, watched, and listed by keys")
class CountyJudgingIT {

    private static final long SEED = 20_261_123;
    private static final int PARCELS = 120;
    private static final List<String> TOWNS = List.of("沙河镇", "石桥镇", "清溪街道");

    @LocalServerPort
    int port;

    @Autowired
    TestDatabase database;

    @Autowired
    Ledger ledger;

    @Autowired
    IdleJudging judging;

    @Autowired
    ChunkJudge chunkJudge;

    @Autowired
    LiveTables live;

    @Autowired
    Jobs jobs;

    @Autowired
    CountyFacts facts;

    @Autowired
    IdleFactsReader reader;

    @Autowired
    @Owner
    JdbcClient owner;

    @Autowired
    @Owner
    TransactionTemplate transaction;

    @Autowired
    JdbcClient app;

    @Autowired
    PlatformTransactionManager appTransactions;

    @Autowired
    Clock clock;

    private LocalDate today;
    private Http bureau;

    @BeforeEach
    void county() throws Exception {
        today = LocalDate.now(clock);
        bureau = new Http(port, "bureau");
        Emptied.facts(database);
        Random random = new Random(SEED);
        commit(Staged.of("parks")
                .row(Map.of("park_code", "P01", "name", "一园"), Staged.square(120.0, 29.0, 0.5))
                .row(
                        Map.of("park_code", "P0101", "name", "一园东", "parent_park_code", "P01"),
                        Staged.square(120.0, 29.0, 0.2)));
        Staged parcels = Staged.of("parcels");
        Staged contracts = Staged.of("contracts");
        Staged states = Staged.of("site_states");
        Staged periods = Staged.of("excluded_periods");
        for (int n = 1; n <= PARCELS; n++) {
            parcels.row(parcel(n, random), Staged.square(120 + n * 0.002, 29, 0.001));
            if (random.nextInt(6) > 0) {
                contracts.row(contract(n, random));
            }
            if (random.nextInt(3) == 0) {
                states.row(state(n, random));
            }
            if (random.nextInt(4) == 0) {
                periods.row(period(n, random));
            }
        }
        commit(parcels);
        commit(contracts);
        commit(states);
        commit(periods);
        judging.judgeCounty();
    }

    private static Map<String, Object> parcel(int n, Random random) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "parcel_code",
                code(n),
                "name",
                "地块" + n,
                "town",
                TOWNS.get(random.nextInt(TOWNS.size())),
                "registered_area_m2",
                300 + random.nextInt(90_000) / 7));
        if (random.nextBoolean()) {
            row.put("park_code", random.nextBoolean() ? "P01" : "P0101");
        }
        return row;
    }

    private Map<String, Object> contract(int n, Random random) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "contract_no",
                "C-" + n,
                "parcel_code",
                code(n),
                "phase",
                1,
                "holder_name",
                "企业" + n,
                "kind",
                "GRANT",
                "price_wan",
                1000,
                "signed_on",
                today.minusDays(2_000).toString()));
        if (random.nextInt(10) > 0) {
            row.put(
                    "agreed_start_on",
                    today.minusDays(random.nextInt(1_200) - 200).toString());
        }
        return row;
    }

    private Map<String, Object> state(int n, Random random) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "parcel_code", code(n), "observed_on", today.minusDays(20).toString()));
        row.put(
                random.nextBoolean() ? "started_on" : random.nextBoolean() ? "completed_on" : "stopped_on",
                today.minusDays(30 + random.nextInt(900)).toString());
        return row;
    }

    private Map<String, Object> period(int n, Random random) {
        LocalDate from = today.minusDays(random.nextInt(900));
        return Map.of(
                "parcel_code", code(n),
                "cause", "G1",
                "from_on", from.toString(),
                "to_on", from.plusDays(random.nextInt(200)).toString(),
                "verified", random.nextBoolean());
    }

    private static String code(int n) {
        return "339922001001GB%05d".formatted(n);
    }

    private void commit(Staged staged) throws Exception {
        ledger.commit(staged.ready(database), false, "test");
    }

    private List<JsonNode> walk(String query, int limit) {
        List<JsonNode> rows = new ArrayList<>();
        String next = null;
        do {
            String after = next == null ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            JsonNode page = bureau.json("/api/idle/candidates?limit=" + limit + query + after);
            page.get("rows").forEach(rows::add);
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);
        return rows;
    }

    private List<Map<String, Object>> stored() {
        return owner.sql("select * from live.idle_verdict order by parcel_code")
                .query()
                .listOfRows();
    }

    private String setting(String name) {
        return owner.sql("select value from live.setting where name = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private CountyJudging inChunksOf(int chunk) {
        return new CountyJudging(owner, transaction, chunkJudge, live, chunk);
    }

    /** Does something once, when that many parcels have been judged. */
    private static Jobs.Progress at(long parcels, Runnable then) {
        AtomicLong done = new AtomicLong();
        return new Jobs.Progress() {
            @Override
            public void total(long units) {}

            @Override
            public void done(long units) {
                if (done.getAndAdd(units) < parcels && done.get() >= parcels) {
                    then.run();
                }
            }
        };
    }

    @Test
    @DisplayName(
            "A1 the list walked by keys, its total, its counts by finding and the counters are equal for random filters,"
                    + " stored and on demand (seed 20261123)")
    void equalByConstruction() {
        Random random = new Random(SEED);
        Set<Integer> sizes = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            String query = filter(random);
            JsonNode page = bureau.json("/api/idle/candidates?limit=1" + query);
            List<JsonNode> walked = walk(query, 1 + random.nextInt(30));
            sizes.add(walked.size());
            assertThat(page.get("total").get("parcels").asInt()).as(query).isEqualTo(walked.size());
            assertThat(page.get("total").get("areaMu").decimalValue())
                    .as(query)
                    .isEqualByComparingTo(walked.stream()
                            .map(row -> row.get("areaMu").decimalValue())
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
            Map<String, Integer> byFinding = new HashMap<>();
            walked.forEach(row -> byFinding.merge(row.get("finding").asString(), 1, Integer::sum));
            byFinding.forEach((finding, count) -> assertThat(
                            page.get("byFinding").get(finding).asInt())
                    .as(query + finding)
                    .isEqualTo(count));
            assertThat(walk(query + "&knownAt=" + clock.instant(), 1_000))
                    .as(query)
                    .isEqualTo(walked);
        }
        assertThat(sizes).as("the filters find different lists").hasSizeGreaterThan(5);
        for (JsonNode counter : bureau.json("/api/desk/today").get("counters")) {
            assertThat(walk("&counter=" + counter.get("code").asString(), 7))
                    .hasSize(counter.get("parcels").asInt());
        }
    }

    private static String filter(Random random) {
        StringBuilder query = new StringBuilder();
        if (random.nextInt(3) == 0) {
            query.append("&park=").append(random.nextBoolean() ? "P01" : "P0101");
        }
        if (random.nextInt(3) == 0) {
            query.append("&town=")
                    .append(URLEncoder.encode(TOWNS.get(random.nextInt(TOWNS.size())), StandardCharsets.UTF_8));
        }
        if (random.nextInt(3) == 0) {
            query.append("&minMu=").append(random.nextInt(15));
        }
        if (random.nextInt(3) == 0) {
            query.append("&finding=")
                    .append(List.of("OVERDUE", "SUSPECTED_NOT_STARTED,DEVELOPED", "UNKNOWN,NOT_DUE")
                            .get(random.nextInt(3)));
        } else if (random.nextInt(2) == 0) {
            query.append("&counter=")
                    .append(List.of("SUSPECTED", "LATE", "OVERDUE", "SUSPECTED,LATE")
                            .get(random.nextInt(4)));
        }
        return query.toString();
    }

    @Test
    @DisplayName(
            "B1 a run that breaks off in the middle shows nothing; the next one gives what an undisturbed one gives")
    void brokenOff() {
        List<Map<String, Object>> before = stored();
        owner.sql("update live.idle_verdict set finding = 'UNKNOWN', net_idle_days = 1")
                .update();
        List<Map<String, Object>> wrong = stored();
        assertThatThrownBy(() -> inChunksOf(7).judge(today, at(60, () -> {
                    assertThat(owner.sql("select count(*) from live.idle_judged")
                                    .query(Long.class)
                                    .single())
                            .isPositive();
                    throw new IllegalStateException("the power fails");
                })))
                .hasMessage("the power fails");
        assertThat(stored()).as("nothing of half a county is seen").isEqualTo(wrong);
        // what kill -9 leaves: rows nobody took over, and the note that a run is under way
        assertThat(setting("idle_under_way")).isEqualTo("true");
        inChunksOf(7).judge(today, at(0, () -> {}));
        assertThat(stored()).isEqualTo(before);
        assertThat(setting("idle_under_way")).isEqualTo("false");
        assertThat(owner.sql("select count(*) from live.idle_judged")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("B2 a commit in the middle of a run counts, whether its parcel had been judged already or not")
    void commitMeanwhile() {
        Runnable commits = () -> {
            try {
                Staged states = Staged.of("site_states");
                for (int n : List.of(1, PARCELS)) {
                    states.row(Map.of(
                            "parcel_code", code(n),
                            "observed_on", today.minusDays(1).toString(),
                            "completed_on", today.minusDays(2).toString()));
                }
                Staged contracts = Staged.of("contracts");
                for (int n : List.of(1, PARCELS)) {
                    contracts.row(Map.of(
                            "contract_no",
                            "C-" + n,
                            "parcel_code",
                            code(n),
                            "phase",
                            1,
                            "holder_name",
                            "新企业",
                            "kind",
                            "GRANT",
                            "signed_on",
                            today.minusDays(3).toString()));
                }
                commit(states);
                commit(contracts);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        inChunksOf(7).judge(today, at(40, commits));
        assertThat(owner.sql("select finding, holder_name from live.idle_verdict where parcel_code = any(:codes)")
                        .param("codes", new String[] {code(1), code(PARCELS)})
                        .query()
                        .listOfRows())
                .containsOnly(Map.of("finding", "DEVELOPED", "holder_name", "新企业"))
                .hasSize(2);
        assertThat(owner.sql("select count(*) from live.idle_due")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("B3 rows that say the same are not written again, and say for which day they hold")
    void unchanged() {
        String versions =
                "select string_agg(parcel_code || xmin::text, ',' order by parcel_code) from live.idle_verdict";
        String before = owner.sql(versions).query(String.class).single();
        assertThat(judging.judgeCounty()).isTrue();
        assertThat(owner.sql(versions).query(String.class).single()).isEqualTo(before);
        owner.sql("update live.parcel set judged_on = judged_on - 3").update();
        assertThat(owner.sql("select distinct judged_on from published.parcels")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(today);
    }

    @Test
    @DisplayName(
            "B4 other rules judge the county anew at start although the day is the same, and nothing stored answers until then")
    void otherRules() {
        owner.sql("update live.setting set value = 'older' where name = 'idle_judged_by'")
                .update();
        List<Map<String, Object>> before = stored();
        owner.sql("update live.idle_verdict set finding = 'UNKNOWN'").update();
        assertThat(bureau.json("/api/idle/candidates?finding=UNKNOWN")
                        .get("total")
                        .get("parcels")
                        .asInt())
                .as("judged on demand")
                .isEqualTo((int) before.stream()
                        .filter(row -> row.get("finding").equals("UNKNOWN"))
                        .count());
        judging.run(new DefaultApplicationArguments());
        assertThat(stored()).isEqualTo(before);
        assertThat(setting("idle_judged_by")).isEqualTo(RuleVersion.current()).hasSize(16);
    }

    @Test
    @DisplayName(
            "C1 a job is seen with its progress; a failed one says so and is tried again; a park does not see the county's work")
    void watched() {
        JsonNode done = job("idle");
        assertThat(done.get("state").asString()).isEqualTo("DONE");
        assertThat(done.get("done").asInt()).isEqualTo(PARCELS);
        assertThat(done.get("total").asInt()).isEqualTo(PARCELS);
        assertThat(done.get("title").asString()).isEqualTo("全县闲置判定");
        AtomicLong attempts = new AtomicLong();
        Jobs.Work failsOnce = progress -> {
            progress.total(10);
            progress.done(4);
            assertThat(job("idle").get("state").asString()).isEqualTo("RUNNING");
            assertThat(job("idle").get("done").asInt()).isEqualTo(4);
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("no room on the disk");
            }
        };
        assertThat(jobs.run("idle", failsOnce)).isFalse();
        JsonNode failed = job("idle");
        assertThat(failed.get("state").asString()).isEqualTo("FAILED");
        assertThat(failed.get("message").asString()).contains("自动重试");
        assertThat(failed.get("retryAt").isNull()).isFalse();
        jobs.retry();
        assertThat(attempts.get()).as("not before its time").isEqualTo(1);
        owner.sql("update live.job set retry_at = now() - interval '1 second' where name = 'idle'")
                .update();
        jobs.retry();
        assertThat(job("idle").get("state").asString()).isEqualTo("DONE");
        assertThat(job("idle").get("attempts").asInt()).isEqualTo(2);
        assertThat(new Http(port, "park1").json("/api/desk/jobs").get("rows")).isEmpty();
        // the next test's retries shall judge the county again
        judging.judgeCounty();
    }

    private JsonNode job(String name) {
        for (JsonNode job : bureau.json("/api/desk/jobs").get("rows")) {
            if (job.get("name").asString().equals(name)) {
                return job;
            }
        }
        throw new AssertionError("no job " + name);
    }

    @Test
    @DisplayName("C2 when others are judging other days already, the next is told to wait")
    void gate() {
        JudgedStandings shut = new JudgedStandings(app, facts, reader, new Semaphore(0));
        CandidateConditions all = new CandidateConditions(CandidateFilter.ALL, Set.of(), today, Casework.NONE);
        assertThatThrownBy(() -> shut.read(all, Times.now(clock), IdleStanding.Place.FIRST, 10))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status().value()).isEqualTo(503);
                    assertThat(problem.code()).isEqualTo("judging-busy");
                });
    }

    @Test
    @DisplayName("D1 under row level security the list reads its index, whoever asks: no scan of a whole table")
    void plans() {
        owner.sql("""
                        insert into live.parcel (parcel_code, id, park_code, town, area_m2, area_mu, version_id, batch_id, geom, geom_3857)
                        select 'X' || n, 1000000 + n, 'P' || n % 40, '镇' || n % 30, 100, 0.15, 1, 1, p.geom, p.geom_3857
                        from generate_series(1, 20000) n, (select geom, geom_3857 from live.parcel limit 1) p
                        """).update();
        owner.sql("""
                        insert into live.idle_verdict (parcel_code, park_code, town, finding, route, legal_state, area_mu, net_idle_days,
                          years_full, due_on, score, judged_on)
                        select parcel_code, park_code, town, (array['DEVELOPED', 'OVERDUE', 'IN_DEVELOPMENT', 'DEVELOPED'])[id % 4 + 1], 'NONE',
                          'NONE', 1, 1, 0, current_date + (id % 700)::int, 0.5, current_date
                        from live.parcel where parcel_code like 'X%'
                        """).update();
        owner.sql("analyze live.parcel, live.idle_verdict").update();
        CandidateConditions all = new CandidateConditions(CandidateFilter.ALL, Set.of(), today, Casework.NONE);
        for (String scope : List.of("county", "part")) {
            String plan = new TransactionTemplate(appTransactions).execute(status -> {
                app.sql("select set_config('mumap.scope', :scope, true), set_config('mumap.towns', '镇3,镇4', true)")
                        .param("scope", scope)
                        .query()
                        .listOfRows();
                return String.join(
                        "\n",
                        all.bind(app.sql("explain "
                                        + SqlFile.text("idle/candidates.sql").formatted(all.rows())))
                                .param("urgentOn", today.toString())
                                .param("code", "X5")
                                .param("limit", 100)
                                .query(String.class)
                                .list());
            });
            assertThat(plan)
                    .as(scope)
                    .contains("idle_verdict_candidates")
                    .doesNotContain("Seq Scan on idle_verdict")
                    .doesNotContain("Seq Scan on parcel");
        }
    }
}
