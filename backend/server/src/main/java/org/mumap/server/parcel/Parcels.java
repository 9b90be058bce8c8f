package org.mumap.server.parcel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.ledger.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All parcels of the caller's scope. */
@Service
@Transactional(readOnly = true)
public class Parcels {

    private static final String LIST = SqlFile.text("parcel/list.sql");
    private static final String TOTAL = SqlFile.text("parcel/total.sql");
    private static final String LIST_AT = SqlFile.text("parcel/list_at.sql");
    private static final String SUCCESSORS = SqlFile.text("parcel/successors.sql");
    private static final String VERSIONS = SqlFile.text("parcel/versions.sql");

    private final JdbcClient jdbc;

    Parcels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of today's parcels.
     *
     * @param taxYear year of the tax per mu
     * @param after code of the last parcel already seen, or empty
     */
    public ParcelPage list(ParcelFilter filter, int taxYear, String after, int limit) {
        String @Nullable [] codes =
                filter.codes() == null ? null : filter.codes().toArray(String[]::new);
        List<ParcelRow> rows = jdbc.sql(LIST)
                .param("park", filter.park())
                .param("town", filter.town())
                .param("codes", codes)
                .param("year", taxYear)
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, n) -> row(row))
                .list();
        ParcelPage.Total total = jdbc.sql(TOTAL)
                .param("park", filter.park())
                .param("town", filter.town())
                .param("codes", codes)
                .query((row, n) -> new ParcelPage.Total(row.getLong("parcels"), row.getBigDecimal("area_mu")))
                .single();
        return page(rows, total, limit);
    }

    /** A page of the parcels of other times, without verdict and tax. */
    public ParcelPage listAt(ParcelFilter filter, Times times, String after, int limit) {
        AtomicReference<ParcelPage.@Nullable Total> total = new AtomicReference<>();
        List<ParcelRow> rows = jdbc
                .sql(LIST_AT)
                .param("asOf", times.asOf())
                .param("knownAt", Timestamp.from(times.knownAt()))
                .param("park", filter.park())
                .param("town", filter.town())
                .param("text", filter.text())
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, n) -> {
                    total.set(new ParcelPage.Total(row.getLong("parcels"), row.getBigDecimal("total_mu")));
                    return row.getString("parcel_code") == null ? List.<ParcelRow>of() : List.of(row(row));
                })
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
        return page(rows, java.util.Objects.requireNonNull(total.get()), limit);
    }

    /** The shape of one version. */
    public ParcelShape getShape(String parcelCode, long versionId) {
        return jdbc.sql("""
                        select st_asgeojson(v.geom, 9, 0) as shape, st_x(c.point) as lon, st_y(c.point) as lat
                        from ledger.parcel v cross join lateral (select st_pointonsurface(v.geom) as point) c
                        where v.row_key = :code and v.version_id = :version
                        """)
                .param("code", parcelCode)
                .param("version", versionId)
                .query((row, n) -> new ParcelShape(row.getString("shape"), row.getDouble("lon"), row.getDouble("lat")))
                .single();
    }

    /**
     * Lineage as known at an instant.
     *
     * @param predecessors as the version at hand names them
     */
    public Lineage getLineage(String parcelCode, List<String> predecessors, Instant knownAt) {
        List<String> successors = jdbc.sql(SUCCESSORS)
                .param("code", parcelCode)
                .param("knownAt", Timestamp.from(knownAt))
                .query(String.class)
                .list();
        List<Lineage.Version> versions = jdbc.sql(VERSIONS)
                .param("code", parcelCode)
                .param("knownAt", Timestamp.from(knownAt))
                .query((row, n) -> version(row))
                .list();
        return new Lineage(predecessors, successors, versions);
    }

    private static Lineage.Version version(ResultSet row) throws SQLException {
        Timestamp superseded = row.getTimestamp("superseded_at");
        return new Lineage.Version(
                Long.toString(row.getLong("batch_id")),
                row.getObject("data_from", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant(),
                superseded == null ? null : superseded.toInstant(),
                row.getBoolean("ended"));
    }

    // one row more than the page was read: if it is there, there is a next page
    private static ParcelPage page(List<ParcelRow> rows, ParcelPage.Total total, int limit) {
        boolean more = rows.size() > limit;
        List<ParcelRow> page = more ? rows.subList(0, limit) : rows;
        return new ParcelPage(page, total, more ? page.get(limit - 1).parcelCode() : null);
    }

    private static ParcelRow row(ResultSet row) throws SQLException {
        return new ParcelRow(
                row.getString("parcel_code"),
                row.getString("name"),
                row.getString("park_code"),
                row.getString("town"),
                row.getBigDecimal("area_mu"),
                row.getString("land_use_code"),
                row.getString("supply_state"),
                row.getString("idle_finding"),
                row.getBigDecimal("tax_wan_per_mu"),
                List.of(row.getDouble("lon"), row.getDouble("lat")));
    }
}
