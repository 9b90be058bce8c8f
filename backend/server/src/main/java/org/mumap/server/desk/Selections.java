package org.mumap.server.desk;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.server.evaluation.PerMuRuns;
import org.mumap.server.evaluation.PerMuTables;
import org.mumap.server.idle.IdleFactsReader;
import org.mumap.server.idle.IdleVerdicts;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parcels chosen by a drawn shape, with sums. Today's are added up by the database from what stands judged; those of other times
 * are read from the ledger and judged here, and therefore limited in number.
 */
@Service
public class Selections {

    /** Most parcels of a selection at other times than now: each is judged anew. */
    static final int MOST_AT_OTHER_TIMES = 20_000;

    private static final String ROWS = SqlFile.text("desk/selection_rows.sql");
    private static final String SUMS = SqlFile.text("desk/selection_sums.sql");
    private static final String AT = SqlFile.text("desk/selection_at.sql");

    private final JdbcClient jdbc;
    private final IdleVerdicts idle;
    private final PerMuTables perMu;
    private final PerMuRuns runs;

    Selections(JdbcClient jdbc, IdleVerdicts idle, PerMuTables perMu, PerMuRuns runs) {
        this.jdbc = jdbc;
        this.idle = idle;
        this.perMu = perMu;
        this.runs = runs;
    }

    /**
     * What is asked for.
     *
     * @param shape what was drawn
     * @param year year of the money
     * @param after code of the last row seen, or empty
     * @param limit most rows of the page
     */
    public record Query(SelectedShape shape, Times times, int year, SelectionOrder order, String after, int limit) {}

    /** The newest closed year with returns as it stands now, else the last year. */
    @Transactional(readOnly = true)
    public int closedYear(Times times) {
        return perMu.findClosedYear().orElse(times.asOf().getYear() - 1);
    }

    /**
     * The selection.
     *
     * @throws Problem (400) when it holds too many parcels to judge at other times than now
     */
    @Transactional(readOnly = true)
    public Selection select(Query query) {
        return query.times().current() ? now(query) : then(query);
    }

    private Selection now(Query query) {
        List<Selection.Part> parts = jdbc.sql(SUMS)
                .param("shape", query.shape().hex())
                .param("rectangle", query.shape().rectangle())
                .param("year", query.year())
                .query((row, n) -> part(row))
                .list();
        SelectionOrder order = query.order();
        List<Selection.Row> rows = jdbc.sql(
                        ROWS.formatted(order.value(), order.down() ? "desc" : "asc", order.down() ? "<" : ">"))
                .param("shape", query.shape().hex())
                .param("rectangle", query.shape().rectangle())
                .param("year", query.year())
                .param("after", query.after())
                .param("limit", query.limit() + 1L)
                .query((row, n) -> row(
                        row, row.getString("holder_name"), row.getString("idle_finding"), row.getString("legal_state")))
                .list();
        return page(parts, rows, query.limit());
    }

    private Selection then(Query query) {
        List<Selection.Row> all = judged(read(query), query.times()).stream()
                .sorted(query.order().comparator())
                .toList();
        int seen = 0;
        while (!query.after().isEmpty() && seen < all.size()) {
            if (all.get(seen++).parcelCode().equals(query.after())) {
                break;
            }
        }
        List<Selection.Row> rest = all.subList(seen, all.size());
        return page(parts(all), rest.subList(0, (int) Math.min(rest.size(), query.limit() + 1L)), query.limit());
    }

    private List<Selection.Row> read(Query query) {
        List<Selection.Row> all = jdbc.sql(AT)
                .param("shape", query.shape().hex())
                .param("asOf", query.times().asOf())
                .param("knownAt", Timestamp.from(query.times().knownAt()))
                .param("run", runs.obtain(query.year(), query.times()))
                .param("limit", MOST_AT_OTHER_TIMES + 1)
                .query((row, n) -> row(row, null, null, null))
                .list();
        if (all.size() > MOST_AT_OTHER_TIMES) {
            throw Problem.badRequest("selection-too-large", MOST_AT_OTHER_TIMES);
        }
        return all;
    }

    private List<Selection.Row> judged(List<Selection.Row> rows, Times times) {
        Map<String, IdleVerdict> verdicts = new HashMap<>();
        for (int from = 0; from < rows.size(); from += IdleFactsReader.CHUNK) {
            List<String> codes = rows.subList(from, Math.min(rows.size(), from + IdleFactsReader.CHUNK)).stream()
                    .map(Selection.Row::parcelCode)
                    .toList();
            verdicts.putAll(idle.judge(codes, times));
        }
        return rows.stream()
                .map(row -> judged(row, Objects.requireNonNull(verdicts.get(row.parcelCode()))))
                .toList();
    }

    private static Selection.Row judged(Selection.Row row, IdleVerdict verdict) {
        return new Selection.Row(
                row.parcelCode(),
                row.name(),
                row.parkCode(),
                row.town(),
                row.holderName(),
                row.landUseCode(),
                row.supplyState(),
                verdict.finding().name(),
                verdict.legal().state().name(),
                row.areaMu(),
                row.taxWan(),
                row.outputWan(),
                row.taxWanPerMu(),
                row.outputWanPerMu(),
                row.point());
    }

    private record Alike(
            @Nullable String finding,
            @Nullable String legal,
            @Nullable String supply,
            @Nullable String use) {}

    private static List<Selection.Part> parts(List<Selection.Row> rows) {
        Map<Alike, Selection.Part> parts = new LinkedHashMap<>();
        for (Selection.Row row : rows) {
            Alike alike = new Alike(row.idleFinding(), row.legalState(), row.supplyState(), row.landUseCode());
            parts.merge(
                    alike,
                    new Selection.Part(
                            alike.finding(),
                            alike.legal(),
                            alike.supply(),
                            alike.use(),
                            1,
                            row.taxWan() == null ? 0 : 1,
                            row.areaMu(),
                            orZero(row.taxWan()),
                            orZero(row.outputWan())),
                    Selections::plus);
        }
        return new ArrayList<>(parts.values());
    }

    private static Selection.Part plus(Selection.Part a, Selection.Part b) {
        return new Selection.Part(
                a.idleFinding(),
                a.legalState(),
                a.supplyState(),
                a.landUseCode(),
                a.parcels() + b.parcels(),
                a.withReturns() + b.withReturns(),
                a.areaMu().add(b.areaMu()),
                a.taxWan().add(b.taxWan()),
                a.outputWan().add(b.outputWan()));
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    // one row more than the page was read: if it is there, there is a next page
    private static Selection page(List<Selection.Part> parts, List<Selection.Row> rows, int limit) {
        boolean more = rows.size() > limit;
        List<Selection.Row> page = more ? rows.subList(0, limit) : rows;
        return new Selection(
                Selection.Total.of(parts),
                page,
                more && limit > 0 ? page.get(limit - 1).parcelCode() : null);
    }

    private static Selection.Part part(ResultSet row) throws SQLException {
        return new Selection.Part(
                row.getString("idle_finding"),
                row.getString("legal_state"),
                row.getString("supply_state"),
                row.getString("land_use_code"),
                row.getLong("parcels"),
                row.getLong("with_returns"),
                row.getBigDecimal("area_mu"),
                row.getBigDecimal("tax_wan"),
                row.getBigDecimal("output_wan"));
    }

    private static Selection.Row row(
            ResultSet row, @Nullable String holder, @Nullable String finding, @Nullable String legal)
            throws SQLException {
        return new Selection.Row(
                row.getString("parcel_code"),
                row.getString("name"),
                row.getString("park_code"),
                row.getString("town"),
                holder,
                row.getString("land_use_code"),
                row.getString("supply_state"),
                finding,
                legal,
                row.getBigDecimal("area_mu"),
                row.getBigDecimal("tax_wan"),
                row.getBigDecimal("output_wan"),
                row.getBigDecimal("tax_wan_per_mu"),
                row.getBigDecimal("output_wan_per_mu"),
                List.of(row.getDouble("lon"), row.getDouble("lat")));
    }
}
