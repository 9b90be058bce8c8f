package org.mumap.server.siting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.rules.siting.LowEfficiency;
import org.mumap.server.ledger.FactsChanged;
import org.mumap.server.ledger.Owner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks land of low efficiency, after idle findings and per-mu figures are judged: its tax per mu of the newest closed year. */
@Component
public class LowEfficiencyJudge {

    private static final LowEfficiency RULE = LowEfficiency.QUANZHOU_2025;
    private static final int RATIO_SCALE = 6;

    private final JdbcClient jdbc;

    LowEfficiencyJudge(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        jdbc.sql("""
                        update live.parcel set low_efficiency = parcel_code = any(:low)
                        where low_efficiency <> (parcel_code = any(:low))
                        """).param("low", low).update();
    }
}
