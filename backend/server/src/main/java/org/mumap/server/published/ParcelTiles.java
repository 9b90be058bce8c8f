package org.mumap.server.published;

import org.jspecify.annotations.Nullable;
import org.mumap.server.published.mvt.TileEncoder;
import org.mumap.server.published.mvt.TileLayer;
import org.mumap.server.published.mvt.TileRows;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tiles of parcels, encoded here from the rows of {@code live.tile_parcel} instead of by PostGIS: same ids and attributes as the
 * published view (tests hold them equal), at a fraction of the processor time. Runs in the caller's transaction and scope.
 */
@Component
class ParcelTiles {

    /** The collection these tiles show. */
    static final String COLLECTION = "parcels";

    // purpose: the drawn columns of the parcels that meet a tile, one more than a tile may hold
    private static final String ROWS = """
            select t.id, t.geom_3857::bytea, t.parcel_code, t.name, t.park_code, t.town, t.area_mu, t.land_use_code, t.supply_state,
                   t.idle_finding, t.legal_state, %s, t.net_idle_days, t.holder_name, t.low_efficiency
            from live.tile_parcel t %s
            where t.geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
            limit :most
            """;

    private static final String CLOSED_YEAR = ROWS.formatted("t.tax_wan_per_mu, t.output_wan_per_mu", "");
    private static final String ANY_YEAR = ROWS.formatted(
            "y.tax_wan_per_mu, y.output_wan_per_mu",
            "left join live.parcel_per_mu y on y.parcel_code = t.parcel_code and y.year = :year");

    private final JdbcClient jdbc;

    ParcelTiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The tile as the scope at hand sees it.
     *
     * @param year year of the per-mu figures, or null for the newest closed one
     * @return the protocol buffer, empty when nothing meets the tile; null when more features meet it than a tile may hold
     */
    byte @Nullable [] read(TileCoordinate at, @Nullable Integer year) {
        JdbcClient.StatementSpec query = jdbc.sql(year == null ? CLOSED_YEAR : ANY_YEAR)
                .param("z", at.z())
                .param("x", at.x())
                .param("y", at.y())
                .param("most", TileSource.MOST_FEATURES + 1);
        if (year != null) {
            query = query.param("year", year);
        }
        TileEncoder encoder = new TileEncoder(at.z(), at.x(), at.y());
        TileLayer layer = encoder.layer(COLLECTION);
        ResultSetExtractor<Integer> encode = rows -> TileRows.encode(rows, layer);
        int read = query.query(encode);
        return read > TileSource.MOST_FEATURES ? null : encoder.toBytes();
    }
}
