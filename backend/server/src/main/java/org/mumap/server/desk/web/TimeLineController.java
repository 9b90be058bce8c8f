package org.mumap.server.desk.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mumap.server.desk.timeline.TimeLine;
import org.mumap.server.desk.timeline.TimeLineDays;
import org.mumap.server.desk.timeline.TimeLineTiles;
import org.mumap.server.published.TileCoordinate;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The time line: counts per day, and tiles with the stage of each parcel on each day. */
@RestController
class TimeLineController {

    private static final MediaType MVT = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

    private final TimeLine line;
    private final TimeLineTiles tiles;
    private final Clock clock;

    TimeLineController(TimeLine line, TimeLineTiles tiles, Clock clock) {
        this.line = line;
        this.tiles = tiles;
        this.clock = clock;
    }

    /**
     * The counts.
     *
     * @param firstYear year of the first contract, null without any
     * @param today the last day that can be asked for
     */
    record Answer(@Nullable Integer firstYear, LocalDate today, List<TimeLine.Day> days) {}

    /** Without days only how far back the line goes. */
    @GetMapping("/api/desk/timeline")
    Answer counts(@RequestParam(defaultValue = "") String days) {
        LocalDate today = LocalDate.now(clock);
        return new Answer(
                line.firstYear(), today, days.isBlank() ? List.of() : line.count(TimeLineDays.parse(days, today)));
    }

    @GetMapping("/api/desk/timeline/tiles/{z}/{row}/{column}")
    ResponseEntity<byte[]> tile(
            @PathVariable String z,
            @PathVariable String row,
            @PathVariable String column,
            @RequestParam String days,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String seen) {
        TimeLineDays wanted = TimeLineDays.parse(days, LocalDate.now(clock));
        TileCoordinate at = TileCoordinate.parse(z, row, column);
        String tag = '"'
                + DigestUtils.md5DigestAsHex((tiles.tag(wanted) + at).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + '"';
        CacheControl revalidated =
                CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate();
        if (seen != null && List.of(seen.split("\\s*,\\s*")).contains(tag)) {
            return ResponseEntity.status(304)
                    .eTag(tag)
                    .cacheControl(revalidated)
                    .build();
        }
        byte[] tile = tiles.get(at, wanted);
        return tile.length == 0
                ? ResponseEntity.noContent().eTag(tag).cacheControl(revalidated).build()
                : ResponseEntity.ok()
                        .contentType(MVT)
                        .eTag(tag)
                        .cacheControl(revalidated)
                        .body(tile);
    }
}
