package org.mumap.server.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.permu.Firm;
import org.mumap.rules.permu.ParcelLand;
import org.mumap.rules.permu.PerMuShare;
import org.mumap.rules.permu.PerMuTable;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Writes the shares of a table, as the owner. One statement per table: the rows travel as one JSON text. */
@Component
class PerMuShares {

    // digits of money and area are kept: jsonb reads them as numeric
    private static final String INSERT = """
            insert into live.%s (%s, credit_code, parcel_code, park_code, town, industry_code, net_land_m2, registered_m2,
              output_fen, value_added_fen, tax_fen, enterprise_name, parcel_name, from_building)
            select :owner, r.* from jsonb_to_recordset(:rows::jsonb) as r (credit_code text, parcel_code text, park_code text,
              town text, industry_code text, net_land_m2 numeric, registered_m2 numeric, output_fen bigint,
              value_added_fen bigint, tax_fen bigint, enterprise_name text, parcel_name text, from_building boolean)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PerMuShares(@Owner JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A row of the tables, under their column names. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Row(
            String creditCode,
            String parcelCode,
            @Nullable String parkCode,
            @Nullable String town,
            @Nullable String industryCode,
            BigDecimal netLandM2,
            BigDecimal registeredM2,
            long outputFen,
            long valueAddedFen,
            long taxFen,
            @Nullable String enterpriseName,
            @Nullable String parcelName,
            boolean fromBuilding) {}

    /** Writes a year's table into {@code live.per_mu_share}, which must hold nothing of the year. */
    void writeYear(PerMuTable table, Map<String, Firm> firms) {
        write("per_mu_share", "year", (long) table.year(), table, firms);
    }

    /** Writes a table as the shares of a run. */
    void writeRun(long run, PerMuTable table, Map<String, Firm> firms) {
        write("per_mu_run_share", "run_id", run, table, firms);
    }

    private void write(String target, String column, long owner, PerMuTable table, Map<String, Firm> firms) {
        List<Row> rows = table.shares().stream()
                .map(share -> row(share, table.parcels(), firms))
                .toList();
        jdbc.sql(INSERT.formatted(target, column))
                .param("owner", owner)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private static Row row(PerMuShare share, Map<String, ParcelLand> parcels, Map<String, Firm> firms) {
        String code = share.creditCode() == null ? "" : share.creditCode();
        ParcelLand parcel = share.placed() ? parcels.get(share.parcelCode()) : null;
        Firm firm = firms.get(code);
        return new Row(
                code,
                share.parcelCode(),
                parcel == null ? null : parcel.parkCode(),
                parcel == null ? null : parcel.town(),
                firm == null ? null : firm.industryKey(),
                share.netLandM2(),
                share.registeredM2(),
                share.outputFen(),
                share.valueAddedFen(),
                share.taxFen(),
                firm == null ? null : firm.name(),
                parcel == null ? null : parcel.name(),
                share.fromBuilding());
    }
}
