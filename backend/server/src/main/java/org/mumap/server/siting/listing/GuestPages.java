package org.mumap.server.siting.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mumap.server.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a guest sees. Everything comes from one function of the database that gives out named columns and nothing else. */
@Component
public class GuestPages {

    /** Openings a minute from one address. */
    static final int MOST_A_MINUTE = 60;

    private final JdbcClient jdbc;
    private final Cache<String, AtomicInteger> asked = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(50_000)
            .build();

    GuestPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Land as a guest sees it; distances in metres, null where nobody measured.
     *
     * @param offer what is offered: the land, or empty halls on it
     * @param floorM2 idle floor of the halls, m²; null for land
     * @param clearHeightM largest clear height of them, m
     * @param powerKva largest installed power of them, kVA
     * @param geometry its outline as GeoJSON
     */
    public record Land(
            String id,
            String title,
            @Nullable String note,
            String contact,
            String phone,
            @Nullable String name,
            @Nullable String park,
            @Nullable String town,
            BigDecimal areaMu,
            @Nullable String plannedUse,
            @Nullable Double plotRatio,
            List<String> readiness,
            @Nullable Double roadM,
            @Nullable Double powerM,
            @Nullable Double waterM,
            @Nullable Double sewageM,
            @Nullable Double gasM,
            @Nullable Double slopeDeg,
            Listings.Offer offer,
            @Nullable Double floorM2,
            @Nullable Double clearHeightM,
            @Nullable Double powerKva,
            double lon,
            double lat,
            String geometry) {}

    /**
     * A page.
     *
     * @param label for whom, across the page
     * @param expiresAt until when it opens
     * @param land what is on offer
     */
    public record Page(String label, Instant expiresAt, List<Land> land) {}

    private record Row(Land land, String label, Instant expiresAt) {}

    /**
     * Opens a link.
     *
     * @param from address of whoever opens it
     * @throws Problem (404) when the link is unknown, expired or revoked, or its land is gone; (429) when asked too often
     */
    @Transactional
    public Page open(String token, String from) {
        Page page = look(token, from);
        jdbc.sql("select siting.guest_opened(:hash)")
                .param("hash", GuestLinks.hash(token))
                .query(row -> {});
        return page;
    }

    /** Like {@link #open}, without counting. */
    @Transactional(readOnly = true)
    public Page look(String token, String from) {
        if (asked.get(from, address -> new AtomicInteger()).incrementAndGet() > MOST_A_MINUTE) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "guest-often");
        }
        List<Row> rows = jdbc.sql("select * from siting.guest_listings(:hash)")
                .param("hash", GuestLinks.hash(token))
                .query((row, n) -> new Row(
                        land(row),
                        row.getString("label"),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
        if (rows.isEmpty()) {
            throw Problem.notFound("guest-gone");
        }
        return new Page(
                rows.get(0).label(),
                rows.get(0).expiresAt(),
                rows.stream().map(Row::land).toList());
    }

    private static Land land(ResultSet row) throws SQLException {
        Array works = row.getArray("readiness");
        return new Land(
                Long.toString(row.getLong("listing_id")),
                row.getString("title"),
                row.getString("note"),
                row.getString("contact"),
                row.getString("phone"),
                row.getString("name"),
                row.getString("park"),
                row.getString("town"),
                row.getBigDecimal("area_mu"),
                row.getString("planned_use"),
                number(row, "plot_ratio"),
                works == null ? List.of() : List.of((String[]) works.getArray()),
                number(row, "road_m"),
                number(row, "power_m"),
                number(row, "water_m"),
                number(row, "sewage_m"),
                number(row, "gas_m"),
                number(row, "slope_deg"),
                Listings.Offer.valueOf(row.getString("offer")),
                number(row, "floor_m2"),
                number(row, "clear_height_m"),
                number(row, "power_kva"),
                row.getDouble("lon"),
                row.getDouble("lat"),
                row.getString("geometry"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
