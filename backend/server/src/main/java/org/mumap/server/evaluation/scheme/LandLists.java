package org.mumap.server.evaluation.scheme;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.evaluation.LandLine;
import org.mumap.rules.evaluation.LandList;
import org.mumap.rules.evaluation.LandRule;
import org.mumap.rules.permu.ParcelLand;
import org.mumap.server.ledger.BinaryRows;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.RuleVersion;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Land lists: kept line by line for everybody to check before scores are made of them. Equal times give one list. */
@Service
public class LandLists {

    private static final String LINES = SqlFile.text("evaluation/land_lines.sql");
    private static final String SUMS = SqlFile.text("evaluation/land_sums.sql");
    private static final String COLUMNS =
            "list_id, credit_code, parcel_code, name, parcel_name, park_code, town, registered_m2,"
                    + " own_m2, leased_in_m2, occupied_m2, leased_out_m2, raised_m2, net_m2, from_building";
    private static final int COLUMN_COUNT = 15;

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final DataSource source;
    private final EvaluationFacts facts;
    private final Clock clock;

    LandLists(
            JdbcClient jdbc,
            @Owner JdbcClient owner,
            @Owner TransactionTemplate transaction,
            @Owner DataSource source,
            EvaluationFacts facts,
            Clock clock) {
        this.jdbc = jdbc;
        this.owner = owner;
        this.transaction = transaction;
        this.source = source;
        this.facts = facts;
        this.clock = clock;
    }

    /** A list: year, day rule, the two times, and what was odd (JSON). */
    public record Head(long id, int year, String dateRule, LocalDate asOf, Instant knownAt, String notes) {}

    /** A line, areas in m². */
    public record Line(
            String creditCode,
            String parcelCode,
            @Nullable String name,
            @Nullable String parcelName,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable BigDecimal registeredM2,
            BigDecimal ownM2,
            BigDecimal leasedInM2,
            BigDecimal occupiedM2,
            BigDecimal leasedOutM2,
            BigDecimal raisedM2,
            BigDecimal netM2,
            boolean fromBuilding) {}

    /** Sums over lines: {@code by} is TOTAL, PARK or TOWN; areas in m². */
    public record Sum(
            String by,
            @Nullable String key,
            BigDecimal ownM2,
            BigDecimal leasedInM2,
            BigDecimal occupiedM2,
            BigDecimal leasedOutM2,
            BigDecimal raisedM2,
            BigDecimal netM2,
            int firms,
            int parcels) {}

    /** What is asked: everything null is all; {@code after} is firm and parcel of the last line, with a slash between. */
    public record Query(
            long list,
            @Nullable String firm,
            @Nullable String park,
            @Nullable String after,
            int limit) {}

    /** A page; {@code next} is null on the last one. */
    public record Page(List<Line> lines, @Nullable String next) {}

    /** Makes a list, or finds the one of these times. */
    public long make(int year, LandRule.DateRule rule, Times times, String by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            EvaluationFacts.World world = facts.read(year, times);
            LandList list = LandList.of(
                    year, rule, world.facts().occupancies(), world.facts().parcels());
            return keep(year, rule, times, list, world, by);
        }));
    }

    /** Keeps a list within the caller's transaction; its number. */
    long keep(int year, LandRule.DateRule rule, Times times, LandList list, EvaluationFacts.World world, String by) {
        owner.sql("select pg_advisory_xact_lock(4713)").query((row, n) -> n).list();
        return find(year, rule, times).orElseGet(() -> {
            long id = owner.sql("""
                            insert into ledger.evaluation_land_list (year, date_rule, as_of, known_at, rules, notes, created_at, created_by)
                            values (:year, :rule, :asOf, :knownAt, :rules, cast(:notes as json), :now, :by)
                            returning list_id
                            """)
                    .param("year", year)
                    .param("rule", rule.name())
                    .param("asOf", times.asOf())
                    .param("knownAt", Timestamp.from(times.knownAt()))
                    .param("rules", RuleVersion.current())
                    .param("notes", ResultText.notes(list.notes()))
                    .param("now", Timestamp.from(clock.instant()))
                    .param("by", by)
                    .query(Long.class)
                    .single();
            write(id, list.lines(), world);
            return id;
        });
    }

    private java.util.Optional<Long> find(int year, LandRule.DateRule rule, Times times) {
        return owner.sql("""
                        select list_id from ledger.evaluation_land_list
                        where year = :year and date_rule = :rule and as_of = :asOf and known_at = :knownAt and rules = :rules
                        """)
                .param("year", year)
                .param("rule", rule.name())
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .param("rules", RuleVersion.current())
                .query(Long.class)
                .optional();
    }

    private void write(long id, List<LandLine> lines, EvaluationFacts.World world) {
        Connection connection = DataSourceUtils.getConnection(source);
        try (BinaryRows rows = BinaryRows.into(connection, "ledger.evaluation_land (" + COLUMNS + ")", COLUMN_COUNT)) {
            for (LandLine line : lines) {
                write(rows.row(), id, line, world);
            }
            rows.end();
        } catch (SQLException e) {
            throw new IllegalStateException("A land list could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static void write(BinaryRows row, long id, LandLine line, EvaluationFacts.World world) {
        ParcelLand parcel = world.facts().parcels().get(line.parcelCode());
        BigDecimal registered = parcel == null ? null : parcel.registeredM2();
        row.bigint(id)
                .text(line.creditCode())
                .text(line.parcelCode())
                .text(world.names().get(line.creditCode()))
                .text(parcel == null ? null : parcel.name())
                .text(line.parkCode())
                .text(line.town());
        if (registered == null) {
            row.none();
        } else {
            row.numeric(registered);
        }
        row.numeric(line.ownM2())
                .numeric(line.leasedInM2())
                .numeric(line.occupiedM2())
                .numeric(line.leasedOutM2())
                .numeric(line.raisedM2())
                .numeric(line.netM2())
                .flag(line.fromBuilding());
    }

    /** A list; a problem (404) when there is none. */
    @Transactional(readOnly = true)
    public Head head(long id) {
        return jdbc.sql("select * from ledger.evaluation_land_list where list_id = :id")
                .param("id", id)
                .query((row, n) -> new Head(
                        row.getLong("list_id"),
                        row.getInt("year"),
                        row.getString("date_rule"),
                        row.getObject("as_of", LocalDate.class),
                        row.getTimestamp("known_at").toInstant(),
                        row.getString("notes")))
                .optional()
                .orElseThrow(() -> Problem.notFound("no-such-land-list", id));
    }

    /** Lines in scope, by firm and parcel. */
    @Transactional(readOnly = true)
    public Page lines(Query query) {
        String after = query.after() == null ? "" : query.after();
        int slash = after.indexOf('/');
        List<Line> lines = new ArrayList<>(jdbc.sql(LINES)
                .param("list", query.list())
                .param("firm", query.firm())
                .param("park", query.park())
                .param("afterFirm", slash < 0 ? "" : after.substring(0, slash))
                .param("afterParcel", slash < 0 ? "" : after.substring(slash + 1))
                .param("limit", query.limit() + 1)
                .query((row, n) -> line(row))
                .list());
        String next = null;
        if (lines.size() > query.limit()) {
            lines.remove(lines.size() - 1);
            Line last = lines.get(lines.size() - 1);
            next = last.creditCode() + "/" + last.parcelCode();
        }
        return new Page(List.copyOf(lines), next);
    }

    /** Sums of what is in scope, added up in three ways: all at once, by park, by town. */
    @Transactional(readOnly = true)
    public List<Sum> sums(long list) {
        return jdbc.sql(SUMS)
                .param("list", list)
                .query((row, n) -> new Sum(
                        row.getString("by"),
                        row.getString("key"),
                        row.getBigDecimal("own_m2"),
                        row.getBigDecimal("leased_in_m2"),
                        row.getBigDecimal("occupied_m2"),
                        row.getBigDecimal("leased_out_m2"),
                        row.getBigDecimal("raised_m2"),
                        row.getBigDecimal("net_m2"),
                        row.getInt("firms"),
                        row.getInt("parcels")))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("credit_code"),
                row.getString("parcel_code"),
                row.getString("name"),
                row.getString("parcel_name"),
                row.getString("park_code"),
                row.getString("town"),
                row.getBigDecimal("registered_m2"),
                row.getBigDecimal("own_m2"),
                row.getBigDecimal("leased_in_m2"),
                row.getBigDecimal("occupied_m2"),
                row.getBigDecimal("leased_out_m2"),
                row.getBigDecimal("raised_m2"),
                row.getBigDecimal("net_m2"),
                row.getBoolean("from_building"));
    }
}
