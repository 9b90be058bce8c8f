package org.mumap.server.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.progress.LampRuleSet;
import org.mumap.rules.progress.ProgressFacts;
import org.mumap.rules.progress.ProgressRule;
import org.mumap.rules.progress.ProgressVerdict;
import org.mumap.server.Readiness;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Jobs;
import org.mumap.server.ledger.LiveTables;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the lamps true: a commit judges the projects it touches, in its own transaction; a new day judges all, because months
 * end by themselves.
 */
@Component
public class ProjectJudge implements ApplicationRunner {

    /** Later than any commit: inside a commit everything written so far counts. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final LampRuleSet RULE = LampRules.standard();
    /** The job of judging all projects. */
    public static final String JOB = "projects";

    private static final String TASK = "project lamps";
    private static final String WRITE = SqlFile.text("project/write_progress.sql");
    private static final Logger LOG = LoggerFactory.getLogger(ProjectJudge.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProgressReader reader;
    private final LiveTables live;
    private final Jobs jobs;
    private final Readiness readiness;
    private final JsonMapper json;
    private final Clock clock;

    ProjectJudge(
            @Owner JdbcClient jdbc,
            @Owner TransactionTemplate transaction,
            ProgressReader reader,
            LiveTables live,
            Jobs jobs,
            Readiness readiness,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reader = reader;
        this.live = live;
        this.jobs = jobs;
        this.readiness = readiness;
        this.json = json;
        this.clock = clock;
        readiness.expect(TASK);
    }

    /** Judges the projects that a commit touched; part of that commit. */
    @EventListener
    @Order(40)
    void on(FactsChanged change) {
        if (change.any("projects", "project_plans", "progress_reports", "project_nodes")) {
            judge(
                    jdbc.sql(
                                    "select p.project_code from live.project_site p join touched_project t using (project_code)")
                            .query(String.class)
                            .list(),
                    change.today());
        }
    }

    /** Judges all projects at start, unless all have been judged today by the same rules. */
    @Override
    public void run(ApplicationArguments args) {
        if (jobs.isDue(JOB)) {
            judgeAll();
        }
        readiness.done(TASK);
    }

    /**
     * Judges all projects for today, in one transaction.
     *
     * @return whether they are judged; false while another run is under way, or when this one failed and will be tried again
     */
    @Scheduled(cron = "8 0 0 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    public boolean judgeAll() {
        return jobs.run(JOB, this::judgeAll);
    }

    private void judgeAll(Jobs.Progress progress) {
        LocalDate today = LocalDate.now(clock);
        progress.total(jdbc.sql("select count(*) from live.project_site")
                .query(Long.class)
                .single());
        transaction.executeWithoutResult(status -> {
            CommitTurn.await(jdbc);
            List<String> codes = jdbc.sql("select project_code from live.project_site")
                    .query(String.class)
                    .list();
            judge(codes, today);
            live.raiseAllVersions();
        });
        LOG.info("Project lamps judged for {}", today);
    }

    /** A judged project, under the column names that write_progress.sql reads. */
    record Judged(
            String code,
            String lamp,
            @Nullable BigDecimal lag,
            @Nullable BigDecimal done,
            @Nullable BigDecimal time,
            @Nullable BigDecimal plan,
            BigDecimal amount,
            ProgressAnswer progress) {}

    private void judge(List<String> codes, LocalDate today) {
        Map<String, ProgressFacts> facts = reader.read(jdbc, codes, new Times(today, LATEST, true));
        List<Judged> judged = new ArrayList<>(codes.size());
        for (String code : codes) {
            ProgressVerdict verdict = ProgressRule.judge(Objects.requireNonNull(facts.get(code)), today, RULE);
            judged.add(new Judged(
                    code,
                    verdict.lamp().name(),
                    verdict.lagPoints(),
                    verdict.doneShare(),
                    verdict.timeShare(),
                    verdict.annualPlanWan(),
                    verdict.doneWan(),
                    ProgressAnswer.of(verdict, Locale.SIMPLIFIED_CHINESE)));
        }
        jdbc.sql(WRITE)
                .param("judged", json.writeValueAsString(judged))
                .param("today", today)
                .update();
    }
}
