package org.mumap.server.ingest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.mumap.server.geo.PostgisShapes;
import org.mumap.server.ledger.Owner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the county lies, as far as it is known yet. */
@Component
class CountyOutline {

    private final JdbcClient jdbc;

    CountyOutline(@Owner JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The box around it in EPSG:4490; null before its area was imported. */
    @Nullable
    Envelope box() {
        return jdbc.sql("""
            select st_xmin(b) as x1, st_xmax(b) as x2, st_ymin(b) as y1, st_ymax(b) as y2
            from (select st_extent(geom) as b from live.area where level = 'COUNTY') e where b is not null
            """)
                .query((row, n) -> new Envelope(
                        row.getDouble("x1"), row.getDouble("x2"), row.getDouble("y1"), row.getDouble("y2")))
                .optional()
                .orElse(null);
    }

    /** Its outline for a small picture: some hundred metres do not matter there. */
    Optional<Geometry> sketch() {
        return jdbc.sql("""
            select st_simplifypreservetopology(st_collect(geom), 0.002)::text from live.area where level = 'COUNTY'
            having count(*) > 0
            """).query(String.class).optional().map(PostgisShapes::ofHex);
    }
}
