package org.mumap.server.published;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.access.Scope;
import org.mumap.server.published.mvt.PackedRows;
import org.mumap.server.published.mvt.PackedRows.Form;
import org.mumap.server.published.mvt.TileEncoder;
import org.mumap.server.published.mvt.TileLayer;
import org.mumap.server.published.mvt.TileRows;
import org.springframework.stereotype.Component;

/**
 * Tiles of parcels, encoded here from stored rows instead of by PostGIS, at a fraction of the processor time. From zoom {@value
 * #RAW_FROM_ZOOM} on a tile shows the parcels themselves ({@code live.tile_parcel}: same ids and attributes as the published view,
 * tests hold them equal) as long as they are no more than a tile may hold: they are counted. Else, and on smaller scales, it shows
 * the blocks of {@code live.lod_parcel} (decision 0011).
 */
@Component
class ParcelTiles {

    /** The collection these tiles show. */
    static final String COLLECTION = "parcels";

    static final int RAW_FROM_ZOOM = 12;

    private static final int FINEST_LEVEL = 13;
    private static final int COARSEST_LEVEL = 8;

    private static final String ENVELOPE = "t.geom_3857 && st_tileenvelope(?, ?, ?, margin => 64.0 / 4096)";

    // purpose: the parcels that meet a tile, in one value, one piece after the other
    private static final String CLOSED_YEAR =
            "select string_agg(f.feature, '') from (select t.feature from live.tile_parcel t where " + ENVELOPE
                    + "%s) f";

    private static final List<PackedRows.Attribute> PACKED = List.of(
            new PackedRows.Attribute("parcel_code", Form.TEXT),
            new PackedRows.Attribute("name", Form.TEXT),
            new PackedRows.Attribute("park_code", Form.TEXT),
            new PackedRows.Attribute("town", Form.TEXT),
            new PackedRows.Attribute("area_mu", Form.NUMBER),
            new PackedRows.Attribute("land_use_code", Form.TEXT),
            new PackedRows.Attribute("supply_state", Form.TEXT),
            new PackedRows.Attribute("idle_finding", Form.TEXT),
            new PackedRows.Attribute("legal_state", Form.TEXT),
            new PackedRows.Attribute("tax_wan_per_mu", Form.NUMBER),
            new PackedRows.Attribute("output_wan_per_mu", Form.NUMBER),
            new PackedRows.Attribute("net_idle_days", Form.INTEGER),
            new PackedRows.Attribute("holder_name", Form.TEXT),
            new PackedRows.Attribute("low_efficiency", Form.FLAG));

    // purpose: the drawn columns of parcels, one more than a tile may hold, where the rows in one piece do not serve
    private static final String PARCELS = """
            select t.id, %1$s::bytea, t.parcel_code, t.name, t.park_code, t.town, t.area_mu, t.land_use_code, t.supply_state,
                   t.idle_finding, t.legal_state, %2$s, t.net_idle_days, t.holder_name, t.low_efficiency
            from live.tile_parcel t %3$s
            where %4$s
            """;

    private static final String ANY_YEAR = parcels("t.geom_3857", true, ENVELOPE);

    // the few features of which almost nothing is left, as PostGIS draws them
    private static final String SCRAP =
            "st_scale(st_asmvtgeom(t.geom_3857, st_tileenvelope(?, ?, ?), 4096, 64, true), 1, -1)";
    private static final String CLOSED_YEAR_SCRAPS = parcels(SCRAP, false, "t.id = any(?)");
    private static final String ANY_YEAR_SCRAPS = parcels(SCRAP, true, "t.id = any(?)");

    private static final String AT_MOST = " limit " + (TileSource.MOST_FEATURES + 1);

    /** A parcel whose code, area and money are its own takes more than this: with more of them than this allows a tile is too large. */
    private static final int LEAST_BYTES = 125;

    private static final int MOST_DRAWN = Math.min(TileSource.MOST_FEATURES, TileSource.MOST_BYTES / LEAST_BYTES);

    // decided before the first row is fetched: counting costs a fifth of drawing
    private static final String UNLESS_TOO_MANY = " and (select count(*) from (select from live.tile_parcel t where "
            + ENVELOPE + " limit " + (MOST_DRAWN + 1) + ") c) <= " + MOST_DRAWN;

    // purpose: the blocks of a level that meet a tile; the level stands in the text, for each has an index of its own
    private static final String BLOCKS = """
            select t.id, t.geom_3857::bytea, t.parcel_code, t.park_code, t.town, t.parcels, t.area_mu, t.suspected, t.suspected_mu,
                   t.land_use_code, t.supply_state, t.idle_finding, t.legal_state, %%s t.low_efficiency
            from live.lod_parcel t
            where t.z = %%d and %s limit %d
            """.formatted(ENVELOPE, TileSource.MOST_FEATURES + 1);

    private static final String ANY = "select exists (select from live.tile_parcel t where " + ENVELOPE + ")";

    private final ScopedRead database;

    ParcelTiles(ScopedRead database) {
        this.database = database;
    }

    private static String parcels(String shape, boolean anyYear, String where) {
        return anyYear
                ? PARCELS.formatted(
                        shape,
                        "y.tax_wan_per_mu, y.output_wan_per_mu",
                        "left join live.parcel_per_mu y on y.parcel_code = t.parcel_code and y.year = ?",
                        where)
                : PARCELS.formatted(shape, "t.tax_wan_per_mu, t.output_wan_per_mu", "", where);
    }

    /**
     * The tile as a scope sees it.
     *
     * @param year year of the per-mu figures, or null for the newest closed one; levels have no other year's figures
     * @return the protocol buffer, empty when nothing meets the tile; null when more meets it than a tile may hold and its level has
     *     not been built yet
     */
    byte @Nullable [] read(Scope scope, TileCoordinate at, @Nullable Integer year) {
        boolean counted = at.z() <= FINEST_LEVEL;
        if (at.z() >= RAW_FROM_ZOOM) {
            Drawn parcels = parcels(scope, at, year, counted);
            if (parcels.fits() && !(counted && parcels.rows() == 0)) {
                return parcels.tile();
            }
        }
        int own = Math.max(COARSEST_LEVEL, Math.min(at.z(), FINEST_LEVEL));
        for (int level = own; level >= COARSEST_LEVEL; level--) {
            Drawn blocks = blocks(scope, at, year, level);
            if (blocks.rows() == 0) {
                break;
            }
            if (blocks.fits()) {
                return blocks.tile();
            }
        }
        return at.z() < RAW_FROM_ZOOM || !any(scope, at) ? new byte[0] : null;
    }

    /**
     * A tile drawn without regard to its budget.
     *
     * @param rows rows that were read for it
     */
    record Drawn(int rows, byte[] tile) {
        boolean fits() {
            return rows <= TileSource.MOST_FEATURES && tile.length <= TileSource.MOST_BYTES;
        }
    }

    /**
     * The parcels themselves.
     *
     * @param counted whether they are counted first, and none is read when they are too many
     */
    Drawn parcels(Scope scope, TileCoordinate at, @Nullable Integer year, boolean counted) {
        String unless = counted ? UNLESS_TOO_MANY : AT_MOST;
        String query = year == null ? CLOSED_YEAR.formatted(unless) : ANY_YEAR + unless;
        TileEncoder encoder = new TileEncoder(at.z(), at.x(), at.y());
        TileLayer layer = encoder.layer(COLLECTION);
        int rows = database.read(
                scope,
                query,
                sql -> {
                    int next = ScopedRead.FIRST;
                    if (year != null) {
                        sql.setInt(next++, year);
                    }
                    bind(sql, next, at);
                    if (counted) {
                        bind(sql, next + 3, at);
                    }
                },
                result -> year == null ? PackedRows.encode(result, PACKED, layer) : TileRows.encode(result, layer));
        if (rows <= TileSource.MOST_FEATURES && layer.scraps().length > 0) {
            drawScraps(scope, at, year, layer);
        }
        return new Drawn(rows, encoder.toBytes());
    }

    private void drawScraps(Scope scope, TileCoordinate at, @Nullable Integer year, TileLayer layer) {
        Object[] ids = Arrays.stream(layer.scraps()).boxed().toArray();
        layer.expectDrawn();
        database.read(
                scope,
                year == null ? CLOSED_YEAR_SCRAPS : ANY_YEAR_SCRAPS,
                sql -> {
                    bind(sql, ScopedRead.FIRST, at);
                    int next = ScopedRead.FIRST + 3;
                    if (year != null) {
                        sql.setInt(next++, year);
                    }
                    sql.setArray(next, sql.getConnection().createArrayOf("bigint", ids));
                },
                result -> TileRows.encode(result, layer));
    }

    private Drawn blocks(Scope scope, TileCoordinate at, @Nullable Integer year, int level) {
        String figures = year == null ? "t.tax_wan_per_mu, t.output_wan_per_mu," : "";
        TileEncoder encoder = new TileEncoder(at.z(), at.x(), at.y());
        TileLayer layer = encoder.layer(COLLECTION);
        layer.expectSimplified();
        int rows = database.read(
                scope,
                BLOCKS.formatted(figures, level),
                sql -> bind(sql, ScopedRead.FIRST, at),
                result -> TileRows.encode(result, layer));
        return new Drawn(rows, encoder.toBytes());
    }

    private boolean any(Scope scope, TileCoordinate at) {
        return database.read(
                scope, ANY, sql -> bind(sql, ScopedRead.FIRST, at), rows -> rows.next() && rows.getBoolean(1));
    }

    private static void bind(PreparedStatement sql, int from, TileCoordinate at) throws SQLException {
        sql.setInt(from, at.z());
        sql.setInt(from + 1, at.x());
        sql.setInt(from + 2, at.y());
    }
}
