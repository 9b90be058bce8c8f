package org.mumap.server.published.web;

import java.time.Duration;
import org.mumap.server.published.BaseMaps;
import org.mumap.server.published.TileCoordinate;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tiles of the configured base maps. They are the same for everybody and change rarely, so a browser may keep them a day. */
@RestController
class BaseMapController {

    private static final Duration KEPT = Duration.ofDays(1);

    private final BaseMaps baseMaps;

    BaseMapController(BaseMaps baseMaps) {
        this.baseMaps = baseMaps;
    }

    @GetMapping("/api/basemaps/{id}/{z}/{x}/{y}")
    ResponseEntity<byte[]> tile(
            @PathVariable String id, @PathVariable String z, @PathVariable String x, @PathVariable String y) {
        return image(baseMaps.get(id, false, TileCoordinate.parse(z, y, x)));
    }

    /** The names that lie over it. */
    @GetMapping("/api/basemaps/{id}/labels/{z}/{x}/{y}")
    ResponseEntity<byte[]> labels(
            @PathVariable String id, @PathVariable String z, @PathVariable String x, @PathVariable String y) {
        return image(baseMaps.get(id, true, TileCoordinate.parse(z, y, x)));
    }

    private static ResponseEntity<byte[]> image(BaseMaps.Image image) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(image.mediaType()))
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
                .body(image.bytes());
    }
}
