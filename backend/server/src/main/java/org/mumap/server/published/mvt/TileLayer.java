package org.mumap.server.published.mvt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One layer of a tile. Per feature: {@link #begin} with its shape; when that says the tile shows it, the attributes it has (a
 * missing one is not written), then {@link #end}.
 */
public final class TileLayer {

    private static final int VERSION = 2;
    private static final int NAME_FIELD = 0x0A;
    private static final int FEATURE_FIELD = 0x12;
    private static final int KEY_FIELD = 0x1A;
    private static final int EXTENT_FIELD = 0x28;
    private static final int VERSION_FIELD = 0x78;
    private static final int ID = 0x08;
    private static final int TAGS = 0x12;
    private static final int TYPE = 0x18;
    private static final int GEOMETRY = 0x22;

    /** 1/512 of a tile, in tile units. */
    private static final int PIXEL = TileEncoder.EXTENT / 512;

    private final String name;
    private EwkbReader reader;
    private final List<String> keys = new ArrayList<>();
    private final Shape shape = new Shape();
    private final Shape scratch = new Shape();
    private final Simplicity simplicity = new Simplicity();
    private final ValueTable values = new ValueTable();
    private final ByteBuilder features = new ByteBuilder(1 << 13);
    private final ByteBuilder tags = new ByteBuilder(256);
    private final ByteBuilder geometry = new ByteBuilder(1024);
    private long id;
    private int count;
    private boolean coarse;
    private boolean drawn;
    private long[] scraps = new long[8];
    private int scrapCount;

    TileLayer(String name, EwkbReader reader) {
        this.name = name;
        this.reader = reader;
    }

    String name() {
        return name;
    }

    /**
     * Says that the shapes to come are simplified for this tile's zoom, by several tile units: rounding by half a unit does not
     * fold them over, so only those that the tile's edge cuts are tested. A surface too small for the grid is drawn as a pixel:
     * it stands for parcels that must not disappear.
     */
    public void expectSimplified() {
        coarse = true;
    }

    /**
     * Says that the shapes to come are those of {@code ST_AsMVTGeom}, turned upside down ({@code ST_Scale(…, 1, -1)}): they are in tile
     * units, cut and valid already, and are drawn as they are.
     */
    public void expectDrawn() {
        drawn = true;
        reader = new EwkbReader(0, 0, TileEncoder.EXTENT);
    }

    /**
     * The features that were not begun because so little of them is left that the rounding of the points where they are cut decides
     * whether anything is. PostGIS rounds those by the order in which it sweeps them; to show the same features, ask it for these few
     * and draw its answer ({@link #expectDrawn}).
     */
    public long[] scraps() {
        return Arrays.copyOf(scraps, scrapCount);
    }

    /** Number of features so far. */
    public int features() {
        return count;
    }

    /** The number under which an attribute of that name is given. */
    public int key(String attribute) {
        int known = keys.indexOf(attribute);
        if (known >= 0) {
            return known;
        }
        keys.add(attribute);
        return keys.size() - 1;
    }

    /**
     * Begins a feature.
     *
     * @param featureId its number, not negative
     * @param ewkb its shape, EPSG:3857
     * @return false when the tile shows nothing of it, or so little that it is one of the {@link #scraps}: then it is not begun
     * @throws IllegalArgumentException when the shape cannot be read
     */
    public boolean begin(long featureId, byte[] ewkb) {
        if (featureId < 0) {
            throw new IllegalArgumentException("a feature id is not negative: " + featureId);
        }
        reader.read(ewkb, shape);
        boolean surface = shape.kind() == Shape.Kind.POLYGONS && !drawn;
        if (surface && !coarse && shape.isScrap()) {
            if (!shape.isEmpty() || reader.comesNear(ewkb, scratch)) {
                keepScrap(featureId);
            }
            return false;
        }
        boolean doubtful = surface && !shape.isEmpty() && (!coarse || reader.wasCut());
        if (doubtful && !simplicity.holds(shape)) {
            Repair.apply(shape);
        }
        if (coarse && shape.isEmpty()) {
            reader.speck(PIXEL, shape);
        }
        if (shape.isEmpty()) {
            return false;
        }
        id = featureId;
        tags.clear();
        geometry.clear();
        shape.write(geometry);
        return true;
    }

    private void keepScrap(long featureId) {
        if (scrapCount == scraps.length) {
            scraps = Arrays.copyOf(scraps, scrapCount * 2);
        }
        scraps[scrapCount++] = featureId;
    }

    public void text(int key, String value) {
        text(key, value.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #text(int, String)}, for a text that is at hand in UTF-8; the bytes must not change before the tile is made. */
    public void text(int key, byte[] utf8) {
        text(key, utf8, 0, utf8.length);
    }

    /** As {@link #text(int, byte[])}, for a text that is a part of the bytes. */
    void text(int key, byte[] bytes, int from, int length) {
        tags.varint(key).varint(values.text(bytes, from, length));
    }

    public void number(int key, double value) {
        tags.varint(key).varint(values.number(value));
    }

    public void integer(int key, long value) {
        tags.varint(key).varint(values.integer(value));
    }

    public void flag(int key, boolean value) {
        tags.varint(key).varint(values.flag(value));
    }

    /** Ends the feature begun last. */
    public void end() {
        int length = 1
                + ByteBuilder.lengthOfVarint(id)
                + (tags.size() == 0 ? 0 : 1 + ByteBuilder.lengthOfVarint(tags.size()) + tags.size())
                + 2
                + 1
                + ByteBuilder.lengthOfVarint(geometry.size())
                + geometry.size();
        features.octet(FEATURE_FIELD).varint(length).octet(ID).varint(id);
        if (tags.size() > 0) {
            features.octet(TAGS).varint(tags.size()).append(tags);
        }
        features.octet(TYPE).octet(shape.kind().code());
        features.octet(GEOMETRY).varint(geometry.size()).append(geometry);
        count++;
    }

    /** Bytes that the layer message takes, or a few more. */
    int room() {
        int names = name.length() * 3
                + keys.stream().mapToInt(key -> key.length() * 3 + 8).sum();
        return features.size() + values.encoded().size() + names + 64;
    }

    /** The layer message. */
    ByteBuilder encoded() {
        ByteBuilder out = new ByteBuilder(room());
        out.octet(NAME_FIELD).text(name);
        out.append(features);
        for (String key : keys) {
            out.octet(KEY_FIELD).text(key);
        }
        out.append(values.encoded());
        out.octet(EXTENT_FIELD).varint(TileEncoder.EXTENT);
        return out.octet(VERSION_FIELD).varint(VERSION);
    }
}
