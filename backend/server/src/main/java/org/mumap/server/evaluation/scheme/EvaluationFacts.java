package org.mumap.server.evaluation.scheme;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.code.IndustryCode;
import org.mumap.rules.code.Parsed;
import org.mumap.rules.evaluation.Candidate;
import org.mumap.rules.evaluation.CountyFacts;
import org.mumap.rules.evaluation.Figures;
import org.mumap.rules.evaluation.FirmFacts;
import org.mumap.rules.evaluation.YearFigures;
import org.mumap.rules.permu.Occupancy;
import org.mumap.rules.permu.ParcelLand;
import org.mumap.rules.permu.Relation;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a run needs from the ledger, as the owner: a ranking is of the whole county whoever asks. */
@Component
class EvaluationFacts {

    private static final String FIRMS = SqlFile.text("evaluation/scheme_firms.sql");
    private static final String RETURNS = SqlFile.text("evaluation/scheme_returns.sql");
    private static final String MARKS = SqlFile.text("evaluation/scheme_marks.sql");
    private static final String OCCUPANCIES = SqlFile.text("evaluation/occupancies.sql");
    private static final String PARCELS = SqlFile.text("evaluation/used_parcels.sql");
    private static final String USED = "v.row_key in (select o.parcel_code from ledger.occupancy o)";
    private static final String ONE = "select * from (%s) f where f.credit_code = :firm";
    private static final int YEARS = 3;

    private final JdbcClient jdbc;

    EvaluationFacts(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A county at a pair of times.
     *
     * @param facts what the rules read; returns of the year and the two before
     * @param names names of the firms by code
     */
    record World(CountyFacts facts, Map<String, String> names) {}

    World read(int year, Times times) {
        List<FirmFacts> firms = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        bind(FIRMS, times)
                .query((row, n) -> {
                    firms.add(firm(row));
                    return names.put(row.getString(1), row.getString(2));
                })
                .list();
        return new World(
                new CountyFacts(
                        firms,
                        bind(RETURNS, times)
                                .param("from", year - YEARS + 1)
                                .param("to", year)
                                .query((row, n) -> declared(row))
                                .list(),
                        bind(OCCUPANCIES, times)
                                .query((row, n) -> occupancy(row))
                                .list(),
                        parcels(year, times),
                        marks(year, times)),
                names);
    }

    /** One firm's own facts, as if there were no other. */
    World readFirm(String firm, int year, Times times) {
        Map<String, ParcelLand> parcels = new HashMap<>();
        String own = "v.row_key in (select o.parcel_code from ledger.occupancy o where o.credit_code = :firm)";
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        for (Times at : List.of(new Times(lastDay, times.knownAt(), false), times)) {
            bind(PARCELS.formatted(own), at)
                    .param("firm", firm)
                    .query((row, n) -> parcel(row))
                    .list()
                    .forEach(parcel -> parcels.put(parcel.parcelCode(), parcel));
        }
        List<YearFigures> returns = bind(ONE.formatted(RETURNS), times)
                .param("firm", firm)
                .param("from", year - YEARS + 1)
                .param("to", year)
                .query((row, n) -> declared(row))
                .list();
        List<Occupancy> occupancies = bind(ONE.formatted(OCCUPANCIES), times)
                .param("firm", firm)
                .query((row, n) -> occupancy(row))
                .list();
        return new World(new CountyFacts(List.of(), returns, occupancies, parcels, Map.of()), Map.of());
    }

    /** Parcels as they are on the day; one that ended after the year still lies where it lay at the year's end. */
    private Map<String, ParcelLand> parcels(int year, Times times) {
        Map<String, ParcelLand> parcels = new HashMap<>();
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        if (lastDay.isBefore(times.asOf())) {
            read(new Times(lastDay, times.knownAt(), false), parcels);
        }
        read(times, parcels);
        return parcels;
    }

    private void read(Times times, Map<String, ParcelLand> into) {
        bind(PARCELS.formatted(USED), times)
                .query((row, n) -> parcel(row))
                .list()
                .forEach(parcel -> into.put(parcel.parcelCode(), parcel));
    }

    private Map<String, List<Candidate.Mark>> marks(int year, Times times) {
        Map<String, List<Candidate.Mark>> marks = new HashMap<>();
        jdbc.sql(MARKS)
                .param("year", year)
                .param("knownAt", Timestamp.from(times.knownAt()))
                .query((row, n) -> marks.computeIfAbsent(row.getString(1), code -> new ArrayList<>())
                        .add(new Candidate.Mark(row.getString(2), row.getBigDecimal(3), row.getString(4))))
                .list();
        return marks;
    }

    private JdbcClient.StatementSpec bind(String query, Times times) {
        return jdbc.sql(query).param("asOf", times.asOf()).param("knownAt", Timestamp.from(times.knownAt()));
    }

    private static FirmFacts firm(ResultSet row) throws SQLException {
        boolean above = row.getBoolean(5);
        Boolean aboveScale = row.wasNull() ? null : Boolean.valueOf(above);
        return new FirmFacts(row.getString(1), aboveScale, industry(row.getString(3), row.getString(4)), day(row, 6));
    }

    /** The division (two digits), or the section letter where the code goes no deeper; null when there is none. */
    private static @Nullable String industry(@Nullable String scheme, @Nullable String code) {
        return IndustryCode.parse(scheme, code) instanceof Parsed.Ok<IndustryCode> ok
                ? ok.value().findDivision().orElse(ok.value().code())
                : null;
    }

    private static YearFigures declared(ResultSet row) throws SQLException {
        return new YearFigures(
                row.getString(1),
                row.getInt(2),
                new Figures(
                        null,
                        number(row, 3),
                        number(row, 4),
                        number(row, 5),
                        number(row, 6),
                        number(row, 7),
                        number(row, 8),
                        number(row, 9),
                        number(row, 10),
                        number(row, 11)));
    }

    private static @Nullable BigDecimal number(ResultSet row, int column) throws SQLException {
        return row.getBigDecimal(column);
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

    private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
        int day = row.getInt(column);
        return row.wasNull() ? null : LocalDate.ofEpochDay(day);
    }
}
