package org.mumap.server.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.IndustryCode;
import org.mumap.rules.code.Parsed;
import org.mumap.rules.permu.AnnualReturn;
import org.mumap.rules.permu.Firm;
import org.mumap.rules.permu.Occupancy;
import org.mumap.rules.permu.ParcelLand;
import org.mumap.rules.permu.PerMu;
import org.mumap.rules.permu.PerMuTable;
import org.mumap.rules.permu.Relation;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the per-mu rule needs from the ledger. Reads as the owner: a firm's money is split over all its parcels, also
 * those the asker may not see; what is shown is restricted afterwards, row by row, by the database.
 */
@Component
class PerMuFacts {

    private static final String RETURNS = SqlFile.text("evaluation/returns.sql");
    private static final String OCCUPANCIES = SqlFile.text("evaluation/occupancies.sql");
    private static final String PARCELS = SqlFile.text("evaluation/used_parcels.sql");
    private static final String FIRMS = SqlFile.text("evaluation/firms.sql");
    private static final String USED = "v.row_key in (select o.parcel_code from ledger.occupancy o)";

    private final JdbcClient jdbc;

    PerMuFacts(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Everything of one pair of times, for any year.
     *
     * @param times the times
     * @param returns all annual returns up to the day's year
     * @param occupancies all occupancies that began by the day
     * @param parcels the parcels that firms use, as they are on the day
     * @param firms the firms by credit code
     */
    record World(
            Times times,
            List<AnnualReturn> returns,
            List<Occupancy> occupancies,
            Map<String, ParcelLand> parcels,
            Map<String, Firm> firms) {

        boolean hasReturns(int year) {
            return returns.stream().anyMatch(declared -> declared.year() == year);
        }
    }

    World read(Times times) {
        Map<String, Firm> firms = new HashMap<>();
        bind(FIRMS, times).query((row, n) -> firm(row)).list().forEach(firm -> firms.put(firm.creditCode(), firm));
        return new World(
                times,
                bind(RETURNS, times).query((row, n) -> annualReturn(row)).list(),
                bind(OCCUPANCIES, times).query((row, n) -> occupancy(row)).list(),
                byCode(bind(PARCELS.formatted(USED), times)),
                firms);
    }

    /** The year's table. A parcel that ended before the day asked about still lies where it lay at the year's end. */
    PerMuTable table(World world, int year) {
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        List<String> gone = world.occupancies().stream()
                .filter(o -> o.holdsOn(lastDay))
                .map(Occupancy::parcelCode)
                .filter(code -> !world.parcels().containsKey(code))
                .distinct()
                .toList();
        Map<String, ParcelLand> parcels = world.parcels();
        if (!gone.isEmpty() && lastDay.isBefore(world.times().asOf())) {
            parcels = new HashMap<>(parcels);
            parcels.putAll(parcels(gone, new Times(lastDay, world.times().knownAt(), false)));
        }
        return PerMu.apportion(year, world.returns(), world.occupancies(), parcels);
    }

    private Map<String, ParcelLand> parcels(Collection<String> codes, Times times) {
        return byCode(
                bind(PARCELS.formatted("v.row_key = any(:codes)"), times).param("codes", codes.toArray(String[]::new)));
    }

    private JdbcClient.StatementSpec bind(String query, Times times) {
        return jdbc.sql(query).param("asOf", times.asOf()).param("knownAt", Timestamp.from(times.knownAt()));
    }

    private static Map<String, ParcelLand> byCode(JdbcClient.StatementSpec query) {
        Map<String, ParcelLand> parcels = new HashMap<>();
        query.query((row, n) -> parcel(row)).list().forEach(parcel -> parcels.put(parcel.parcelCode(), parcel));
        return parcels;
    }

    private static AnnualReturn annualReturn(ResultSet row) throws SQLException {
        return new AnnualReturn(
                row.getString(1), row.getInt(2), row.getBigDecimal(3), row.getBigDecimal(4), row.getBigDecimal(5));
    }

    private static Occupancy occupancy(ResultSet row) throws SQLException {
        return new Occupancy(
                row.getString(1),
                row.getString(2),
                Relation.valueOf(row.getString(3)),
                row.getBigDecimal(4),
                row.getBigDecimal(5),
                day(row, 6),
                day(row, 7));
    }

    private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
        int day = row.getInt(column);
        return row.wasNull() ? null : LocalDate.ofEpochDay(day);
    }

    private static ParcelLand parcel(ResultSet row) throws SQLException {
        return new ParcelLand(
                row.getString(1),
                row.getString(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4),
                row.getString(5),
                null,
                row.getString(6));
    }

    private static Firm firm(ResultSet row) throws SQLException {
        return new Firm(row.getString(1), row.getString(2), industry(row.getString(3), row.getString(4)), null);
    }

    /** The division (two digits), or the section letter where the code goes no deeper; null when there is none. */
    private static @Nullable String industry(@Nullable String scheme, @Nullable String code) {
        return IndustryCode.parse(scheme, code) instanceof Parsed.Ok<IndustryCode> ok
                ? ok.value().findDivision().orElse(ok.value().code())
                : null;
    }
}
