package org.mumap.server.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.measure.Money;
import org.mumap.rules.measure.Mu;
import org.mumap.rules.permu.Grouping;
import org.mumap.rules.permu.PerMu;
import org.mumap.rules.permu.PerMuRow;
import org.mumap.rules.permu.PerMuTable;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Per-mu tables as the caller may see them: the database adds up the shares that row level security lets through. */
@Component
public class PerMuTables {

    private static final String ROWS = SqlFile.text("evaluation/per_mu_rows.sql");
    private static final int RATIO_SCALE = 6;

    private final JdbcClient jdbc;

    PerMuTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is asked for.
     *
     * @param year year of the returns
     * @param run stored run of another time; 0 = as judged now
     * @param by grouping
     * @param order order of the rows
     * @param after key of the last row seen, null = from the first
     * @param limit most rows of the page
     * @param language language of names that are ours
     */
    public record Query(
            int year,
            long run,
            Grouping by,
            Order order,
            @Nullable String after,
            int limit,
            Locale language) {}

    /**
     * The order of rows; rows without a name ({@code NONE}, {@code UNPLACED}) always come last.
     *
     * @param column property of the row, {@code key} for its key
     * @param descending largest first
     */
    public record Order(String column, boolean descending) {}

    /**
     * One page.
     *
     * @param rows the rows
     * @param total everything in scope, whatever the page
     * @param next key to go on after, null on the last page
     */
    public record Page(
            List<PerMuRow> rows, PerMuRow total, @Nullable String next) {}

    /** The newest closed year with returns, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Integer> findClosedYear() {
        return jdbc.sql("select value::int from live.setting where name = 'closed_year'")
                .query(Integer.class)
                .optional();
    }

    /** One page of rows with the total. */
    @Transactional(readOnly = true)
    public Page page(Query query) {
        List<PerMuRow> found = new ArrayList<>(jdbc.sql(ROWS)
                .param("run", query.run())
                .param("year", query.year())
                .param("by", query.by().name())
                .param("sort", query.order().column())
                .param("desc", query.order().descending())
                .param("after", query.after() == null ? "" : query.after())
                .param("limit", query.limit())
                .query((row, n) -> row(row, query))
                .list());
        // the total is the last row whatever the page
        PerMuRow total = found.remove(found.size() - 1);
        String next = null;
        if (found.size() > query.limit()) {
            found.remove(found.size() - 1);
            next = found.get(found.size() - 1).key();
        }
        return new Page(List.copyOf(found), total, next);
    }

    private static PerMuRow row(ResultSet row, Query query) throws SQLException {
        String key = row.getString("key");
        BigDecimal mu = plain(Mu.ofSquareMetres(row.getBigDecimal("net_land_m2")));
        long output = row.getBigDecimal("output_fen").longValueExact();
        long tax = row.getBigDecimal("tax_fen").longValueExact();
        long valueAdded = row.getBigDecimal("value_added_fen").longValueExact();
        return new PerMuRow(
                key,
                name(key, row.getBoolean("is_total"), row.getString("name"), query),
                mu,
                plain(Mu.ofSquareMetres(row.getBigDecimal("registered_m2"))),
                Money.wanOfFen(output),
                Money.wanOfFen(tax),
                Money.wanOfFen(valueAdded),
                row.getBoolean("output_known") ? perMu(output, mu) : null,
                row.getBoolean("tax_known") ? perMu(tax, mu) : null,
                row.getBoolean("value_added_known") ? perMu(valueAdded, mu) : null,
                row.getInt("enterprises"),
                row.getInt("output_unknown"),
                row.getInt("tax_unknown"),
                row.getInt("parcels"));
    }

    private static @Nullable String name(String key, boolean total, @Nullable String name, Query query) {
        if (total) {
            return text("total", query);
        }
        if (key.equals(PerMu.UNPLACED) || key.equals(PerMuTable.NONE)) {
            return text(
                    (key.equals(PerMu.UNPLACED)
                            ? "unplaced"
                            : "none." + query.by().name()),
                    query);
        }
        return switch (query.by()) {
            case COUNTY -> text("county", query);
            case INDUSTRY -> text("industry." + key, query, key);
            default -> name;
        };
    }

    private static String text(String code, Query query) {
        return text(code, query, code);
    }

    private static String text(String code, Query query, String otherwise) {
        return Messages.has("evaluation", query.language(), code)
                ? Messages.text("evaluation", query.language(), code, List.of())
                : otherwise;
    }

    private static @Nullable BigDecimal perMu(long fen, BigDecimal mu) {
        return mu.signum() == 0 ? null : Money.wanOfFen(fen).divide(mu, RATIO_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 2 ? stripped.setScale(2, RoundingMode.UNNECESSARY) : stripped;
    }
}
