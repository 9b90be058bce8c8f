package org.mumap.server.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.mumap.server.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A county of side × side parcels that share their crooked edges (see {@code bench/parcels.sql}); the width of a parcel gives the
 * feature counts of the design's test data: 81 at z16, 1,122 at z14, 4,344 at z13.
 *
 * @param side parcels along each edge
 */
record BenchCounty(int side) {

    private static final double WORLD = 2 * Math.PI * 6378137;
    private static final double WEST = 13_418_000.5;
    private static final double SOUTH = 3_340_000.5;
    private static final double CELL = 78;

    /** Writes the rows into an empty database. */
    void load(JdbcClient owner) {
        for (String statement : script().split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                owner.sql(statement).update();
            }
        }
    }

    private String script() {
        try {
            return Files.readString(
                            TestDatabase.root().resolve("backend/server/src/test/resources/bench/parcels.sql"),
                            StandardCharsets.UTF_8)
                    .replace(":side", Integer.toString(side))
                    .replace(":west", Double.toString(WEST))
                    .replace(":south", Double.toString(SOUTH))
                    .replace(":cell", Double.toString(CELL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Distinct tiles wholly within the county, in random order; again from the first when it has fewer. */
    List<TileCoordinate> inside(int z, int count, Random random) {
        return some(tiles(z, 1), count, random);
    }

    /** All tiles that meet the county. */
    List<TileCoordinate> meeting(int z) {
        return tiles(z, 0);
    }

    /** Some of them, in random order. */
    static List<TileCoordinate> some(List<TileCoordinate> tiles, int count, Random random) {
        List<TileCoordinate> all = new ArrayList<>(tiles);
        Collections.shuffle(all, random);
        List<TileCoordinate> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(all.get(i % all.size()));
        }
        return chosen;
    }

    private List<TileCoordinate> tiles(int z, int margin) {
        double width = WORLD / (1 << z);
        int left = (int) Math.floor((WEST + WORLD / 2) / width) + margin;
        int right = (int) Math.floor((WEST + CELL * side + WORLD / 2) / width) - margin;
        int upper = (int) Math.floor((WORLD / 2 - SOUTH - CELL * side) / width) + margin;
        int lower = (int) Math.floor((WORLD / 2 - SOUTH) / width) - margin;
        List<TileCoordinate> all = new ArrayList<>();
        for (int x = left; x <= right; x++) {
            for (int y = upper; y <= lower; y++) {
                all.add(new TileCoordinate(z, x, y));
            }
        }
        return all;
    }
}
