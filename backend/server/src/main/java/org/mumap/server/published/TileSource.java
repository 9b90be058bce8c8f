package org.mumap.server.published;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encodes Mapbox vector tiles (version 2, extent 4096, buffer 64) of the published views, layer name = collection. A tile holds at
 * most 5,000 features and 500,000 bytes. Parcels come from {@link ParcelTiles}, several times cheaper (decision 0007); everything
 * else is encoded by PostGIS: where more meets a tile, the largest stay, by area, then length, then key, so that two askers
 * get the same; below zoom 12 shapes are simplified to half a pixel of a 512-pixel tile.
 */
@Component
class TileSource {

    static final int MOST_FEATURES = 5_000;
    static final int MOST_BYTES = 500_000;

    private static final int RAW_FROM_ZOOM = 12;
    private static final int HALF_PIXELS = 1024;

    private final JdbcClient jdbc;
    private final ParcelTiles parcels;
    private final TransactionTemplate transaction;

    TileSource(JdbcClient jdbc, ParcelTiles parcels, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.parcels = parcels;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /**
     * The tile as a scope sees it.
     *
     * @param scope scope of the account at hand
     * @param year year of the per-mu figures, or null for the newest closed one
     * @return the protocol buffer; empty when nothing meets the tile
     */
    byte[] read(Scope scope, PublishedView view, TileCoordinate at, @Nullable Integer year) {
        if (at.z() < view.tiles().fromZoom()) {
            return new byte[0];
        }
        if (view.id().equals(ParcelTiles.COLLECTION)) {
            byte[] tile = parcels.read(scope, at, year);
            if (tile != null) {
                return tile;
            }
        }
        return Objects.requireNonNull(transaction.execute(status -> encode(view, at, year)));
    }

    private byte[] encode(PublishedView view, TileCoordinate at, @Nullable Integer year) {
        jdbc.sql("select set_config('statement_timeout', '5s', true), set_config('mumap.year', :year, true)")
                .param("year", year == null ? "" : year.toString())
                .query((row, n) -> n)
                .list();
        String sql = sql(view, at.z());
        int most = MOST_FEATURES;
        byte[] tile = encode(sql, view, at, most);
        while (tile.length > MOST_BYTES && most > 1) {
            most = Math.max(1, Math.min(most * 9 / 10, (int) ((long) most * MOST_BYTES / tile.length)));
            tile = encode(sql, view, at, most);
        }
        return tile.length > MOST_BYTES ? new byte[0] : tile;
    }

    private byte[] encode(String sql, PublishedView view, TileCoordinate at, int most) {
        return jdbc.sql(sql)
                .param("layer", view.id())
                .param("z", at.z())
                .param("x", at.x())
                .param("y", at.y())
                .param("tolerance", at.width() / HALF_PIXELS)
                .param("most", most)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private static String sql(PublishedView view, int zoom) {
        String shape = "f.geom_3857";
        if (zoom < view.tiles().pointsBelowZoom()) {
            shape = "st_pointonsurface(f.geom_3857)";
        } else if (zoom < RAW_FROM_ZOOM) {
            shape = "st_simplifypreservetopology(f.geom_3857, :tolerance)";
        }
        return """
                select coalesce(st_asmvt(t, :layer, 4096, 'geom', 'id'), '') as mvt
                from (
                  select f.id, %1$s,
                         st_asmvtgeom(%2$s, st_tileenvelope(:z, :x, :y), 4096, 64, true) as geom
                  from (
                    select * from %3$s
                    where geom_3857 && st_tileenvelope(:z, :x, :y, margin => 64.0 / 4096)
                    order by st_area(geom_3857) desc, st_length(geom_3857) desc, %4$s
                    limit :most
                  ) f
                ) t
                where t.geom is not null
                """.formatted(attributes(view), shape, view.from(), view.keyColumn());
    }

    // a tile knows texts, whole numbers, doubles and truth values
    private static String attributes(PublishedView view) {
        return view.tiles().properties().stream()
                .map(property -> switch (property.type()) {
                    case DECIMAL -> "f.%1$s::double precision as %1$s".formatted(property.column());
                    case DATE -> "to_char(f.%1$s, 'YYYY-MM-DD') as %1$s".formatted(property.column());
                    case TEXTS -> "array_to_string(f.%1$s, ' ') as %1$s".formatted(property.column());
                    default -> "f." + property.column();
                })
                .collect(Collectors.joining(", "));
    }
}
