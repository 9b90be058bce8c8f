package org.mumap.server.idle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.CauseCode;
import org.mumap.rules.idle.ContractKind;
import org.mumap.rules.idle.DisposalMeans;
import org.mumap.rules.idle.ExcludedPeriod;
import org.mumap.rules.idle.IdleContract;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.LegalState;
import org.mumap.rules.idle.SiteState;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the facts of many parcels at once: one query per sort of fact and chunk, typed columns, nothing looked up parcel by
 * parcel. {@link IdleFactsReader} reads the same facts for a few.
 */
@Component
class CountyFacts {

    private static final String CONTRACTS = SqlFile.text("idle/contracts.sql");
    private static final String SITE_STATES = SqlFile.text("idle/site_states.sql");
    private static final String EXCLUDED_PERIODS = SqlFile.text("idle/excluded_periods.sql");

    private final IdleFactsReader reader;

    CountyFacts(IdleFactsReader reader) {
        this.reader = reader;
    }

    /** What is known of the parcels of a chunk; a parcel without any fact is asked for like the others. */
    static final class Known {

        private final Map<String, List<IdleContract>> contracts;
        private final Map<String, List<SiteState>> states;
        private final Map<String, List<ExcludedPeriod>> periods;
        private final Map<String, List<LegalState>> legal;

        private Known(
                Map<String, List<IdleContract>> contracts,
                Map<String, List<SiteState>> states,
                Map<String, List<ExcludedPeriod>> periods,
                Map<String, List<LegalState>> legal) {
            this.contracts = contracts;
            this.states = states;
            this.periods = periods;
            this.legal = legal;
        }

        IdleFacts of(String parcelCode) {
            return IdleFacts.national(
                    parcelCode,
                    contracts.getOrDefault(parcelCode, List.of()),
                    states.getOrDefault(parcelCode, List.of()),
                    periods.getOrDefault(parcelCode, List.of()),
                    legal.getOrDefault(parcelCode, List.of()));
        }
    }

    /**
     * The facts of a chunk of parcels.
     *
     * @param jdbc with whose rights to read: the application's for answers, the owner's for judging
     * @param times facts known then; days later than {@code asOf} stay in, the rule does not look at them
     */
    Known read(JdbcClient jdbc, ParcelRange range, Times times) {
        return new Known(
                read(jdbc, CONTRACTS, range, times, CountyFacts::contract),
                read(jdbc, SITE_STATES, range, times, CountyFacts::siteState),
                read(jdbc, EXCLUDED_PERIODS, range, times, CountyFacts::excludedPeriod),
                reader.legalActs(jdbc, range, times));
    }

    /** Reads the columns after the parcel code. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Map<String, List<T>> read(
            JdbcClient jdbc, String query, ParcelRange range, Times times, Row<T> reading) {
        ResultSetExtractor<Map<String, List<T>>> byParcel = rows -> {
            Map<String, List<T>> read = new HashMap<>();
            while (rows.next()) {
                read.computeIfAbsent(rows.getString(1), code -> new ArrayList<>(2))
                        .add(reading.read(rows));
            }
            return read;
        };
        return range.bind(jdbc.sql(query.formatted(range.condition())))
                .param("knownAt", Timestamp.from(times.knownAt()))
                .param("asOf", times.asOf())
                .query(byParcel);
    }

    private static IdleContract contract(ResultSet row) throws SQLException {
        String means = row.getString(15);
        return new IdleContract(
                row.getString(2),
                row.getInt(3),
                row.getBigDecimal(4),
                row.getString(5),
                ContractKind.valueOf(row.getString(6)),
                requiredDay(row, 7),
                row.getBigDecimal(8),
                day(row, 9),
                day(row, 10),
                day(row, 11),
                row.getBigDecimal(12),
                row.getString(13),
                day(row, 14),
                means == null ? null : DisposalMeans.valueOf(means));
    }

    private static SiteState siteState(ResultSet row) throws SQLException {
        return new SiteState(
                requiredDay(row, 2),
                day(row, 3),
                day(row, 4),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                day(row, 8),
                day(row, 9),
                day(row, 10));
    }

    private static ExcludedPeriod excludedPeriod(ResultSet row) throws SQLException {
        return new ExcludedPeriod(
                CauseCode.valueOf(row.getString(2)),
                requiredDay(row, 3),
                requiredDay(row, 4),
                row.getBoolean(5),
                row.getString(6));
    }

    private static LocalDate requiredDay(ResultSet row, int column) throws SQLException {
        return LocalDate.ofEpochDay(row.getInt(column));
    }

    private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
        int day = row.getInt(column);
        return row.wasNull() ? null : LocalDate.ofEpochDay(day);
    }
}
