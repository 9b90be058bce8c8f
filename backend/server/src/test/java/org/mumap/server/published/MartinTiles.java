package org.mumap.server.published;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/** The SQL that the tile server Martin 1.14 sends for a table (its {@code query_tables.rs}), on the tile table, as the owner. */
final class MartinTiles implements AutoCloseable {

    private static final String ATTRIBUTES = "parcel_code, name, park_code, town, area_mu, land_use_code, supply_state,"
            + " idle_finding, legal_state, tax_wan_per_mu, output_wan_per_mu, net_idle_days, holder_name, low_efficiency";

    private final Connection connection;
    private final PreparedStatement sql;

    MartinTiles() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", System.getenv("MUMAP_OWNER_USER"));
        properties.setProperty("password", System.getenv("MUMAP_OWNER_PASSWORD"));
        properties.setProperty("prepareThreshold", "1");
        connection = DriverManager.getConnection(System.getenv("MUMAP_DB_URL"), properties);
        connection.createStatement().execute("set jit = off; set max_parallel_workers_per_gather = 0");
        sql = connection.prepareStatement("""
                select st_asmvt(tile, 'parcels', 4096, 'geom', 'id')
                from (
                  select st_asmvtgeom(st_transform(st_curvetoline(geom_3857::geometry), 3857),
                                      st_tileenvelope(?::integer, ?::integer, ?::integer), 4096, 64, true) as geom, id, %s
                  from live.tile_parcel
                  where geom_3857 && st_transform(st_tileenvelope(?::integer, ?::integer, ?::integer, margin => 64.0 / 4096), 3857)
                ) as tile
                """.formatted(ATTRIBUTES));
    }

    byte[] tile(TileCoordinate at) {
        try {
            for (int i = 0; i < 6; i += 3) {
                sql.setInt(i + 1, at.z());
                sql.setInt(i + 2, at.x());
                sql.setInt(i + 3, at.y());
            }
            try (ResultSet row = sql.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
