package org.mumap.server.published;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a plain endpoint of the same server costs that lets PostGIS write the features ({@code ST_AsGeoJSON} of the row) and streams
 * them from a cursor as they come: the way most servers of features go. For measuring only, as {@link BareTile} is.
 */
@RestController
@ConditionalOnProperty("bench.sql")
class BareFeatures {

    private final JdbcClient jdbc;

    BareFeatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/api/bare-features")
    @Transactional(readOnly = true)
    public void features(@RequestParam("limit") int limit, HttpServletResponse response) throws IOException {
        response.setContentType("application/geo+json");
        OutputStream out = response.getOutputStream();
        out.write("{\"type\":\"FeatureCollection\",\"features\":[".getBytes(StandardCharsets.UTF_8));
        boolean[] begun = {false};
        jdbc.sql("""
                        select st_asgeojson(r, 'geom', 8) from (
                          select parcel_code, name, park_code, town, land_use_scheme, land_use_code, planned_use, registered_area_m2, area_m2,
                            area_mu, area_ellipsoid_m2, area_zone_plane_m2, zone_epsg, supply_state, right_nature, term_end_on, plot_ratio,
                            real_estate_unit_no, predecessors, readiness, holder_name, idle_finding, idle_route, legal_state, net_idle_days,
                            next_full_on, low_efficiency, judged_on, per_mu_year, net_land_mu, tax_wan, output_wan, tax_wan_per_mu,
                            output_wan_per_mu, enterprises, road_m, power_m, water_m, sewage_m, gas_m, slope_deg, geom
                          from published.parcels order by parcel_code limit :limit) r
                        """).param("limit", limit).withFetchSize(2_000).query(row -> {
            try {
                if (begun[0]) {
                    out.write(',');
                }
                begun[0] = true;
                out.write(row.getString(1).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.write("]}".getBytes(StandardCharsets.UTF_8));
    }
}
