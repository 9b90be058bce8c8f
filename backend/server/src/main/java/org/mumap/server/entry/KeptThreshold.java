package org.mumap.server.entry;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.threshold.ThresholdIndicator;

/**
 * A threshold as kept.
 *
 * @param id its number
 * @param year year of the returns behind it
 * @param industry division or section, null = every industry
 * @param park park code, null = the county
 * @param parkName name of the park then
 * @param floors set of policy floors, null = none
 * @param investmentWanPerMu threshold of the investment, 万元 per mu
 * @param taxWanPerMu threshold of the tax, 万元 per mu
 * @param outputWanPerMu threshold of the output, 万元 per mu
 * @param asOf day asked about
 * @param knownAt instant of the ledger
 * @param madeBy who worked it out
 * @param madeAt when
 * @param approvedBy who approved it, null while a draft
 * @param approvedAt when
 * @param documentNo number of the approving document
 * @param validFrom first day it is applied
 */
public record KeptThreshold(
        String id,
        int year,
        @Nullable String industry,
        @Nullable String park,
        @Nullable String parkName,
        @Nullable String floors,
        @Nullable BigDecimal investmentWanPerMu,
        @Nullable BigDecimal taxWanPerMu,
        @Nullable BigDecimal outputWanPerMu,
        LocalDate asOf,
        Instant knownAt,
        String madeBy,
        Instant madeAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String documentNo,
        @Nullable LocalDate validFrom) {

    static final String COLUMNS = """
        threshold_id, year, industry, park_code, park_name, floor_set, investment_wan_per_mu, tax_wan_per_mu,
        output_wan_per_mu, as_of, known_at, made_by, made_by_name, made_at, approved_by_name, approved_at, document_no, valid_from
        """;

    static KeptThreshold of(ResultSet row) throws SQLException {
        Timestamp approved = row.getTimestamp("approved_at");
        return new KeptThreshold(
                Long.toString(row.getLong("threshold_id")),
                row.getInt("year"),
                row.getString("industry"),
                row.getString("park_code"),
                row.getString("park_name"),
                row.getString("floor_set"),
                row.getBigDecimal("investment_wan_per_mu"),
                row.getBigDecimal("tax_wan_per_mu"),
                row.getBigDecimal("output_wan_per_mu"),
                row.getObject("as_of", LocalDate.class),
                row.getTimestamp("known_at").toInstant(),
                row.getString("made_by_name"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("approved_by_name"),
                approved == null ? null : approved.toInstant(),
                row.getString("document_no"),
                row.getObject("valid_from", LocalDate.class));
    }

    /** The values by indicator, where there is one. */
    public Map<ThresholdIndicator, BigDecimal> thresholds() {
        Map<ThresholdIndicator, BigDecimal> values = new EnumMap<>(ThresholdIndicator.class);
        put(values, ThresholdIndicator.INVESTMENT_PER_MU, investmentWanPerMu);
        put(values, ThresholdIndicator.TAX_PER_MU, taxWanPerMu);
        put(values, ThresholdIndicator.OUTPUT_PER_MU, outputWanPerMu);
        return values;
    }

    private static void put(
            Map<ThresholdIndicator, BigDecimal> values, ThresholdIndicator code, @Nullable BigDecimal value) {
        if (value != null) {
            values.put(code, value);
        }
    }
}
