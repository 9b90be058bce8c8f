package org.mumap.server.evaluation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.mumap.rules.permu.Firm;
import org.mumap.rules.permu.ParcelLand;
import org.mumap.rules.permu.PerMuShare;
import org.mumap.rules.permu.PerMuTable;
import org.mumap.server.ledger.BinaryRows;
import org.mumap.server.ledger.Owner;
import org.mumap.server.ledger.SqlFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Writes the shares of a table, as the owner, within the caller's transaction; digits of money and area are kept. */
@Component
class PerMuShares {

    private static final String COLUMNS =
            "credit_code, parcel_code, park_code, town, industry_code, net_land_m2, registered_m2,"
                    + " output_fen, value_added_fen, tax_fen, enterprise_name, parcel_name, from_building,"
                    + " output_known, value_added_known, tax_known)";
    private static final int COLUMN_COUNT = 17;
    private static final List<String> TAKE_OVER =
            List.of(SqlFile.text("evaluation/take_over_year.sql").split(";\\s*\\n"));

    private final DataSource source;
    private final JdbcClient jdbc;

    PerMuShares(@Owner DataSource source, @Owner JdbcClient jdbc) {
        this.source = source;
        this.jdbc = jdbc;
    }

    /** Brings {@code live.per_mu_share} into step with a year's table. */
    void writeYear(PerMuTable table, Map<String, Firm> firms) {
        if (isEmpty(table.year())) {
            copy("live.per_mu_share (year, " + COLUMNS, row -> row.integer(table.year()), table, firms);
            return;
        }
        jdbc.sql("create temporary table per_mu_judged (like live.per_mu_share) on commit drop")
                .update();
        copy("per_mu_judged (year, " + COLUMNS, row -> row.integer(table.year()), table, firms);
        jdbc.sql("analyze per_mu_judged").update();
        for (String statement : TAKE_OVER) {
            if (!statement.isBlank()) {
                jdbc.sql(statement).param("year", table.year()).update();
            }
        }
        jdbc.sql("drop table per_mu_judged").update();
    }

    /** Writes a table as the shares of a run. */
    void writeRun(long run, PerMuTable table, Map<String, Firm> firms) {
        copy("live.per_mu_run_share (run_id, " + COLUMNS, row -> row.bigint(run), table, firms);
    }

    private boolean isEmpty(int year) {
        return jdbc.sql("select not exists (select from live.per_mu_share where year = :year)")
                .param("year", year)
                .query(Boolean.class)
                .single();
    }

    /** Writes the first column, which says whose share it is. */
    private interface First {
        void write(BinaryRows row);
    }

    private void copy(String target, First first, PerMuTable table, Map<String, Firm> firms) {
        Connection connection = DataSourceUtils.getConnection(source);
        try (BinaryRows rows = BinaryRows.into(connection, target, COLUMN_COUNT)) {
            for (PerMuShare share : table.shares()) {
                first.write(rows.row());
                write(rows, share, table.parcels(), firms);
            }
            rows.end();
        } catch (SQLException e) {
            throw new IllegalStateException("Shares could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static void write(
            BinaryRows rows, PerMuShare share, Map<String, ParcelLand> parcels, Map<String, Firm> firms) {
        String code = share.creditCode() == null ? "" : share.creditCode();
        ParcelLand parcel = share.placed() ? parcels.get(share.parcelCode()) : null;
        Firm firm = firms.get(code);
        rows.text(code)
                .text(share.parcelCode())
                .text(parcel == null ? null : parcel.parkCode())
                .text(parcel == null ? null : parcel.town())
                .text(firm == null ? null : firm.industryKey())
                .numeric(share.netLandM2())
                .numeric(share.registeredM2())
                .bigint(share.outputFen())
                .bigint(share.valueAddedFen())
                .bigint(share.taxFen())
                .text(firm == null ? null : firm.name())
                .text(parcel == null ? null : parcel.name())
                .flag(share.fromBuilding())
                .flag(share.known().contains(PerMuShare.Figure.OUTPUT))
                .flag(share.known().contains(PerMuShare.Figure.VALUE_ADDED))
                .flag(share.known().contains(PerMuShare.Figure.TAX));
    }
}
