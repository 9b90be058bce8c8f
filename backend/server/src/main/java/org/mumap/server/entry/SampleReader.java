package org.mumap.server.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.rules.threshold.SampleFirm;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the firms of the caller's scope, each once per park. Call inside a transaction, which carries the scope. */
@Component
class SampleReader {

    private static final String SAMPLE = SqlFile.text("entry/sample.sql");
    /** What registers write of a firm in business; an empty status says nothing against it. */
    private static final Set<String> IN_BUSINESS = Set.of("", "存续", "在业", "在营", "开业", "正常");

    private static final int SCALE = 6;

    private final JdbcClient jdbc;

    SampleReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A firm with the town that decides, beside the park, who may see it.
     *
     * @param firm the firm
     * @param town town of its land
     */
    record Placed(SampleFirm firm, @Nullable String town) {}

    List<Placed> list(int year, long run, Times times) {
        return jdbc.sql(SAMPLE)
                .param("run", run)
                .param("year", year)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> new Placed(firm(row), row.getString("town")))
                .list();
    }

    private static SampleFirm firm(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return new SampleFirm(
                row.getString("credit_code"),
                row.getString("name"),
                row.getString("division"),
                row.getString("park_code"),
                Mu.ofSquareMetres(row.getBigDecimal("net_land_m2")),
                row.getBoolean("from_building"),
                row.getBigDecimal("investment_wan"),
                row.getBoolean("has_tax") ? wan(row, "tax_fen") : null,
                row.getBoolean("has_output") ? wan(row, "output_fen") : null,
                times(row.getBigDecimal("employees"), row.getBigDecimal("part")),
                over(row.getBigDecimal("rd_wan"), row.getBigDecimal("revenue_wan")),
                over(row.getBigDecimal("output_wan"), row.getBigDecimal("energy_tce")),
                row.getObject("producing_since", LocalDate.class),
                row.getObject("registered_on", LocalDate.class),
                status == null || IN_BUSINESS.contains(status.strip()),
                row.getBoolean("exempt"));
    }

    private static BigDecimal wan(ResultSet row, String column) throws SQLException {
        return Money.wanOfFen(row.getBigDecimal(column).longValueExact());
    }

    private static @Nullable BigDecimal times(@Nullable BigDecimal value, @Nullable BigDecimal part) {
        return value == null || part == null ? null : value.multiply(part).setScale(SCALE, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal over(@Nullable BigDecimal value, @Nullable BigDecimal by) {
        return value == null || by == null || by.signum() <= 0 ? null : value.divide(by, SCALE, RoundingMode.HALF_UP);
    }
}
