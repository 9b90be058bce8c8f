package org.mumap.server.published.mvt;

import java.util.ArrayList;
import java.util.List;

/**
 * One Mapbox vector tile (specification 2.1) of the tile matrix set WebMercatorQuad: extent 4096, buffer 64, several layers.
 *
 * <pre>{@code
 * TileEncoder tile = new TileEncoder(14, 13678, 6826);
 * TileLayer parcels = tile.layer("parcels");
 * int code = parcels.key("parcel_code");
 * if (parcels.begin(7, ewkb)) {
 *     parcels.text(code, "339922001001GB00007");
 *     parcels.end();
 * }
 * byte[] bytes = tile.toBytes();
 * }</pre>
 */
public final class TileEncoder {

    /** Tile units across a tile. */
    public static final int EXTENT = 4096;

    private static final double HALF_WORLD_M = Math.PI * 6378137;
    private static final int LAYER_FIELD = 0x1A;

    private final EwkbReader reader;
    private final List<TileLayer> layers = new ArrayList<>();

    /**
     * @param z zoom
     * @param x column from the west
     * @param y row from the north
     */
    public TileEncoder(int z, int x, int y) {
        double width = 2 * HALF_WORLD_M / (1L << z);
        this.reader = new EwkbReader(x * width - HALF_WORLD_M, HALF_WORLD_M - y * width, width);
    }

    /**
     * Adds a layer; fill it before the next one.
     *
     * @throws IllegalArgumentException when the tile has one of that name (specification 4.1)
     */
    public TileLayer layer(String name) {
        if (layers.stream().anyMatch(layer -> layer.name().equals(name))) {
            throw new IllegalArgumentException("layer " + name + " twice in one tile");
        }
        TileLayer layer = new TileLayer(name, reader);
        layers.add(layer);
        return layer;
    }

    /** The tile; layers without features are left out, so an empty tile has no bytes. */
    public byte[] toBytes() {
        ByteBuilder out =
                new ByteBuilder(layers.stream().mapToInt(TileLayer::room).sum());
        for (TileLayer layer : layers) {
            if (layer.features() > 0) {
                ByteBuilder encoded = layer.encoded();
                out.octet(LAYER_FIELD).varint(encoded.size()).append(encoded);
            }
        }
        return out.toBytes();
    }
}
