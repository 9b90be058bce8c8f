package org.mumap.server.desk.timeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mumap.rules.idle.LandStage;
import org.mumap.server.idle.LandStages;
import org.mumap.server.ledger.SqlFile;
import org.mumap.server.problem.Problem;
import org.mumap.server.published.TileCoordinate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tiles of a time line: each shape that a parcel had on one of the days, with one letter per day ({@code -} where another shape, or
 * none, held). A tile holds at most {@value #MOST_PARCELS} parcels, the largest; what is left out is smaller than can be seen at that
 * scale.
 */
@Service
public class TimeLineTiles {

    /** Tiles are made from this zoom on; before it the counts speak. */
    public static final int FIRST_ZOOM = 9;
    /** Closer zooms are drawn from tiles of this one. */
    public static final int LAST_ZOOM = 14;

    static final int MOST_PARCELS = 4_000;

    private static final long MOST_BYTES = 24L << 20;
    private static final String CODES = SqlFile.text("desk/timeline_tile_codes.sql");
    private static final String TILE = SqlFile.text("desk/timeline_tile.sql");
    private static final char NOT_THERE = '-';

    private final JdbcClient jdbc;
    private final LandStages stages;
    private final TimeLine line;
    private final Clock clock;
    private final Cache<String, byte[]> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String key, byte[] tile) -> tile.length + 256)
            .build();

    TimeLineTiles(JdbcClient jdbc, LandStages stages, TimeLine line, Clock clock) {
        this.jdbc = jdbc;
        this.stages = stages;
        this.line = line;
        this.clock = clock;
    }

    /** A text that is equal as long as the tiles of these days are, for this account. */
    public String tag(TimeLineDays days) {
        return line.version() + "|" + days.key();
    }

    /**
     * A tile; empty when nothing meets it.
     *
     * @throws Problem (404) when there are no tiles of that zoom
     */
    @Transactional(readOnly = true)
    public byte[] get(TileCoordinate at, TimeLineDays days) {
        if (at.z() < FIRST_ZOOM || at.z() > LAST_ZOOM) {
            throw Problem.notFound("no-such-tile", at.z(), at.y(), at.x());
        }
        String key = tag(days) + "|" + at.z() + "/" + at.y() + "/" + at.x();
        byte[] known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        byte[] tile = read(at, days.list(), clock.instant());
        kept.put(key, tile);
        return tile;
    }

    private byte[] read(TileCoordinate at, List<LocalDate> days, Instant knownAt) {
        List<String> codes = bind(jdbc.sql(CODES), at)
                .param("knownAt", Timestamp.from(knownAt))
                .param("limit", MOST_PARCELS)
                .query(String.class)
                .list();
        ParcelVersions held = ParcelVersions.read(jdbc, codes, days, knownAt);
        List<String> rowKeys = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        stages.read(held.codes(), days, knownAt, held)
                .forEach((code, row) -> letters(held, code, row).forEach((version, text) -> {
                    rowKeys.add(code);
                    versions.add(version);
                    letters.add(text.toString());
                }));
        if (rowKeys.isEmpty()) {
            return new byte[0];
        }
        return Objects.requireNonNull(bind(jdbc.sql(TILE), at)
                .param("codes", rowKeys.toArray(String[]::new))
                .param("versions", versions.toArray(Long[]::new))
                .param("stages", letters.toArray(String[]::new))
                .query((result, n) -> result.getBytes(1))
                .single());
    }

    /** The letters of each shape that the parcel had. */
    private static Map<Long, StringBuilder> letters(ParcelVersions held, String code, @Nullable LandStage[] row) {
        Map<Long, StringBuilder> letters = new LinkedHashMap<>();
        for (int day = 0; day < row.length; day++) {
            ParcelVersions.Version version = held.version(code, day);
            LandStage stage = row[day];
            if (version != null && stage != null) {
                letters.computeIfAbsent(
                                version.id(),
                                id -> new StringBuilder(
                                        String.valueOf(NOT_THERE).repeat(row.length)))
                        .setCharAt(day, stage.letter());
            }
        }
        return letters;
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, TileCoordinate at) {
        return statement.param("z", at.z()).param("x", at.x()).param("y", at.y());
    }
}
