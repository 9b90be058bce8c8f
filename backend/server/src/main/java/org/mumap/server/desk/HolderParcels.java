package org.mumap.server.desk;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.SignedIn;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 同一权利人名下全部宗地: all land that the holder of a parcel holds today, as far as the caller's scope goes. */
@Service
public class HolderParcels {

    private static final String SQL = SqlFile.text("desk/holder_parcels.sql");

    private final JdbcClient jdbc;
    private final SignedIn signedIn;

    HolderParcels(JdbcClient jdbc, SignedIn signedIn) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
    }

    /**
     * A parcel of the holder.
     *
     * @param holderName the name it is held under
     * @param areaMu mu
     * @param finding what the program suspects
     * @param legalState what was found on paper
     * @param caseNo its open case, null when there is none and for those who do not read cases
     */
    public record Row(
            String parcelCode,
            @Nullable String name,
            @Nullable String town,
            String holderName,
            BigDecimal areaMu,
            String finding,
            String legalState,
            @Nullable String caseNo) {}

    /**
     * The holder's land.
     *
     * @param holderName holder of the parcel asked about, null when no contract names one
     * @param areaMu exact sum of the rows, mu
     */
    public record Held(@Nullable String holderName, List<Row> rows, BigDecimal areaMu) {}

    /** The land of the holder of a parcel; a problem (404) when the parcel is not in scope. */
    @Transactional(readOnly = true)
    public Held of(String parcelCode) {
        boolean readsCases = signedIn.get().readsCases();
        List<Row> rows = jdbc.sql(SQL)
                .param("parcel", parcelCode)
                .query((row, n) -> new Row(
                        row.getString("parcel_code"),
                        row.getString("name"),
                        row.getString("town"),
                        row.getString("holder_name"),
                        row.getBigDecimal("area_mu"),
                        row.getString("finding"),
                        row.getString("legal_state"),
                        readsCases ? row.getString("case_no") : null))
                .list();
        String holder = rows.stream()
                .filter(row -> row.parcelCode().equals(parcelCode))
                .map(Row::holderName)
                .findFirst()
                .orElse(null);
        if (holder == null && !inScope(parcelCode)) {
            throw Problem.notFound("no-such-parcel", parcelCode);
        }
        return new Held(holder, rows, rows.stream().map(Row::areaMu).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private boolean inScope(String parcelCode) {
        return jdbc.sql("select exists (select from live.parcel where parcel_code = :parcel)")
                .param("parcel", parcelCode)
                .query(Boolean.class)
                .single();
    }
}
