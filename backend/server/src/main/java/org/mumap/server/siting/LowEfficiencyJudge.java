package org.mumap.server.siting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.rules.siting.LowEfficiency;
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

/** Marks land of low efficiency, after idle findings and per-mu figures are judged: its tax per mu of the newest closed year. */
@Component
@Order(50)
public class LowEfficiencyJudge implements ApplicationRunner {

    /** The job of judging all used land. */
    public static final String JOB = "low-efficiency";

    private static final LowEfficiency RULE = LowEfficiency.QUANZHOU_2025;
    private static final int RATIO_SCALE = 6;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LiveTables live;
    private final Jobs jobs;

    LowEfficiencyJudge(@Owner JdbcClient jdbc, @Owner TransactionTemplate transaction, LiveTables live, Jobs jobs) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.live = live;
        this.jobs = jobs;
    }

    private record Built(
            String parcelCode,
            @Nullable String finding,
            @Nullable String legalState,
            BigDecimal taxFen,
            BigDecimal landM2) {

        boolean lowEfficiency() {
            boolean developing = "DEVELOPED".equals(finding) || "IN_DEVELOPMENT".equals(finding);
            BigDecimal mu = Mu.ofSquareMetres(landM2);
            BigDecimal taxWanPerMu = mu.signum() == 0
                    ? null
                    : Money.wanOfFen(taxFen.longValueExact()).divide(mu, RATIO_SCALE, RoundingMode.HALF_UP);
            return RULE.test(developing, SupplyOfParcel.idle(finding, legalState), taxWanPerMu);
        }
    }

    @EventListener
    @Order(35)
    void on(FactsChanged change) {
        if (!change.any(
                "parcels",
                "contracts",
                "site_states",
                "excluded_periods",
                "enterprises",
                "occupancies",
                "annual_returns")) {
            return;
        }
        judge();
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
                    if (judge() > 0) {
                        live.raiseAllVersions();
                    }
                }));
    }

    private int judge() {
        List<Built> built = jdbc.sql("""
                        select p.parcel_code, p.idle_finding, p.legal_state, sum(s.tax_fen) as tax_fen, sum(s.net_land_m2) as land_m2
                        from live.setting y join live.per_mu_share s on s.year = y.value::int
                          join live.parcel p using (parcel_code)
                        where y.name = 'closed_year'
                        group by p.parcel_code
                        """)
                .query((row, n) -> new Built(
                        row.getString("parcel_code"),
                        row.getString("idle_finding"),
                        row.getString("legal_state"),
                        row.getBigDecimal("tax_fen"),
                        row.getBigDecimal("land_m2")))
                .list();
        String[] low = built.stream()
                .filter(Built::lowEfficiency)
                .map(Built::parcelCode)
                .toArray(String[]::new);
        return jdbc.sql("""
                        update live.parcel set low_efficiency = parcel_code = any(:low)
                        where low_efficiency <> (parcel_code = any(:low))
                        """).param("low", low).update();
    }
}
