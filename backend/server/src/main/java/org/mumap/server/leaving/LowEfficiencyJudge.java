package org.mumap.server.leaving;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mumap.rules.leaving.LowEfficiency;
import org.mumap.rules.leaving.LowEfficiencyRule;
import org.mumap.server.ledger.CommitTurn;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Jobs;
import org.mumap.server.ledger.LiveTables;
import org.mumap.server.ledger.Owner;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Marks land of low efficiency by the predicates in force, after idle findings and per-mu figures are judged. */
@Component
@Order(50)
public class LowEfficiencyJudge implements ApplicationRunner {

    /** The job of judging all used land. */
    public static final String JOB = "low-efficiency";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LiveTables live;
    private final Jobs jobs;
    private final LandReader reader;
    private final LeavingStandards standards;
    private final Clock clock;

    LowEfficiencyJudge(
            @Owner JdbcClient jdbc,
            @Owner TransactionTemplate transaction,
            LiveTables live,
            Jobs jobs,
            LandReader reader,
            LeavingStandards standards,
            Clock clock) {
        this.reader = reader;
        this.standards = standards;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.live = live;
        this.jobs = jobs;
    }

    @EventListener
    @Order(35)
    void on(FactsChanged change) {
        if (change.any("occupancies", "annual_returns")) {
            judge("true");
        } else if (change.any("parcels", "contracts", "site_states", "excluded_periods")) {
            judge("p.parcel_code in (select parcel_code from touched_parcel)");
        }
    }

    /** Judges at start, after idle findings and per-mu figures, unless that was done today by the same rules. */
    @Override
    public void run(ApplicationArguments args) {
        if (jobs.isDue(JOB)) {
            judgeCounty();
        }
    }

    /**
     * Judges all land that is used, after the idle findings of a new day.
     *
     * @return whether it is judged; false while another run is under way, or when this one failed and will be tried again
     */
    @Scheduled(cron = "0 15 0 * * *", zone = "${mumap.zone:Asia/Shanghai}")
    public boolean judgeCounty() {
        return jobs.run(
                JOB,
                progress -> transaction.executeWithoutResult(status -> {
                    CommitTurn.await(jdbc);
                    if (judge("true") > 0) {
                        live.raiseAllVersions();
                    }
                }));
    }

    /** Judges the parcels of a condition on {@code p}; the others keep their mark. */
    private int judge(String condition) {
        LocalDate today = LocalDate.now(clock);
        List<String> low = new ArrayList<>();
        reader.each(jdbc, today, condition, land -> {
            LowEfficiency found = LowEfficiencyRule.judge(land.facts(), standards.efficiency(), today);
            if (found.road() == LowEfficiency.Standing.LOW_EFFICIENCY) {
                low.add(land.facts().parcelCode());
            }
        });
        return jdbc.sql("""
            update live.parcel p set low_efficiency = p.parcel_code = any(:low)
            where p.low_efficiency <> (p.parcel_code = any(:low)) and %s
            """.formatted(condition))
                .param("low", low.toArray(String[]::new))
                .update();
    }
}
