package org.mumap.server.idle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.mumap.server.Readiness;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Jobs;
import org.mumap.server.ledger.NewDay;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.RuleVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the stored verdicts true. A commit judges the parcels it touches, in its own transaction; a new day judges the whole
 * county, because time alone makes land idle, and so does a program with other rules.
 */
@Component
@Order(20)
public class IdleJudging implements ApplicationRunner {

    /** The job of judging the county. */
    public static final String JOB = "idle";

    private static final String TASK = "idle land";
    private static final String TOUCHED = "touched_judged";
    private static final Logger LOG = LoggerFactory.getLogger(IdleJudging.class);

    private final JdbcClient jdbc;
    private final ChunkJudge judge;
    private final CountyJudging county;
    private final Jobs jobs;
    private final NewDay newDay;
    private final Readiness readiness;
    private final Clock clock;

    IdleJudging(
            @Owner JdbcClient jdbc,
            ChunkJudge judge,
            CountyJudging county,
            Jobs jobs,
            NewDay newDay,
            Readiness readiness,
            Clock clock) {
        this.jdbc = jdbc;
        this.judge = judge;
        this.county = county;
        this.jobs = jobs;
        this.newDay = newDay;
        this.readiness = readiness;
        this.clock = clock;
        readiness.expect(TASK);
    }

    /** Judges the parcels that a commit touched; part of that commit. */
    @EventListener
    @Order(20)
    void on(FactsChanged change) {
        if (!change.any("parcels", "contracts", "site_states", "excluded_periods", "idle_acts")) {
            return;
        }
        jdbc.sql("""
                        delete from live.idle_verdict v using touched_parcel t
                        where v.parcel_code = t.parcel_code and not exists (select from live.parcel p where p.parcel_code = t.parcel_code)
                        """).update();
        if (StoredJudging.isUnderWay(jdbc)) {
            jdbc.sql("insert into live.idle_due select parcel_code from touched_parcel on conflict do nothing")
                    .update();
        }
        jdbc.sql("drop table if exists " + TOUCHED).update();
        jdbc.sql("create temporary table " + TOUCHED + " (like live.idle_judged) on commit drop")
                .update();
        List<String> codes = touchedAfter("");
        while (!codes.isEmpty()) {
            judge.judge(ParcelRange.of(codes), change.today(), TOUCHED);
            codes = touchedAfter(codes.get(codes.size() - 1));
        }
        jdbc.sql("analyze " + TOUCHED).update();
        judge.takeOver(TOUCHED, change.today());
    }

    private List<String> touchedAfter(String code) {
        return jdbc.sql(
                        "select parcel_code from touched_parcel where parcel_code > :after order by parcel_code limit :chunk")
                .param("after", code)
                .param("chunk", CountyJudging.CHUNK)
                .query(String.class)
                .list();
    }

    /** Judges the county at start, unless it has been judged today by the same rules. */
    @Override
    public void run(ApplicationArguments args) {
        if (!StoredJudging.read(jdbc).holds(LocalDate.now(clock), RuleVersion.current())) {
            // a failure is written down and tried again; the server is of use without: lists judge on demand
            judgeCounty();
        }
        readiness.done(TASK);
    }

    /**
     * Judges the county when a legal day begins.
     *
     * @return whether it is judged; false while another run is under way, or when this one failed and will be tried again
     */
    @Scheduled(cron = "5 0 0 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    public boolean judgeCounty() {
        return jobs.run(JOB, this::judgeCounty);
    }

    private void judgeCounty(Jobs.Progress progress) {
        LocalDate today = LocalDate.now(clock);
        String before = StoredJudging.read(jdbc).day();
        if (!before.isEmpty()) {
            newDay.begin(LocalDate.parse(before), today);
        }
        county.judge(today, progress);
        LOG.info("Idle land judged for {}", today);
    }
}
