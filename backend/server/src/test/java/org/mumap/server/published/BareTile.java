package org.mumap.server.published;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a plain endpoint of the same server costs that answers given bytes; for measuring only: it is not in
 * the server, and in tests only while the bench runs.
 */
@RestController
@ConditionalOnProperty("bench.sql")
class BareTile {

    private volatile byte[] bytes = {};

    void give(byte[] these) {
        bytes = these;
    }

    @GetMapping("/api/bare")
    ResponseEntity<byte[]> bare() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.mapbox-vector-tile")
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .body(bytes);
    }
}
