package org.mumap.server.idle;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.mumap.rules.idle.IdleFacts;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdleRule;
import org.mumap.rules.idle.IdleVerdict;
import org.mumap.rules.idle.LegalStatus;
import org.mumap.server.ledger.BinaryRows;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Judges parcels for today as the owner and writes the outcome down, a chunk at a time, within the caller's transaction. */
@Component
class ChunkJudge {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final String PARCELS = SqlFile.text("idle/judge_chunk.sql");
    private static final List<String> TAKE_OVER =
            List.of(SqlFile.text("idle/take_over.sql").split(";\\s*\\n"));
    private static final int AREA_SCALE = 4;

    private final DataSource source;
    private final JdbcClient jdbc;
    private final CountyFacts facts;

    ChunkJudge(@Owner DataSource source, @Owner JdbcClient jdbc, CountyFacts facts) {
        this.source = source;
        this.jdbc = jdbc;
        this.facts = facts;
    }

    private record Parcel(ParcelInTime parcel, boolean knownWithoutContract) {}

    /**
     * Judges a chunk into a table with the columns of {@code live.idle_judged}; parcels without contract that are known as such
     * are left out.
     *
     * @return how many parcels there were
     */
    int judge(ParcelRange range, LocalDate today, String target) {
        List<Parcel> parcels = range.bind(jdbc.sql(PARCELS.formatted(range.condition())))
                .query((row, n) -> new Parcel(
                        new ParcelInTime(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                BigDecimal.valueOf(row.getLong(4), AREA_SCALE)),
                        IdleFinding.NO_CONTRACT.name().equals(row.getString(5))))
                .list();
        if (parcels.isEmpty()) {
            return 0;
        }
        // the commit at hand may carry an instant that the clock has not reached: what is not superseded is what is
        // known
        CountyFacts.Known known = facts.read(jdbc, range, new Times(today, END_OF_TIME, true));
        Connection connection = DataSourceUtils.getConnection(source);
        try (BinaryRows rows =
                BinaryRows.into(connection, target + " " + JudgedParcel.COLUMNS, JudgedParcel.COLUMN_COUNT)) {
            for (Parcel each : parcels) {
                write(rows, each, known.of(each.parcel().parcelCode()), today);
            }
            rows.end();
        } catch (SQLException e) {
            throw new IllegalStateException("Judged parcels could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
        return parcels.size();
    }

    private static void write(BinaryRows rows, Parcel each, IdleFacts facts, LocalDate today) throws SQLException {
        IdleVerdict verdict = IdleRule.judge(facts, today);
        boolean nothingNew = each.knownWithoutContract()
                && verdict.finding() == IdleFinding.NO_CONTRACT
                && verdict.legal().state() == LegalStatus.NONE;
        if (!nothingNew) {
            new JudgedParcel(each.parcel(), verdict, ParcelInTime.holder(facts, verdict)).write(rows);
        }
    }

    /** Takes the rows of such a table over into the live tables; readers see all of it or nothing. */
    void takeOver(String from, LocalDate today) {
        for (String statement : TAKE_OVER) {
            if (!statement.isBlank()) {
                jdbc.sql(statement.formatted(from)).param("today", today).update();
            }
        }
    }
}
